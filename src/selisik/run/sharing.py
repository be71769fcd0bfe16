"""What a batch says of each story's text: the passages that its articles share, and who had them first.

    DIR/passages/day=<day>/passages.parquet    a row a passage, by the day of its story
    DIR/_parts/passages-<day>.json             which stories the day's passages are of

A day of the same stories is not looked at again: a run that was killed goes on, a run that adds works on what changed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from msgspec import to_builtins

from selisik.comparing.lineage import find_shared
from selisik.data import AnnotatedArticle, Problem, SharedPassage, Story
from selisik.run.filing import UNKNOWN_DAY, day_of, write_bytes
from selisik.run.local import Spread
from selisik.run.parts import MADE_BY
from selisik.run.tables import read_outlines, write_table

# Articles looked at in one task: the day's files are read once for so many.
TASK_ARTICLES = 2_000
# Articles of the days whose stories are in memory at once: a wait at the end of so many is short beside the work.
WAVE_ARTICLES = 50_000
# An article's own day and that by which its story is filed may lie a day apart: clocks differ.
CLOCKS = timedelta(days=1)
Found = tuple[list[SharedPassage], list[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecord:
    """A day that is finished: which stories it is of, as a hash, and the problems that were met."""

    fingerprint: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Stories of one day, and the files that hold their articles."""

    day: str
    files: tuple[Path, ...]
    stories: tuple[Story, ...]


def write_passages(
    folder: Path, stories: Iterable[tuple[str, Sequence[Story]]], spread: Spread
) -> Iterator[tuple[int, list[Problem]]]:
    """Write the table `passages` of stories of several articles, which come day by day, each day's in one go.

    Gives for each task how many stories are done by it, and each problem met. Days whose stories are the same as when
    their table was written are left as they are.
    """
    days = set[str]()
    for wave in _waves(stories):
        days.update(wave)
        todo = list[Task]()
        for day, own in wave.items():
            if (known := _finished(folder, day)) and known.fingerprint == fingerprint(own):
                yield len(own), list(known.problems)
            else:
                todo += _tasks(folder, day, own)
        for task, met in _written(folder, todo, wave, spread):
            yield len(task.stories), met
    _remove_others(folder, days)


def _waves(stories: Iterable[tuple[str, Sequence[Story]]]) -> Iterator[dict[str, Sequence[Story]]]:
    """Days with their stories, so many at once that their articles keep all workers busy for a while."""
    wave, size = dict[str, Sequence[Story]](), 0
    for day, own in stories:
        wave[day] = own
        size += sum(len(story.articles) for story in own)
        if size >= WAVE_ARTICLES:
            yield wave
            wave, size = {}, 0
    if wave:
        yield wave


def _written(
    folder: Path, todo: Sequence[Task], by_day: Mapping[str, Sequence[Story]], spread: Spread
) -> Iterator[tuple[Task, list[Problem]]]:
    """Work on the tasks and write each day when its last one is done; gives each with the problems met."""
    done = zip(todo, spread(work_on, todo), strict=True)
    for day, results in groupby(done, key=lambda pair: pair[0].day):
        rows, problems = list[SharedPassage](), list[Problem]()
        for task, (found, met) in results:
            rows += found
            problems += met
            yield task, met
        _write_day(folder, day, rows, DayRecord(fingerprint=fingerprint(by_day[day]), problems=tuple(problems)))


def fingerprint(stories: Sequence[Story]) -> str:
    """What the passages of a day are made of: the stories and their articles."""
    digest = hashlib.sha256(MADE_BY.encode())
    for story in stories:
        digest.update("\0".join(["", story.id, *story.articles]).encode())
    return digest.hexdigest()


def _write_day(folder: Path, day: str, rows: Sequence[SharedPassage], record: DayRecord) -> None:
    path = _table(folder, day)
    if rows:
        write_table(path, "passages", [to_builtins(each) for each in rows])
    else:
        path.unlink(missing_ok=True)
    write_bytes(_record(folder, day), msgspec.json.encode(record))


def _finished(folder: Path, day: str) -> DayRecord | None:
    try:
        return msgspec.json.decode(_record(folder, day).read_bytes(), type=DayRecord)
    except (OSError, msgspec.MsgspecError):
        return None


def _remove_others(folder: Path, days: Set[str]) -> None:
    """Remove what an earlier run wrote of days that have no story of several articles now."""
    for path in (folder / "passages").glob("day=*/passages.parquet"):
        if path.parent.name.removeprefix("day=") not in days:
            path.unlink()
    for path in (folder / "_parts").glob("passages-*.json"):
        if path.stem.removeprefix("passages-") not in days:
            path.unlink()


def _table(folder: Path, day: str) -> Path:
    return folder / "passages" / f"day={day}" / "passages.parquet"


def _record(folder: Path, day: str) -> Path:
    return folder / "_parts" / f"passages-{day}.json"


def _tasks(folder: Path, day: str, stories: Sequence[Story]) -> Iterator[Task]:
    """The stories of a day in tasks of about `TASK_ARTICLES` articles."""
    own, size = list[Story](), 0
    for story in stories:
        own.append(story)
        size += len(story.articles)
        if size >= TASK_ARTICLES:
            yield Task(day, _files(folder, own), tuple(own))
            own, size = [], 0
    if own:
        yield Task(day, _files(folder, own), tuple(own))


def _files(folder: Path, stories: Sequence[Story]) -> tuple[Path, ...]:
    """The files in which the articles of the stories can be."""
    days = [day for story in stories for day in (day_of(story.first), day_of(story.last)) if day != UNKNOWN_DAY]
    low = str(date.fromisoformat(min(days)) - CLOCKS) if days else ""
    high = str(date.fromisoformat(max(days)) + CLOCKS) if days else ""
    homes = [path for path in sorted((folder / "articles").glob("day=*")) if _lies_in(path.name[4:], low, high)]
    return tuple(path for home in homes for path in sorted(home.glob("*.parquet")))


def _lies_in(day: str, low: str, high: str) -> bool:
    return day == UNKNOWN_DAY or low <= day <= high


def work_on(task: Task) -> Found:
    """The passages of a task's stories, and the problems met; one story's fault does not stop the others."""
    wanted = sorted({name for story in task.stories for name in story.articles})
    articles = {each.article.id: each for path in task.files for each in _taken(path, wanted)}
    found, problems = list[SharedPassage](), list[Problem]()
    for story in task.stories:
        try:
            found += find_shared(story.id, [articles[name] for name in story.articles])
        except Exception as error:
            what = f"its shared passages could not be found: {type(error).__name__}: {error}"
            problems.append(Problem(where=f"story {story.id}", what=what, cure="please report it with the articles"))
    return found, problems


def _taken(path: Path, wanted: Sequence[str]) -> list[AnnotatedArticle]:
    ids = pq.ParquetFile(path).read(columns=["id"])["id"].combine_chunks()
    return read_outlines(path, np.flatnonzero(pc.is_in(ids, value_set=pa.array(wanted))).tolist())
