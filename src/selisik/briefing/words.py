"""Words of an article cut into pieces to be shown: equal, differing, a value in dispute, a name to be careful with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from selisik.data import Passage, Span
from selisik.lang import is_word, tokens

PieceKind = Literal["plain", "differs", "value", "caution"]

# Aligning costs the product of both lengths at worst; longer passages are shown unmarked.
LONGEST_ALIGNED = 400
# Below this share of common words two tellings have so little in common that marks would only be noise.
LEAST_COMMON = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of an article, as they stand, and how they are to be shown."""

    text: str
    kind: PieceKind = "plain"


def pieces(text: str, span: Span, marked: Iterable[tuple[Span, PieceKind]]) -> tuple[Piece, ...]:
    """The words of `span`, cut where a mark begins or ends; the later mark of two that overlap wins."""
    inner = [(max(m.start, span.start), min(m.end, span.end), kind) for m, kind in marked if m.overlaps(span)]
    cuts = sorted({span.start, span.end, *(at for start, end, _ in inner for at in (start, end))})
    out = []
    for start, end in pairwise(cuts):
        kinds = [kind for low, high, kind in inner if low <= start and end <= high]
        out.append(Piece(text[start:end], kinds[-1] if kinds else "plain"))
    return tuple(out)


def differing(
    base: str, other: str, longest: int = LONGEST_ALIGNED, least: float = LEAST_COMMON
) -> tuple[list[Span], list[Span]]:
    """Where `base` and `other` have words that the aligned other has not, as spans of each; none when too unlike,
    with less than `least` of the shorter's words in common, or when one is longer than `longest` words.

    Words are compared without regard to case; marks of punctuation are not compared. Alignment: Ratcliff and
    Obershelp's gestalt matching over words (Dr. Dobb's Journal, July 1988), as in `difflib`.

    >>> differing("dua orang tewas", "tiga orang tewas")
    ([Span(start=0, end=3)], [Span(start=0, end=4)])
    """
    ours, theirs = _words(base), _words(other)
    if not ours or not theirs or max(len(ours), len(theirs)) > longest:
        return [], []
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if common < least * min(len(ours), len(theirs)):
        return [], []
    changed = [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
    ours_changed = [_from_to(ours, low, high) for _, low, high, _, _ in changed if low < high]
    return ours_changed, [_from_to(theirs, low, high) for _, _, _, low, high in changed if low < high]


def same_words(one: str, other: str) -> bool:
    """Whether the two have the same words in the same order, whatever their case and marks.

    >>> same_words("“Ya,” katanya", 'ya katanya.')
    True
    """
    return [word for word, _ in _words(one)] == [word for word, _ in _words(other)]


def inside(passage: Passage, others: Sequence[Passage]) -> list[Span]:
    """The spans among `others` of the same article that share a character with the passage."""
    return [Span(each.start, each.end) for each in others if each.article == passage.article and each.overlaps(passage)]


@lru_cache(maxsize=64)  # one claim's carriers are laid against each other again and again
def _words(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((token.text.casefold(), Span(token.start, token.end)) for token in tokens(text) if is_word(token))


def _from_to(words: Sequence[tuple[str, Span]], low: int, high: int) -> Span:
    return Span(words[low][1].start, words[high - 1][1].end)
