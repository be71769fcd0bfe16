"""Marks laid over one another until every character has one kind: the upper layer wins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from selisik.data import Region, Span, trimmed

_Place = TypeVar("_Place", bound=Span)


def laid_over(text: str, upper: Sequence[Region], lower: Sequence[Region]) -> list[Region]:
    """`upper` whole, and of `lower` what `upper` leaves. Both are in order and without overlap; so is the result."""
    if not upper:
        return list(lower)
    out = [*upper, *_remains(text, upper, lower)]
    return sorted(out, key=lambda region: region.start)


def _remains(text: str, upper: Sequence[Region], lower: Iterable[Region]) -> Iterator[Region]:
    first = 0
    for region in lower:
        while first < len(upper) and upper[first].end <= region.start:
            first += 1
        start, at = region.start, first
        while at < len(upper) and upper[at].start < region.end:
            yield from _piece(text, region, start, upper[at].start)
            start = max(start, upper[at].end)
            at += 1
        yield from _piece(text, region, start, region.end)


def _piece(text: str, region: Region, start: int, end: int) -> Iterator[Region]:
    if start < end and (span := trimmed(text, start, end)):
        same = span.start == region.start and span.end == region.end
        yield region if same else replace(region, start=span.start, end=span.end)


def without_overlap(marks: Iterable[Region]) -> list[Region]:
    """The marks in order of place; of two that overlap the earlier, and of two that begin together the longer."""
    out: list[Region] = []
    for mark in sorted(marks, key=lambda region: (region.start, -region.end)):
        if not out or mark.start >= out[-1].end:
            out.append(mark)
        elif mark.end > out[-1].end:
            out[-1] = replace(out[-1], end=mark.end)
    return out


def outside(spans: Iterable[_Place], covers: Sequence[Region]) -> list[_Place]:
    """The spans that no one of `covers` holds whole. Both are in order, `covers` without overlap."""
    out, at = [], 0
    for span in spans:
        while at < len(covers) and covers[at].end < span.end:
            at += 1
        if at == len(covers) or covers[at].start > span.start:
            out.append(span)
    return out


def joined(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Neighbours of one kind as one region, so that a paragraph broken over lines stays whole.

    Repeats stay apart, as each repeats something of its own; so do titles, headings, captions and credits.
    """
    runs: list[list[Region]] = []
    for region in regions:
        if runs and runs[-1][0].kind == region.kind and region.kind in ("body", "furniture"):
            runs[-1].append(region)
        else:
            runs.append([region])
    return tuple(run[0] if len(run) == 1 else replace(run[0], end=run[-1].end) for run in runs)
