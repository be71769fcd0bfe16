"""Two articles side by side: what they share stands level, what differs inside it is marked, the rest stands alone."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from selisik.briefing.words import differing
from selisik.data import Article, Passage, Reuse, Span

PartKind = Literal["shared", "changed", "alone"]

# A whole wire story, in words: aligning two near copies of that length costs about a tenth of a second.
LONGEST_COMPARED = 2000
# Closing quotation mark, full stop and white space: more than this is the next sentence's.
MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of one article: shared with the other, changed inside what is shared, or its alone.

    `pair` numbers the shared passage it belongs to, the same number on both sides.
    """

    text: str
    kind: PartKind
    pair: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """What stands side by side; either side may be empty."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]


def side_by_side(a: Article, b: Article, reuse: Iterable[Reuse]) -> tuple[Level, ...]:
    """Both texts whole, cut into levels. Passages that stand in another order in `b` are told by their number.

    `reuse` may hold pairs of any articles, either way round; where passages overlap, the longest is taken.
    """
    pairs = _with_marks(_apart(_between(a.id, b.id, reuse)), a.text, b.text)
    level = _in_order(pairs)
    numbers = {pair: number for number, pair in enumerate(pairs, 1)}
    moved = set(pairs) - set(level)
    ours = _Side(a.text, sorted((pair[0], numbers[pair]) for pair in moved))
    theirs = _Side(b.text, sorted((pair[1], numbers[pair]) for pair in moved))
    out: list[Level] = []
    for pair in level:
        out.append(Level(ours.upto(pair[0].start, pair[0].end), theirs.upto(pair[1].start, pair[1].end)))
        out.append(_shared(a.text, b.text, pair, numbers[pair]))
    out.append(Level(ours.upto(len(a.text), len(a.text)), theirs.upto(len(b.text), len(b.text))))
    return tuple(each for each in out if each.left or each.right)


Pair = tuple[Span, Span]


def _between(a: str, b: str, reuse: Iterable[Reuse]) -> Iterator[Pair]:
    for each in reuse:
        if (each.a.article, each.b.article) == (a, b):
            yield _bare(each.a), _bare(each.b)
        elif (each.b.article, each.a.article) == (a, b):
            yield _bare(each.b), _bare(each.a)


def _bare(passage: Passage) -> Span:
    return Span(passage.start, passage.end)


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs of which no two overlap on either side, the longer ones kept; in the order of the left side."""
    kept: list[Pair] = []
    for pair in sorted(set(pairs), key=lambda each: (-(each[0].end - each[0].start), each)):
        if not any(pair[0].overlaps(other[0]) or pair[1].overlaps(other[1]) for other in kept):
            kept.append(pair)
    return sorted(kept)


def _with_marks(pairs: Sequence[Pair], left: str, right: str) -> list[Pair]:
    """Each pair with the full stop or other marks that follow it on both sides alike, as far as the next passage."""
    begun = ({pair[0].start for pair in pairs}, {pair[1].start for pair in pairs})
    out: list[Pair] = []
    for ours, theirs in pairs:
        length = 0
        while (
            length < MOST_MARKS
            and ours.end + length not in begun[0]
            and theirs.end + length not in begun[1]
            and _same_mark(left, ours.end + length, right, theirs.end + length)
        ):
            length += 1
        out.append((Span(ours.start, ours.end + length), Span(theirs.start, theirs.end + length)))
    return out


def _same_mark(left: str, at: int, right: str, other: int) -> bool:
    both = at < len(left) and other < len(right)
    return both and left[at] == right[other] and not left[at].isalnum()


def _in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that stand in the same order on both sides and cover most characters.

    A heaviest increasing subsequence: `frontier` holds, by rising start on the right side, the best chain that ends
    there and is heavier than every chain that ends before (Jacobson and Vo, CPM 1992).
    """
    frontier: list[tuple[int, int, int]] = []
    before: list[int | None] = []
    for number, (left, right) in enumerate(pairs):
        at = bisect_left(frontier, (right.start, 0, 0))
        weight = left.end - left.start + (frontier[at - 1][1] if at else 0)
        before.append(frontier[at - 1][2] if at else None)
        beaten = at
        while beaten < len(frontier) and frontier[beaten][1] <= weight:
            beaten += 1
        frontier[at:beaten] = [(right.start, weight, number)]
    return _chain(pairs, before, frontier[-1][2] if frontier else None)


def _chain(pairs: Sequence[Pair], before: Sequence[int | None], last: int | None) -> list[Pair]:
    out: list[Pair] = []
    while last is not None:
        out.append(pairs[last])
        last = before[last]
    return out[::-1]


def _shared(left: str, right: str, pair: Pair, number: int) -> Level:
    ours, theirs = pair[0].cut(left), pair[1].cut(right)
    changed_ours, changed_theirs = differing(ours, theirs, LONGEST_COMPARED)
    return Level(tuple(_cut(ours, changed_ours, number)), tuple(_cut(theirs, changed_theirs, number)))


def _cut(text: str, changed: Sequence[Span], number: int) -> Iterator[Part]:
    at = 0
    for span in changed:
        if span.start > at:
            yield Part(text[at : span.start], "shared", number)
        yield Part(span.cut(text), "changed", number)
        at = span.end
    if at < len(text):
        yield Part(text[at:], "shared", number)


class _Side:
    """One text read from its beginning: what stands between two levels."""

    def __init__(self, text: str, moved: Sequence[tuple[Span, int]]) -> None:
        self._text = text
        self._moved = moved
        self._at = 0

    def upto(self, end: int, go_on_from: int) -> tuple[Part, ...]:
        """The parts up to `end`: alone, but for passages that the other article has elsewhere."""
        out: list[Part] = []
        for span, number in self._moved:
            if self._at <= span.start and span.end <= end:
                out += [*self._alone(span.start), Part(span.cut(self._text), "shared", number)]
                self._at = span.end
        out += self._alone(end)
        self._at = go_on_from
        return tuple(out)

    def _alone(self, end: int) -> list[Part]:
        text = self._text[self._at : end]
        return [Part(text, "alone")] if text.strip() else []
