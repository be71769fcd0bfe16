"""Feast days and plain nouns that a tagger takes for persons, since they have a capital."""

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.annotating.lexicon import speech
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack

# Letters from which a word with both affixes of a noun of action is nobody's name ("Keenan" is one).
SHORTEST_DEED = 10
# Letters of a word with the clitic; shorter ones are first names as well ("Sonya", "Tanya").
SHORTEST_QUALITY = 7
# Words of a "name" that holds a feast; a longer one has somebody's name in it, too.
LONGEST_FEAST = 4


class _Nouns(NamedTuple):
    feasts: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    objects: frozenset[str]


@cache
def _nouns(language: Pack) -> _Nouns:
    table = language.table("names").get("nouns", {})
    feasts, starts, ends, objects = (table.get(each, ()) for each in ("feasts", "deed_starts", "deed_ends", "objects"))
    return _Nouns(tuple(feasts), tuple(starts), tuple(ends), frozenset(objects))


def without_feasts(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names but for persons' that are a feast, a noun of action or a plain object by their form."""
    nouns, persons = _nouns(language), gazetteer(language).alone
    for name in names:
        words = name.cut(text).lower().split() if name.kind == "person" else []
        if words and _is_feast(words, nouns):
            continue
        listed = len(words) == 1 and persons.get(words[0], frozenset[str]()) & PERSON_LISTS
        if len(words) == 1 and not listed and _is_noun(words[0], nouns):
            continue
        yield name


def _is_feast(words: Sequence[str], nouns: _Nouns) -> bool:
    written = " ".join(words)
    return len(words) <= LONGEST_FEAST and any(feast in written for feast in nouns.feasts)


def _is_noun(word: str, nouns: _Nouns) -> bool:
    deed = len(word) >= SHORTEST_DEED and word.startswith(nouns.starts) and word.endswith(nouns.ends)
    return word in nouns.objects or deed


def opens_no_name(word: str, language: Pack) -> bool:
    """Whether a word before a name is an object of somebody's, a passive of saying ("Said by Sandy") or ends in the
    clitic of possession that makes a noun of a quality ("the cruelty of Rudi")."""
    words = speech(language)
    cue = words.cues.get(word)
    if word in _nouns(language).objects:
        return True
    return bool(cue and cue.passive) or (
        bool(words.clitic) and len(word) >= SHORTEST_QUALITY and word.endswith(words.clitic)
    )


def is_nowhere(words: Sequence[str], others: Set[str], language: Pack) -> bool:
    """Whether the last of the words is in no name of a place or body of the article or the lists, nor all of them: it
    may be somebody's name."""
    lists, (first, *rest) = gazetteer(language), [word.lower() for word in words]
    listed = any(kind in PLACE_LISTS and other == tuple(rest) for other, kind in lists.phrases.get(first, ()))
    place = lists.alone.get(words[-1].lower(), frozenset[str]()) & PLACE_LISTS
    return not (listed or place) and words[-1] not in others
