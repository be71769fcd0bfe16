"""What a command gives: lines on standard output, and files written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from selisik.app.console import safe
from selisik.data import Brief, Story
from selisik.errors import UsageError


def print_lines(lines: Iterable[bytes]) -> None:
    """Each line and a line feed to standard output, as they come."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def print_texts(texts: Iterable[str]) -> None:
    """Each text to standard output, as it stands: what explains an article has made its characters harmless."""
    print_lines(text.encode() for text in texts)


def story_lines(stories: Iterable[Story]) -> Iterator[bytes]:
    """Stories as JSON lines, in the order they come."""
    from selisik.data.codec import story_line

    return map(story_line, stories)


def story_texts(stories: Iterable[Story]) -> Iterator[bytes]:
    """Stories as lines to read, in order of their first times, those without one last."""
    from selisik.data.instants import time_key

    return map(_story_text, sorted(stories, key=lambda story: (time_key(story.first), story.id)))


def _story_text(story: Story) -> bytes:
    """A story in one line to read: when, how many articles, title, id, and the id of the story it goes on from."""
    after = f" after [{story.follows}]" if story.follows else ""
    return f"{story.first or '-':<26} {len(story.articles):>4}  {safe(story.title)}  [{story.id}]{after}".encode()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    Raises UsageError naming the file when the disk is full or the folder cannot be written.
    """
    write_all({path: content})


def write_all(made: Mapping[Path, bytes]) -> None:
    """Write files that belong together: every one is on the disk before the first takes its name.

    Raises UsageError naming the file when the disk is full or the folder cannot be written; the old files stay then.
    """
    ready: dict[Path, str] = {}
    try:
        for path, content in made.items():
            with _naming(path):
                ready[path] = _beside(path, content)
        for path in made:
            with _naming(path):
                os.replace(ready[path], path)
            del ready[path]
    finally:
        for name in ready.values():
            os.unlink(name)


def _beside(path: Path, content: bytes) -> str:
    """The name of a new file in the same folder that holds the content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
    except BaseException:
        os.unlink(name)
        raise
    return name


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def want_folder(path: Path) -> None:
    """Raise UsageError where a folder is asked for and a file is there: said before hours of reading."""
    for each in (path, *path.parents):
        if each.is_file():
            raise UsageError(f"{each} is a file; name a folder")


def write_brief(brief: Brief, folder: Path, ui: str) -> None:
    """`brief.json`, `brief.html` and `brief.md` in `folder`, the page's own words in the language `ui`."""
    from selisik.briefing import markdown, page
    from selisik.data.codec import brief_bytes

    made = {"brief.json": brief_bytes(brief)}
    made |= {"brief.html": page(brief, ui).encode("utf-8"), "brief.md": markdown(brief, ui).encode("utf-8")}
    write_all({folder / name: content for name, content in made.items()})


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
