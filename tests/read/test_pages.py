"""Pages give their article with its captions, and say what they are from."""

import hashlib
from pathlib import Path

import pytest

from selisik.data import Article, Problem
from selisik.reading import read_inputs

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Banjir Rendam Dua Dusun - Wening Pos</title>
{head}<link rel="canonical" href="https://www.weningpos.co.id/read/1/banjir"></head>
<body><nav><a href="/">Beranda</a> <a href="/ekonomi">Ekonomi</a></nav>
<main><article><h1>Banjir Rendam Dua Dusun</h1>
<figure><img src="a.jpg"><figcaption>Warga mengungsi dengan perahu di Tirta. Rasmana Wiguna/AP</figcaption></figure>
<p>WENINGPOS.CO.ID, LENGKUAS - Banjir merendam dua dusun di Desa Tirtawangi, Kabupaten Wening Raya, sejak Rabu.</p>
<p>"Air naik sangat cepat," kata Kepala Desa Tirtawangi Sastra Guntara kepada wartawan di sana, Rabu (4/6/2025).</p>
<figure><img src="b.jpg"><figcaption>Peta wilayah terdampak</figcaption></figure>
<h2>Jumlah Pengungsi</h2>
<p>Pengungsi terdiri atas 25 orang dewasa dan 15 anak. Mereka tinggal di balai desa dan di rumah kerabat mereka.</p>
<p>Badan penanggulangan bencana mengirim dua perahu karet dan dapur umum ke lokasi itu pada sore hari.</p>
</article></main>
<aside><figure><figcaption>Suasana pasar di kota lain</figcaption></figure></aside>
<footer><figure><figcaption>Kantor redaksi</figcaption></figure></footer></body></html>"""
TIME = '<meta property="article:published_time" content="2025-06-18T14:15:00+07:00">'


def read(path: Path, raw: bytes) -> list[Article | Problem]:
    path.write_bytes(raw)
    return list(read_inputs([str(path)]))


def test_captions_stand_where_the_page_has_them(tmp_path: Path) -> None:
    raw = PAGE.format(head=TIME).encode()
    (article,) = read(tmp_path / "banjir.html", raw)
    assert isinstance(article, Article)
    assert [line[:30] for line in article.text.split("\n")] == [
        "Banjir Rendam Dua Dusun",
        "Warga mengungsi dengan perahu ",
        "WENINGPOS.CO.ID, LENGKUAS - Ba",
        '"Air naik sangat cepat," kata ',
        "Peta wilayah terdampak",
        "Jumlah Pengungsi",
        "Pengungsi terdiri atas 25 oran",
        "Badan penanggulangan bencana m",
    ]
    assert (article.id, article.title, article.outlet) == ("banjir", "Banjir Rendam Dua Dusun", "weningpos.co.id")
    assert article.published == "2025-06-18T14:15:00+07:00"
    assert article.page_sha256 == hashlib.sha256(raw).hexdigest()
    assert article.extracted_by
    assert article.extracted_by.startswith("trafilatura ")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("", None),
        ('<script type="application/ld+json">{"datePublished": "2025-06-18"}</script>', "2025-06-18"),
        ('<meta itemprop="datePublished" content="kemarin">', None),
    ],
)
def test_the_time_is_the_pages_own_or_unknown(tmp_path: Path, head: str, published: str | None) -> None:
    (article,) = read(tmp_path / "a.html", PAGE.format(head=head).encode())
    assert isinstance(article, Article)
    assert article.published == published


def test_a_page_in_another_encoding_is_read_as_it_says(tmp_path: Path) -> None:
    page = (
        PAGE.format(head="")
        .replace("utf-8", "windows-1251")
        .replace("Peta wilayah terdampak", "Карта затопления района")
    )
    (article,) = read(tmp_path / "a.html", page.encode("windows-1251"))
    assert isinstance(article, Article)
    assert "Карта затопления района" in article.text


@pytest.mark.parametrize(
    "raw",
    [
        b"<html></html>",
        b"<html><body>" + b"<div>" * 20_000 + b"</body></html>",
        b"<html>\x00\x01\xff\xfe</html>",
        b'<?xml version="1.0" encoding="x-none"?><html></html>',
    ],
)
def test_a_page_without_an_article_is_said(tmp_path: Path, raw: bytes) -> None:
    (problem,) = read(tmp_path / "a.html", raw)
    assert isinstance(problem, Problem)
    assert problem.where.startswith(str(tmp_path / "a.html"))


def test_a_gallery_of_captions_takes_no_time(tmp_path: Path) -> None:
    captions = "".join(f"<figure><figcaption>Gambar nomor {n}</figcaption></figure>" for n in range(1_000))
    page = PAGE.format(head="").replace("<h2>", captions + "<h2>")
    *_, article = read(tmp_path / "a.html", page.encode())
    assert isinstance(article, Article)
    assert "dapur umum" in article.text
