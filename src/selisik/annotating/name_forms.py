"""Names that are certain by the form of the words, whatever the tagger makes of them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.named_sentences import NamedSentence
from selisik.data import NameMention
from selisik.lang import Pack, Token

RULE_SYLLABLES, RULE_INITIALS, RULE_THING, RULE_PATRONYMIC = "syllables", "initials", "thing", "patronymic"
PERSON_LISTS = frozenset(["given", "family", "person"])
PLACE_LISTS = frozenset(["country", "province", "regency", "place"])
OWNER_LISTS = PLACE_LISTS | frozenset(["party", "organisation", "medium", "title"])
# Korean given names as the press writes them: two syllables, the second small; "Anak-anak" doubles the first instead.
_SYLLABLES = re.compile(r"([A-Z][a-z]{1,6})-([a-z]{2,6})")
LONGEST_KOREAN_SURNAME = 5
LONGEST_INITIALS = 4
LONGEST_AGE = 2
LONGEST_THING = 4
# Words of a name on either side of "bin".
LONGEST_PART = 3


def certain_names(sentence: NamedSentence, language: Pack) -> list[NameMention]:
    """The names of one sentence that need no model, in order, none overlapping another."""
    found = sentence.found
    words = [token.text for token in found]
    every = list(_things(sentence, words, language))
    if "-" in "".join(words):
        every += _korean_names(found)
    if "(" in words:
        every += _initials(found)
    if not _sorts(language, "patronymics").isdisjoint(words):
        every += _patronymics(found, language)
    out: list[NameMention] = []
    for name in sorted(every, key=lambda each: (each.start, -each.end)):
        if not out or out[-1].end <= name.start:
            out.append(name)
    return out


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
    ordinary, openers = gazetteer(language).ordinary, _sorts(language, "openers")
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


@cache
def _sorts(language: Pack, name: str) -> frozenset[str]:
    return frozenset(language.table("names").get(name, ()))


def _things(sentence: NamedSentence, words: Sequence[str], language: Pack) -> Iterator[NameMention]:
    """What a word like "roket" names, where the capitals after it are nobody's and no place's, and what "KRI" does."""
    found, sorts, lists = sentence.found, _sorts(language, "things"), gazetteer(language)
    for at in [at for at, word in enumerate(words[:-1]) if word.lower() in sorts]:
        token = found[at]
        vessel = token.text.isupper() and token.text.lower() in _sorts(language, "vessels")
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
