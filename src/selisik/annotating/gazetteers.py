"""Lists of known names and name words, looked up in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from selisik.lang import Pack

PLACE_LISTS = frozenset(["country", "province", "regency", "place"])
# One list entry: the words after the first, and the class of its list.
Phrase = tuple[tuple[str, ...], str]


class ListedWord(Protocol):
    """A word in small letters with the list entries that begin with it."""

    @property
    def lower(self) -> str:
        """The word in small letters."""

    @property
    def listed(self) -> tuple[Phrase, ...]:
        """The entries that begin with it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a language knows of names.

    `phrases` are the listed names and name words by their first word, longest first; `alone` the classes of the words
    that are listed by themselves; `ordinary` the words that are written small where they are no name; `joints` the
    small words that stand inside names ("dan", "untuk"); `heads` the classes whose words give a long name its kind
    ("Kementerian"); `small` the classes whose words may begin a name in small letters ("pulau"); `openers` the words
    that only stand before names; `named_after` the words that begin a name in which a person's name honours the person
    ("Jalan", "Bandara").
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    alone: Mapping[str, frozenset[str]]
    ordinary: frozenset[str]
    joints: frozenset[str]
    heads: frozenset[str]
    small: frozenset[str]
    openers: frozenset[str]
    named_after: frozenset[str]

    def classes(self, words: Sequence[ListedWord]) -> list[tuple[str, ...]]:
        """For every word of a sentence the lists it stands in.

        B and I mark a phrase's first word and the rest, U a list entry of a single word.
        """
        out: list[tuple[str, ...]] = [()] * len(words)
        for at in [at for at, word in enumerate(words) if word.listed]:
            for rest, kind in words[at].listed:
                end = at + 1 + len(rest)
                if not rest:
                    out[at] += (f"U{kind}",)
                elif tuple([word.lower for word in words[at + 1 : end]]) == rest:
                    out[at] += (f"B{kind}",)
                    for inner in range(at + 1, end):
                        out[inner] += (f"I{kind}",)
        return out


# Made from the texts that the model was trained on, and so beside it.
WORDS = "names.words"


@cache
def _ordinary_words() -> frozenset[str]:
    lines = (files("selisik.annotating") / WORDS).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def gazetteer(language: Pack) -> Gazetteer:
    """The lists that `names.toml` of the pack names, class by class; only an entry's first column counts."""
    table = language.table("names")
    phrases: dict[str, list[Phrase]] = {}
    for kind, lists in table.get("lists", {}).items():
        for entry in dict.fromkeys(entry for name in lists for entry in language.entries(name)):
            first, *rest = entry.split("\t")[0].lower().split()
            phrases.setdefault(first, []).append((tuple(rest), kind))
    return Gazetteer(
        phrases={
            first: tuple(sorted(set(found), key=lambda each: (-len(each[0]), each))) for first, found in phrases.items()
        },
        alone={first: frozenset(kind for rest, kind in found if not rest) for first, found in phrases.items()},
        ordinary=_ordinary_words(),
        joints=frozenset(table.get("joints", ())),
        heads=frozenset(table.get("heads", ())),
        small=frozenset(table.get("small", ())),
        openers=frozenset(table.get("openers", ())),
        named_after=frozenset(table.get("named_after", ())),
    )
