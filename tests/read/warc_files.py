"""WARC files made by the tests, byte by byte, so that they can also be made wrong."""

import gzip

PAGE = """<!doctype html><html lang="id"><head>{meta}<title>Sungai Lamur meluap</title></head><body>
<article><h1>Sungai Lamur meluap</h1>
<p>Sungai Lamur meluap pada Senin malam dan merendam puluhan rumah di {places} dusun,
menurut catatan kantor desa setempat.</p>
<p>Warga dibawa ke balai desa sampai air surut, sementara petugas menyiapkan dapur umum untuk café “Teduh”.</p>
<p>Kepala desa meminta warga tetap waspada karena hujan masih akan turun beberapa hari lagi di hulu sungai.</p>
</article></body></html>"""


def page(places: object = "tiga", meta: str = "") -> str:
    return PAGE.format(places=places, meta=meta)


def response(body: bytes, kind: str | None = "text/html; charset=utf-8", status: str = "200 OK", **more: str) -> bytes:
    """An HTTP response; `more` are further headers, their words joined by underscores."""
    headers = [("Content-Type", kind)] if kind is not None else []
    headers += [(name.replace("_", "-"), value) for name, value in more.items()]
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def record(url: str, body: bytes, kind: str = "response", length: int | None = None) -> bytes:
    """A WARC record; `length` is what it says of its length where that is a lie."""
    said = len(body) if length is None else length
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"Content-Length: {said}", "", ""]
    return "\r\n".join(lines).encode() + body + b"\r\n\r\n"


def plain_page(number: int) -> bytes:
    """The record of a good page that tells its number."""
    return record(f"https://satu.example/{number}", response(page(number).encode()))


def members(records: list[bytes]) -> list[bytes]:
    """Each record packed as a gzip member of its own."""
    return [gzip.compress(each, mtime=0) for each in records]
