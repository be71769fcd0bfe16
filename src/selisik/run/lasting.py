"""Stories that were in the tables keep their ids when more articles come; what is merged or split is written down.

DIR/events/events.parquet         merges and splits between the windows of the first grouping
DIR/events/part-000003.parquet    those that articles up to this part brought about
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from selisik.comparing.lasting import keep_ids
from selisik.data import Story, StoryEvent
from selisik.run.parts import finished_parts, part_name
from selisik.run.tables import write_table


def keep_stories(folder: Path, found: Sequence[Story], of_windows: Sequence[StoryEvent]) -> tuple[list[Story], int]:
    """All stories under the ids that those in the tables have, ordered by id, and the number of merges and splits.

    The events are written, before the stories are: a run that was killed between the two finds them again.
    """
    was = filed_stories(folder)
    stories, moved = keep_ids(found, was)
    if was:
        _add_events(folder / "events" / f"{part_name(max(finished_parts(folder), default=0))}.parquet", moved)
    else:
        _add_events(folder / "events" / "events.parquet", of_windows)
    return stories, len(moved)


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
