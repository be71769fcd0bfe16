"""What an article prints a second time: captions below a gallery, paragraphs scraped twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from selisik.annotating.regions.lines import Line, is_stopped, key
from selisik.data import Region, Span

# A sentence shorter than this (letters and digits) may be said twice by somebody; a line must be printed twice whole.
_FEWEST_CHARACTERS = 30
_FEWEST_OF_A_LINE = 24
# A stop, what closes after it, and then a new sentence, with or without a space between.
_PIECE_END = re.compile(
    r"[.!?](?<![.!?][.!?])[.!?]*+[\"”’')\]]{0,3}(?:(?=\s)|(?<=[a-z0-9\"”)][.!?\"”’')\]])(?=[A-Z“\"‘(]))"
)
# By its first letters a sentence is looked up cheaply; only those that share them are compared whole.
_FIRST_CHARACTERS = 12
_EDGE = " \t\xa0(-–—•*"
_QUOTES = re.compile("[\"“”‘’'«»]")


class _Piece(msgspec.Struct, frozen=True):
    """A sentence of a line: its place in the text, its words, whether it is the whole line, its first letters."""

    start: int
    words: str
    whole: bool
    first: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.words))

    @property
    def is_sentence(self) -> bool:
        """Whether it begins and ends as a sentence does."""
        opens = not self.words[0].islower() and self.words[0] not in ",.;:)"
        return opens and is_stopped(self.words) and self.words[-1] not in ",;:"


def find_repeats(lines: Sequence[Line]) -> list[Region]:
    """The sentences that stand in the article before, letter for letter but for quotation marks and spaces.

    What is no sentence by itself (a name that a link put on a line of its own, a verse) counts only beside a sentence
    that is repeated. Time is linear in the text: every sentence is looked up once among those before it.
    """
    pieces = [piece for line in lines for piece in _pieces(line)]
    firsts = _first_ones(pieces)
    out: list[Region] = []
    for at, first in firsts.items():
        beside = any(near in firsts and pieces[near].is_sentence for near in (at - 1, at + 1))
        if beside or pieces[at].is_sentence:
            _add(out, pieces[at].span, first.span)
    return out


def _first_ones(pieces: Sequence[_Piece]) -> dict[int, _Piece]:
    """For each piece that repeats another, by its index, the one that it repeats."""
    alike = Counter(piece.first for piece in pieces)
    seen: dict[str, _Piece] = {}
    out: dict[int, _Piece] = {}
    for at, piece in enumerate(pieces):
        if alike[piece.first] > 1:
            name = key(piece.words)
            if len(name) >= (_FEWEST_OF_A_LINE if piece.whole else _FEWEST_CHARACTERS):
                first = seen.setdefault(name, piece)
                if first is not piece:
                    out[at] = first
    return out


def _add(out: list[Region], span: Span, first: Span) -> None:
    """A new repeat, or more of the last one where both go on from where they stopped."""
    last = out[-1] if out else None
    if last and last.of and span.start - last.end <= 2 and 0 <= first.start - last.of.end <= 2:
        out[-1] = Region(last.start, span.end, kind="repeat", of=Span(last.of.start, first.end), rule=last.rule)
    else:
        out.append(Region(span.start, span.end, kind="repeat", of=first, rule="repeat.sentence"))


def _pieces(line: Line) -> Iterator[_Piece]:
    start, words = 0, line.words
    for found in _PIECE_END.finditer(words):
        yield _piece(line, start, found.end())
        start = found.end()
    if start < len(words):
        yield _piece(line, start, len(words))


def _piece(line: Line, start: int, end: int) -> _Piece:
    words = line.words[start:end].lstrip()
    head = words[: 2 * _FIRST_CHARACTERS]
    if _QUOTES.search(head):
        head = _QUOTES.sub("", head)
    first = head.lstrip(_EDGE)[:_FIRST_CHARACTERS].lower()
    return _Piece(line.start + end - len(words), words, len(words) == len(line.words), first)
