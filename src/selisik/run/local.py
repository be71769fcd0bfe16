"""One step over many articles on this machine: order kept, memory bounded, one bad article never stops the others."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from selisik.data import Article, Problem
from selisik.errors import SelisikError

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
# What `map` does, perhaps elsewhere: the results of a function over tasks, in their order.
Spread = Callable[..., Iterator[Any]]
Step = Callable[[Article], Result]

# Below this a pool costs more than it saves: starting a worker takes about as long as annotating forty articles.
ALONE_BELOW = 80
# Articles handed over at once: large enough to hide the cost of pickling, small enough to keep the order tight.
BATCH = 16
# Batches under way for each worker: one being worked on and one waiting.
AHEAD = 2
# Objects made in a worker before it looks for rings of them to free, of which annotating leaves few: looking every 700,
# as is usual, costs 6 in 100 of its time; so many more fill some 10 MB at most.
OBJECTS_BETWEEN_COLLECTIONS = 100_000


def default_workers() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_articles(
    step: Step[Result], articles: Iterable[Article], workers: int | None = None
) -> Iterator[Result | Problem]:
    """What `step` gives for each article, in their order; a Problem for each that it fails on.

    `step` must be a function of a module, so that it can be sent to a worker. Few articles are worked on right here.
    """
    count = workers or default_workers()
    stream = iter(articles)
    head = list(islice(stream, ALONE_BELOW))
    if count == 1 or len(head) < ALONE_BELOW:
        yield from (guarded(step, article) for article in chain(head, stream))
    else:
        # The first one here: what lists and models it needs, every worker that is a copy of this process has already.
        yield guarded(step, head[0])
        yield from _spread(step, chain(head[1:], stream), count)


def _spread(step: Step[Result], articles: Iterator[Article], workers: int) -> Iterator[Result | Problem]:
    # Imported here: a few articles need no pool, and their user waits for the start.
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[Future[list[Result | Problem]]] = deque()
    with ProcessPoolExecutor(workers, initializer=_collect_seldom) as pool:
        try:
            while batch := list(islice(articles, BATCH)):
                waiting.append(pool.submit(_batch, step, batch))
                if len(waiting) >= workers * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _collect_seldom() -> None:
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def _batch(step: Step[Result], articles: list[Article]) -> list[Result | Problem]:
    return [guarded(step, article) for article in articles]


def guarded(step: Step[Result], article: Article) -> Result | Problem:
    """The step's result, or what went wrong: a fault of ours in one article must not lose the others."""
    try:
        return step(article)
    except SelisikError as error:
        return Problem(where=place_of(article), what=str(error))
    except Exception as error:
        what = f"could not be worked on: {type(error).__name__}: {error}"
        return Problem(where=place_of(article), what=what, cure="please report it with the article")


def place_of(article: Article) -> str:
    """Where an article is, as problems say it."""
    return f"{article.path}, article {article.id}" if article.path else f"article {article.id}"


@contextmanager
def spread_tasks(workers: int) -> Iterator[Spread]:
    """A `map` over so many worker processes, for functions of a module; for one it works right here."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if workers == 1:
        yield map
    else:
        # Arrow and Daft run threads of their own, so a worker is started afresh, not as a copy of this process.
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield pool.map
