"""Pages read by worker processes while others are waited for: what is found keeps its order.

What is article in a page takes twenty times as long to find as a table's row to read, so that one process that reads
for many workers would keep them waiting.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from selisik.data import Article, Problem
from selisik.reading.candidates import Candidate, Read, Reports
from selisik.reading.completing import completed
from selisik.reading.refusal import Refused

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# So many pages are read right here before workers are started, each of which takes a second to be ready.
PAGES_ALONE = 40
# Pages under way for each worker: one being worked on and one waiting.
AHEAD = 2
Item = tuple[str, Article | Problem]


@dataclass(slots=True)
class Pool:
    """So many workers, started when enough pages were met to be worth it."""

    workers: int
    met: int = 0
    started: "list[ProcessPoolExecutor]" = field(default_factory=list)


@contextmanager
def page_pool(workers: int) -> Iterator[Pool]:
    """Workers for pages while the block lasts; what they have not begun then is given up."""
    pool = Pool(workers)
    try:
        yield pool
    finally:
        for each in pool.started:
            each.shutdown(cancel_futures=True)


def read_ahead(found: Reports, pool: Pool) -> Iterator[Item]:
    """What the candidates read to, with their places, in their order; a problem is passed on."""
    waiting: deque[tuple[str, Callable[[], list[Article | Problem]]]] = deque()
    for item in found:
        if isinstance(item, Problem):
            waiting.append((item.where, partial(list, (item,))))
        else:
            waiting.append((item.where, _begun(item, pool) or partial(read_whole, item.read, item.where)))
        # Where no page is under way nothing is held back.
        while len(waiting) > (pool.workers * AHEAD if pool.started else 0):
            yield from _finished(*waiting.popleft())
    while waiting:
        yield from _finished(*waiting.popleft())


def _finished(where: str, result: Callable[[], list[Article | Problem]]) -> Iterator[Item]:
    yield from ((where, each) for each in result())


def _begun(candidate: Candidate, pool: Pool) -> Callable[[], list[Article | Problem]] | None:
    """What gives the page that a worker has begun to read; None for what is read right here."""
    if candidate.apart is None or pool.workers == 1:
        return None
    pool.met += 1
    if pool.met <= PAGES_ALONE:
        return None
    if not pool.started:
        pool.started.append(_start(pool.workers))
    try:
        return pool.started[0].submit(read_whole, candidate.apart(), candidate.where).result
    except (Refused, OSError) as error:
        return partial(list, (_problem(candidate.where, error),))


def _start(workers: int) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Started afresh, not as copies: libraries beside us run threads of their own.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def read_whole(read: Callable[[], Read], where: str) -> list[Article | Problem]:
    """What a report reads to, completed; what stops the reading is a problem."""
    found = list[Article | Problem]()
    try:
        for each in read():
            found += completed(each, where) if isinstance(each, Article) else (each,)
    except (Refused, OSError) as error:
        found.append(_problem(where, error))
    return found


def _problem(where: str, error: Refused | OSError) -> Problem:
    return error.problem if isinstance(error, Refused) else unreadable(where, error)


def unreadable(where: str, error: OSError) -> Problem:
    """What is said of a file that the system does not let be read."""
    return Problem(where=where, what=f"cannot be read: {error.strerror or error}", cure="check the name and the rights")
