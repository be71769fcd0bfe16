"""Stories that were in the tables keep their ids when more articles come; what is merged or split is written down.

DIR/events/events.parquet         merges and splits between the windows of the first grouping
DIR/events/part-000003.parquet    those that articles up to this part brought about
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
from msgspec import to_builtins

from selisik.comparing.lasting import lasting_ids, moved_articles, renamed
from selisik.data import Story, StoryEvent
from selisik.run.aside import Aside
from selisik.run.parts import finished_parts, part_name
from selisik.run.tables import keep_days, write_day, write_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many stories are in the tables, how many of them have several articles, and how many articles these have."""

    stories: int = 0
    several: int = 0
    articles: int = 0


def keep_ids(folder: Path, found: Aside, of_windows: Sequence[StoryEvent]) -> tuple[Mapping[str, str], int]:
    """The ids of those in the tables for stories made anew, by the ids that these have, and how many merges and splits.

    The events are written, before the stories are: a run that was killed between the two finds them again.
    """
    if was := filed_stories(folder):
        ids = lasting_ids(found, was)
        moved = moved_articles((renamed(each, ids, {}) for each in found), was)
        _add_events(folder / "events" / f"{part_name(max(finished_parts(folder), default=0))}.parquet", moved)
        return ids, len(moved)
    _add_events(folder / "events" / "events.parquet", of_windows)
    return {}, 0


def write_stories(folder: Path, found: Aside, ids: Mapping[str, str]) -> Written:
    """Write the table `stories`, day by day, each under the id that `ids` gives for its own, in order of these."""
    done = Written()
    for day in (days := found.days()):
        own = sorted((renamed(each, ids, {}) for each in found.of_day(day)), key=lambda story: story.id)
        write_day(folder, "stories", day, [to_builtins(each) for each in own])
        done = _counted(done, own)
    keep_days(folder, "stories", days)
    return done


def _counted(done: Written, own: Sequence[Story]) -> Written:
    sizes = [len(each.articles) for each in own if len(each.articles) > 1]
    return Written(
        stories=done.stories + len(own), several=done.several + len(sizes), articles=done.articles + sum(sizes)
    )


def stories_of_several(folder: Path) -> Iterator[tuple[str, list[Story]]]:
    """The stories of several articles in the tables under `folder`, a day after the other, by id."""
    for path in sorted((folder / "stories").glob("day=*/stories.parquet")):
        rows = (row for row in pq.ParquetFile(path).read().to_pylist() if len(row["articles"]) > 1)
        if own := [msgspec.convert(row, Story) for row in rows]:
            yield path.parent.name.removeprefix("day="), own


def filed_stories(folder: Path) -> dict[str, str]:
    """The story of every article in the tables under `folder`."""
    homes = dict[str, str]()
    for path in sorted((folder / "stories").glob("day=*/*.parquet")):
        table = pq.ParquetFile(path).read(columns=["id", "articles"])
        for name, articles in zip(table["id"].to_pylist(), table["articles"].to_pylist(), strict=True):
            homes.update(dict.fromkeys(articles, name))
    return homes


def _add_events(path: Path, events: Sequence[StoryEvent]) -> None:
    """Write the events beside those that are in the file already, each once."""
    there = msgspec.convert(pq.ParquetFile(path).read().to_pylist(), list[StoryEvent]) if path.is_file() else []
    if new := [each for each in events if each not in there]:
        write_table(path, "events", [msgspec.to_builtins(each) for each in (*there, *new)])
