"""Zip archives, bounded in members, in bytes, in ratio and in depth, so that a bomb is refused by name."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from selisik.reading.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_DEPTH,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_RATIO_FREE_BYTES,
)
from selisik.reading.refusal import Refused

_SPOOLED_BYTES = 20_000_000
_CURE = "unpack it and give the folder"


@dataclass(frozen=True, slots=True)
class Budget:
    """What an archive may still unpack to, and how many archives deep it stands."""

    members: int = ARCHIVE_MEMBERS
    size: int = ARCHIVE_BYTES
    depth: int = ARCHIVE_DEPTH


Member = tuple[str, Callable[[], BinaryIO], str, Budget]


def members(stream: BinaryIO, where: str, budget: Budget) -> Iterator[Member]:
    """The files of an archive in order of name: name, how to open it, its place in words, what is left for it.

    Raises Refused for a bomb or what is no archive; opening a member that unpacks past its bounds raises it too.
    """
    if budget.depth <= 0:
        raise Refused(where, f"archives more than {ARCHIVE_DEPTH} deep", _CURE)
    try:
        archive = zipfile.ZipFile(cast(IO[bytes], stream))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(where, f"not a zip archive: {error}", "pack it again") from None
    infos = sorted((info for info in archive.infolist() if _is_wanted(info)), key=lambda info: info.filename)
    size = sum(info.file_size for info in infos)
    if len(infos) > budget.members:
        raise Refused(where, f"{len(infos)} files, more than {budget.members}", _CURE)
    if size > budget.size:
        raise Refused(where, f"would unpack to {size} bytes, more than {budget.size}", _CURE)
    # Each archive inside gets an equal share, so that many of them cannot together pass the bounds.
    inside = max(1, sum(info.filename.lower().endswith(".zip") for info in infos))
    left = replace(
        budget,
        members=(budget.members - len(infos)) // inside,
        size=(budget.size - size) // inside,
        depth=budget.depth - 1,
    )
    for info in infos:
        place = f"{where}/{info.filename}"
        yield info.filename, partial(_open, archive, info, place), place, left


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.split("/")
    return not info.is_dir() and not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> BinaryIO:
    """The member as a stream; a table or an archive is spooled so that it can be read from any place."""
    if info.file_size > max(ARCHIVE_RATIO_FREE_BYTES, ARCHIVE_RATIO * info.compress_size):
        raise Refused(where, f"packed more than {ARCHIVE_RATIO} times, as a zip bomb is", "leave it out")
    spooled = cast(BinaryIO, SpooledTemporaryFile(max_size=_SPOOLED_BYTES))  # noqa: SIM115 (the caller closes it)
    try:
        with archive.open(info) as packed:
            _copy(packed, spooled, info.file_size, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        spooled.close()
        raise Refused(where, f"cannot be unpacked: {error}", "pack it again, without a password") from None
    spooled.seek(0)
    return spooled


def _copy(packed: IO[bytes], spooled: BinaryIO, size: int, where: str) -> None:
    """Copies block by block; stops where more comes out than the archive said."""
    total = 0
    while block := packed.read(1 << 16):
        total += len(block)
        if total > size:
            raise Refused(where, "larger than the archive says", "pack it again")
        spooled.write(block)
