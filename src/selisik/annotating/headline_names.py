"""Persons' names that a tagger has read on: headlines and captions write every word with a capital ("Budi Wangsa Kritik
Tambang"), and a sentence may begin with a verb before a name ("Melansir …")."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import PLACE_LISTS, Gazetteer, gazetteer
from selisik.annotating.lexicon import speech
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack

RULE_HEADLINE = "headline"
# Words of a name that is one wherever it stands alone, and of the longest that is looked for.
SURELY_A_NAME, LONGEST_NAME = 2, 5
# Times that a single word stands alone before it is somebody's name, and plain words behind it that are a headline's.
OFTEN, LEAST_PLAIN = 2, 2
# Letters of the shortest plain word with a capital, one more in small letters: shorter ones stand inside names.
SHORTEST_PLAIN = 3
_WORD = re.compile(r"\S+")
# Behind a word with a capital, what it is called in short ("Badan Legislasi (Baleg)").
_IN_BRACKETS = re.compile(r"(?<=[a-z]\s)\(\s?([A-Z][A-Za-z]{2,11})\s?\)")
NO_LISTS = frozenset[str]()


def without_headlines(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names, a person's without the plain words behind it where the article has the person alone, and any without
    a word before it that only leads to it."""
    lists, leads = gazetteer(language), _leads(language)
    short = frozenset(_IN_BRACKETS.findall(text)) if "(" in text else NO_LISTS
    groups, moods = speech(language).phrases["plural_heads"], _moods(language)
    alone = Counter(name.cut(text) for name in names if name.kind == "person")
    for name in names:
        words = [*_WORD.finditer(text, name.start, name.end)]
        crowd = name.kind == "person" and len(words) > 1 and words[0].group().lower() in groups
        if crowd and _is_crowd(words[1:], moods, lists):
            continue
        if len(words) > 1 and (words[0].group().lower() in leads or _is_short(name, words, short, lists)):
            yield replace(name, start=words[1].start())
        elif name.kind == "person" and (size := _own_words([each.group() for each in words], alone, lists)):
            yield replace(name, end=words[size - 1].end(), rule=RULE_HEADLINE)
        else:
            yield name


def _is_short(name: NameMention, words: Sequence[re.Match[str]], short: frozenset[str], lists: Gazetteer) -> bool:
    """Whether a person's name begins with what a body is called in short, by brackets behind its whole name, and what
    follows is no place, whose body it would be."""
    if name.kind != "person" or words[0].group() not in short:
        return False
    first, second = (lists.alone.get(word.group().lower(), NO_LISTS) for word in words[:2])
    return not first & PERSON_LISTS and not (second & PLACE_LISTS and not second & PERSON_LISTS)


def _is_crowd(words: Sequence[re.Match[str]], moods: frozenset[str], lists: Gazetteer) -> bool:
    """Whether the words behind that of a crowd say how it feels or what it does ("Residents Panic")."""
    return all(word.group().lower() in moods or _is_plain(word.group(), lists) for word in words)


def _own_words(words: Sequence[str], alone: Mapping[str, int], lists: Gazetteer) -> int:
    """How many of the words are the name of a person whom the article names so alone; 0 where all may be."""
    for size in range(1, min(len(words), LONGEST_NAME + 1)):
        times = alone.get(" ".join(words[:size]), 0)
        rest = words[size:]
        if size >= SURELY_A_NAME and times and _is_plain(rest[0], lists):
            return size
        if times >= OFTEN and len(rest) >= LEAST_PLAIN and all(_is_plain(word, lists) for word in rest[:LONGEST_NAME]):
            return size
    return 0


def _is_plain(word: str, lists: Gazetteer) -> bool:
    """Whether the word is an ordinary one and no part of persons' names, or joins two things ("&")."""
    form = word.lower()
    shortest = SHORTEST_PLAIN + (form == word)
    return word == "&" or (
        len(word) >= shortest and form in lists.ordinary and not lists.alone.get(form, NO_LISTS) & PERSON_LISTS
    )


@cache
def _leads(language: Pack) -> frozenset[str]:
    return frozenset(language.table("names").get("edges", {}).get("leads", ()))


@cache
def _moods(language: Pack) -> frozenset[str]:
    return frozenset(language.table("names").get("crowds", {}).get("moods", ()))
