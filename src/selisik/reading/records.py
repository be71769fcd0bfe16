"""WARC records (ISO 28500), one after another; a damaged one is said and the next goes on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from selisik.data import Problem
from selisik.reading.limits import ARTICLE_BYTES
from selisik.reading.members import Damage, MemberEnd, Piece, unpacked

_OPENING = b"WARC/"
_LINE_ENDS = re.compile(rb"[\r\n]+")
# The headers of a record or of a response; a longer line is no header.
HEAD_BYTES = 65_536
# A body is kept up to one byte more than can be an article, with its own headers.
BODY_BYTES = ARTICLE_BYTES + HEAD_BYTES + 1
# More digits are no length of anything that was fetched.
LENGTH_DIGITS = 15
_CURE = "fetch the file again"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number in the file, its headers by lower-case name, its body up to `BODY_BYTES`.

    `whole` is False where the body ends before the record says.
    """

    number: int
    headers: Mapping[str, str]
    body: bytes
    whole: bool


class _Damaged(Exception):  # noqa: N818 (it says what happened to the input)
    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.what)
        self.damage = damage


class _Misplaced(Exception):  # noqa: N818 (it says what happened to the input)
    """What stands where a record should begin cannot be one."""


class _Source:
    """The bytes of a file, member by member; reading never goes over the end of a member."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces
        self._block, self._at = b"", 0
        self.ended = False

    def has_more(self) -> bool:
        """Whether anything is left in this member; raises _Damaged."""
        while self._at >= len(self._block) and not self.ended:
            piece = next(self._pieces, None)
            if isinstance(piece, Damage):
                raise _Damaged(piece)
            if piece is None or isinstance(piece, MemberEnd):
                self.ended = True
            else:
                self._block, self._at = piece, 0
        return not self.ended or self._at < len(self._block)

    def next_member(self) -> bool:
        """Go on to the next member; False where there is none. Raises _Damaged."""
        piece = next(self._pieces, None)
        self._block, self._at, self.ended = b"", 0, piece is None
        if isinstance(piece, Damage):
            raise _Damaged(piece)
        if isinstance(piece, bytes):
            self._block = piece
        return piece is not None

    def forget(self) -> None:
        """Nothing of this member is left."""
        self._block, self._at, self.ended = b"", 0, True

    def take(self, size: int, kept: int) -> tuple[bytes, int]:
        """The first `kept` of the next `size` bytes, and how many of the `size` there were."""
        parts, taken = list[bytes](), 0
        while taken < size and self.has_more():
            part = self._block[self._at : self._at + size - taken]
            self._at += len(part)
            if taken < kept:
                parts.append(part[: kept - taken])
            taken += len(part)
        return b"".join(parts), taken

    def line(self) -> bytes:
        """The next line with its end, or `HEAD_BYTES` of it; empty where the member ends."""
        parts, length = list[bytes](), 0
        while length < HEAD_BYTES and self.has_more():
            end = self._block.find(b"\n", self._at) + 1 or len(self._block)
            part = self._block[self._at : min(end, self._at + HEAD_BYTES - length)]
            self._at += len(part)
            length += len(part)
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def line_with_words(self, opening: bytes = b"") -> bytes:
        """The next line that is not blank and has this opening; empty where the member ends."""
        self._past_line_ends()
        while (line := self.line()) and not (line.strip() and line.startswith(opening)):
            self._past_line_ends()
        return line

    def _past_line_ends(self) -> None:
        """Over empty lines, of which a packed file may hold millions, many at once."""
        while self.has_more():
            found = _LINE_ENDS.match(self._block, self._at)
            if found is None:
                return
            self._at = found.end()


def warc_records(stream: BinaryIO, where: str) -> Iterator[Record | Problem]:
    """The records of a WARC file, plain or gzip, and a problem for each that cannot be read."""
    source, number, first, lost = _Source(unpacked(stream, _OPENING)), 0, b"", False
    while True:
        try:
            first = first or source.line_with_words(_OPENING if lost else b"")
            lost = False
            if first:
                number += 1
                record, first = _record(source, first, number)
                yield record
            elif not source.next_member():
                return
        except _Damaged as damaged:
            number += not first
            place = f"{where}, record {number}, byte {damaged.damage.place}"
            yield Problem(where=place, what=f"a record that is {damaged.damage.what}", cure=_CURE)
            first = b""
            source.forget()
        except _Misplaced as misplaced:
            what = f"{misplaced}; passed over up to the next record"
            yield Problem(where=f"{where}, record {number}", what=what, cure=_CURE)
            first, lost = b"", True


def _record(source: _Source, first: bytes, number: int) -> tuple[Record, bytes]:
    """The record that begins with the line `first`, and the line with words that comes after it in its member."""
    if not first.startswith(_OPENING):
        raise _Misplaced("no WARC record where one should begin")
    headers = _headers(source)
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdigit() and len(size) <= LENGTH_DIGITS):
        raise _Misplaced("a WARC record that does not say its length")
    body, taken = source.take(int(size), BODY_BYTES)
    # Going on to the end of the member also proves its checksum.
    following = source.line_with_words()
    return Record(number, headers, body, taken == int(size)), following


def _headers(source: _Source) -> dict[str, str]:
    lines, size = list[bytes](), 0
    while (line := source.line()).strip():
        lines.append(line)
        size += len(line)
        if size > HEAD_BYTES:
            raise _Misplaced("a WARC record whose headers do not end")
    return parse_headers(lines)


def parse_headers(lines: Iterable[bytes]) -> dict[str, str]:
    """Headers by lower-case name; of one that comes twice the first, as a fetcher takes it.

    >>> parse_headers([b"Content-Type: text/html\\r\\n", b"no header"])
    {'content-type': 'text/html'}
    """
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found
