"""The characters of a page: UTF-8 whatever it says of itself, then what its server and it name, then as they are."""

import codecs
import re
from collections.abc import Iterator

from selisik.data import Problem
from selisik.reading.decoding import decode, is_windows_1252
from selisik.reading.refusal import Refused

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# The encodings of the web and how they are read (WHATWG Encoding, section 4.2): the wider one where pages mean it.
# Others that Python knows are no encodings of pages, and some of them cost time that grows with the square.
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-16-le", "windows-874": "cp874", "windows-31j": "cp932", "x-sjis": "cp932", "x-gbk": "gb18030",
} | {
    name: name for name in (
        "utf-8", "utf-16-le", "utf-16-be", "gb18030", "euc_jp", "cp932", "cp949", "big5hkscs", "koi8-r", "koi8-u",
        "cp874", "mac-roman", *(f"cp{number}" for number in range(1250, 1259)),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    )
}  # fmt: skip
# A page of which more characters than this part cannot be read is in another encoding; a few are wounds of its own.
_BROKEN_PART = 0.01
_LOST = "\ufffd"


def decode_page(raw: bytes, where: str, charset: str | None = None) -> tuple[str, Problem | None]:
    """The characters of a page, and what to say where some could not be read; `charset` is what its server says.

    Raises Refused where the bytes are in no encoding that can be told.

    >>> decode_page("<p>你好</p>".encode("gbk"), "a.html", "gbk")
    ('<p>你好</p>', None)
    """
    try:
        text, said = decode(raw, where)
    except Refused as refused:
        return _as_said(raw, where, charset, refused)
    # What only looks like Windows-1252 may be something else that the page names.
    named = next(_strictly(raw, charset), None) if said else None
    return (text if named is None else named), None


def _as_said(raw: bytes, where: str, charset: str | None, refused: Refused) -> tuple[str, Problem | None]:
    """The page in the encoding that is named, or in the one that breaks least; raises `refused` where all break."""
    for text in _strictly(raw, charset):
        return text, None
    if b"\x00" in raw and not _named(raw, charset):
        raise refused
    found = [(raw.decode(name, "replace"), name) for name in dict.fromkeys(("utf-8", *_named(raw, charset)))]
    text, name = min(found, key=lambda each: each[0].count(_LOST))
    lost = text.count(_LOST)
    if lost > _BROKEN_PART * len(text):
        raise refused
    at = f"{where}, character {text.index(_LOST)} of the page"
    what = f"characters of the page that are not {name.upper()}: {lost}; each is read as U+FFFD"
    return text, Problem(where=at, what=what, cure="fetch the page again, or correct its encoding")


def _strictly(raw: bytes, charset: str | None) -> Iterator[str]:
    """The page in each encoding that is named and fits without a break."""
    for name in _named(raw, charset):
        if name == "cp1252" and not is_windows_1252(raw):
            continue
        try:
            yield raw.decode(name)
        except UnicodeDecodeError:
            continue


def _named(raw: bytes, charset: str | None) -> list[str]:
    """The encodings that the server and the page name, by the name that they are read under."""
    found = _META.search(raw[:_HEAD_BYTES])
    names = [charset or "", found.group(1).decode("ascii") if found else ""]
    return [name for name in map(_known, names) if name]


def _known(name: str) -> str | None:
    """The encoding that a page's word for it means, None for none that pages have.

    >>> _known("gb2312"), _known("latin-1"), _known("unicode_escape")
    ('gb18030', 'cp1252', None)
    """
    try:
        return _READ_AS.get(codecs.lookup(name).name)
    except (LookupError, ValueError):
        return _READ_AS.get(name.lower())
