"""What `import selisik` offers: the main job from Python, in the types of `selisik.data`."""

import warnings
from collections.abc import Iterable
from os import PathLike, fspath

from selisik.annotating import annotate_article
from selisik.briefing import notebook
from selisik.data import AnnotatedArticle, Article, Brief, PassedOver, Problem, Story
from selisik.errors import UsageError
from selisik.run import pipeline
from selisik.weighing import MeaningModel


class InputWarning(UserWarning):
    """An input that could not be read, or only in part; the others went on."""


def read(*inputs: str | PathLike[str]) -> list[Article]:
    """The articles of files, folders, tables, pages and archives, in order.

    What cannot be read is said as an InputWarning that names the file, the place and the cure. Raises UsageError when
    no input is given.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = open(f"{folder}/a.txt", "w").write("Air surut, kata Raka Wijanarko.")
    ...     [article.id for article in read(folder)]
    ['a']
    """
    problems: list[Problem | PassedOver] = []
    articles = list(pipeline.read_articles([fspath(each) for each in inputs], problems.append))
    for problem in problems:
        if isinstance(problem, Problem):
            warnings.warn(str(problem), InputWarning, stacklevel=2)
    return articles


def annotate(article: Article, names_model: str | PathLike[str] | None = None) -> AnnotatedArticle:
    """The article with every mark on its text: regions, sentences, entities, statements, dates, quantities.

    `names_model` is a name model of one's own (`selisik train names`). Raises UsageError where that cannot be read, and
    for what is no article: `read` makes articles of files, `Article` of text.
    """
    if not isinstance(article, Article):
        raise UsageError(f"an Article is wanted, not {type(article).__name__}; selisik.read gives articles")
    return annotate_article(article, None if names_model is None else fspath(names_model))


def stories(articles: Iterable[Article | AnnotatedArticle]) -> tuple[Story, ...]:
    """The articles grouped by happening, each in exactly one story."""
    return pipeline.make_stories(_annotated(articles))


def brief(articles: Iterable[Article | AnnotatedArticle], meaning: str | MeaningModel | None = None) -> Brief:
    """The brief of articles taken as one story; it shows itself in a notebook. Raises UsageError for no article.

    `meaning` names the folder or package of a sentence-embedding model (selisik[meaning]), or is one.
    """
    annotated = _annotated(articles)
    if not annotated:
        raise UsageError("a brief needs at least one article")
    model = pipeline.load_meaning(meaning) if isinstance(meaning, str) else meaning
    return pipeline.make_brief(annotated, model)


def _annotated(articles: Iterable[Article | AnnotatedArticle]) -> list[AnnotatedArticle]:
    return [each if isinstance(each, AnnotatedArticle) else annotate(each) for each in articles]


# The types know nothing of pages, so what a notebook shows is given to them here.
Brief._repr_html_ = notebook  # type: ignore[attr-defined]
