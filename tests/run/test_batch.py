"""Batches: the same tables here and on a Ray cluster, going on after a kill, problems in a table."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import msgpack

pytest.importorskip("daft", reason="needs the extra selisik[batch]")
pytest.importorskip("ray", reason="needs the extra selisik[batch]")

import pyarrow.parquet as pq
from pyarrow.dataset import dataset

from selisik.annotating import outline_article
from selisik.comparing import Digest, digest_article
from selisik.data import AnnotatedArticle, Article, Problem, text_hash
from selisik.errors import UsageError
from selisik.run import aside, batch, copying, parts, plan, reaching, sharing, tables, windows

pytestmark = pytest.mark.heavy
PASSAGE = " ".join(f"Warga {name} menanam padi di sawah {name} bersama {name}." for name in ("Lamur", "Asri", "Wangi"))
VILLAGES = ("Lamur", "Tanjung Asri", "Batu Renggang", "Sekar Wangi", "Kali Bening")


def article(number: int, text: str | None = None) -> Article:
    village = VILLAGES[number % len(VILLAGES)]
    words = (
        text or f"Banjir merendam {number} rumah di {village}, kata Lurah {village} Raka Wijanarko, Senin (2/6/2025)."
    )
    return Article(id=f"n{number:04d}", text=words, sha256=text_hash(words), published=f"2025-06-0{number % 3 + 1}")


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.parquet"))}


def test_a_batch_files_every_record_by_day_and_reads_back(tmp_path: Path) -> None:
    items = [article(number) for number in range(50)]
    done = batch.run_batch(items, tmp_path)
    assert (done.articles, done.skipped, done.problems) == (50, 0, 0)
    assert {path.parent.name for path in tmp_path.glob("articles/*/*")} == {f"day=2025-06-0{day}" for day in (1, 2, 3)}
    assert [each.article for each in tables.read_annotated(tmp_path)] == items


def test_every_kind_of_table_can_be_read_whatever_the_news_held(tmp_path: Path) -> None:
    batch.run_batch([article(1)], tmp_path)
    for name, schema in tables.schemas().items():
        assert dataset(tmp_path / name, partitioning="hive").to_table(columns=schema.names).schema == schema
    assert dataset(tmp_path / "copies").count_rows() == 0
    batch.run_batch([article(2, f"{PASSAGE} Sekali."), article(3, f"{PASSAGE} Lagi.")], tmp_path, batch.How(add=True))
    assert dataset(tmp_path / "copies").count_rows() == 1
    assert not list(tmp_path.glob("copies/*/empty.parquet"))


def test_a_run_that_was_cut_off_goes_on_and_gives_the_same_tables(tmp_path: Path) -> None:
    items = [article(number) for number in range(70)]
    batch.run_batch(items, tmp_path / "whole", batch.How(part_articles=20))
    batch.run_batch(items, tmp_path / "cut", batch.How(part_articles=20))
    (tmp_path / "cut/_parts/part-000002.json").unlink()
    for path in (tmp_path / "cut").glob("articles/*/part-000002.parquet"):
        path.unlink()
    done = batch.run_batch(items, tmp_path / "cut", batch.How(part_articles=20))
    assert done.skipped == 3
    assert content(tmp_path / "cut") == content(tmp_path / "whole")


def test_a_folder_with_other_articles_is_refused(tmp_path: Path) -> None:
    batch.run_batch([article(number) for number in range(30)], tmp_path)
    with pytest.raises(UsageError, match="other articles"):
        batch.run_batch([article(number) for number in range(5, 35)], tmp_path)


def test_a_long_run_is_grouped_window_by_window_as_a_short_one_is_at_once(tmp_path: Path) -> None:
    digests = [digest_article(outline_article(article(number))) for number in range(60)]
    windows.keep_digests(digests[::2], tmp_path, "part-000001")
    windows.keep_digests(digests[1::2], tmp_path, "part-000000")
    at_once = {story.articles for story in windows.batch_stories(tmp_path)}
    assert {story.articles for story in windows.batch_stories(tmp_path, window=25)} == at_once
    assert sorted(name for articles in at_once for name in articles) == sorted(each.id for each in digests)


@pytest.mark.parametrize("window", [4, 100])
def test_a_story_goes_on_from_one_of_an_earlier_window(tmp_path: Path, window: int) -> None:
    days = [f"2025-06-{day:02d}" for day in (1, 5, 9, 28)]
    text = "Harga emas Cahaya Timur di Lamur naik menjadi {} rupiah, kata pedagang Raka Wijanarko."
    rows = [(f"{day}-{at}", text.format(1204000 + at), day) for day in days for at in range(4)]
    articles = [Article(id=name, text=told, sha256=text_hash(told), published=day) for name, told, day in rows]
    windows.keep_digests([digest_article(outline_article(each)) for each in articles], tmp_path, "part-000000")
    stories = sorted(windows.batch_stories(tmp_path, window), key=lambda story: story.first or "")
    assert [len(story.articles) for story in stories] == [4, 4, 4, 4]
    assert [story.follows for story in stories] == [None, stories[0].id, stories[1].id, None]


def test_versions_and_furniture_have_tables(tmp_path: Path) -> None:
    line = "Ikuti saluran Walet untuk kabar lain setiap hari"
    rows = [
        replace(article(number), outlet="walet.example", url=f"https://walet.example/{number}") for number in range(24)
    ]
    rows = [replace(each, text=f"{each.text} {line}", sha256=text_hash(f"{each.text} {line}")) for each in rows]
    later = replace(rows[0], id="later", text=rows[0].text + " Air sudah surut.", published="2025-06-02")
    batch.run_batch([*rows, replace(later, sha256=text_hash(later.text))], tmp_path)
    (furniture,) = pq.ParquetFile(tmp_path / "furniture/furniture.parquet").read().to_pylist()
    assert line in furniture["text"] and furniture["outlet"] == "walet.example"
    found = [row for path in sorted(tmp_path.glob("versions/*/*")) for row in pq.ParquetFile(path).read().to_pylist()]
    assert [(row["article"], len(row["added"])) for row in found] == [("n0000", 0), ("later", 1)]


def test_shared_passages_have_a_table_that_is_made_anew_only_where_stories_changed(tmp_path: Path) -> None:
    told = [f"{PASSAGE} Laporan {at} ditulis kemarin di {VILLAGES[at]}." for at in range(4)]
    rows = [replace(article(at, text), published=f"2025-06-02T0{at}:00+07:00") for at, text in enumerate(told)]
    alone = replace(article(9), published="2025-06-20")
    batch.run_batch([*rows[:3], alone], tmp_path)
    (path,) = tmp_path.glob("passages/*/*")
    (passage,) = pq.ParquetFile(path).read().to_pylist()
    assert (path.parent.name, passage["first"]) == ("day=2025-06-02", "n0000")
    texts = {each.id: each.text for each in rows}
    cut = [texts[each["article"]][each["start"] : each["end"]] for each in passage["carriers"]]
    assert [each["article"] for each in passage["carriers"]] == ["n0000", "n0001", "n0002"]
    assert all(PASSAGE.rstrip(".") in each for each in cut)
    before = path.stat().st_mtime_ns
    batch.run_batch([*rows[:3], alone], tmp_path)
    assert path.stat().st_mtime_ns == before
    batch.run_batch([rows[3]], tmp_path, batch.How(add=True))
    (passage,) = pq.ParquetFile(path).read().to_pylist()
    assert len(passage["carriers"]) == 4


def test_worker_processes_share_the_same_passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [article(at, f"{PASSAGE} Laporan {at} ditulis kemarin di {VILLAGES[at % 5]}.") for at in range(30)]
    batch.run_batch(items, tmp_path / "one")
    monkeypatch.setattr(batch, "ALONE_BELOW", 1)
    monkeypatch.setattr(sharing, "TASK_ARTICLES", 5)
    batch.run_batch(items, tmp_path / "many")
    assert content(tmp_path / "one") == content(tmp_path / "many")
    assert list(tmp_path.glob("many/passages/*/*"))


def test_stories_go_through_the_disk_day_by_day_and_the_tables_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [article(at, f"{PASSAGE} Laporan {at} ditulis kemarin di {VILLAGES[at % 5]}.") for at in range(30)]
    items += [replace(each, id=f"later-{each.id}", published="2025-06-20") for each in items[:10]]
    batch.run_batch(items, tmp_path / "at once")
    monkeypatch.setattr(aside, "AT_ONCE", 1)
    monkeypatch.setattr(sharing, "WAVE_ARTICLES", 1)
    batch.run_batch(items, tmp_path / "by day")
    before = content(tmp_path / "by day")
    assert before == content(tmp_path / "at once")
    assert len({name.split("/")[1] for name in before if name.startswith("stories")}) > 1

    def killed(folder: Path, found: object, ids: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(batch, "write_stories", killed)
        batch.run_batch(items, tmp_path / "by day")
    assert list(tmp_path.glob("by day/_stories/*"))
    batch.run_batch(items, tmp_path / "by day")
    assert content(tmp_path / "by day") == before
    assert not (tmp_path / "by day/_stories").exists()


def test_a_story_whose_passages_cannot_be_found_is_a_problem_in_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(story: str, articles: object) -> None:
        raise ValueError("no passages")

    monkeypatch.setattr(sharing, "find_shared", fail)
    items = [article(at, f"{PASSAGE} Laporan {at}.") for at in range(3)]
    for _ in range(2):
        assert batch.run_batch(items, tmp_path).problems == 1
        (row,) = pq.ParquetFile(tmp_path / "problems/day=unknown/problems.parquet").read().to_pylist()
        assert "no passages" in row["what"]


def test_worker_processes_find_the_same_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [article(number, f"{PASSAGE} Laporan {number} ditulis kemarin.") for number in range(60)]
    rows = [replace(each, outlet="walet.example", url="https://w.example") for each in rows[:30]] + rows[30:]
    batch.run_batch(
        [replace(each, sha256=text_hash(each.text)) for each in rows], tmp_path, batch.How(part_articles=20)
    )
    before = content(tmp_path)
    for name in ("copies", "furniture", "versions"):
        shutil.rmtree(tmp_path / name)
    monkeypatch.setattr(copying, "ALONE_BELOW", 1)
    copying.write_texts(tmp_path, 2)
    assert content(tmp_path) == before
    assert {name.split("/")[0] for name in before} >= {"copies", "furniture", "versions"}


def test_problems_of_reading_land_in_their_own_table(tmp_path: Path) -> None:
    done = batch.run_batch([article(1), Problem(where="b.txt", what="not text")], tmp_path)
    rows = pq.ParquetFile(next(tmp_path.glob("problems/*/*.parquet"))).read().to_pylist()
    assert (done.problems, [row["where"] for row in rows]) == (1, ["b.txt"])


def test_inputs_that_grew_and_new_inputs_alone_give_the_tables_of_all_at_once(tmp_path: Path) -> None:
    items, how = [article(number) for number in range(70)], batch.How(part_articles=20)
    batch.run_batch(items, tmp_path / "whole", how)
    for count in (30, 70):
        done = batch.run_batch(items[:count], tmp_path / "grown", how)
    assert (done.articles, done.skipped) == (70, 2)
    batch.run_batch(items[:30], tmp_path / "added", how)
    for _ in range(2):
        added = batch.run_batch(items[25:], tmp_path / "added", batch.How(part_articles=20, add=True))
    assert (added.articles, added.stories) == (70, done.stories)
    for name in ("stories", "copies", "versions", "furniture"):
        assert [rows_of(tmp_path / each / name) for each in ("grown", "added")] == [
            rows_of(tmp_path / "whole" / name)
        ] * 2
    assert tables.read_annotated(tmp_path / "added") == tables.read_annotated(tmp_path / "whole")


def test_an_article_that_is_filed_under_its_own_id_is_passed_over_under_the_longer_one(tmp_path: Path) -> None:
    one, other = article(1), replace(article(2), id=article(1).id)
    longer = [replace(each, id=f"{each.id}-{each.sha256[:6]}") for each in (one, other)]
    batch.run_batch([one], tmp_path, batch.How())
    for _ in range(2):
        batch.run_batch(longer, tmp_path, batch.How(add=True))
    assert sorted(parts.filed_articles(tmp_path)) == [one.id, longer[1].id]


def rows_of(folder: Path) -> list[object]:
    return [pq.ParquetFile(path).read().to_pylist() for path in sorted(folder.rglob("*.parquet"))]


def test_a_run_that_goes_on_says_what_is_kept_and_counts_only_its_own_work(tmp_path: Path) -> None:
    items: list[Article | Problem] = [article(number) for number in range(30)]
    items += [Problem(where="b.txt", what="not text")] * 4
    kept: list[tuple[int, int]] = []
    heard: list[tuple[int, int]] = []
    told = batch.Told(progress=lambda *each: heard.append(each), kept=lambda *each: kept.append(each))
    for wanted in ([*items[:20]], [*items]):
        batch.run_batch(wanted, tmp_path, batch.How(part_articles=20), told)
    assert (kept, heard[-1]) == ([(20, 1)], (10, 24))
    batch.run_batch([*items, article(30)], tmp_path, batch.How(add=True), told)
    assert (kept[1:], heard[-1]) == ([(30, 2)], (1, 34))
    assert not list(tmp_path.glob("_parts/*.doing"))


def test_problems_are_said_each_and_said_again_when_a_run_goes_on(tmp_path: Path) -> None:
    items = [article(1), Problem(where="b.txt", what="not text"), Problem(where="c.txt", what="empty")]
    for _ in range(2):
        said: list[Problem] = []
        done = batch.run_batch(items, tmp_path, told=batch.Told(problem=said.append))
        assert ([each.where for each in said], done.problems) == (["b.txt", "c.txt"], 2)


def test_nothing_to_read_writes_no_tables(tmp_path: Path) -> None:
    done = batch.run_batch([Problem(where="b.txt", what="not text")], tmp_path)
    assert (done.articles, done.problems, done.stories) == (0, 1, 0)


def test_an_article_that_cannot_be_worked_on_is_a_problem_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(annotated: AnnotatedArticle) -> Digest:
        if annotated.article.id == "n0002":
            raise ValueError("no digest")
        return digest_article(annotated)

    monkeypatch.setattr(plan, "digest_article", fail)
    items = [replace(article(number), path="day.jsonl") for number in range(4)]
    (met,), _ = plan.write_part(items, [], tmp_path, "part-000000")
    assert met.where == "day.jsonl, article n0002"
    assert [each.article.id for each in tables.read_annotated(tmp_path)] == ["n0000", "n0001", "n0003"]


def test_an_article_that_no_table_holds_is_a_problem_and_the_others_are_written(tmp_path: Path) -> None:
    items = [article(number) for number in range(3)]
    (met,), _ = plan.write_part([*items, replace(article(3), outlet="\ud800")], [], tmp_path, "part-000000")
    assert "n0003" in met.where
    assert [each.article for each in tables.read_annotated(tmp_path)] == items


def test_a_record_that_was_cut_short_counts_as_none(tmp_path: Path) -> None:
    items = [article(number) for number in range(5)]
    batch.run_batch(items, tmp_path)
    before = content(tmp_path)
    (tmp_path / "_parts/part-000000.json").write_bytes(b"")
    (tmp_path / "articles/day=2025-06-01/part-000000.77.tmp").write_bytes(b"half")
    assert batch.run_batch(items, tmp_path).skipped == 0
    assert content(tmp_path) == before
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_folder_is_for_one_run_at_a_time_and_one_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch.run_batch([article(1)], tmp_path)
    with parts.alone_in(tmp_path), pytest.raises(UsageError, match="in use by another run"):
        batch.run_batch([article(1)], tmp_path)
    monkeypatch.setattr(parts, "MADE_BY", "selisik 99")
    with pytest.raises(UsageError, match="was made by selisik 0"):
        batch.run_batch([article(1)], tmp_path)


def test_a_part_is_recorded_by_its_worker(tmp_path: Path) -> None:
    items = [article(number) for number in range(40)]
    found = plan.run_parts([(0, items[:20], []), (1, items[20:], [])], tmp_path, 1)
    next(found)
    assert (tmp_path / "_parts/part-000000.json").is_file() or (tmp_path / "_parts/part-000001.json").is_file()
    assert {number for number, _ in found} | set(parts.finished_parts(tmp_path)) == {0, 1}


def test_merges_and_splits_of_windows_are_told(tmp_path: Path) -> None:
    digests = [digest_article(outline_article(article(number))) for number in range(60)]
    windows.keep_digests(digests, tmp_path, "part-000000")
    heard: list[object] = []
    list(windows.batch_stories(tmp_path, window=25, told=heard.append))
    assert len(heard) == 3


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "auto"])
def test_no_cluster_is_said_within_seconds(tmp_path: Path, table: Path, address: str) -> None:
    done = selisik("batch", table, "-o", tmp_path / "there", "--ray", address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert f"no Ray cluster at {address}" in done.stderr


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of one who takes every connection and never answers, as a cluster that hangs does."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("named", ["itself", "RAY_ADDRESS"])
def test_a_cluster_that_never_answers_is_given_up_in_time(
    monkeypatch: pytest.MonkeyPatch, silent: str, named: str
) -> None:
    monkeypatch.setattr(reaching, "JOIN_SECONDS", 4)
    address = silent if named == "itself" else "auto"
    if address == "auto":
        monkeypatch.setenv("RAY_ADDRESS", silent)
    before = time.monotonic()
    with pytest.raises(UsageError, match=r"no Ray cluster at .*no answer within 4 seconds; start one") as raised:
        plan.use_runner(address)
    assert silent in str(raised.value) and address in str(raised.value)
    assert time.monotonic() - before < 60


def test_a_dead_cluster_that_the_environment_names_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    monkeypatch.setattr(reaching.subprocess, "Popen", None)
    with pytest.raises(UsageError, match=r"at auto \(RAY_ADDRESS is 127\.0\.0\.1:1\): .*refused"):
        plan.use_runner("auto")


def test_tables_are_not_written_where_they_would_be_read(tmp_path: Path, table: Path) -> None:
    done = selisik("batch", tmp_path, "-o", tmp_path / "tables")
    assert (done.returncode, "which is read" in done.stderr) == (2, True)


def test_a_run_that_reads_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_bytes(b"")
    done = selisik("batch", tmp_path / "e.jsonl", "-o", tmp_path / "out")
    assert (done.returncode, "no article could be read" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_table_that_a_worker_cannot_write_is_said_in_one_line(tmp_path: Path, table: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/regions").write_bytes(b"a file where a folder is needed")
    done = selisik("batch", table, "-o", tmp_path / "out", "--part", 40)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert f"{tmp_path}/out/regions/day=2025-06-01" in done.stderr.splitlines()[-1]


def selisik(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "selisik.app.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "day.jsonl"
    rows = [
        json.dumps({"id": each.id, "text": each.text, "published": each.published}) for each in map(article, range(90))
    ]
    path.write_text("\n".join(rows), "utf-8")
    return path


TOKEN = "a" * 32


@contextmanager
def ray_cluster(**environment: str) -> Iterator[str]:
    """A real Ray on this machine with two worker processes, and its address; no other Ray is stopped with it."""
    ray = str(Path(sys.executable).with_name("ray"))
    start = ["start", "--head", "--block", "--port=0", "--num-cpus=2", "--include-dashboard=false"]
    # Sockets lie in the folder, and their names may not be long.
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        running = subprocess.Popen(
            [ray, *start, "--disable-usage-stats", f"--temp-dir={folder}"],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield started(Path(folder) / "ray_current_cluster", running)
        finally:
            running.terminate()
            running.wait(60)
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


def started(path: Path, running: subprocess.Popen[bytes]) -> str:
    """The address in a file that Ray writes when it is ready."""
    for _ in range(600):
        if path.is_file() and (address := path.read_text().strip()):
            return address
        assert running.poll() is None, "Ray did not start"
        time.sleep(0.2)
    raise AssertionError("Ray was not ready within two minutes")


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    with ray_cluster() as address:
        yield address


def test_a_cluster_that_wants_a_token_says_so_in_one_line(tmp_path: Path, table: Path) -> None:
    with ray_cluster(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=TOKEN) as address:
        done = selisik("batch", table, "-o", tmp_path / "there", "--ray", address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert f"the Ray cluster at {address} wants its token" in done.stderr


def test_two_workers_of_a_ray_cluster_write_the_same_bytes(tmp_path: Path, table: Path, cluster: str) -> None:
    here = selisik("batch", table, "-o", tmp_path / "here", "--part", 20)
    there = selisik("batch", table, "-o", tmp_path / "there", "--part", 20, "--ray", cluster)
    assert (here.returncode, there.returncode) == (0, 0), there.stderr
    assert "90 articles" in here.stderr
    assert len(content(tmp_path / "here")) > len(tables.MARKS)
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_batch_takes_times_as_instants_and_files_by_the_newsrooms_day(tmp_path: Path) -> None:
    late = replace(article(1, PASSAGE), id="a", published="2025-06-10T18:30Z", language="id")
    early = replace(late, id="b", published="2025-06-11T01:00+07:00")
    batch.run_batch([late, early], tmp_path)
    assert {path.parent.name for path in tmp_path.glob("articles/*/*")} == {"day=2025-06-11"}
    (copies,) = pq.ParquetFile(next(tmp_path.glob("copies/*/*"))).read().to_pylist()
    assert (copies["articles"], copies["first"], copies["likeness"]) == (["b", "a"], "b", [1.0, 1.0])


def test_every_step_tells_how_far_it_has_come(tmp_path: Path) -> None:
    rows = [replace(article(at, f"{PASSAGE} Laporan {at}."), url=f"https://w.example/{at // 2}") for at in range(20)]
    heard: list[tuple[str, int, int]] = []
    batch.run_batch(rows, tmp_path, told=batch.Told(work=lambda *told: heard.append(told)))
    steps = {what: (done, total) for what, done, total in heard}
    assert steps["texts sketched"] == (20, 20)
    assert steps["addresses compared"] == (10, 10)
    assert steps["articles grouped"][1] == 20
    assert steps["stories looked through"][0] == steps["stories looked through"][1] > 0


@pytest.mark.parametrize("number", [0, 3, 15, 16, 70_000])
def test_a_file_of_digests_says_how_many_it_holds(tmp_path: Path, number: int) -> None:
    path = tmp_path / "part.msgpack"
    path.write_bytes(msgpack.encode([b"x"] * number))
    assert windows._number(path) == number
