"""Paragraphs of an article, and the words of one of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.parties import party_of
from selisik.annotating.periods import Period
from selisik.annotating.phrases import Phrases, Range
from selisik.data import Party, Sentence, Span
from selisik.data.marks import StatementKind

_WORD = re.compile(r"[^\W\d_]+")


class Turn(NamedTuple):
    """What somebody says in a paragraph, where it is told who, and who that is."""

    content: Span
    source: Span | None
    party: Party | None
    rule: str
    kind: StatementKind = "direct"


class Reading(NamedTuple):
    """A text with what reading noun phrases in it needs."""

    text: str
    known: KnownNames
    speech: Speech

    def phrases(self, part: Span) -> Phrases:
        """The words of a part, quotations not folded."""
        return Phrases(Period(part.start, part.end, ()).words(self.text), self.speech, self.known)

    def has_any(self, name: str, part: Span) -> bool:
        """Whether a word of the part is in the list."""
        return not self.speech.phrases[name].isdisjoint(_WORD.findall(self.text[part.start : part.end].lower()))

    def turn(self, phrases: Phrases, source: Range, content: Span, rule: str) -> Turn:
        """What the noun phrase's bearer says in `content`."""
        return Turn(content, span_of(phrases, source), party_of(phrases, source), rule)


def span_of(phrases: Phrases, found: Range) -> Span:
    """The characters of a range of words."""
    return Span(phrases.words[found.begin].start, phrases.words[found.end - 1].end)


def paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The sentences with no line end between them, taken together."""
    start = sentences[0].start if sentences else 0
    for one, two in pairwise(sentences):
        if "\n" in text[one.end : two.start]:
            yield Span(start, one.end)
            start = two.start
    if sentences:
        yield Span(start, sentences[-1].end)
