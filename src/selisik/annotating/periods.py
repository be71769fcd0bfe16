"""A sentence with its quotations folded: what the attribution rules read.

A period is a sentence, or the run of sentences that a quotation ties together. Its words are the words and marks
outside the quotations; each quotation stands in it as one word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from selisik.annotating.quotations import Quotation
from selisik.data import Sentence

# Small letters right before a capital: a space was lost where a link was.
_GLUED = re.compile(r"[^\W\d_][^\W\d_A-Z]+(?=[A-Z])")
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:['’‘\-.&]\w+)*|[^\w\s]")


class Word(NamedTuple):
    """A word or mark of a period, or a whole quotation folded into one."""

    start: int
    end: int
    form: str
    capital: bool
    quotation: Quotation | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.quotation is None and not (self.form[0].isalnum() or self.form[0] == "_")


class Period(NamedTuple):
    """The stretch of text and the quotations in it, in order."""

    start: int
    end: int
    quotations: tuple[Quotation, ...]

    def words(self, text: str, triggers: frozenset[str] = frozenset()) -> list[Word]:
        """The words and marks, quotations folded; one of `triggers` that has lost the space after it stands alone."""
        out: list[Word] = []
        position = self.start
        for quotation in self.quotations:
            out += _words(text, position, quotation.start, triggers)
            out.append(Word(quotation.start, quotation.end, "", False, quotation))
            position = quotation.end
        return out + _words(text, position, self.end, triggers)


def _words(text: str, start: int, end: int, triggers: frozenset[str]) -> list[Word]:
    out: list[Word] = []
    # Straight to the tuple: a named tuple's own constructor takes twice the time, and this runs for every word.
    make = tuple.__new__
    for found in _WORD.finditer(text, start, end):
        word = found.group()
        form = word.lower()
        if form == word:
            out.append(make(Word, (*found.span(), form, False, None)))
        elif not (glued := _GLUED.match(word)) or glued.group().lower() not in triggers:
            out.append(make(Word, (*found.span(), form, word[0].isupper(), None)))
        else:
            middle = found.start() + glued.end()
            out.append(Word(found.start(), middle, glued.group().lower(), word[0].isupper()))
            out.append(Word(middle, found.end(), text[middle : found.end()].lower(), True))
    return out


def find_periods(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation], names_speaker: Callable[[Sentence], bool]
) -> Iterator[Period]:
    """The sentences, those that one quotation holds together taken as one.

    A sentence that only names the speaker (`"A." Said X.`) belongs to the quotation before it.
    """
    at, count = 0, len(quotations)
    start, end = -1, -1
    held: list[Quotation] = []
    for sentence in sentences:
        if start >= 0 and held and (sentence.start < held[-1].end or (held[-1].end == end and names_speaker(sentence))):
            end = max(end, sentence.end)
        else:
            if start >= 0:
                yield Period(start, end, tuple(held))
            start, end, held = sentence.start, sentence.end, []
        while at < count and quotations[at].start < end:
            if quotations[at].end > start:
                held.append(quotations[at])
                end = max(end, quotations[at].end)
            at += 1
    if start >= 0:
        yield Period(start, end, tuple(held))
