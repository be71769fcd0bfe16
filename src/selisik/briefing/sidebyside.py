"""Two articles side by side: what they share stands level, what differs inside it is marked, the rest stands alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from selisik.briefing.words import LEAST_COMMON, differing
from selisik.data import AnnotatedArticle, Passage, Reuse, Span
from selisik.lang import is_word, tokens

PartKind = Literal["shared", "changed", "alone"]

# A whole wire story, in words: aligning two near copies of that length costs about a tenth of a second.
LONGEST_COMPARED = 2000
# Closing quotation mark, full stop and white space: more than this is the next sentence's.
MOST_MARKS = 4
# Words between two shared passages of one sentence, or before its first or behind its last, stand for those that the
# other article has there, up to so many on either side: more is told anew, and nothing is gained by laying it level.
MOST_FACING = 12
# More characters than this are more words.
LONGEST_FACING = 400


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


def side_by_side(a: AnnotatedArticle, b: AnnotatedArticle, reuse: Iterable[Reuse]) -> tuple[Level, ...]:
    """Both texts whole, cut into levels of whole sentences. Passages in another order in `b` are told by their number.

    `reuse` may hold pairs of any articles, either way round; where passages overlap, the longest is taken.
    """
    pairs = _with_marks(_apart(_between(a.article.id, b.article.id, reuse)), a.text, b.text)
    level = _in_order(pairs)
    numbers = {pair: number for number, pair in enumerate(pairs, 1)}
    moved = set(pairs) - set(level)
    ours = _Side(a.text, sorted((pair[0], numbers[pair]) for pair in moved))
    theirs = _Side(b.text, sorted((pair[1], numbers[pair]) for pair in moved))
    out: list[Level] = []
    for block in _blocks(level, _bounds(a), _bounds(b)):
        out.append(Level(ours.upto(block.left.start), theirs.upto(block.right.start)))
        out.append(_level(ours, theirs, block, numbers))
    out.append(Level(ours.upto(len(a.text)), theirs.upto(len(b.text))))
    return tuple(each for each in out if each.left or each.right)


Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole sentences of both that share passages, in order."""

    left: Span
    right: Span
    pairs: tuple[Pair, ...]


def _bounds(annotated: AnnotatedArticle) -> list[int]:
    """Where sentences and other parts of a text begin, and its two ends."""
    starts = {each.start for each in (*annotated.sentences, *annotated.regions)}
    return sorted(starts | {0, len(annotated.text)})


def _blocks(pairs: Iterable[Pair], ours: Sequence[int], theirs: Sequence[int]) -> list[_Block]:
    """The pairs with the sentences that they stand in; those that share a sentence on either side together."""
    out: list[_Block] = []
    for pair in pairs:
        block = _Block(_widened(pair[0], ours), _widened(pair[1], theirs), (pair,))
        while out and (out[-1].left.end > block.left.start or out[-1].right.end > block.right.start):
            last = out.pop()
            left, right = _both(last.left, block.left), _both(last.right, block.right)
            block = _Block(left, right, (*last.pairs, *block.pairs))
        out.append(block)
    return out


def _widened(span: Span, bounds: Sequence[int]) -> Span:
    return Span(bounds[bisect_right(bounds, span.start) - 1], bounds[bisect_left(bounds, span.end)])


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


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


def _level(ours: "_Side", theirs: "_Side", block: _Block, numbers: Mapping[Pair, int]) -> Level:
    """A block's shared passages, and what stands before, between and behind them held against the other side's."""
    left: list[Part] = []
    right: list[Part] = []
    for pair in block.pairs:
        number = numbers[pair]
        for made in (_facing(ours, theirs, pair[0].start, pair[1].start, number), _shared(ours, theirs, pair, number)):
            left += made.left
            right += made.right
    last = _facing(ours, theirs, block.left.end, block.right.end, numbers[block.pairs[-1]])
    return Level((*left, *last.left), (*right, *last.right))


def _facing(ours: "_Side", theirs: "_Side", end: int, other: int, number: int) -> Level:
    """What stands up to two places, word against word where it is short and neither side has nothing there."""
    words = _count(ours.ahead(end)), _count(theirs.ahead(other))
    if min(words) > 0 and max(words) <= MOST_FACING and not (ours.moves(end) or theirs.moves(other)):
        return _aligned(ours.take(end), theirs.take(other), number, MOST_FACING, least=0.0)
    return Level(ours.upto(end, number), theirs.upto(other, number))


def _count(text: str) -> int:
    """How many words a text has, looked at no further than tells whether they are too many."""
    longest = text[: LONGEST_FACING + 1]
    return sum(map(is_word, tokens(longest))) if len(longest) <= LONGEST_FACING else MOST_FACING + 1


def _shared(ours: "_Side", theirs: "_Side", pair: Pair, number: int) -> Level:
    return _aligned(ours.take(pair[0].end), theirs.take(pair[1].end), number, LONGEST_COMPARED)


def _aligned(ours: str, theirs: str, number: int, longest: int, least: float = LEAST_COMMON) -> Level:
    changed_ours, changed_theirs = differing(ours, theirs, longest, least)
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
    """One text read from its beginning."""

    def __init__(self, text: str, moved: Sequence[tuple[Span, int]]) -> None:
        self._text = text
        self._moved = moved
        self._at = 0

    def ahead(self, end: int) -> str:
        """What stands from here to `end`."""
        return self._text[self._at : end]

    def take(self, end: int) -> str:
        """What stands from here to `end`, which is then read."""
        found = self.ahead(end)
        self._at = max(self._at, end)
        return found

    def moves(self, end: int) -> bool:
        """Whether a passage that the other article has elsewhere stands from here to `end`."""
        return any(self._at <= span.start and span.end <= end for span, _ in self._moved)

    def upto(self, end: int, inside: int | None = None) -> tuple[Part, ...]:
        """The parts up to `end`: alone, but for passages that the other article has elsewhere.

        Where no word is, marks and spaces belong to the shared passage that they are `inside` of, if any.
        """
        out: list[Part] = []
        for span, number in self._moved:
            if self._at <= span.start and span.end <= end:
                out += self._alone(span.start, inside)
                out.append(Part(self.take(span.end), "shared", number))
        return (*out, *self._alone(end, inside))

    def _alone(self, end: int, inside: int | None) -> list[Part]:
        text = self.take(end)
        if inside is not None and text and not any(map(str.isalnum, text)):
            return [Part(text, "shared", inside)]
        return [Part(text, "alone")] if text.strip() else []
