"""HTTP responses as they were fetched (RFC 9112): status, kind, and the body freed of its codings."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from selisik.reading.limits import ARTICLE_BYTES
from selisik.reading.records import BODY_BYTES, LENGTH_DIGITS, parse_headers

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_GZIP = b"\x1f\x8b"
_PAGE_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
# A chunk's line: its size in hexadecimal digits, and what few servers add.
_CHUNK_LINE = 40
_CODINGS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_HEX = frozenset(b"0123456789abcdefABCDEF")


@dataclass(frozen=True, slots=True)
class Response:
    """A response: its status, its kind and charset as its headers say, lower case, and its body, with what it lacks.

    `unread` is the coding that cannot be undone, if any; `cut` says that the body ends before its end.
    """

    status: str
    kind: str
    charset: str | None
    body: bytes
    cut: bool = False
    unread: str | None = None

    def is_page(self) -> bool:
        """Whether it is an HTML page: by its kind, or by its beginning where the kind says nothing of it."""
        if self.kind in ("text/html", "application/xhtml+xml"):
            return True
        return self.kind in ("", "text/plain", "application/octet-stream") and is_page(self.body)


def is_page(body: bytes) -> bool:
    """Whether bytes begin as an HTML page does.

    >>> is_page(b"\\n<!DOCTYPE html><p>"), is_page(b"Kata Budi")
    (True, False)
    """
    return body[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGE_OPENINGS)


def read_response(raw: bytes, whole: bool) -> Response | None:
    """The response of a record's bytes, `whole` or cut off; None for what is no HTTP response."""
    head, body = _parted(raw)
    lines = head.splitlines()
    first = lines[0].split() if lines else []
    if len(first) < 2 or not first[0].startswith(b"HTTP/"):
        return None
    headers = parse_headers(lines[1:])
    kind, charset = _kind(headers.get("content-type", ""))
    body, is_short = _sent(body, headers)
    plain, is_broken, unread = _uncoded(body, headers)
    # What is larger than any article was cut here, and is refused for its size.
    is_cut = (is_short or not whole) and len(raw) < BODY_BYTES
    return Response(first[1][:3].decode("ascii", "replace"), kind, charset, plain, is_cut or is_broken, unread)


def _parted(raw: bytes) -> tuple[bytes, bytes]:
    """Headers and body; the blank line between them may lack its carriage returns."""
    found = _BLANK_LINE.search(raw)
    return (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")


def _kind(header: str) -> tuple[str, str | None]:
    """The media type and the charset of a Content-Type header.

    >>> _kind('text/html; charset="GBK"'), _kind("")
    (('text/html', 'gbk'), ('', None))
    """
    kind, *rest = (part.strip().lower() for part in header.split(";"))
    named = (part.partition("=")[2].strip("\"' ") for part in rest if part.startswith("charset"))
    return kind, next((each for each in named if each), None)


def _sent(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, bool]:
    """The body as it was meant to be sent, and whether less of it came."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return _unchunked(body)
    length = headers.get("content-length", "")
    return body, length.isascii() and length.isdigit() and len(body) < int(length[:LENGTH_DIGITS])


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """The body freed of its chunks, and whether it ends before its last one; what has no chunks is left as it is."""
    parts, at, is_short = list[bytes](), 0, True
    while at < len(body):
        end = body.find(b"\r\n", at, at + _CHUNK_LINE)
        digits = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not digits or not _HEX.issuperset(digits):
            if not parts:
                return body, False
            break
        size, at = int(digits, 16), end + 2
        if not size:
            is_short = False
            break
        parts.append(body[at : at + size])
        at += size + 2
    return b"".join(parts), is_short


def _uncoded(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, bool, str | None]:
    """The body unpacked up to a byte more than an article has, whether it breaks off, and a coding not known here.

    Crawlers undo a coding and leave the header: what looks like a page already is taken as it is.
    """
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity", "none") or is_page(body):
        return body, False, None
    if coding not in _CODINGS:
        return body, False, coding
    if _CODINGS[coding] > zlib.MAX_WBITS and not body.startswith(_GZIP):
        return body, False, None
    plain, is_broken = _inflated(body, _CODINGS[coding])
    # Deflate is sent with and without the wrapping that it should have.
    return (plain, is_broken, None) if plain or coding != "deflate" else (*_inflated(body, -zlib.MAX_WBITS), None)


def _inflated(body: bytes, window: int) -> tuple[bytes, bool]:
    """What can be unpacked, and whether it breaks off."""
    unpacker, parts, size = zlib.decompressobj(window), list[bytes](), 0
    left = body
    try:
        while left and not unpacker.eof and size <= ARTICLE_BYTES:
            parts.append(unpacker.decompress(left, 1 << 16))
            size += len(parts[-1])
            left = unpacker.unconsumed_tail
        if size <= ARTICLE_BYTES:
            parts.append(unpacker.decompress(b"", 1 << 16))
    except zlib.error:
        return b"".join(parts), True
    return b"".join(parts), not unpacker.eof and size <= ARTICLE_BYTES
