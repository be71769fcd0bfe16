"""The words around a name in its sentence, as those read them who ask what its bearer is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from selisik.data import Span
from selisik.lang import Pack, Token, tokens
from selisik.weighing.phrases import Phrases, phrases

# How far from a name, in characters, its sentence is read: the longest that has been seen to tell of its bearer.
REACH = 240
# Marks at which what is said of a name ends; quotation marks among them, since behind them somebody else speaks.
ENDS = frozenset('.!?;"“”„‟«»')
# An entry of a list has so many words at most.
LONGEST_ENTRY = 4
# What stands in brackets behind a name, an age for one, has so many words at most.
LONGEST_ASIDE = 8
# A name of somebody mentioned beside it has so many words at most.
LONGEST_NAME = 4
# How many words back from a name a word that governs it is looked for.
FEW = 3


@dataclass(frozen=True, slots=True)
class Nearby:
    """The words of the sentence before a name and behind it, in small letters; `cased` as they are written.

    `whole` says that the sentence begins within reach.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    cased_before: tuple[str, ...]
    cased_after: tuple[str, ...]
    whole: bool


def nearby(text: str, name: Span) -> Nearby:
    """What stands around the name, back to where its sentence begins and on to its end, as far as it is read."""
    start = max(0, name.start - REACH)
    ahead, behind = tokens(text, start, name.start), tokens(text, name.end, min(len(text), name.end + REACH))
    begins = _begins(text, ahead, name.start)
    before = [mark.text for mark in ahead[begins:]]
    after = [mark.text for mark in behind[: _ends(text, behind, name.end)]]
    return Nearby(
        before=tuple(word.lower() for word in before),
        after=tuple(word.lower() for word in after),
        cased_before=tuple(before),
        cased_after=tuple(after),
        whole=begins > 0 or start == 0,
    )


def _begins(text: str, marks: Sequence[Token], end: int) -> int:
    """The first of the tokens that belongs to the sentence of what ends at `end`."""
    for at in range(len(marks), 0, -1):
        following = marks[at].start if at < len(marks) else end
        if marks[at - 1].text in ENDS or "\n" in text[marks[at - 1].end : following]:
            return at
    return 0


def _ends(text: str, marks: Sequence[Token], start: int) -> int:
    """How many of the tokens belong to the sentence of what ends at `start`."""
    if marks and "\n" in text[start : marks[0].start]:
        return 0
    for at, mark in enumerate(marks):
        if mark.text in ENDS:
            return at
        if at and "\n" in text[marks[at - 1].end : mark.start]:
            return at
    return len(marks)


def behind_aside(words: Sequence[str], at: int = 0) -> int:
    """Where the words go on behind what stands in brackets at `at`, or between commas when that is a number.

    >>> behind_aside(["(", "25", ")", "melapor"]), behind_aside([",", "25", ",", "melapor"]), behind_aside(["melapor"])
    (3, 3, 0)
    """
    words = list(words)
    if words[at : at + 1] == ["("] and ")" in words[at : at + LONGEST_ASIDE]:
        return words.index(")", at) + 1
    if words[at : at + 1] == [","] and words[at + 1 : at + 2] and words[at + 1].isdigit():
        return next((end + 1 for end in range(at + 2, min(len(words), at + LONGEST_ASIDE)) if words[end] == ","), at)
    return at


def skipped(words: Sequence[str], at: int, entries: Phrases) -> int:
    """Where the words go on behind all entries that stand at `at`, one after the other."""
    while length := entries.at(words, at):
        at += length
    return at


def ending(words: Sequence[str], entries: Phrases) -> int:
    """How many words at the end make an entry; 0 when none does."""
    lengths = range(min(LONGEST_ENTRY, len(words)), 0, -1)
    return next((length for length in lengths if entries.at(words, len(words) - length) == length), 0)


def stripped(words: Sequence[str], entries: Phrases) -> list[str]:
    """The words without all entries at their end."""
    kept = list(words)
    while length := ending(kept, entries):
        del kept[-length:]
    return kept


def is_officer(near: Nearby, code: str) -> bool:
    """Whether a rank or an office stands right before the name, in one row of capitals with it.

    >>> is_officer(nearby("kata Kasat Polairud Polres Serunai Budi", Span(34, 38)), "id")
    True
    """
    row: list[str] = []
    for word in reversed(near.cased_before):
        if not word[0].isupper():
            break
        row.append(word.lower())
    return holds_office(row[::-1], code)


def holds_office(words: Sequence[str], code: str) -> bool:
    """Whether the words hold a rank, or begin with or go on to an office."""
    return listed(code, "adult", "offices").found(words, 0, len(words)) or _ranks(code).found(words, 0, len(words))


def listed(code: str, table: str, name: str) -> Phrases:
    """A list of the pack's table of protection, ready for looking up."""
    return _listed(code, table, name)


def protection(code: str, name: str) -> Mapping[str, Any]:
    """A part of the pack's table of protection."""
    table: Mapping[str, Any] = Pack(code).table("protection").get(name, {})
    return table


@cache
def _listed(code: str, table: str, name: str) -> Phrases:
    return phrases(tuple(protection(code, table).get(name, ())))


@cache
def _ranks(code: str) -> Phrases:
    return phrases(tuple(Pack(code).table("names").get("titles", {}).get("ranks", ())))
