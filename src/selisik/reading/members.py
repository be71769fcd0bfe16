"""A file of gzip members, or a plain one, to its bytes; what is damaged is said and the next member goes on.

A gzip member ends with a checksum (RFC 1952), so that what is given before its end is known to be whole only there.
"""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from selisik.reading.limits import ARCHIVE_RATIO, ARCHIVE_RATIO_FREE_BYTES

_MAGIC = b"\x1f\x8b"
# The header of a member: its method is deflate, and of its flags three must be 0.
_HEADER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_BLOCK_BYTES = 1 << 14
_SCANNED_BYTES = 1 << 20
# A member's header and the beginning of its content: names in the header are short.
_TRIED_BYTES = 512
# How often a damaged file may be gone through in all: members made to lie inside one another would never end.
_MOST_WORK = 4
_FREE_WORK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class MemberEnd:
    """A member has ended whole; `next_place` is the byte where the next one begins."""

    next_place: int


@dataclass(frozen=True, slots=True)
class Damage:
    """What was given of this member is not to be relied on: what is wrong, at the byte where the member begins."""

    place: int
    what: str


Piece = bytes | MemberEnd | Damage


def unpacked(stream: BinaryIO, opening: bytes) -> Iterator[Piece]:
    """The unpacked bytes in blocks, with the end of each member; after damage, from the next that has this `opening`.

    A file that is not gzip is given as it is, as one member.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if stream.read(len(_MAGIC)) != _MAGIC:
        stream.seek(0)
        yield from iter(lambda: stream.read(_BLOCK_BYTES), b"")
        yield MemberEnd(size)
        return
    place: int | None = 0
    budget = _MOST_WORK * size + _FREE_WORK_BYTES
    while place is not None and place < size:
        after = None
        for piece in _member(stream, place) if _starts(stream, place) else (Damage(place, "damaged at its beginning"),):
            yield piece
            after = piece.next_place if isinstance(piece, MemberEnd) else None
        if after is None:
            # Only damage sends the reading back.
            budget -= stream.tell() - place
            after = _next_member(stream, place + 1, opening) if budget >= 0 else None
        if budget < 0:
            yield Damage(place, "damaged, as too many are; the rest of the file is not read")
        place = after


def _member(stream: BinaryIO, place: int) -> Iterator[Piece]:
    """One member in blocks, then its end or what is wrong with it."""
    stream.seek(place)
    unpacker, taken, given = zlib.decompressobj(_GZIP_WINDOW), 0, 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail
        if not packed:
            packed = stream.read(_BLOCK_BYTES)
            taken += len(packed)
        try:
            block = unpacker.decompress(packed, _BLOCK_BYTES)
        except zlib.error:
            yield Damage(place, "damaged")
            return
        given += len(block)
        if block:
            yield block
        elif not packed and not unpacker.eof:
            yield Damage(place, "cut off where the file ends")
            return
        if given > max(ARCHIVE_RATIO_FREE_BYTES, ARCHIVE_RATIO * taken):
            yield Damage(place, f"packed more than {ARCHIVE_RATIO} times, as a bomb is")
            return
    yield MemberEnd(stream.tell() - len(unpacker.unused_data))


def _starts(stream: BinaryIO, place: int) -> bool:
    """Whether a member begins here, or what may be the first bytes of one that is cut off."""
    stream.seek(place)
    head = stream.read(4)
    return len(head) < 4 or _HEADER.match(head) is not None


def _next_member(stream: BinaryIO, start: int, opening: bytes) -> int | None:
    """The first place from `start` on where a member begins whose content has this opening, if any."""
    place = start
    while True:
        stream.seek(place)
        block = stream.read(_SCANNED_BYTES + _TRIED_BYTES)
        for found in _HEADER.finditer(block):
            if found.start() < _SCANNED_BYTES and _opens(block[found.start() : found.start() + _TRIED_BYTES], opening):
                return place + found.start()
        if len(block) <= _SCANNED_BYTES:
            return None
        place += _SCANNED_BYTES


def _opens(packed: bytes, opening: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(packed, len(opening)) == opening
    except zlib.error:
        return False
