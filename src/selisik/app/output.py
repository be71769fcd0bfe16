"""Files written whole or not at all."""

import os
import tempfile
from pathlib import Path

from selisik.data import Brief
from selisik.errors import UsageError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    Raises UsageError naming the file when the disk is full or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def write_brief(brief: Brief, folder: Path, ui: str) -> None:
    """`brief.json`, `brief.html` and `brief.md` in `folder`, the page's own words in the language `ui`."""
    from selisik.brief import markdown, page
    from selisik.data.codec import brief_bytes

    made = {"brief.json": brief_bytes(brief)}
    made |= {"brief.html": page(brief, ui).encode("utf-8"), "brief.md": markdown(brief, ui).encode("utf-8")}
    for name, content in made.items():
        write_whole(folder / name, content)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
