"""Who a nickname means: "Lintang, akrab disapa Lin", "Lin, sapaan akrab Lintang", "The man who is called Lin"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

from selisik.annotating.antecedents import subjects
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.parties import party_of
from selisik.annotating.people import Bearer, People
from selisik.annotating.word_order import name_words, within
from selisik.data import Party, Sentence

# Characters before a word like "sapaan" in which the nickname may stand.
LONGEST_BEFORE = 60
# Characters behind a nickname in which a demonstrative may stand.
LONGEST_BEHIND = 16
_QUOTES = " \"'”’"
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
    names: KnownNames


def nicknames(sentences: Sequence[Sentence], people: People, speech: Speech, names: KnownNames) -> Mapping[str, Party]:
    """The persons whom the article gives another name, by that name; the first bearer of a nickname keeps it.

    A nickname with a form of address ("Om Lin") is known without it as well.
    """
    article, out = _Article(names.text, sentences, people, speech, names), dict[str, Party]()
    words = speech.phrases["addressed"] | speech.phrases["nicknames"]
    if not any(word in names.text for word in words):  # most articles: a fifth of the time of the pattern
        return out
    for found, sentence in _places(article, _calling(words, speech.clitic)):
        pair = _pair(article, found, sentence)
        if pair and pair[0] not in out and not within(name_words(pair[0]), name_words(pair[1].name)):
            out[pair[0]] = pair[1].party
            address, _, plain = pair[0].partition(" ")
            if plain and speech.has("addresses", address.lower()):
                out.setdefault(plain, pair[1].party)
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
        described = _described(article, start, after.end(), sentence)
        nickname, bearer = after[1], described or _last_person(article, start, sentence, clitic=False)
    else:
        return None
    known = people.fullest(nickname, start)
    longer = known is not None and _is_part(name_words(nickname), name_words(known.name))
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


def _is_part(short: Sequence[str], whole: Sequence[str]) -> bool:
    return len(short) < len(whole) and within(short, whole)


def _described(article: _Article, start: int, end: int, sentence: Sentence) -> Bearer | None:
    """The person whom a description means that has the nickname in a relative clause and a demonstrative behind it
    ("The politician who is called Lin"): who was last named as a speaker or a subject."""
    begin = max(sentence.start, article.text.rfind(",", sentence.start, start) + 1)
    words = article.text[begin:start].lower().split()
    following = article.text[end : end + LONGEST_BEHIND].strip(_QUOTES).split(None, 1)
    speech, named = article.speech, article.people.last_before(start)
    kind = words and (speech.has("people", words[0]) or speech.has("roles", words[0]))
    clause = any(speech.has("relative", word) for word in words)
    pointed = bool(following) and speech.has("demonstrative", following[0].strip(",."))
    if not (kind and clause and pointed) or (named and named[0] >= begin):
        return None
    found = [each for each in (article.people.last_spoken(begin), _last_subject(article, begin)) if each]
    return max(found, key=lambda each: each[0])[1] if found else None


def _last_subject(article: _Article, place: int) -> tuple[int, Bearer] | None:
    """The person whom a sentence before `place` has as its subject, and where."""
    stop = bisect_left([each.start for each in article.sentences], place)
    stop -= stop > 0 and article.sentences[stop - 1].end > place
    for phrases, found in subjects(article.text, article.sentences[:stop], article.speech, article.names):
        at, party = phrases.words[found.begin].start, party_of(phrases, found)
        bearer = article.people.fullest(party.name, at) if party else None
        if bearer:
            return at, bearer
    return None
