"""What the user is told while a command runs: problems and progress, on standard error."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from selisik.data import PassedOver, Problem

Item = TypeVar("Item")
# A run shorter than this needs no progress; after it a line every so many seconds says that it is alive.
QUIET_SECONDS = 2.0
MINUTE, HOUR = 60, 3600


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


def counted(number: int, thing: str, things: str = "") -> str:
    """So many of a thing.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "story")
    ('1 article', '1,200 articles', '2 stories')
    """
    several = things or (f"{thing.removesuffix('y')}ies" if thing.endswith("y") else f"{thing}s")
    return f"{number:,} {thing if number == 1 else several}"


@dataclass(slots=True)
class Problems:
    """Says each problem as it comes, and remembers that there was one; what was merely passed over is said alone."""

    count: int = 0

    def __call__(self, told: Problem | PassedOver) -> None:
        self.count += isinstance(told, Problem)
        say(str(told))

    @property
    def code(self) -> int:
        """The exit code of a command that did its work: 0, or 1 when something was wrong."""
        return 1 if self.count else 0


@dataclass(slots=True)
class Rate:
    """Says how many are done, how fast and, where the whole is known, what is left, to one who counts them itself."""

    what: str
    total: int | None = None
    started: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)
    passed: int = 0

    def __call__(self, count: int, passed: int = 0) -> None:
        """So many are done; others of the whole, `passed`, need no work."""
        now = time.monotonic()
        if not count:
            self.started = now
        if now - self.said < QUIET_SECONDS:
            return
        if count:
            self.said = now
            rate = count / (now - self.started)
            say(f"{count:,} {self.what}, {_shown(rate)} a second{self._left(count, passed, rate)}")
        elif passed > self.passed:
            self.said, self.passed = now, passed
            say(f"{passed:,} {self.what} passed over: in finished parts, repeated or wrong")

    def expect(self, total: int) -> None:
        """Let it know the whole; the clock starts now."""
        self.total, self.started = total, time.monotonic()

    def _left(self, count: int, passed: int, rate: float) -> str:
        if not self.total:
            return ""
        whole = max(self.total - passed, count)
        return f", {time_left((whole - count) / rate)} left of {whole:,}"


def _shown(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 1 else f"{rate:.1g}"


@dataclass(slots=True)
class Works:
    """Says of each work under way how far it has come, to one who counts it: what, how many are done, of how many."""

    rates: dict[str, Rate] = field(default_factory=dict)

    def __call__(self, what: str, done: int, total: int) -> None:
        if what not in self.rates:
            self.rates[what] = Rate(what, total)
        self.rates[what](done)


def time_left(seconds: float) -> str:
    """A span of time in two units at most.

    >>> time_left(7.6), time_left(95), time_left(7322)
    ('8 s', '1 min 35 s', '2 h 2 min')
    """
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    return (
        f"{whole // MINUTE} min {whole % MINUTE} s"
        if whole < HOUR
        else f"{whole // HOUR} h {whole % HOUR // MINUTE} min"
    )


@dataclass(slots=True)
class Progress:
    """Counts what passes through and says so now and then."""

    what: str
    count: int = 0
    total: int | None = None

    rate: Rate = field(init=False)

    def __post_init__(self) -> None:
        self.rate = Rate(self.what, self.total)

    def expect(self, total: int) -> None:
        """Let it know the whole; the clock starts now."""
        self.rate.expect(total)

    def __call__(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            self.count += 1
            self.rate(self.count)
            yield item
