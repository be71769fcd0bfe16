"""What the user is told while a command runs: problems and progress, on standard error."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from selisik.data import Problem

Item = TypeVar("Item")
# A run shorter than this needs no progress; after it a line every so many seconds says that it is alive.
QUIET_SECONDS = 2.0


def safe(text: str) -> str:
    """The text, in one line, without characters that steer a terminal: a title from the news or a file's name.

    >>> safe("a\x1b[2Jb")
    'a␛[2Jb'
    """
    from selisik.briefing.exits import in_terminal

    return " ".join(in_terminal(text).split("\n"))


def say(text: str) -> None:
    """One line on standard error."""
    print(f"selisik: {safe(text)}", file=sys.stderr, flush=True)


def counted(number: int, thing: str) -> str:
    """So many of a thing.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {thing}{'s' if number != 1 else ''}"


@dataclass(slots=True)
class Problems:
    """Says each problem as it comes, and remembers that there was one."""

    count: int = 0

    def __call__(self, problem: Problem) -> None:
        self.count += 1
        say(str(problem))

    @property
    def code(self) -> int:
        """The exit code of a command that did its work: 0, or 1 when something was wrong."""
        return 1 if self.count else 0


@dataclass(slots=True)
class Rate:
    """Says how many are done and how fast, now and then, to one who counts them itself."""

    what: str
    started: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)

    def __call__(self, count: int) -> None:
        now = time.monotonic()
        if now - self.said >= QUIET_SECONDS:
            self.said = now
            say(f"{count:,} {self.what}, {count / (now - self.started):,.0f} a second")


@dataclass(slots=True)
class Progress:
    """Counts what passes through and says so now and then."""

    what: str
    count: int = 0

    def __call__(self, items: Iterable[Item]) -> Iterator[Item]:
        rate = Rate(self.what)
        for item in items:
            self.count += 1
            rate(self.count)
            yield item
