"""Archives that are shared, locked, misplaced, full; and articles with a wrong date."""

import json
import resource
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from selisik.annotating import outline_article
from selisik.archive import stories as archives
from selisik.comparing import Digest, digest_article, explain_digests
from selisik.comparing.shelf import unpack_shelved
from selisik.data import Article, text_hash
from selisik.errors import UsageError
from selisik.run.growing import add_digests, check_archive, explain_kept, kept_stories

PLACES = ("Lamur", "Tanjung Asri", "Batu Renggang", "Sekar Wangi", "Kali Bening")


def digest(number: int, published: str) -> Digest:
    place = PLACES[number % len(PLACES)]
    text = f"Banjir merendam {number} rumah di {place}, kata Lurah {place} Raka Wijanarko, Senin (2/6/2025)."
    name = f"{published[:10]}-{number}"
    return digest_article(
        outline_article(Article(id=name, text=text, sha256=text_hash(text), published=published, language="id"))
    )


def articles_of(path: Path) -> list[str]:
    return sorted(article for story in kept_stories(path) for article in story.articles)


def table(path: Path, day: str, numbers: range) -> Path:
    rows = [
        {"id": f"{day}-{number}", "text": f"Warga {number} menanam padi di sawah {number}.", "published": day}
        for number in numbers
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def test_two_runs_that_add_at_once_lose_no_article(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_digests([digest(number, "2031-03-03T08:00+07:00") for number in range(3)], path)
    tables = [table(tmp_path / f"{at}.jsonl", "2031-03-03", range(at * 40, at * 40 + 40)) for at in (1, 2, 3)]
    words = [sys.executable, "-m", "selisik.app.cli", "stories", "--workers", "1", "--archive", str(path)]
    running = [subprocess.Popen([*words, str(each)], stdout=subprocess.DEVNULL) for each in tables]
    assert [each.wait(120) for each in running] == [0, 0, 0]
    assert len(articles_of(path)) == 3 + 120


def test_what_was_open_is_read_behind_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    add_digests([digest(1, "2031-03-03T08:00+07:00")], path)
    monkeypatch.setattr(archives, "WAIT_SECONDS", 0.01)
    with archives.changed_archive(path), pytest.raises(UsageError, match="is in use by another run"):
        add_digests([digest(2, "2031-03-03T09:00+07:00")], path)
    assert articles_of(path) == ["2031-03-03-1"]


def test_one_misdated_article_closes_no_story(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_digests([digest(number, "2031-03-03T08:00+07:00") for number in range(20)], path)
    add_digests([digest(20, "2051-03-03T08:00+07:00")], path)
    archive = archives.open_archive(path)
    assert sum(len(story.articles) for story in archives.open_stories(archive)) == 21
    archive.close()


@pytest.mark.parametrize(("name", "wrong"), [("none/a.db", "cannot be opened; name a file"), ("", "cannot be opened")])
def test_a_place_where_no_archive_can_be_is_said_in_one_line(tmp_path: Path, name: str, wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong):
        check_archive(tmp_path / name)


def test_a_locked_archive_is_said_to_be_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "WAIT_SECONDS", 0.01)
    other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
    other.execute("CREATE TABLE x (a)")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UsageError, match="in use by another run"):
        check_archive(tmp_path / "s.db")
    other.close()


@pytest.mark.parametrize("version", [0, 3, archives.FORMAT - 1])
def test_what_is_no_archive_of_ours_is_refused_and_not_changed(tmp_path: Path, version: int) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.executescript(f"CREATE TABLE recipe (name); PRAGMA user_version = {version};")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="is not an archive of format"):
        add_digests([digest(1, "2031-03-03T08:00+07:00")], path)
    with pytest.raises(UsageError, match="is not an archive of format"):
        kept_stories(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


def test_reading_changes_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_digests([digest(1, "2031-03-03T08:00+07:00")], path)
    copied = sqlite3.connect(path)
    copied.execute("PRAGMA journal_mode = DELETE")
    copied.close()
    before = path.read_bytes()
    assert len(kept_stories(path)) == 1
    assert path.read_bytes() == before


def told(name: str, houses: int) -> Digest:
    """Articles of one flood that all came with one id."""
    return replace(digest(houses, "2031-03-03T08:00+07:00"), id=name)


def test_an_article_that_came_under_its_own_id_is_known_under_the_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    one, other = told("a", 5), told("a", 10)
    longer = {each.sha256: f"a-{each.sha256[:6]}" for each in (one, other)}
    assert add_digests([one], path).known == 0
    assert add_digests([other], path).known == 0
    assert articles_of(path) == ["a", longer[other.sha256]]
    both = [replace(each, id=longer[each.sha256]) for each in (one, other)]
    assert add_digests(both, path).known == 2
    assert add_digests([one, other], path).known == 2
    assert articles_of(path) == ["a", longer[other.sha256]]


def test_texts_of_one_id_that_come_at_once_are_all_kept_in_any_order(tmp_path: Path) -> None:
    texts = [told("a", 5), told("a", 10), told("b", 15)]
    kept = []
    for at, order in enumerate((texts, texts[::-1], [*texts, texts[0]])):
        assert add_digests(order, tmp_path / f"{at}.db").known == len(order) - len(texts)
        kept.append(articles_of(tmp_path / f"{at}.db"))
    assert kept == [sorted([f"a-{texts[0].sha256[:6]}", f"a-{texts[1].sha256[:6]}", "b"])] * 3


def test_the_past_is_forgotten_by_instants(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    # The third is the newest though another sorts behind it as text; the fourth, a week, has no day in SQLite.
    times = ["2031-03-03T23:59+07:00", "2031-03-18T01:00+09:00", "2031-03-17T18:00-03:00", "2031-W08"]
    with archives.changed_archive(path) as archive:
        archives.keep_past(archive, [(str(at), last, b"", ["banjir"]) for at, last in enumerate(times)])
        left = [story for (story,) in archive.execute("SELECT story FROM past ORDER BY story")]
        words = archive.execute("SELECT count(*) FROM past_word").fetchone()[0]
    assert (left, words) == (["1", "2"], 2)


def test_a_full_disk_is_said_and_what_was_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_digests([digest(1, "2031-03-03T08:00+07:00")], path)
    before = articles_of(path)
    more = table(tmp_path / "more.jsonl", "2031-03-03", range(600))
    words = [sys.executable, "-m", "selisik.app.cli", "stories", "--workers", "1", "--archive", str(path), str(more)]
    room = path.stat().st_size + 40_000
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, preexec_fn=lambda: _only(room), timeout=120
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "the disk is full" in done.stderr
    assert articles_of(path) == before


def test_what_an_archive_keeps_is_printed_and_its_stories_explained(tmp_path: Path) -> None:
    path, day = tmp_path / "s.db", tmp_path / "day.jsonl"
    text = "Banjir merendam pasar Lamur, kata Lurah Raka Wijanarko, Senin (2/6/2025)."
    rows = [{"id": name, "text": f"{text} {name}", "published": "2025-06-02T08:00+07:00"} for name in ("a", "b")]
    day.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (told,) = selisik("stories", day, "--archive", path).splitlines()
    assert selisik("stories", "--archive", path).splitlines() == [told]
    assert selisik("stories", "--archive", path, "--events") == ""
    own = json.loads(told)["id"]
    (join,) = map(json.loads, selisik("explain", "--archive", path, "--story", own).splitlines())
    assert ({join["a"], join["b"]}, join["among"]) == ({"a", "b"}, 2)
    assert "among 2 articles. It is weighed among what is open in the archive now." in join["why"]


def test_an_open_story_is_told_by_the_odds_that_joined_it(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    digests = [digest(number, "2031-03-03T08:00+07:00") for number in range(20)]
    add_digests(digests[:12], path)
    add_digests(digests[12:], path)
    archive = archives.open_archive(path)
    ties = {
        frozenset((name, other)): round(odds, 3)
        for name, packed in archives.open_articles(archive).items()
        for other, odds, _ in unpack_shelved(packed).ties or ()
    }
    archive.close()
    story = next(each for each in kept_stories(path) if len(each.articles) > 2)
    joins, alone = explain_kept(path, story) or ((), None)
    assert {each for join in joins for each in (join.a, join.b)} <= set(story.articles)
    assert (len(joins), alone) == (len(story.articles) - 1, None)
    assert all(join.odds == ties[frozenset((join.a, join.b))] and join.mean_odds >= join.least for join in joins)
    taken_alone, _ = explain_digests([each for each in digests if each.id in story.articles])
    assert {join.among for join in joins} == {20}
    assert {join.among for own in taken_alone.values() for join in own} == {len(story.articles)}
    assert joins[0].least > next(iter(taken_alone.values()))[0].least
    add_digests([digest(number, "2031-04-03T08:00+07:00") for number in range(20)], path)
    assert explain_kept(path, story) is None


def test_a_finished_story_is_told_by_its_articles_alone_and_says_so(tmp_path: Path) -> None:
    path, first = tmp_path / "s.db", table(tmp_path / "1.jsonl", "2031-03-03", range(4))
    told = selisik("stories", first, "--archive", path)
    story = max(map(json.loads, told.splitlines()), key=lambda each: len(each["articles"]))
    assert len(story["articles"]) > 1
    selisik("stories", table(tmp_path / "2.jsonl", "2031-04-03", range(9)), "--archive", path)
    lines = selisik("explain", first, "--archive", path, "--story", story["id"]).splitlines()
    assert lines and all("The story is finished: these are the odds of its articles taken alone" in x for x in lines)
    command = [sys.executable, "-m", "selisik.app.cli", "explain", "--archive", path, "--story", story["id"]]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"name inputs with {', '.join(story['articles'])}" in done.stderr


def selisik(*words: object) -> str:
    command = [sys.executable, "-m", "selisik.app.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def _only(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
