"""Two names that a tagger took for one person's: a place glued behind it, a club before it.

"Budi SantosoJakarta" has lost the space of a dateline or link; in "striker Persekat Tegal Rudi Hartono" the club is one
that no list has, told by how such clubs are called and by the place in its name.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import PLACE_LISTS, Gazetteer, gazetteer
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack

RULE_PLACE, RULE_CLUB = "glued-place", "club"
# Letters of the parts of a word glued of two; "McDonald" is one word.
_GLUED = re.compile(r"\b([A-Z][a-z]{3,})([A-Z][a-z]{3,})\Z")
_WORD = re.compile(r"[^\W\d_][\w\-’']*")


def parted(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names, a person's without the place glued behind it and without the club before it, each as a name."""
    lists, clubs = gazetteer(language), _clubs(language)
    found = list(_each_parted(names, text, lists, clubs))
    short = {name.cut(text).split()[0] for name in found if name.rule == RULE_CLUB and name.kind == "organisation"}
    for name in found:
        written = name.cut(text)
        if short and name.kind == "person" and written in short:
            yield replace(name, kind="organisation", rule=RULE_CLUB)
        elif short and name.kind == "person" and _is_place(lists, written):
            yield replace(name, kind="place", rule=RULE_CLUB)
        else:
            yield name


def _each_parted(
    names: Sequence[NameMention], text: str, lists: Gazetteer, clubs: tuple[str, ...]
) -> Iterator[NameMention]:
    for name in names:
        if name.kind != "person":
            yield name
            continue
        written = name.cut(text)
        glued = _GLUED.search(written)
        if glued and _is_place(lists, glued[2]) and _may_be_name(lists, glued[1]):
            cut = name.start + glued.start(2)
            yield replace(name, end=cut)
            yield NameMention(cut, name.end, kind="place", rule=RULE_PLACE)
        elif end := _end_of_club(written, lists, clubs):
            yield replace(name, end=name.start + end, kind="organisation", rule=RULE_CLUB)
            if rest := _WORD.search(text, name.start + end, name.end):
                yield replace(name, start=rest.start(), rule=RULE_CLUB)
        else:
            yield name


def _end_of_club(written: str, lists: Gazetteer, clubs: tuple[str, ...]) -> int | None:
    """Where a club ends that the words begin with, a word as clubs are called and a listed place; None for none."""
    words = list(_WORD.finditer(written))
    form = words[0].group().lower() if words else ""
    if len(words) < 2 or not form.startswith(clubs) or form in lists.ordinary:
        return None
    if any(kind in PERSON_LISTS for rest, kind in lists.phrases.get(form, ()) if not rest):
        return None
    return words[1].end() if _is_place(lists, words[1].group()) else None


def _is_place(lists: Gazetteer, word: str) -> bool:
    return any(not rest and kind in PLACE_LISTS for rest, kind in lists.phrases.get(word.lower(), ()))


def _may_be_name(lists: Gazetteer, word: str) -> bool:
    """Whether no list has the word as anything but a part of a person's name ("Kabar" in "KabarPadang")."""
    kinds = {kind for rest, kind in lists.phrases.get(word.lower(), ())}
    return kinds <= PERSON_LISTS and (bool(kinds) or word.lower() not in lists.ordinary)


@cache
def _clubs(language: Pack) -> tuple[str, ...]:
    return tuple(language.table("names").get("clubs", {}).get("prefixes", ()))
