"""Batches: the same tables here and on a Ray cluster, going on after a kill, problems in a table."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="needs the extra selisik[batch]")
pytest.importorskip("ray", reason="needs the extra selisik[batch]")

import pyarrow.parquet as pq

from selisik.annotating import outline_article
from selisik.comparing import digest_article
from selisik.data import Article, Problem, text_hash
from selisik.errors import UsageError
from selisik.run import batch, copying, tables, windows

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


def test_a_run_that_was_cut_off_goes_on_and_gives_the_same_tables(tmp_path: Path) -> None:
    items = [article(number) for number in range(70)]
    batch.run_batch(items, tmp_path / "whole", part_articles=20)
    batch.run_batch(items, tmp_path / "cut", part_articles=20)
    (tmp_path / "cut/_parts/part-000002.json").unlink()
    for path in (tmp_path / "cut").glob("articles/*/part-000002.parquet"):
        path.unlink()
    done = batch.run_batch(items, tmp_path / "cut", part_articles=20)
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


def test_worker_processes_find_the_same_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [article(number, f"{PASSAGE} Laporan {number} ditulis kemarin.") for number in range(60)]
    rows = [replace(each, outlet="walet.example", url="https://w.example") for each in rows[:30]] + rows[30:]
    batch.run_batch([replace(each, sha256=text_hash(each.text)) for each in rows], tmp_path, part_articles=20)
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


@pytest.fixture
def cluster() -> Iterator[str]:
    """A real Ray on this machine with two worker processes."""
    ray = str(Path(sys.executable).with_name("ray"))
    start = ["start", "--head", "--port=0", "--num-cpus=2", "--include-dashboard=false", "--disable-usage-stats"]
    subprocess.run([ray, *start], check=True, capture_output=True, timeout=120)
    try:
        yield "auto"
    finally:
        subprocess.run([ray, "stop", "--force"], check=False, capture_output=True, timeout=120)


def test_two_workers_of_a_ray_cluster_write_the_same_bytes(tmp_path: Path, table: Path, cluster: str) -> None:
    here = selisik("batch", table, "-o", tmp_path / "here", "--part", 20)
    there = selisik("batch", table, "-o", tmp_path / "there", "--part", 20, "--ray", cluster)
    assert (here.returncode, there.returncode) == (0, 0), there.stderr
    assert "90 articles" in here.stderr
    assert len(content(tmp_path / "here")) > len(tables.MARKS)
    assert content(tmp_path / "there") == content(tmp_path / "here")
