"""What a command gives: lines on standard output, and files written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from selisik.app.console import safe
from selisik.data import AnnotatedArticle, Brief, Story
from selisik.errors import UsageError


def print_lines(lines: Iterable[bytes]) -> None:
    """Each line and a line feed to standard output, as they come."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def print_texts(texts: Iterable[str]) -> None:
    """Each text to standard output, as it stands: what explains an article has made its characters harmless."""
    print_lines(text.encode() for text in texts)


def story_text(story: Story) -> bytes:
    """A story in one line to read: when, how many articles, title, id."""
    return f"{story.first or '-':<26} {len(story.articles):>4}  {safe(story.title)}  [{story.id}]".encode()


def story_joins(articles: Sequence[AnnotatedArticle], story: str) -> Iterator[bytes]:
    """What joined the articles of a story, a JSON line a join; raises UsageError where no such story was joined."""
    from msgspec.json import encode

    from selisik.comparing import explain_stories

    joins = explain_stories(articles).get(story)
    if joins is None:
        raise UsageError(
            f"no story {story!r} of two articles or more; `selisik stories` prints the ids of these inputs"
        )
    yield from map(encode, joins)


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
    from selisik.briefing import markdown, page
    from selisik.data.codec import brief_bytes

    made = {"brief.json": brief_bytes(brief)}
    made |= {"brief.html": page(brief, ui).encode("utf-8"), "brief.md": markdown(brief, ui).encode("utf-8")}
    for name, content in made.items():
        write_whole(folder / name, content)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
