"""Any mix of inputs to articles, in two passes: the first only learns which ids clash.

An id that two articles would share is known only once all are seen, and each of them must get its suffix whatever the
order they come in; so names are counted first (ids alone are kept), then the articles are read one at a time.
"""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import BinaryIO

from selisik.data import Article, PassedOver, Problem
from selisik.data.problems import all_passed_over
from selisik.errors import UsageError
from selisik.reading.ahead import Pool, page_pool, read_ahead, unreadable
from selisik.reading.candidates import Candidate, Found, Open, Reports
from selisik.reading.folders import files_of
from selisik.reading.formats import candidates_of
from selisik.reading.naming import Naming
from selisik.reading.refusal import Refused

_STANDARD_INPUT = "-"


def read_inputs(
    inputs: Iterable[str],
    expected: Callable[[int], None] = lambda count: None,
    workers: int = 1,
    counted: Callable[[int], None] = lambda count: None,
    passed: Callable[[PassedOver], None] = lambda found: None,
) -> Iterator[Article | Problem]:
    """The articles of the inputs in order, one at a time, and a problem for whatever cannot be read.

    An input is the name of a text file, a folder, a `.jsonl`, `.csv` or Parquet table, an HTML page, a WARC file, a
    `.zip` of these, or `-` for standard input. `expected` hears before the first how many there will be, problems too,
    `counted`, before that, how many were met so far, and `passed`, at the end, of the responses in WARC files that are
    no pages, where there are any. Pages, where there are many, are read in so many worker processes. Raises UsageError
    when no input is given.
    """
    names = list(inputs)
    if not names:
        raise UsageError("no input is given; name a file, a folder or - for standard input")
    with ExitStack() as stack:
        piped = stack.enter_context(_piped()) if _STANDARD_INPUT in names else None
        pool = stack.enter_context(page_pool(workers))
        met, problems = _met(_candidates(names, piped, []), counted)
        expected(met.total() + problems)
        naming = _naming([name for name, count in met.items() if count > 1], _candidates(names, piped, []), pool)
        others = list[PassedOver]()
        for where, read in read_ahead(_candidates(names, piped, others), pool):
            yield naming.named(read, where) if isinstance(read, Article) else read
        if others:
            passed(all_passed_over(others))


def _piped() -> BinaryIO:
    """Standard input, kept in a file of its own because it is gone through twice."""
    kept = TemporaryFile()  # noqa: SIM115 (the caller closes it)
    shutil.copyfileobj(sys.stdin.buffer, kept)
    return kept


def _met(found: Reports, counted: Callable[[int], None]) -> tuple[Counter[str | None], int]:
    """How often each name is met, and how many problems."""
    met, problems = Counter[str | None](), 0
    for count, item in enumerate(found, 1):
        if isinstance(item, Candidate):
            met[item.name] += 1
        else:
            problems += 1
        counted(count)
    return met, problems


def _naming(shared: Sequence[str | None], found: Reports, pool: Pool) -> Naming:
    """Which ids clash: those of names that several have, as reading these shows."""
    naming = Naming(shared)
    if naming.shared:
        clashing = (item for item in found if isinstance(item, Candidate) and item.name in naming.shared)
        for _, read in read_ahead(clashing, pool):
            if isinstance(read, Article):
                naming.note(read)
    return naming


def _candidates(names: list[str], piped: BinaryIO | None, others: list[PassedOver]) -> Reports:
    """The reports of the inputs; what is passed over goes to `others`."""
    for item in _found(names, piped):
        if isinstance(item, PassedOver):
            others.append(item)
        else:
            yield item


def _found(names: list[str], piped: BinaryIO | None) -> Found:
    for name in names:
        files = _opened_again(piped) if name == _STANDARD_INPUT and piped else files_of(name)
        for file in files:
            if isinstance(file, Problem):
                yield file
            else:
                yield from _guarded(*file)


def _opened_again(piped: BinaryIO) -> Iterator[tuple[str, Open]]:
    def opened() -> BinaryIO:
        piped.seek(0)
        return os.fdopen(os.dup(piped.fileno()), "rb")

    yield _STANDARD_INPUT, opened


def _guarded(name: str, open_file: Open) -> Found:
    """The reports of a file; whatever stops it is said and the next file goes on."""
    try:
        yield from candidates_of(name, open_file, "standard input" if name == _STANDARD_INPUT else name)
    except Refused as refused:
        yield refused.problem
    except OSError as error:
        yield unreadable(name, error)
