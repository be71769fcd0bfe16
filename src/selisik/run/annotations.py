"""Inputs -> articles -> annotated articles: what annotating needs, and nothing of what stories and briefs do.

`pipeline` has the whole system; this part stands alone so that `selisik annotate` begins in two thirds of the time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from selisik.annotating import annotate_article, name_model
from selisik.data import AnnotatedArticle, Article, PassedOver, Problem
from selisik.data.codec import annotated_line
from selisik.reading import read_inputs
from selisik.run.local import default_workers, map_articles

Report = Callable[[Problem], None]
Result = TypeVar("Result")


def read_articles(
    inputs: Iterable[str],
    report: Callable[[Problem | PassedOver], None],
    expected: Callable[[int], None] = lambda count: None,
    workers: int | None = 1,
) -> Iterator[Article]:
    """The articles that can be read, in input order, as they come; what is wrong with the rest goes to `report`.

    It hears too, at the end, what was passed over though nothing is wrong with it.

    `expected` hears before the first how many there will be, were none left out. Many pages are read in so many worker
    processes, as many as processors if None.
    """
    for item in read_inputs(inputs, expected, workers or default_workers(), passed=report):
        if isinstance(item, Problem):
            report(item)
        else:
            yield item


@dataclass(frozen=True, slots=True)
class Means:
    """With what articles are annotated: worker processes (as many as processors if None), a name model of one's own.

    Raises UsageError where that model cannot be read, before any article is.
    """

    workers: int | None = None
    names_model: str | None = None

    def __post_init__(self) -> None:
        if self.names_model is not None:
            name_model(self.names_model)


PLAIN = Means()


def annotated_lines(articles: Iterable[Article], report: Report, means: Means = PLAIN) -> Iterator[bytes]:
    """A JSON line for each article, in order, as they come; memory does not grow with their number."""
    return reported(map_articles(partial(_line, names_model=means.names_model), articles, means.workers), report)


def annotate_all(articles: Iterable[Article], report: Report, means: Means = PLAIN) -> list[AnnotatedArticle]:
    """Every article annotated, in order."""
    step = partial(annotate_article, names_model=means.names_model)
    return list(reported(map_articles(step, articles, means.workers), report))


def reported(items: Iterable[Result | Problem], report: Report) -> Iterator[Result]:
    """The results, in order; problems go to `report`."""
    for item in items:
        if isinstance(item, Problem):
            report(item)
        else:
            yield item


def _line(article: Article, names_model: str | None) -> bytes:
    return annotated_line(annotate_article(article, names_model))
