"""Bytes to text: UTF-8 first, byte-order marks honoured, Windows-1252 recognised, all else refused with its place."""

import codecs
import re

from selisik.data import Problem
from selisik.reading.refusal import Refused

# utf-32 before utf-16: its little-endian mark begins with that of utf-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"PK\x03\x04": "a zip archive",
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"PAR1": "a Parquet table",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
}
_WIDE_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What no text in Windows-1252 holds: control characters, the five bytes without a meaning, and two letters so rare that
# they rather tell of broken or binary data.
_NOT_WINDOWS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xfe\xff]")
# Above this share of high bytes the text is of another alphabet, not Western European.
_HIGH_SHARE = 0.3
_UTF8_CURE = "save it as UTF-8"


def decode(raw: bytes, where: str) -> tuple[str, Problem | None]:
    """The text of the bytes without a byte-order mark, and what to say where the encoding had to be recognised.

    Raises Refused, with the byte where it breaks, when the bytes are no text or of no encoding known here.

    >>> decode(b"\\xef\\xbb\\xbfKata Budi", "a.txt")
    ('Kata Budi', None)
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", "utf-8"))
    try:
        text = raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + len(mark)
        if mark:
            raise Refused(f"{where}, byte {place}", f"not {encoding.upper()}, as its mark says", _UTF8_CURE) from None
        return _recognised(raw, where, place)
    if not mark and _is_wide(raw):
        raise Refused(where, "looks like UTF-16 without a byte-order mark", _UTF8_CURE)
    return text, None


def _recognised(raw: bytes, where: str, place: int) -> tuple[str, Problem]:
    """Text in Windows-1252 with a word of warning, or a refusal."""
    kind = next((kind for magic, kind in _MAGIC.items() if raw.startswith(magic)), None)
    if kind or b"\x00" in raw:
        raise Refused(where, f"not text but {kind or 'a binary file'}", "leave it out, or give its text")
    if not is_windows_1252(raw):
        raise Refused(f"{where}, byte {place}", f"not UTF-8: byte 0x{raw[place]:02x} is out of place", _UTF8_CURE)
    said = Problem(where=f"{where}, byte {place}", what="not UTF-8; read as Windows-1252", cure=_UTF8_CURE)
    return raw.decode("cp1252"), said


def is_windows_1252(raw: bytes) -> bool:
    """Whether bytes that are not UTF-8 read as Western European text with typographic marks.

    >>> is_windows_1252(b"kata \\x93ya\\x94"), is_windows_1252("kata “ya”".encode() + b"\\xff")
    (True, False)
    """
    if _NOT_WINDOWS.search(raw) or _WIDE_UTF8.search(raw):
        return False
    return len(_HIGH.findall(raw)) <= _HIGH_SHARE * len(raw)


def _is_wide(raw: bytes) -> bool:
    """Whether every second byte of the beginning is NUL, as in UTF-16 of a Latin text."""
    head = raw[:1000]
    return len(head) > 3 and max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * len(head)


def lone_surrogate(text: str) -> int | None:
    """The place of the first lone surrogate, which UTF-8 cannot hold; None when there is none.

    >>> lone_surrogate("ab\\ud800"), lone_surrogate("ab")
    (2, None)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
