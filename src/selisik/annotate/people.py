"""The people of an article by every form of their names, and the fullest form of each."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from selisik.annotate.parties import one_line
from selisik.data import Entity, Party

# Bearers of one word looked at, and places of roles: more share it only in text made to be slow.
MOST_BEARERS = 40
MOST_PLACES = 300
# Characters before a name in which its role may stand.
LONGEST_ROLE = 120
_WORD = re.compile(r"[^\W_]+")


class Bearer(NamedTuple):
    """Somebody by the fullest form of the name, with the entity where one is known and the places of the mentions."""

    name: str
    entity: str | None
    places: tuple[int, ...]

    @property
    def party(self) -> Party:
        """The bearer as a speaker."""
        return Party(entity=self.entity, name=self.name)


class People:
    """The persons of an article, found by any part of their names or by their roles. Not changed once made."""

    __slots__ = ("_bearers", "_by_word", "_text")

    def __init__(self, text: str, entities: Sequence[Entity], named: Iterable[tuple[str, int]]) -> None:
        self._text = text
        self._by_word: dict[str, list[Bearer]] = {}
        self._bearers = _fullest_only(_rows(entities, named))
        for bearer in self._bearers:
            for word in dict.fromkeys(name_words(bearer.name)):
                self._by_word.setdefault(word, []).append(bearer)

    def fullest(self, name: str, place: int) -> Bearer | None:
        """The bearer whose name holds all words of `name` in order; of several, the one last named before `place`."""
        words = name_words(name)
        if not words:
            return None
        known = self._by_word.get(words[0], ())[:MOST_BEARERS]
        fitting = [bearer for bearer in known if within(words, name_words(bearer.name))]
        return max(fitting, key=lambda bearer: _recency(bearer, place), default=None)

    def by_role(self, role: str, place: int) -> Bearer | None:
        """The bearer right before whose name the role stands, the one last named so before `place` first."""
        words = name_words(role)
        found = [
            (at, bearer)
            for bearer in self._bearers[:MOST_PLACES]
            for at in bearer.places[:MOST_BEARERS]
            if words and within(words, self._role_before(at))
        ]
        return max(found, key=lambda each: (each[0] < place, each[0] % (place + 1)))[1] if found else None

    def _role_before(self, place: int) -> tuple[str, ...]:
        """The capitalised words that stand right before a name."""
        words: list[str] = []
        for word in reversed(self._text[max(0, place - LONGEST_ROLE) : place].split()):
            if not word[:1].isupper():
                break
            words.append(word.lower().strip(",()"))
        return tuple(reversed(words))


def _rows(entities: Sequence[Entity], named: Iterable[tuple[str, int]]) -> list[Bearer]:
    rows: dict[str, tuple[str | None, list[int]]] = {}
    for entity in entities:
        if entity.kind == "person":
            places = [mention.start for mention in entity.mentions if mention.form == "name"]
            for form in (entity.name, *entity.aliases):
                rows.setdefault(one_line(form), (entity.id, []))[1].extend(places)
    for name, place in named:
        rows.setdefault(name, (None, []))[1].append(place)
    return [Bearer(name, entity, tuple(sorted(set(places)))) for name, (entity, places) in rows.items()]


def _fullest_only(bearers: Sequence[Bearer]) -> list[Bearer]:
    """The bearers whose name is not a part of exactly one longer one; that one takes their places and entity."""
    longest_first = sorted(bearers, key=lambda bearer: (-len(name_words(bearer.name)), -len(bearer.name), bearer.name))
    kept: list[Bearer] = []
    by_word: dict[str, list[int]] = {}
    for bearer in longest_first:
        words = name_words(bearer.name)
        homes = [
            at
            for at in by_word.get(words[0] if words else "", ())[:MOST_BEARERS]
            if within(words, name_words(kept[at].name))
        ]
        if len(homes) == 1:
            kept[homes[0]] = _joined(kept[homes[0]], bearer)
        elif not homes:
            for word in dict.fromkeys(words):
                by_word.setdefault(word, []).append(len(kept))
            kept.append(bearer)
    return kept


def _joined(home: Bearer, part: Bearer) -> Bearer:
    return Bearer(home.name, home.entity or part.entity, tuple(sorted({*home.places, *part.places})))


def _recency(bearer: Bearer, place: int) -> tuple[bool, int, str]:
    before = [at for at in bearer.places if at <= place]
    return bool(before), max(before, default=-min(bearer.places, default=0)), bearer.name


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters.

    >>> name_words("Kim Jong-un")
    ('kim', 'jong', 'un')
    """
    return tuple(_WORD.findall(name.lower()))


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `whole` in the same order.

    >>> within(["kim", "un"], ["kim", "jong", "un"])
    True
    """
    rest = iter(whole)
    return all(word in rest for word in part)
