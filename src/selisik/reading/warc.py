"""WARC files, as CC-NEWS lays them out: gzip members, one HTTP response each. Needs the extra `[batch]` (warcio)."""

import hashlib
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from selisik.data import Article, Problem
from selisik.reading.candidates import Candidate, Found, Read
from selisik.reading.limits import ARTICLE_BYTES
from selisik.reading.pages import read_page
from selisik.reading.refusal import Refused

_NAME_DIGITS = 12
_PAGES = ("text/html", "application/xhtml+xml")
_GOOD_STATUS = "200"


def warc_pages(stream: BinaryIO, path: str | None, where: str) -> Found:
    """The HTML pages among the responses, each named by the first 12 digits of its page's SHA-256.

    A response that is not a page or did not succeed is passed over; a record that cannot be read is said, and the file
    is read on where the next one can be found.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ModuleNotFoundError:
        raise Refused(where, "WARC needs the package warcio", "pip install 'selisik[batch]'") from None
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if record.rec_type == "response" and _is_page(record.http_headers):
                yield _candidate(record, path, f"{where}, record {number}")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        what = f"not a WARC record that can be read: {error}; the rest of the file is not read"
        yield Problem(where=f"{where}, record {number + 1}", what=what, cure="fetch the file again")


def _is_page(headers: "object") -> bool:
    kind = (getattr(headers, "get_header", lambda name: None)("Content-Type") or "").split(";")[0].strip().lower()
    return kind in _PAGES and getattr(headers, "get_statuscode", lambda: "")() == _GOOD_STATUS


def _candidate(record: "object", path: str | None, where: str) -> Candidate | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined]
    try:
        raw = record.content_stream().read(ARTICLE_BYTES + 1)  # type: ignore[attr-defined]
    except (OSError, ValueError, EOFError) as error:
        return Problem(where=where, what=f"a response that cannot be unpacked: {error}", cure="fetch the page again")
    name = hashlib.sha256(raw).hexdigest()[:_NAME_DIGITS]
    return Candidate(name, where, partial(_read, raw, name, path, where, url))


def _read(raw: bytes, name: str, path: str | None, where: str, url: str | None) -> Read:
    """The page's article; its address is the one it was fetched from, whatever the page says of itself."""
    for item in read_page(raw, name, path, where):
        yield replace(item, url=url or item.url) if isinstance(item, Article) else item
