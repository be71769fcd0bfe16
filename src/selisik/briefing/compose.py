"""The parts of a brief put together."""

from collections.abc import Callable, Sequence

from selisik.briefing.seal import sealed
from selisik.briefing.titles import strongest_title
from selisik.data import AnnotatedArticle, Brief, BriefArticle, Headline, NamedSource, Origin, Weighed
from selisik.lang.outlets import house_of

NamedBy = Callable[[AnnotatedArticle], tuple[NamedSource, ...]]


def compose(
    articles: Sequence[AnnotatedArticle], origins: Sequence[Origin], weighed: Weighed, made_by: str, named: NamedBy
) -> Brief:
    """The brief of one story, its articles ordered by id, every passage with its words, the whole sealed.

    `named` finds the sources that an article itself names.
    """
    ordered = sorted(articles, key=lambda each: each.article.id)
    brief = Brief(
        made_by=made_by,
        story=_headline(ordered, origins, weighed),
        articles=tuple(_quoted(each, named(each)) for each in ordered),
        origins=tuple(origins),
        claims=weighed.claims,
        differences=weighed.differences,
        entities=weighed.entities,
        dates=weighed.dates,
        timeline=weighed.timeline,
        places=weighed.places,
        lead=weighed.lead,
        cautions=weighed.cautions,
    )
    return sealed(brief)


def _headline(articles: Sequence[AnnotatedArticle], origins: Sequence[Origin], weighed: Weighed) -> Headline:
    known = {each.article.outlet for each in articles if each.article.outlet}
    grouped = {article for origin in origins for article in origin.articles}
    title, title_of = strongest_title(articles, weighed.differences)
    return Headline(
        title=title,
        title_of=title_of,
        date=weighed.date,
        articles=len(articles),
        outlets=len(known),
        outlets_unknown=sum(not each.article.outlet for each in articles),
        origins=len(origins) + sum(each.article.id not in grouped for each in articles),
    )


def _quoted(annotated: AnnotatedArticle, named: tuple[NamedSource, ...]) -> BriefArticle:
    article = annotated.article
    return BriefArticle(
        id=article.id,
        outlet=article.outlet,
        url=article.url,
        title=article.title,
        published=article.published,
        sha256=article.sha256,
        text=article.text,
        language=article.language,
        house=house_of(article.outlet),
        named=named,
        regions=annotated.regions,
        statements=annotated.statements,
        quantities=annotated.quantities,
    )
