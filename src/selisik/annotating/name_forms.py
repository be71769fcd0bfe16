"""Names that are certain by the form of the words, whatever the tagger makes of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.annotating.hospitals import hospital_heads, hospitals
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence
from selisik.data.marks import EntityKind
from selisik.lang import Pack, Token

RULE_SYLLABLES, RULE_INITIALS, RULE_THING, RULE_PATRONYMIC = "syllables", "initials", "thing", "patronymic"
RULE_WHOLE, RULE_CALLED = "whole", "called"
PERSON_LISTS = frozenset(["given", "family", "person"])
OWNER_LISTS = PLACE_LISTS | frozenset(["party", "organisation", "medium", "title"])
# Korean given names as the press writes them: two syllables, the second small; "Anak-anak" doubles the first instead.
_SYLLABLES = re.compile(r"([A-Z][a-z]{1,6})-([a-z]{2,6})")
LONGEST_KOREAN_SURNAME = 5
LONGEST_INITIALS = 4
LONGEST_AGE = 2
LONGEST_THING = 4
# Words of a name on either side of "bin".
LONGEST_PART = 3
LONGEST_NICKNAME = 3
SHORTEST_NICKNAME = 3
# The tokens of a name of one word and a comma.
LENGTH_OF_LEAD = 2
# The tokens of an age in brackets.
LENGTH_OF_AGE = 3
QUOTES = frozenset("\"'“”‘’")


def certain_names(sentence: NamedSentence, language: Pack) -> list[NameMention]:
    """The names of one sentence that need no model, in order, none overlapping another."""
    found = sentence.found
    words = found.texts
    hyphened = "-" in "".join(words)
    if not hyphened and _triggers(language).isdisjoint(found.lowers):
        return []
    every = [*_things(sentence, words, language), *_wholes(sentence, words, language), *_called(found, words, language)]
    every += hospitals(sentence, language)
    if hyphened:
        every += _korean_names(found)
    if "(" in words:
        every += [*_initials(found), *_bracketed(sentence, language)]
    if not _sorts(language, "patronymics").isdisjoint(words):
        every += _patronymics(found, language)
    out: list[NameMention] = []
    for name in sorted(every, key=lambda each: (each.start, -each.end)):
        if not out or out[-1].end <= name.start:
            out.append(name)
    return out


@cache
def _triggers(language: Pack) -> frozenset[str]:
    """The forms of which, or of hyphens, a sentence has one that holds a certain name; most sentences have none."""
    sure = _sorts(language, "things") | _calling(language)["any"] | _sorts(language, "patronymics")
    return frozenset(form.lower() for form in [*sure, *_whole_names(language), *hospital_heads(language), "("])


def _korean_names(found: Sequence[Token]) -> Iterator[NameMention]:
    """A short capitalised word and two hyphened syllables: "Pak Jong-chon"."""
    for surname, given in pairwise(found):
        syllables = _SYLLABLES.fullmatch(given.text) if "-" in given.text else None
        plain = syllables and surname.text.istitle() and surname.text.isalpha()
        if syllables and plain and len(surname.text) <= LONGEST_KOREAN_SURNAME and syllables[1].lower() != syllables[2]:
            yield NameMention(surname.start, given.end, kind="person", rule=RULE_SYLLABLES)


def _patronymics(found: Sequence[Token], language: Pack) -> Iterator[NameMention]:
    """A name with the father's in it: "Hisman bin Ali Zaini"."""
    joints, lists = _sorts(language, "patronymics"), gazetteer(language).phrases
    ordinary, openers = gazetteer(language).ordinary, gazetteer(language).openers
    for at in range(1, len(found) - 1):
        if found[at].text not in joints or not (found[at - 1].text[0].isupper() and found[at + 1].text[0].isupper()):
            continue
        first, last = at - 1, at + 1
        while first > 0 and at - first < LONGEST_PART and found[first - 1].text.istitle():
            before = found[first - 1].text.lower()
            if before in openers or before in ordinary or any(kind == "title" for _, kind in lists.get(before, ())):
                break
            first -= 1
        while last + 1 < len(found) and last - at < LONGEST_PART and found[last + 1].text.istitle():
            last += 1
        yield NameMention(found[first].start, found[last].end, kind="person", rule=RULE_PATRONYMIC)


def _initials(found: Sequence[Token]) -> Iterator[NameMention]:
    """The initials of somebody whose name is kept back, known by the age behind: "RCD (34)"."""
    for word, opening, age, closing in zip(found, found[1:], found[2:], found[3:], strict=False):
        aged = opening.text == "(" and closing.text == ")" and age.text.isdigit() and len(age.text) <= LONGEST_AGE
        if aged and word.text.isalpha() and word.text.isupper() and len(word.text) <= LONGEST_INITIALS:
            yield NameMention(word.start, word.end, kind="person", rule=RULE_INITIALS)


def _bracketed(sentence: NamedSentence, language: Pack) -> Iterator[NameMention]:
    """What a person is also called, in brackets behind the name: a name of one word, or the initials."""
    found = sentence.found
    for at in range(1, len(found) - 2):
        owner, word = sentence.owners[at - 1], found[at + 1].text
        if found[at].text != "(" or found[at + 2].text != ")" or owner is None or owner.kind != "person":
            continue
        before = [token for token in found[max(0, at - LONGEST_INITIALS) : at] if token.start >= owner.start]
        if sentence.owners[at + 1] is owner:
            continue
        if _are_initials_of(word, before, language):
            yield NameMention(found[at + 1].start, found[at + 1].end, kind="person", rule=RULE_INITIALS)
        elif word.istitle() and word.isalpha() and len(word) >= SHORTEST_NICKNAME and _unknown(word, language):
            yield NameMention(found[at + 1].start, found[at + 1].end, kind="person", rule=RULE_CALLED)


def _are_initials_of(word: str, name: Sequence[Token], language: Pack) -> bool:
    """Whether the letters begin the last words of a name, one of which is known as a person's."""
    phrases, initials = gazetteer(language).phrases, "".join(token.text[0] for token in name)
    kinds = {kind for token in name for rest, kind in phrases.get(token.text.lower(), ()) if not rest}
    return len(word) > 1 and _is_initials(word) and initials.endswith(word) and bool(kinds & PERSON_LISTS)


def _unknown(word: str, language: Pack) -> bool:
    """Whether no list knows the word as anything but a person's name."""
    return {kind for rest, kind in gazetteer(language).phrases.get(word.lower(), ()) if not rest} <= PERSON_LISTS


@cache
def _whole_names(language: Pack) -> Mapping[str, Sequence[tuple[EntityKind, tuple[str, ...]]]]:
    """The names of several words that are always whole, with their kinds, by the first word as it is written."""
    out: dict[str, list[tuple[EntityKind, tuple[str, ...]]]] = {}
    for kind, names in language.table("names").get("wholes", {}).items():
        for name in sorted(names, key=len, reverse=True):
            first, *rest = name.split()
            for written in (first.capitalize(), first.upper()):
                out.setdefault(written, []).append((kind, tuple(rest)))
    return out


def _wholes(sentence: NamedSentence, words: Sequence[str], language: Pack) -> Iterator[NameMention]:
    """Listed names of several words, which a tagger may tear where a word of them is a person's or a place's."""
    listed, found = _whole_names(language), sentence.found
    if listed.keys().isdisjoint(words):
        return
    for at, word in enumerate(words):
        for kind, rest in listed.get(word, ()):
            end = at + 1 + len(rest)
            owner = sentence.owners[at]
            longer = owner is not None and owner.kind == kind and end <= len(found) and owner.end > found[end - 1].end
            whole = tuple([each.lower() for each in words[at + 1 : end]]) == rest
            if whole and words[end - 1][0].isupper() and not longer:
                yield NameMention(found[at].start, found[end - 1].end, kind=kind, rule=RULE_WHOLE)
                break


@cache
def _calling(language: Pack) -> Mapping[str, frozenset[str]]:
    table = language.table("names").get("called", {})
    sorts = {
        name: frozenset(table.get(name, ()))
        for name in ("initials", "also", "nickname", "familiar", "between", "joined")
    }
    return sorts | {"any": sorts["initials"] | sorts["also"] | sorts["nickname"]}


def _called(found: Sequence[Token], words: Sequence[str], language: Pack) -> Iterator[NameMention]:
    """Initials that stand for a name kept back ("initials AS"), names around "alias", and nicknames."""
    sorts = _calling(language)
    if sorts["any"].isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word in sorts["initials"]:
            yield from _listed_initials(found, at + 1, sorts["joined"])
        elif word in sorts["also"]:
            both = 0 < at < len(words) - 1 and words[at - 1][0].isupper() and words[at + 1][0].isupper()
            if both and _is_initials(words[at - 1]):
                yield NameMention(found[at - 1].start, found[at - 1].end, kind="person", rule=RULE_INITIALS)
            yield from _other_name(found, at + 1) if both else ()
        elif word in sorts["nickname"] and not sorts["familiar"].isdisjoint(
            [*words[at - 1 : at], *words[at + 1 : at + 2]]
        ):
            begin = at + 1
            while begin < len(words) and (words[begin] in sorts["between"] or words[begin] in QUOTES):
                begin += 1
            yield from _other_name(found, begin)
            yield from _name_before(found, at)


def _name_before(found: Sequence[Token], at: int) -> Iterator[NameMention]:
    """The one capitalised word before a comma and a word for what somebody is called ("Lin, nickname of Lintang")."""
    before = found[at - LENGTH_OF_LEAD - 1].text if at > LENGTH_OF_LEAD + 1 else ""
    if at >= LENGTH_OF_LEAD and found[at - 1].text == "," and not before[:1].isupper():
        word = found[at - LENGTH_OF_LEAD]
        if word.text.istitle() and word.text.isalpha():
            yield NameMention(word.start, word.end, kind="person", rule=RULE_CALLED)


def _is_initials(word: str) -> bool:
    return word.isalpha() and word.isupper() and len(word) <= LONGEST_INITIALS


def _listed_initials(found: Sequence[Token], at: int, joined: frozenset[str]) -> Iterator[NameMention]:
    """The initials from a token on, those joined to them, and not the ages in brackets behind them."""
    while at < len(found) and _is_initials(found[at].text):
        yield NameMention(found[at].start, found[at].end, kind="person", rule=RULE_INITIALS)
        at += 1
        if at + 2 < len(found) and found[at].text == "(" and found[at + 2].text == ")":
            at += LENGTH_OF_AGE
        while at < len(found) and found[at].text in joined:
            at += 1


def _other_name(found: Sequence[Token], at: int) -> Iterator[NameMention]:
    """The capitalised words from a token on, as what somebody is called."""
    end = at
    while end < len(found) and end - at < LONGEST_NICKNAME and found[end].text[0].isupper():
        end += 1
    if end > at:
        rule = RULE_INITIALS if end == at + 1 and _is_initials(found[at].text) else RULE_CALLED
        yield NameMention(found[at].start, found[end - 1].end, kind="person", rule=rule)


@cache
def _sorts(language: Pack, name: str) -> frozenset[str]:
    return frozenset(language.table("names").get(name, ()))


def _things(sentence: NamedSentence, words: Sequence[str], language: Pack) -> Iterator[NameMention]:
    """What a word like "roket" names, where the capitals after it are nobody's and no place's, and what "KRI" does."""
    found, sorts, lists = sentence.found, _sorts(language, "things"), gazetteer(language)
    if sorts.isdisjoint(found.lowers):
        return
    for at in [at for at, word in enumerate(found.lowers[:-1]) if word in sorts]:
        token = found[at]
        vessel = token.text.isupper() and token.text.lower() in _sorts(language, "vessels")
        if not vessel and token.text.lower() in _sorts(language, "vessels"):
            continue
        end = at + 1
        while end < len(found) and end - at <= LONGEST_THING and found[end].text[0].isupper():
            end += 1
        while end > at + 1 and found[end - 1].text.lower() in lists.ordinary:
            end -= 1
        run = found[at + 1 : end]
        listed = {kind for each in run for kind in lists.alone.get(each.text.lower(), ())}
        bodies = any(owner is not None and owner.kind == "organisation" for owner in sentence.owners[at + 1 : end])
        if run and (vessel or (not listed & OWNER_LISTS and not bodies)):
            first = token if token.text[0].isupper() and (at or vessel) else run[0]
            yield NameMention(first.start, run[-1].end, kind="other", rule=RULE_THING)
