"""Where what is kept in a folder goes: the day of a record, and files that are written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from selisik.errors import UsageError
from selisik.lang import pack
from selisik.lang.dates import published_day

UNKNOWN_DAY = "unknown"
# A record without a language is filed by the clocks of the first pack.
FALLBACK_LANGUAGE = "id"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def day_of(published: str | None, language: str | None = None) -> str:
    """The day a record is filed under, or `unknown`: the day as written.

    A time in UTC is taken to the clocks of the language's newsrooms, Western Indonesia Time where it is not given: the
    day that the article itself calls today.

    >>> day_of("2025-06-10T07:55+07:00"), day_of("2025-06-10T23:30Z"), day_of(None)
    ('2025-06-10', '2025-06-11', 'unknown')
    """
    return str(published_day(published, pack(language or FALLBACK_LANGUAGE)) or UNKNOWN_DAY)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there when it is whole and on the disk.

    Raises UsageError naming the file where that cannot be done; nothing of it is left then.
    """
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise UsageError, which names the path, where the block cannot write there."""
    try:
        yield
    except OSError as error:
        cure = "; finished parts are kept, make room and start again" if error.errno in _NO_ROOM else ""
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}{cure}") from error
