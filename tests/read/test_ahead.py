"""Pages read by worker processes: the same articles, ids and problems in the same order as read one after another."""

import zipfile
from pathlib import Path

import pytest
from warc_files import members, page, plain_page

from selisik.data import Article, Problem
from selisik.reading import ahead, read_inputs


def folder_of_everything(top: Path) -> Path:
    """Pages that share a name, broken ones, a page in an archive, a table between them, and a WARC file."""
    for number in range(6):
        home = top / f"{number}"
        home.mkdir(parents=True)
        (home / "index.html").write_text(page(number % 4), "utf-8")
        (home / "other.html").write_text("<html><p></p></html>" if number % 2 else page(f"{number} lagi"), "utf-8")
    (top / "2" / "large.html").write_bytes(b"<html>" + b" " * 8_000_001)
    (top / "3" / "rows.jsonl").write_text('{"text": "Air surut di Lamur."}\n{"text": 3}\n', "utf-8")
    with zipfile.ZipFile(top / "4" / "pages.zip", "w") as archive:
        archive.writestr("index.html", page("enam"))
        archive.writestr("bad.html", "")
    crawled = members([plain_page(number) for number in range(5)])
    (top / "5" / "crawl.warc.gz").write_bytes(b"".join([*crawled, b"damaged", crawled[0]]))
    return top


def test_workers_read_the_same_pages_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = str(folder_of_everything(tmp_path / "in"))
    monkeypatch.setattr(ahead, "PAGES_ALONE", 2)
    expected = list(read_inputs([top]))
    assert list(read_inputs([top], workers=2)) == expected
    assert sum(isinstance(each, Article) for each in expected) > 12
    assert len({each.id for each in expected if isinstance(each, Article)}) > 12
    assert sum(isinstance(each, Problem) for each in expected) > 5


def test_few_pages_start_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(workers: int) -> None:
        raise AssertionError

    monkeypatch.setattr(ahead, "_start", fail)
    top = str(folder_of_everything(tmp_path / "in"))
    assert list(read_inputs([top], workers=2)) == list(read_inputs([top]))


def test_reading_that_is_given_up_ends_its_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "PAGES_ALONE", 0)
    found = read_inputs([str(folder_of_everything(tmp_path / "in"))], workers=2)
    assert isinstance(next(found), Article)
    found.close()
