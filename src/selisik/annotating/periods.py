"""A sentence with its quotations folded: what the attribution rules read.

A period is a sentence, or the run of sentences that a quotation ties together. Its words are the words and marks
outside the quotations; each quotation stands in it as one word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from selisik.annotating.quotations import Quotation
from selisik.data import Sentence

# Small letters right before a capital: a space was lost where a link was.
_GLUED = re.compile(r"[^\W\d_][^\W\d_A-Z]+(?=[A-Z])")
# The end of a word that another follows without a space.
_CAMEL = re.compile(r"[a-z](?=[A-Z])")
# An acronym that a name follows without a space.
_ACRONYM = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]{3})")
# A dateline in capitals that has lost the spaces around its dash.
_DATELINE = re.compile(r"[A-Z]{4,}(?=-[A-Z][a-z])")
# White space and the word or mark behind it; the end counts as one of no length, lest a long run of spaces before it be
# looked through from each of them.
_WORD = re.compile(r"(\s*+)([^\W\d]\w*+(?:['’‘\-.&]\w++)*+|\d++(?:[.,:/]\d++)*+|[^\w\s]|\Z)")


# Words of fewer letters are not glued ones.
SHORTEST_GLUED = 5
# A name and a verb of saying without the space between them have at least so many letters.
SHORTEST_JOINED = 11


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

    def words(
        self, text: str, triggers: frozenset[str] = frozenset(), glued: re.Pattern[str] | None = None
    ) -> list[Word]:
        """The words and marks, quotations folded; one of `triggers` that has lost the space after it stands alone, and
        what `glued` finds at the end of a capitalised word."""
        out: list[Word] = []
        position = self.start
        for quotation in self.quotations:
            out += _words(text, position, quotation.start, triggers, glued)
            out.append(Word(quotation.start, quotation.end, "", False, quotation))
            position = quotation.end
        return out + _words(text, position, self.end, triggers, glued)


def _words(text: str, start: int, end: int, triggers: frozenset[str], joined: re.Pattern[str] | None) -> list[Word]:
    out: list[Word] = []
    # Straight to the tuple: a named tuple's own constructor takes twice the time, and this runs for every word.
    make = tuple.__new__
    last = start
    for gap, word in _WORD.findall(text, start, end):
        begin = last + len(gap)
        last, form = begin + len(word), word.lower()
        if form == word or len(word) < SHORTEST_GLUED:
            if word:
                out.append(make(Word, (begin, last, form, form != word and word[0].isupper(), None)))
        else:
            out += _unglued(word, begin, triggers, joined)
    return out


def _unglued(word: str, start: int, triggers: frozenset[str], joined: re.Pattern[str] | None) -> list[Word]:
    """The word, or two or three where a space was lost: after an acronym, after one of `triggers`, before a verb."""
    cuts = [0, len(word)]
    if place := _DATELINE.match(word):
        rest = _unglued(word[place.end() + 1 :], start + place.end() + 1, triggers, joined)
        cuts = [0, place.end(), place.end() + 1]
        return [*_cut(word, start, cuts), *rest]
    if lead := _ACRONYM.match(word):
        cuts.insert(1, lead.end())
    elif (glued := _GLUED.match(word)) and glued.group().lower() in triggers:
        cuts[1:1] = [glued.end(), *(glued.end() + each.end() for each in _CAMEL.finditer(word[glued.end() :]))]
    if joined and len(word) >= SHORTEST_JOINED and (cut := joined.search(word)) and cut.start() > cuts[-2]:
        cuts.insert(-1, cut.start())
    return _cut(word, start, cuts)


def _cut(word: str, start: int, cuts: Sequence[int]) -> list[Word]:
    return [
        Word(start + begin, start + end, word[begin:end].lower(), word[begin].isupper())
        for begin, end in pairwise(cuts)
    ]


def find_periods(
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    names_speaker: Callable[[Sentence], bool],
    opens: Callable[[int, int], bool],
) -> Iterator[Period]:
    """The sentences, those that one quotation holds together taken as one.

    A sentence that only names the speaker (`"A." Said X.`) belongs to the quotation before it, one that `opens` a
    quotation (`X told Y:`) to the one behind it.
    """
    at, count = 0, len(quotations)
    start, end = -1, -1
    held: list[Quotation] = []
    for sentence in sentences:
        if start >= 0 and held and (sentence.start < held[-1].end or (held[-1].end == end and names_speaker(sentence))):
            end = max(end, sentence.end)
        elif start >= 0 and at < count and quotations[at].start == sentence.start and opens(start, end):
            end = sentence.end
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
