"""Which names of an article belong to one bearer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selisik.annotating.addresses import same_outlets
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.spellings import spellings
from selisik.data.marks import EntityKind
from selisik.lang import Key, Pack, fold_name, forms_of, name_key

# A short name that more fuller names than this could stand for is left apart without comparing them all.
MOST_CANDIDATES = 20
# What may stand between a name and the bearer's other name is no longer than this.
LONGEST_LINK = 60
# The same where an office may stand between them.
LONGEST_OFFICE_BETWEEN = 120
_ACRONYM_AFTER = re.compile(r"\s?\(([A-Z][\w\-]{1,14})\)")


@dataclass(slots=True)
class Bearer:
    """One person, organisation, place or thing, while its mentions are gathered."""

    kind: EntityKind
    keys: list[tuple[str, ...]] = field(default_factory=list)
    names: list[tuple[str, NameMention]] = field(default_factory=list)
    other_forms: list[str] = field(default_factory=list)


def group_names(text: str, names: Sequence[NameMention], language: Pack) -> list[Bearer]:
    """The bearers of the names, by first mention.

    Names that fold alike are one, and so are a name and its acronym in brackets, a name and a nickname that the text
    gives it, two spellings of one name, and the aliases that the pack knows. A person's shorter name belongs to the
    only fuller name that holds its words, and stays apart where two do.
    """
    groups = _Groups()
    written = [forms_of(name.cut(text)) for name in names]
    keys = [[name_key(name.kind, form, language) for form in forms] for name, forms in zip(names, written, strict=True)]
    for each in keys:
        groups.join(each)
    for pair in _linked(text, names, language):
        groups.join(pair)
    for name, address in same_outlets(text, names):
        groups.join([name_key(name.kind, each.cut(text), language) for each in (name, address)])
    for one, other in spellings(text, [(forms[0], name) for name, forms in zip(names, written, strict=True)]):
        groups.join((name_key("person", one, language), name_key("person", other, language)))
    bearers: dict[Key, Bearer] = {}
    for name, forms, each in zip(names, written, keys, strict=True):
        root = groups.root(each[0])
        bearer = bearers.get(root)
        if bearer is None:
            bearer = bearers[root] = Bearer(name.kind)
        bearer.names.append((forms[0], name))
        bearer.other_forms += forms[1:]
        bearer.keys += [key[1] for key in each]
    for name, acronym in _acronyms(text, names):
        bearers[groups.root(name_key(name.kind, forms_of(name.cut(text))[0], language))].other_forms.append(acronym)
    return _in_order(_join_short_names(bearers.values()))


def _in_order(bearers: Iterable[Bearer]) -> list[Bearer]:
    out = list(bearers)
    for bearer in out:
        bearer.names.sort(key=lambda each: each[1].start)
    return sorted(out, key=lambda each: each.names[0][1].start)


class _Groups:
    """Keys that mean the same bearer; the first one seen stands for all."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """The key that stands for the group of this one."""
        while (up := self.parent.setdefault(key, key)) != key:
            self.parent[key] = key = self.parent[up]
        return key

    def join(self, keys: Sequence[Key]) -> None:
        """Say that all these are one."""
        first = self.root(keys[0])
        for key in keys[1:]:
            self.parent[self.root(key)] = first


def _linked(text: str, names: Sequence[NameMention], language: Pack) -> Iterator[tuple[Key, Key]]:
    """Pairs of names that the text itself says are one: in brackets after the name, or after a nickname phrase."""
    table = language.table("entities")
    phrases, called = tuple(table.get("nickname", ())), tuple(table.get("called_so", ()))
    person: NameMention | None = None
    second = ""
    for one, two in zip((None, *names), names, strict=False):
        first, second = second, forms_of(two.cut(text))[0]
        if one and first and _in_bracket(text, one, two) and (one.kind == two.kind or initials_agree(first, second)):
            yield name_key(one.kind, first, language), name_key(two.kind, second, language)
        if two.kind != "person":
            continue
        if person and (_called(text, person, two, phrases) or _called_before(text, two, called)):
            yield name_key("person", forms_of(person.cut(text))[0], language), name_key("person", second, language)
        person = two
    for name, acronym in _acronyms(text, names):
        full = forms_of(name.cut(text))[0]
        yield name_key(name.kind, full, language), name_key(name.kind, acronym, language)


def _in_bracket(text: str, one: NameMention, two: NameMention) -> bool:
    """Whether the second name stands alone in brackets right behind the first."""
    between = text[one.end : min(two.start, one.end + LONGEST_LINK + 1)].strip()
    return (between == "(" and text[two.end : two.end + 1] == ")") or (between == "" and text[two.start] == "(")


def _called(text: str, one: NameMention, two: NameMention, phrases: tuple[str, ...]) -> bool:
    """Whether a word for what somebody is called stands right before the second name, and no sentence ends between."""
    if not phrases or two.start - one.end > LONGEST_OFFICE_BETWEEN:
        return False
    between = text[one.end : two.start]
    return ". " not in between and "\n" not in between and between.rstrip(" \"'“”‘’").endswith(phrases)


def _called_before(text: str, two: NameMention, called: tuple[str, ...]) -> bool:
    """Whether the words after a name say that it is what the person named before is called."""
    behind = text[two.end : two.end + LONGEST_LINK]
    return bool(called) and behind.startswith(",") and behind[1:].lstrip().startswith(called)


def _acronyms(text: str, names: Sequence[NameMention]) -> Iterator[tuple[NameMention, str]]:
    """Organisations and their acronym in the brackets after them, where the letters agree."""
    for name in names:
        found = _ACRONYM_AFTER.match(text, name.end) if name.kind == "organisation" else None
        if found and initials_agree(forms_of(name.cut(text))[0], found[1]):
            yield name, found[1]


def initials_agree(full: str, acronym: str) -> bool:
    """Whether most letters of an acronym begin words of the full name, in order.

    >>> initials_agree("Komisi Perlindungan Laut", "KPL"), initials_agree("Kota Bandung", "SH")
    (True, False)
    """
    letters = [letter for letter in acronym.lower() if letter.isalpha()]
    rest = iter([word[0] for word in fold_name(full)])
    hits = sum(any(first == letter for first in rest) for letter in letters)
    return bool(letters) and full[:1].lower() == letters[0] and hits * 2 >= len(letters)


def _join_short_names(bearers: Iterable[Bearer]) -> list[Bearer]:
    """The bearers with every person's short name given to its one fuller name."""
    by_size = sorted(bearers, key=lambda each: (-max(len(key) for key in each.keys), each.names[0][1].start))
    by_word: dict[str, list[Bearer]] = {}
    kept: list[Bearer] = []
    for bearer in by_size:
        owner = _owner(bearer, by_word) if bearer.kind == "person" else None
        if owner:
            owner.names += bearer.names
            owner.other_forms += bearer.other_forms
            continue
        kept.append(bearer)
        if bearer.kind == "person":
            for word in dict.fromkeys(word for key in bearer.keys for word in key):
                by_word.setdefault(word, []).append(bearer)
    return kept


def _owner(short: Bearer, by_word: Mapping[str, list[Bearer]]) -> Bearer | None:
    """The one fuller name that holds every word of a short one; None where there is none or more than one."""
    words = set(max(short.keys, key=lambda key: sum(1 for _ in key)))
    candidates = min((by_word.get(word, []) for word in words), key=len, default=[])
    if len(candidates) > MOST_CANDIDATES:
        return None
    fuller = [each for each in candidates if any(words <= set(key) for key in each.keys)]
    return fuller[0] if len(fuller) == 1 else None
