"""WARC files as CC-NEWS lays them out, and Parquet tables; both made here."""

import datetime
from io import BytesIO
from pathlib import Path

import pytest

from selisik.data import Article, Problem
from selisik.reading import read_inputs

PAGE = """<!doctype html><html lang="id"><head><meta charset="{charset}"><title>Sungai Lamur meluap</title></head><body>
<article><h1>Sungai Lamur meluap</h1>
<p>Sungai Lamur meluap pada Senin malam dan merendam puluhan rumah di tiga dusun,
menurut catatan kantor desa setempat.</p>
<p>Warga dibawa ke balai desa sampai air surut, sementara petugas menyiapkan dapur umum untuk café “Teduh”.</p>
<p>Kepala desa meminta warga tetap waspada karena hujan masih akan turun beberapa hari lagi di hulu sungai.</p>
</article></body></html>"""


def read(path: Path) -> tuple[list[Article], list[Problem]]:
    items = list(read_inputs([str(path)]))
    return [x for x in items if isinstance(x, Article)], [x for x in items if isinstance(x, Problem)]


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """Four responses in gzip members: a page, one whose declared charset is wrong, a picture, a page not found."""
    pytest.importorskip("warcio", reason="needs the extra selisik[batch]")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "crawl.warc.gz"
    responses = [
        ("https://satu.example/a", "200 OK", "text/html; charset=utf-8", PAGE.format(charset="utf-8").encode()),
        (
            "https://dua.example/b",
            "200 OK",
            "text/html; charset=ascii",
            PAGE.format(charset="us-ascii").encode("cp1252"),
        ),
        ("https://satu.example/c.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://satu.example/d", "404 Not Found", "text/html", PAGE.format(charset="utf-8").encode()),
    ]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, status, kind, payload in responses:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=BytesIO(payload), http_headers=headers)
            writer.write_record(record)
    return path


def test_the_pages_of_a_warc_are_read_with_the_address_they_were_fetched_from(warc: Path) -> None:
    articles, problems = read(warc)
    assert [each.url for each in articles] == ["https://satu.example/a", "https://dua.example/b"]
    assert all("café “Teduh”" in each.text for each in articles)
    assert all(each.page_sha256 and len(each.id) == 12 for each in articles)
    assert all("warc" in problem.where for problem in problems)


def test_a_warc_that_is_cut_off_gives_what_was_whole_and_says_where_it_ends(warc: Path) -> None:
    whole = warc.read_bytes()
    warc.write_bytes(whole[: len(whole) // 4])
    articles, problems = read(warc)
    assert len(articles) + len(problems) >= 1
    assert all("record" in problem.where for problem in problems)


def test_bytes_that_are_no_warc_are_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="needs the extra selisik[batch]")
    path = tmp_path / "not.warc"
    path.write_bytes(b"plain words, no records\n" * 5)
    articles, problems = read(path)
    assert not articles
    assert "not.warc" in str(problems[0])


def test_a_parquet_table_reads_like_any_other(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")
    import pyarrow.parquet as pq

    day = datetime.datetime(2025, 6, 2, 7, 30)
    columns = {"id": ["a", None], "text": ["Air surut di Lamur.", "Warga kembali."], "published": [day, None]}
    path = tmp_path / "day.parquet"
    pq.write_table(pa.table(columns), path)
    articles, problems = read(path)
    assert [each.published for each in articles] == ["2025-06-02T07:30:00", None]
    assert (articles[0].id, len(articles[1].id), problems) == ("a", 12, [])


def test_bytes_that_are_no_parquet_are_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")
    path = tmp_path / "day.parquet"
    path.write_bytes(b"PAR1 but not really")
    assert "not a Parquet table" in str(read(path)[1][0])
