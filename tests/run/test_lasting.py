"""Ids of stories that were in the tables stay; what is merged or split is in the table of events."""

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")

import pyarrow.parquet as pq

from selisik.data import Story, StoryEvent
from selisik.errors import UsageError
from selisik.run import aside
from selisik.run.lasting import Written, filed_stories, keep_ids, stories_of_several, write_stories

DAY = "2025-06-02"


def story(name: str, articles: str, follows: str | None = None) -> Story:
    return Story(id=name, title=name, first=DAY, last=DAY, articles=tuple(articles), follows=follows)


def name(folder: Path, stories: Sequence[Story], of_windows: Sequence[StoryEvent] = ()) -> int:
    """Find the lasting ids, as a run does that is cut off then; gives the number of merges and splits."""
    return keep_ids(folder, aside.put_aside(folder, stories), of_windows)[1]


def write(folder: Path, stories: Sequence[Story], of_windows: Sequence[StoryEvent] = ()) -> int:
    """Write the stories under their lasting ids; gives the number of merges and splits."""
    found = aside.put_aside(folder, stories)
    ids, moved = keep_ids(folder, found, of_windows)
    write_stories(folder, found, ids)
    return moved


def filed(folder: Path) -> list[dict[str, object]]:
    return [row for path in sorted(folder.glob("stories/*/*")) for row in pq.ParquetFile(path).read().to_pylist()]


def events(folder: Path) -> list[tuple[str, ...]]:
    rows = [row for path in sorted(folder.glob("events/*")) for row in pq.ParquetFile(path).read().to_pylist()]
    return [(row["kind"], row["story"], row["other"], "".join(row["articles"])) for row in rows]


def test_stories_made_anew_keep_the_ids_of_those_that_were_there(tmp_path: Path) -> None:
    moved = write(tmp_path, [story("s1", "abc"), story("s2", "de"), story("s3", "f", "s1")])
    assert ([each["id"] for each in filed(tmp_path)], moved, events(tmp_path)) == (["s1", "s2", "s3"], 0, [])
    found = [story("n0", "xabc"), story("n1", "y"), story("s2", "z"), story("n2", "de"), story("n3", "f", "n0")]
    moved = write(tmp_path, found)
    own = {"".join(each["articles"]): each for each in filed(tmp_path)}
    assert [own[articles]["id"] for articles in ("xabc", "de", "f", "y")] == ["s1", "s2", "s3", "n1"]
    assert own["z"]["id"] not in {"s1", "s2", "s3", "n1"}
    assert (own["f"]["follows"], moved, events(tmp_path)) == ("s1", 0, [])


def test_a_merge_and_a_split_are_written_once_though_the_run_is_cut_off_and_started_again(tmp_path: Path) -> None:
    write(tmp_path, [story("s1", "abc"), story("s2", "de")])
    found = [story("n1", "abde"), story("n2", "c")]
    told = [("merge", "s2", "s1", "de"), ("split", "s1", "n2", "c")]
    assert (name(tmp_path, found), sorted(events(tmp_path))) == (2, told)
    assert write(tmp_path, found) == 2
    assert ([each["id"] for each in filed(tmp_path)], write(tmp_path, found)) == (["n2", "s1"], 0)
    assert sorted(events(tmp_path)) == told
    assert filed_stories(tmp_path) == {"a": "s1", "b": "s1", "d": "s1", "e": "s1", "c": "n2"}


def test_what_windows_bring_about_is_told_of_the_first_grouping_alone(tmp_path: Path) -> None:
    write(tmp_path, [story("s1", "ab")], [StoryEvent(kind="merge", story="w1", other="s1", articles=("a",))])
    write(tmp_path, [story("n1", "ab")], [StoryEvent(kind="merge", story="w2", other="n1", articles=("b",))])
    assert events(tmp_path) == [("merge", "w1", "s1", "a")]


def test_stories_put_aside_come_back_by_day_and_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "AT_ONCE", 2)
    days = ["2025-06-03", None, "2025-06-02", "2025-06-03", "2025-06-02"]
    stories = [Story(id=f"s{at}", title="", first=day, last=day, articles=("a",) * at) for at, day in enumerate(days)]
    aside.put_aside(tmp_path, [story("x", "left by a run that was killed")])
    found = aside.put_aside(tmp_path, stories)
    assert found.days() == ["2025-06-02", "2025-06-03", "unknown"]
    assert [[each.id for each in found] for _ in range(2)] == [["s2", "s4", "s0", "s3", "s1"]] * 2
    assert list(found.of_day("2025-06-02")) == [stories[2], stories[4]]
    assert write_stories(tmp_path, found, {"s4": "a0"}) == Written(stories=5, several=3, articles=9)
    assert [each["id"] for each in filed(tmp_path)] == ["a0", "s2", "s0", "s3", "s1"]
    assert [(day, [len(each.articles) for each in own]) for day, own in stories_of_several(tmp_path)] == [
        ("2025-06-02", [4, 2]),
        ("2025-06-03", [3]),
    ]
    found.remove()
    assert [path.name for path in tmp_path.iterdir()] == ["stories"]
    write(tmp_path, stories[:1])
    assert [path.parent.name for path in tmp_path.glob("stories/*/*")] == ["day=2025-06-03"]


def test_stories_that_cannot_be_put_aside_are_said_by_name(tmp_path: Path) -> None:
    (tmp_path / "_stories").write_bytes(b"")
    with pytest.raises(UsageError, match="_stories: cannot be written"):
        aside.put_aside(tmp_path, [story("s1", "ab")])
