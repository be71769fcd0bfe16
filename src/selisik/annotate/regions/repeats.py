"""What an article prints a second time: captions below a gallery, paragraphs scraped twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selisik.annotate.regions.lines import Line, key
from selisik.data import Region, Span

# A sentence shorter than this (letters and digits) may be said twice by somebody; a line must be printed twice whole.
_FEWEST_CHARACTERS = 30
_FEWEST_OF_A_LINE = 24
# A stop, what closes after it, and then a new sentence, with or without a space between.
_PIECE_END = re.compile(r"[.!?]+[\"”’')\]]*(?:(?=\s)|(?<=[a-z0-9\"”)][.!?\"”’')\]])(?=[A-Z“\"‘(]))")
# By its first letters a sentence is looked up cheaply; only those that share them are compared whole.
_FIRST_CHARACTERS = 16
_EDGE = " \t\xa0\"“”‘’'«»(-–—•*"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of a line: its place in the text, its words, whether it is the whole line."""

    start: int
    words: str
    whole: bool

    @property
    def first(self) -> str:
        """The first letters, in lower case."""
        return self.words.lstrip(_EDGE)[:_FIRST_CHARACTERS].lower()


def find_repeats(lines: Sequence[Line]) -> list[Region]:
    """The sentences that stand in the article before, letter for letter but for quotation marks and spaces.

    Time is linear in the text: every sentence is looked up once among those before it.
    """
    pieces = [piece for line in lines for piece in _pieces(line)]
    alike = Counter(piece.first for piece in pieces)
    seen: dict[str, Span] = {}
    out: list[Region] = []
    for piece in pieces:
        if alike[piece.first] < 2:
            continue
        name = key(piece.words)
        if len(name) >= (_FEWEST_OF_A_LINE if piece.whole else _FEWEST_CHARACTERS):
            span = Span(piece.start, piece.start + len(piece.words))
            first = seen.setdefault(name, span)
            if first is not span:
                _add(out, span, first)
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
    words = line.words[start:end]
    stripped = words.lstrip()
    return _Piece(line.start + end - len(stripped), stripped, len(stripped) == len(line.words))
