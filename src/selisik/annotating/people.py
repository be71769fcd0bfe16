"""The people of an article by every form of their names, and the fullest form of each."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from selisik.annotating.breaks import in_title
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.parties import one_line
from selisik.annotating.word_order import contiguous, name_words, within
from selisik.data import Entity, Party

# Bearers of one word looked at, and places of roles: more share it only in text made to be slow.
MOST_BEARERS = 40
MOST_PLACES = 300
# Characters before a name in which its role may stand.
LONGEST_ROLE = 120
# Characters before a name in which the last word may stand.
LONGEST_WORD = 40
# A comma and spaces between a description and the name that it is given.
LONGEST_GAP = 3
# Words of a phrase that may be the name at its end.
LONGEST_TAIL = 4
# Short names that are looked for in a longer form, and the places where each is looked for.
MOST_SHORT_NAMES = 40
MOST_LOOKED_AT = 6
LONGEST_SHORT_NAME = 2
SHORTEST_ACRONYM = 3
# A "name" of more words, none of them a small one, is a heading that a tagger took for one.
LONGEST_FULL_NAME = 5
# Letters of the shortest plain word of a headline; shorter ones may be initials or stand inside names.
SHORTEST_PLAIN = 3
# Shortest plain word that may be glued to a name.
SHORTEST_GLUED = 8
# Shortest end of a name that people are called by ("Lina" for Roslina).
SHORTEST_END = 4
# Words of names whose plain form is kept ready.
REMEMBERED_WORDS = 10_000
_LEAD = re.compile(r"(?:[A-Z]{2,}|[A-Z][a-z]{4,})(?=[A-Z][a-z]{3})")
# A word in small letters and a capital glued to it: a verb of saying there is no part of a name.
_LOST_SPACE = re.compile("([a-z]{4,})[A-Z]")
# What may follow a first name: capitalised words and initials.
_REST = re.compile(r"(?:[ \u00a0]+(?:[^\W\d_a-z]\.?(?=[ \u00a0])|[A-Z][^\W\d_]+(?:['’\-][^\W\d_]+)*))+")


class Bearer(NamedTuple):
    """Somebody by the fullest form of the name, with the entity where one is known, the places and those of the
    mentions that are sources of statements, in order."""

    name: str
    entity: str | None
    places: tuple[int, ...]
    spoke: tuple[int, ...] = ()

    @property
    def party(self) -> Party:
        """The bearer as a speaker."""
        return Party(entity=self.entity, name=self.name)


class People:
    """The persons of an article, found by any part of their names or by their roles. Not changed once made.

    `spoken` are the names that sources give, with their places: a short one counts in the fullest form that the text
    has, also where no tagger saw it.
    """

    __slots__ = ("_bearers", "_by_word", "_other_names", "_speech", "_text")

    def __init__(
        self, names: KnownNames, speech: Speech, entities: Sequence[Entity], spoken: Iterable[tuple[str, int]]
    ) -> None:
        self._text = names.text
        self._speech = speech
        self._by_word: dict[str, list[Bearer]] = {}
        self._other_names = dict(_other_names(entities))
        rows = list(_rows(entities, spoken, speech))
        self._bearers = _fullest_only([*rows, *_longer(rows, names, speech)], speech)
        for bearer in self._bearers:
            for word in dict.fromkeys(name_words(bearer.name)):
                self._by_word.setdefault(word, []).append(bearer)

    def fullest(self, name: str, place: int) -> Bearer | None:
        """The bearer whose name holds all words of `name` in order; of several, one who has spoken before
        `place`, the one last named before it."""
        name = self._other_names.get(name, name)
        words = () if name.isupper() and len(name) >= SHORTEST_ACRONYM else name_words(name)
        known = self._by_word.get(words[0], ())[:MOST_BEARERS] if words else ()
        fitting = [bearer for bearer in known if within(words, name_words(bearer.name))]
        if not fitting and (plain := _without_address(words, self._speech)) != words:
            known = self._by_word.get(plain[0], ())[:MOST_BEARERS]
            fitting = [bearer for bearer in known if within(plain, name_words(bearer.name))]
        return max(fitting, key=lambda bearer: _recency(bearer, place), default=None)

    def called_short(self, name: str, place: int) -> Bearer | None:
        """The one bearer who has spoken before `place` and of whose name a single unknown word is the end, or its
        beginning where nothing introduces it as somebody else's; None where there are two, or none."""
        form = name.lower()
        if not (name.isalpha() and name.istitle()) or any(self._speech.has(each, form) for each in ("roles", "ranks")):
            return None
        found = {
            bearer.name: bearer
            for bearer in self._bearers[:MOST_PLACES]
            if bearer.spoke and bearer.spoke[0] < place and bearer.name != name
            for at, word in enumerate(name_words(bearer.name))
            if SHORTEST_END <= len(form) < len(word)
            and (word.endswith(form) or (at == 0 and word.startswith(form) and not self._introduced(name)))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _introduced(self, name: str) -> bool:
        """Whether a comma, a bracket or more of a name stands behind the name somewhere, or an office before it."""
        for place in _whole_words(name, self._text):
            end, before = place + len(name), self._word_before(place)
            if self._text[end : end + 1] == "," or self._text[end + 1 : end + 2] == "(":
                return True
            if _REST.match(self._text, end) or self._speech.has("roles", before):
                return True
        return False

    def at_end(self, phrase: str, place: int) -> Bearer | None:
        """The bearer whose name a phrase ends with ("the mayor of Town Firstname"), the longest such name."""
        words = phrase.split()
        for begin in range(max(1, len(words) - LONGEST_TAIL), len(words)):
            if self._speech.has("owned", words[begin - 1]) or self._speech.has("followers", words[0].lower()):
                return None
            if (
                words[begin][:1].isupper()
                and not words[begin].isupper()
                and (bearer := self.fullest(" ".join(words[begin:]), place))
            ):
                return bearer
        return None

    def last_before(self, place: int) -> tuple[int, Bearer] | None:
        """The bearer named last before `place`, and where; None where nobody is."""
        found = [
            (bearer.places[before - 1], bearer)
            for bearer in self._bearers[:MOST_PLACES]
            if (before := bisect_left(bearer.places, place))
        ]
        return max(found, key=lambda each: (each[0], each[1].name), default=None)

    def last_spoken(self, place: int) -> tuple[int, Bearer] | None:
        """The bearer last named as a source before `place`, and where; None where nobody is."""
        found = [
            (bearer.spoke[before - 1], bearer)
            for bearer in self._bearers[:MOST_PLACES]
            if (before := bisect_left(bearer.spoke, place))
        ]
        return max(found, key=lambda each: (each[0], each[1].name), default=None)

    def knows(self, word: str) -> bool:
        """Whether the word is a part of somebody's name."""
        return word.lower() in self._by_word

    def by_role(self, role: str, place: int) -> Bearer | None:
        """The bearer right before whose name the role stands, the one last named so before `place` first."""
        words = name_words(role)
        found = [
            (at, bearer)
            for bearer in self._bearers[:MOST_PLACES]
            for at in bearer.places[:MOST_BEARERS]
            if words and contiguous(words, self._role_before(at))
        ]
        return max(found, key=lambda each: (each[0] < place, each[0] % (place + 1)))[1] if found else None

    def named_after(self, phrase: str) -> Bearer | None:
        """The bearer right before whose name the phrase stands, a comma between or not, in any letters."""
        folded, reach = phrase.lower(), len(phrase) + LONGEST_GAP
        for bearer in self._bearers[:MOST_PLACES]:
            for at in bearer.places[:MOST_BEARERS]:
                if self._text[max(0, at - reach) : at].lower().rstrip(" ,").endswith(folded):
                    return bearer
        return None

    def only_called(self, word: str) -> Bearer | None:
        """The one bearer before whose name the word stands, with or without a comma; None where it stands before two
        or none."""
        found = [
            bearer
            for bearer in self._bearers[:MOST_PLACES]
            if any(self._word_before(at) == word for at in bearer.places[:MOST_BEARERS])
        ]
        return found[0] if len(found) == 1 else None

    def _word_before(self, place: int) -> str:
        words = self._text[max(0, place - LONGEST_WORD) : place].rstrip(" ,").rsplit(None, 1)
        return words[-1].lower() if words else ""

    def _role_before(self, place: int) -> tuple[str, ...]:
        """The capitalised words that stand right before a name."""
        words: list[str] = []
        for word in reversed(self._text[max(0, place - LONGEST_ROLE) : place].split()):
            plain = word.strip(",()")
            if not plain[:1].isupper():
                break
            words.append(plain.lower())
        return tuple(reversed(words))


def _other_names(entities: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """The aliases of persons that share no word with the name, each with the name."""
    for entity in entities:
        if entity.kind == "person":
            yield from ((one_line(each), one_line(entity.name)) for each in entity.aliases if _apart(each, entity.name))


def _apart(one: str, other: str) -> bool:
    return set(name_words(one)).isdisjoint(name_words(other))


def _rows(entities: Sequence[Entity], spoken: Iterable[tuple[str, int]], speech: Speech) -> Iterator[Bearer]:
    rows: dict[str, tuple[str | None, list[int]]] = {}
    for entity in entities:
        if entity.kind == "person":
            places = [mention.start for mention in entity.mentions if mention.form == "name"]
            for form in (entity.name, *(each for each in entity.aliases if not _apart(each, entity.name))):
                rows.setdefault(_untitled(one_line(form), speech), (entity.id, []))[1].extend(places)
    said: dict[str, list[int]] = {}
    for name, place in spoken:
        rows.setdefault(_untitled(name, speech), (None, []))[1].append(place)
        said.setdefault(_untitled(name, speech), []).append(place)
    for name, (found, places) in rows.items():
        words = name.lower().split()
        heading = len(words) > LONGEST_FULL_NAME and not any(speech.has("binding", word) for word in words)
        heading = heading or (len(words) > 1 and speech.has("plural_heads", words[0]))
        if not words or heading or speech.has("institutions", words[0]) or (len(words) == 1 and speech.title(words[0])):
            continue
        yield Bearer(name, found, tuple(sorted(set(places))), tuple(sorted(said.get(name, ()))))


def _untitled(name: str, speech: Speech) -> str:
    """The name without what a tagger has taken in before it: titles, an office, an organisation's acronym.

    A body with the acronym of its place is no person's name, and stays whole."""
    words = name.split()
    if len(words) > 1 and speech.has("institutions", words[0].lower()) and " ".join(words[1:]).isupper():
        return name
    begin = max((at + 1 for at, word in enumerate(words[:-1]) if _no_name(word, at, speech)), default=0)
    out: list[str] = []
    for word in words[begin:]:
        lost = _LOST_SPACE.match(word) if out else None
        if lost and lost[1] in speech.triggers:
            break
        out.append(_unglued(word, speech))
        if not word.endswith(out[-1]):
            break  # a verb stood at the word's end: the name ends there
    return " ".join(out)


def _no_name(word: str, at: int, speech: Speech) -> bool:
    form = word.lower().strip(".,()")
    if speech.has("also_names", form):
        return False
    figure = not word.isalpha() and any(character.isdigit() for character in word)
    if not form or figure or (word.isupper() and len(form) >= SHORTEST_ACRONYM):
        return True
    lists = ("institutions", "ranks", "roles") if at == 0 else ("institutions", "roles")
    return form in speech.triggers or any(speech.has(each, form) for each in lists)


def _longer(rows: Sequence[Bearer], names: KnownNames, speech: Speech) -> Iterator[Bearer]:
    """Short names in the longer form that the text gives somewhere: with the capitalised words right after them."""
    held = Counter(word for row in rows if len(row.name.split()) > 1 for word in set(name_words(row.name)))
    short = [row for row in rows if _may_grow(row.name) and held[name_words(row.name)[0]] < len(row.name.split())]
    for row in short[:MOST_SHORT_NAMES]:
        for start in _whole_words(row.name, names.text):
            mention = names.at(start)
            rest = _REST.match(names.text, start + len(row.name))
            if (
                mention
                and mention.kind == "person"
                and mention.end == start + len(row.name)
                and not _goes_on(rest, speech)
            ):
                continue
            if (
                rest
                and not in_title(names.text, rest.end())
                and (words := _own_words(rest, names, speech, " " in row.name))
            ):
                yield Bearer(f"{row.name} {words}", row.entity, tuple(sorted({*row.places, start})))
                break


def _goes_on(rest: re.Match[str] | None, speech: Speech) -> bool:
    """Whether a name that a tagger has ended goes on with a word that is a calling elsewhere ("… Putri")."""
    return rest is not None and speech.has("also_names", rest.group().split()[0].lower())


def _may_grow(name: str) -> bool:
    return name.istitle() and len(name.split()) <= LONGEST_SHORT_NAME and bool(name_words(name))


def _whole_words(name: str, text: str) -> Iterator[int]:
    """The first places where the name stands as whole words."""
    place = -1
    for _ in range(MOST_LOOKED_AT):
        place = text.find(name, place + 1)
        if place < 0:
            return
        if (
            not text[max(0, place - 1) : place].isalnum()
            and not text[place + len(name) : place + len(name) + 1].isalnum()
        ):
            yield place


def _own_words(rest: re.Match[str], names: KnownNames, speech: Speech, whole: bool) -> str:
    """The words after a name as far as they are no office and no day, and no other name begins.

    After a first name a person's name goes on with what a tagger took for another person; after a `whole` one it ends.
    """
    words: list[str] = []
    place, following = rest.start(), rest.group().split()
    for at, word in enumerate(following):
        place = names.text.index(word, place)
        form = word.lower()
        mention = names.at(place)
        if mention and mention.start > rest.start() and (mention.kind != "person" or whole):
            break
        if any(speech.has(each, form) for each in ("days", "roles", "ranks")) and not speech.has("also_names", form):
            break
        if speech.plain_verb(form) or (whole and _is_plain(form, speech)):
            break
        if all(_is_plain(each.lower(), speech) for each in following[at : at + 2]) and following[at + 1 :]:
            break  # a headline goes on: "Firstname | Has Grandchildren"
        words.append(_unglued(word, speech))
        place += len(word)
        if len(words) == LONGEST_TAIL:
            break
    return " ".join(words)


def _is_plain(form: str, speech: Speech) -> bool:
    """Whether the word is an ordinary one and no part of persons' names: a headline writes it with a capital."""
    if speech.lists.alone.get(form, frozenset()) & PERSON_LISTS or len(form) < SHORTEST_PLAIN:
        return False
    return form in speech.lists.ordinary or form in speech.cues or speech.has("headline_words", form)


@lru_cache(REMEMBERED_WORDS)
def _unglued(word: str, speech: Speech) -> str:
    """The word without a verb that has lost the space before it, or an acronym or office that has lost the one after
    it ("Budimenanggapi", "MenteriBudi")."""
    lead = _LEAD.match(word)
    if lead and (lead.group().isupper() or speech.has("roles", lead.group().lower())):
        return _unglued(word[lead.end() :], speech)
    for at in range(3, len(word) - 4):
        tail = word[at:]
        verb = tail.startswith(speech.affixes["verb_starts"]) and tail.endswith(speech.affixes["verb_ends"])
        plain = len(tail) >= SHORTEST_GLUED and (verb or tail in speech.lists.ordinary)
        if tail in speech.cues or speech.has("prepositions", tail) or plain:
            return word[:at]
    return word


def _without_address(words: tuple[str, ...], speech: Speech) -> tuple[str, ...]:
    """The words of a name without the form of address before it."""
    return words[1:] if len(words) > 1 and speech.has("ranks", words[0]) else words


def _fullest_only(bearers: Sequence[Bearer], speech: Speech) -> list[Bearer]:
    """The bearers whose name is not a part of exactly one longer one; that one takes their places and entity."""
    longest_first = sorted(bearers, key=lambda bearer: (-len(name_words(bearer.name)), -len(bearer.name), bearer.name))
    kept: list[Bearer] = []
    by_word: dict[str, list[int]] = {}
    for bearer in longest_first:
        words = name_words(bearer.name)
        plain = _without_address(words, speech)
        near = by_word.get(plain[0], ())[:MOST_BEARERS] if plain else ()
        homes = [at for at in near if within(plain, name_words(kept[at].name))]
        if len(homes) == 1:
            kept[homes[0]] = _joined(kept[homes[0]], bearer)
        elif not homes:
            for word in dict.fromkeys(words):
                by_word.setdefault(word, []).append(len(kept))
            kept.append(bearer)
    return kept


def _joined(home: Bearer, part: Bearer) -> Bearer:
    places, spoke = sorted({*home.places, *part.places}), sorted({*home.spoke, *part.spoke})
    return Bearer(home.name, home.entity or part.entity, tuple(places), tuple(spoke))


def _recency(bearer: Bearer, place: int) -> tuple[bool, bool, int, str]:
    """Whether somebody was named by `place`, has spoken before it, and how lately was named; who was not, how soon."""
    before = bisect_right(bearer.places, place)
    nearest = bearer.places[before - 1] if before else -bearer.places[0] if bearer.places else 0
    return before > 0, bool(bearer.spoke) and bearer.spoke[0] < place, nearest, bearer.name
