"""The whole system on one page: inputs -> articles -> annotated articles -> stories or a brief."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from selisik import __version__
from selisik.annotating import annotate_article, outline_article
from selisik.briefing import compose, explain
from selisik.comparing import (
    Digest,
    digest_article,
    find_origins,
    find_reuse,
    group_stories,
    named_sources,
    pack_digest,
    strangers,
    unpack_digest,
)
from selisik.data import AnnotatedArticle, Article, Brief, Reuse, Story
from selisik.errors import UsageError
from selisik.run.annotations import PLAIN, Report, reported
from selisik.run.annotations import Means as Means
from selisik.run.annotations import annotate_all as annotate_all
from selisik.run.annotations import read_articles as read_articles
from selisik.run.local import map_articles
from selisik.weighing import MeaningModel, weigh_story

MADE_BY = f"selisik {__version__}"


def explained_lines(articles: Iterable[Article], report: Report, means: Means = PLAIN) -> Iterator[bytes]:
    """Each article with every mark and the rule that made it, as text to read, in order, as they come."""
    return reported(map_articles(partial(_explained, names_model=means.names_model), articles, means.workers), report)


def make_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """The articles grouped by happening."""
    return group_stories(articles)


def packed_digests(articles: Iterable[Article], report: Report, workers: int | None = None) -> Iterator[bytes]:
    """What grouping needs of every article, in order, as they come: a third of the time of all marks."""
    return reported(map_articles(_digest, articles, workers), report)


def digest_all(articles: Iterable[Article], report: Report, workers: int | None = None) -> list[Digest]:
    """What grouping needs of every article, in order, at hand: a tenth of the memory of all marks."""
    return [unpack_digest(each) for each in packed_digests(articles, report, workers)]


def load_meaning(name: str) -> MeaningModel:
    """The sentence-embedding model in a folder or an installed package; raises UsageError where it cannot be had."""
    try:
        from selisik.weighing.sentence_models import load_model
    except ModuleNotFoundError as error:
        raise UsageError(f"a meaning model needs {error.name}: pip install 'selisik[meaning]'") from error
    return load_model(name)


def make_brief(articles: Sequence[AnnotatedArticle], meaning: MeaningModel | None = None) -> Brief:
    """The brief of articles taken as one story; raises ValueError for none at all.

    With a meaning model, units that words leave apart may be one claim; the brief says then which model was asked.
    """
    if not articles:
        raise ValueError("a brief needs at least one article")
    ordered = sorted(articles, key=lambda each: each.article.id)
    origins = find_origins(ordered, find_reuse(ordered))
    weighed = weigh_story(ordered, origins, meaning.vectors if meaning else None)
    made_by = f"{MADE_BY} with {meaning.name}" if meaning else MADE_BY
    return compose(ordered, origins, weighed, made_by, named_sources)


def find_strangers(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """The articles that plainly tell another happening than the rest: rather none than a wrong one."""
    return strangers.find_strangers(articles)


def compare_two(
    articles: Sequence[AnnotatedArticle],
) -> tuple[AnnotatedArticle, AnnotatedArticle, tuple[Reuse, ...]]:
    """Two articles in the order given, and the passages that they share; raises UsageError for any other number."""
    if len(articles) != 2:
        raise UsageError(f"two articles are compared, and {len(articles)} were read; name two inputs of one each")
    return articles[0], articles[1], find_reuse(articles)


def split_briefs(
    articles: Sequence[AnnotatedArticle], meaning: MeaningModel | None = None
) -> Iterator[tuple[Story, Brief]]:
    """One brief a story, in the order of the stories."""
    by_id = {each.article.id: each for each in articles}
    for story in make_stories(articles):
        yield story, make_brief([by_id[name] for name in story.articles], meaning)


def _digest(article: Article) -> bytes:
    return pack_digest(digest_article(outline_article(article)))


def _explained(article: Article, names_model: str | None) -> bytes:
    return explain(annotate_article(article, names_model)).encode()
