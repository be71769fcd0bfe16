"""Spans that are asked for again and again: whether any of them shares a character with another."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from selisik.data import Span


class Cover:
    """Spans in order of their beginnings, each with the furthest end up to it: a question costs a logarithm.

    >>> cover = Cover([Span(4, 6), Span(0, 2)])
    >>> cover.meets(Span(1, 3)), cover.meets(Span(2, 4))
    (True, False)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((each.start, each.end) for each in spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def meets(self, span: Span) -> bool:
        """Whether any of the spans shares a character with this one: the first that ends behind its beginning does."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end
