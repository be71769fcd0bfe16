"""The parts of a brief put together."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Brief, BriefArticle, Headline, Origin, Weighed


def compose(articles: Sequence[AnnotatedArticle], origins: Sequence[Origin], weighed: Weighed, made_by: str) -> Brief:
    """The brief of one story, its articles ordered by id."""
    ordered = sorted(articles, key=lambda each: each.article.id)
    return Brief(
        made_by=made_by,
        story=_headline(ordered, origins, weighed.date),
        articles=tuple(_quoted(each) for each in ordered),
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


def _headline(articles: Sequence[AnnotatedArticle], origins: Sequence[Origin], date: str | None) -> Headline:
    titled = [each.article for each in articles if each.article.title]
    known = {each.article.outlet for each in articles if each.article.outlet}
    grouped = {article for origin in origins for article in origin.articles}
    return Headline(
        title=(titled[0].title if titled else None) or articles[0].article.id,
        title_of=titled[0].id if titled else None,
        date=date,
        articles=len(articles),
        outlets=len(known),
        outlets_unknown=sum(not each.article.outlet for each in articles),
        origins=len(origins) + sum(each.article.id not in grouped for each in articles),
    )


def _quoted(annotated: AnnotatedArticle) -> BriefArticle:
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
        regions=annotated.regions,
        statements=annotated.statements,
    )
