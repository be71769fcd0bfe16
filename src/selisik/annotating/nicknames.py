"""Who a nickname means: "Lintang, akrab disapa Lin", "Lin, sapaan akrab Lintang", "The man who is called Lin"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

from selisik.annotating.lexicon import Speech
from selisik.annotating.people import Bearer, People, name_words, within
from selisik.data import Party, Sentence

# Characters before a word like "sapaan" in which the nickname may stand.
LONGEST_BEFORE = 60
# Places looked at: more stand only in text made to be slow.
MOST_NICKNAMES = 40
_NAME = r"[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,2}"
_NAME_BEFORE = re.compile(rf"({_NAME})[\s,(–—\-]{{1,4}}$")
_NAME_AFTER = re.compile(rf"(?: [a-z]+){{0,2}} [\"“‘']?({_NAME})")


class _Article(NamedTuple):
    text: str
    sentences: Sequence[Sentence]
    people: People
    speech: Speech


def nicknames(text: str, sentences: Sequence[Sentence], people: People, speech: Speech) -> Mapping[str, Party]:
    """The persons whom the article gives another name, by that name; the first bearer of a nickname keeps it."""
    article, out = _Article(text, sentences, people, speech), dict[str, Party]()
    words = speech.phrases["addressed"] | speech.phrases["nicknames"]
    for found, sentence in _places(article, _calling(words, speech.clitic)):
        pair = _pair(article, found, sentence)
        if pair and pair[0] not in out and not within(name_words(pair[0]), name_words(pair[1].name)):
            out[pair[0]] = pair[1].party
    return out


@cache
def _calling(words: frozenset[str], clitic: str) -> re.Pattern[str]:
    """A word of calling, and a clitic on it or on the word after it."""
    if not words:
        return re.compile("(?!)")
    return re.compile(rf"\b({'|'.join(sorted(words))})((?: [a-z]+)?{re.escape(clitic)}\b)?")


def _places(article: _Article, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Sentence]]:
    count = 0
    for sentence in article.sentences:
        for found in pattern.finditer(article.text, sentence.start, sentence.end):
            yield found, sentence
            count += 1
        if count > MOST_NICKNAMES:
            return


def _pair(article: _Article, found: re.Match[str], sentence: Sentence) -> tuple[str, Bearer] | None:
    """A nickname and its bearer."""
    text, people, start = article.text, article.people, found.start()
    after = _NAME_AFTER.match(text, found.end(1), sentence.end)
    before = _NAME_BEFORE.search(text[max(sentence.start, start - LONGEST_BEFORE) : start])
    if article.speech.has("nicknames", found[1]) and before:
        nickname = " ".join(dropwhile(lambda word: article.speech.has("prepositions", word.lower()), before[1].split()))
        named = people.fullest(after[1], start) if after and not found[2] else None
        bearer = named or _last_person(article, start - len(before[0]), sentence, bool(found[2]))
    elif after:
        nickname, bearer = after[1], _last_person(article, start, sentence, clitic=False)
    else:
        return None
    known = people.fullest(nickname, start)
    longer = known is not None and len(name_words(known.name)) > len(name_words(nickname))
    return (nickname, bearer) if bearer and not longer else None


def _last_person(article: _Article, place: int, sentence: Sentence, clitic: bool) -> Bearer | None:
    """The person named last before `place`: in the sentence, or before it where nothing but a kind of person or a
    pronoun stands there."""
    known = article.people.last_before(place)
    if known is None or known[0] >= sentence.start:
        return known[1] if known else None
    behind = article.text[sentence.start : place].lower().split()
    kinds = [*behind[:1], *behind[-2:]]
    spoken_of = any(article.speech.has(each, word) for word in kinds for each in ("people", "single"))
    return known[1] if clitic or spoken_of else None
