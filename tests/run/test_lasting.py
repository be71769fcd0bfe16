"""Ids of stories that were in the tables stay; what is merged or split is in the table of events."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import to_builtins

pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")

import pyarrow.parquet as pq

from selisik.data import Story, StoryEvent
from selisik.run.lasting import filed_stories, keep_stories
from selisik.run.tables import write_by_day

DAY = "2025-06-02"


def story(name: str, articles: str, follows: str | None = None) -> Story:
    return Story(id=name, title=name, first=DAY, last=DAY, articles=tuple(articles), follows=follows)


def write(folder: Path, stories: Sequence[Story]) -> None:
    write_by_day(folder, "stories", ((DAY, to_builtins(each)) for each in stories))


def events(folder: Path) -> list[tuple[str, ...]]:
    rows = [row for path in sorted(folder.glob("events/*")) for row in pq.ParquetFile(path).read().to_pylist()]
    return [(row["kind"], row["story"], row["other"], "".join(row["articles"])) for row in rows]


def test_stories_made_anew_keep_the_ids_of_those_that_were_there(tmp_path: Path) -> None:
    stories, moved = keep_stories(tmp_path, [story("s1", "abc"), story("s2", "de"), story("s3", "f", "s1")], [])
    assert ([each.id for each in stories], moved, events(tmp_path)) == (["s1", "s2", "s3"], 0, [])
    write(tmp_path, stories)
    found = [story("n0", "xabc"), story("n1", "y"), story("s2", "z"), story("n2", "de"), story("n3", "f", "n0")]
    stories, moved = keep_stories(tmp_path, found, [])
    own = {"".join(each.articles): each for each in stories}
    assert [own[articles].id for articles in ("xabc", "de", "f", "y")] == ["s1", "s2", "s3", "n1"]
    assert own["z"].id not in {"s1", "s2", "s3", "n1"}
    assert (own["f"].follows, moved, events(tmp_path)) == ("s1", 0, [])


def test_a_merge_and_a_split_are_written_once_though_the_run_is_cut_off_and_started_again(tmp_path: Path) -> None:
    write(tmp_path, [story("s1", "abc"), story("s2", "de")])
    found = [story("n1", "abde"), story("n2", "c")]
    stories, moved = keep_stories(tmp_path, found, [])
    told = [("merge", "s2", "s1", "de"), ("split", "s1", "n2", "c")]
    assert ([each.id for each in stories], moved, sorted(events(tmp_path))) == (["n2", "s1"], 2, told)
    keep_stories(tmp_path, found, [])
    write(tmp_path, stories)
    assert keep_stories(tmp_path, found, []) == (stories, 0)
    assert sorted(events(tmp_path)) == told
    assert filed_stories(tmp_path) == {"a": "s1", "b": "s1", "d": "s1", "e": "s1", "c": "n2"}


def test_what_windows_bring_about_is_told_of_the_first_grouping_alone(tmp_path: Path) -> None:
    event = StoryEvent(kind="merge", story="w1", other="s1", articles=("a",))
    stories, _ = keep_stories(tmp_path, [story("s1", "ab")], [event])
    write(tmp_path, stories)
    keep_stories(tmp_path, [story("n1", "ab")], [StoryEvent(kind="merge", story="w2", other="n1", articles=("b",))])
    assert events(tmp_path) == [("merge", "w1", "s1", "a")]
