"""The whole system on one page: inputs -> articles -> annotated -> stories or a brief."""

from collections.abc import Iterable, Sequence

from selisik import __version__
from selisik.annotate import annotate_article
from selisik.brief import compose
from selisik.compare import find_origins, find_reuse, group_stories
from selisik.data import AnnotatedArticle, Article, Brief, Problem, Story
from selisik.read import read_inputs
from selisik.weigh import weigh_story

MADE_BY = f"selisik {__version__}"


def read_articles(inputs: Iterable[str]) -> tuple[list[Article], list[Problem]]:
    """The articles that could be read, in input order, and what was wrong with the rest."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in read_inputs(inputs):
        (problems if isinstance(item, Problem) else articles).append(item)  # type: ignore[arg-type]
    return articles, problems


def make_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """The articles grouped by happening."""
    return group_stories(articles)


def make_brief(articles: Sequence[AnnotatedArticle]) -> Brief:
    """The brief of articles taken as one story."""
    reuse = find_reuse(articles)
    origins = find_origins(articles, reuse)
    return compose(articles, origins, weigh_story(articles, reuse, origins), MADE_BY)


def annotate_all(articles: Iterable[Article]) -> list[AnnotatedArticle]:
    """Every article annotated, in order."""
    return [annotate_article(article) for article in articles]
