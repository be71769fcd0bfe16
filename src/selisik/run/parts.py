"""The parts of a batch: what went into each, which are finished, and that one run at a time works in a folder.

    DIR/_parts/part-000000.json    a finished part: its fingerprint, how much went in, the problems that were met

The record is written last, so that a part with a record is whole. Whatever a killed run left of other parts is removed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from selisik import __version__
from selisik.data import Article, Problem
from selisik.errors import UsageError
from selisik.run.filing import write_bytes, writing
from selisik.run.names import free_name, is_known

MADE_BY = f"selisik {__version__}"
Part = tuple[int, Sequence[Article], Sequence[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecord:
    """A finished part: what went in, as a hash and as numbers, and every problem met in reading and in working.

    Of the articles so many are `left_out`: they could not be worked on, or no table holds them.
    """

    fingerprint: str
    made_by: str
    articles: int
    read_problems: int
    problems: tuple[Problem, ...]
    left_out: int = 0

    @property
    def written(self) -> int:
        """The articles that are in the tables."""
        return self.articles - self.left_out


def part_name(part: int) -> str:
    """The name of a part's files, without ending; they sort as the parts do.

    >>> part_name(12)
    'part-000012'
    """
    return f"part-{part:06d}"


def beat_path(folder: Path, part: int) -> Path:
    """Where the worker on a part writes how far it has come (`beats`)."""
    return _home(folder) / f"{part_name(part)}.doing"


def fingerprint(part: Part) -> str:
    """What went into a part: the ids and text hashes of its articles and its problems."""
    digest = hashlib.sha256()
    for article in part[1]:
        digest.update(f"{article.id}\0{article.sha256}\0".encode())
    for problem in part[2]:
        digest.update(f"{problem}\0".encode())
    return digest.hexdigest()


def record_part(folder: Path, part: Part, problems: Sequence[Problem], left_out: int = 0) -> PartRecord:
    """Write down that a part is finished, and give that; `problems` are all of it, those of reading first."""
    made = PartRecord(
        fingerprint=fingerprint(part),
        made_by=MADE_BY,
        articles=len(part[1]),
        read_problems=len(part[2]),
        problems=tuple(problems),
        left_out=left_out,
    )
    write_bytes(_home(folder) / f"{part_name(part[0])}.json", msgspec.json.encode(made))
    return made


def finished_parts(folder: Path) -> dict[int, PartRecord]:
    """The finished parts under `folder` by number; a record that cannot be read counts as none."""
    found: dict[int, PartRecord] = {}
    for path in sorted(_home(folder).glob("part-*.json")):
        try:
            found[int(path.stem.removeprefix("part-"))] = msgspec.json.decode(path.read_bytes(), type=PartRecord)
        except (msgspec.MsgspecError, ValueError):
            continue
    return found


def is_finished(folder: Path, part: Part, known: Mapping[int, PartRecord]) -> bool:
    """Whether a part is finished; raises UsageError where something else is under its number."""
    if (record := known.get(part[0])) is None:
        return False
    if record.made_by != MADE_BY:
        raise UsageError(f"{folder} was made by {record.made_by}; name another folder, or remove this one first")
    if record.fingerprint != fingerprint(part):
        raise UsageError(
            f"{folder} holds a batch of other articles; --add adds these to it, or name another folder for them"
        )
    return True


def cut_parts(
    items: Iterable[Article | Problem], size: int, known: Mapping[int, PartRecord], first: int = 0
) -> Iterator[Part]:
    """The articles in parts, numbered from `first`, each with the problems met while reading it.

    Parts that are `known` are cut where they were, so that inputs that only grew have the same ones in front.
    """
    number, articles, problems = first, list[Article](), list[Problem]()
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
        record = known.get(number)
        whole = (record.articles, record.read_problems) if record else None
        if (len(articles), len(problems)) == whole or (whole is None and len(articles) == size):
            yield number, articles, problems
            number, articles, problems = number + 1, [], []
    if articles or problems:
        yield number, articles, problems


def unknown_items(items: Iterable[Article | Problem], known: Mapping[str, str]) -> Iterator[Article | Problem]:
    """The items without the articles that are `known` (text hashes by id), another text under a known id renamed."""
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif not is_known(item.id, item.sha256, known):
            yield replace(item, id=free_name(item.id, item.sha256, known))


def filed_articles(folder: Path) -> dict[str, str]:
    """The text hashes of all articles in the tables under `folder`, by id."""
    known: dict[str, str] = {}
    for path in sorted((folder / "articles").glob("day=*/*.parquet")):
        table = pq.ParquetFile(path).read(columns=["id", "sha256"])
        known.update(zip(table["id"].to_pylist(), table["sha256"].to_pylist(), strict=True))
    return known


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of `folder` while the block lasts, and remove what a killed one left half done.

    Raises UsageError when another run works in it, and when it cannot be written.
    """
    import fcntl

    with writing(folder):
        _home(folder).mkdir(parents=True, exist_ok=True)
        lock = (_home(folder) / "lock").open("wb")
    with lock as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(f"{folder} is in use by another run; start again when that has ended") from error
        _remove_leavings(folder)
        try:
            yield
        finally:
            _remove_all(folder, ("_parts/*.doing",))


def _remove_leavings(folder: Path) -> None:
    finished = {part_name(number) for number in finished_parts(folder)}
    _remove_all(folder, ("_parts/*.doing", "_parts/*.tmp", "*/*.tmp", "*/day=*/*.tmp", "_stories/*"))
    for pattern in ("*/day=*/part-*.parquet", "_digests/day=*/part-*.msgpack"):
        for path in folder.glob(pattern):
            if path.stem not in finished:
                path.unlink()


def _remove_all(folder: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)


def _home(folder: Path) -> Path:
    return folder / "_parts"
