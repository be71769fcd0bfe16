"""Where something stands: half-open ranges of Unicode code points in an article's text."""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open, never empty range `[start, end)` of code points in one text.

    The same numbers as the `start` and `end` of a W3C Web Annotation TextPositionSelector.

    >>> Span(4, 9).cut("Kata Budi, ya.")
    ' Budi'
    >>> Span(3, 3)
    Traceback (most recent call last):
        ...
    ValueError: a span holds at least one character and starts at 0 or later, not [3, 3)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"a span holds at least one character and starts at 0 or later, not [{self.start}, {self.end})"
            )

    def cut(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end


def plain(span: Span) -> Span:
    """A bare `Span` with the place of any mark.

    >>> plain(Span(1, 2))
    Span(start=1, end=2)
    """
    return Span(span.start, span.end)


def trimmed(text: str, start: int, end: int, edges: str = "") -> Span | None:
    """`[start, end)` without white space and characters of `edges` at its ends; None when nothing is left.

    >>> trimmed("  ya, ", 0, 6, edges=",")
    Span(start=2, end=4)
    """
    while start < end and (text[start].isspace() or text[start] in edges):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edges):
        end -= 1
    return Span(start, end) if start < end else None


def inside_any(span: Span, covers: Iterable[Span]) -> bool:
    """Whether any of `covers` shares a character with `span`.

    >>> inside_any(Span(1, 3), [Span(2, 9)])
    True
    """
    return any(span.overlaps(cover) for cover in covers)
