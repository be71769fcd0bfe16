"""The firm that "the agency" or "the airline" means, once the article has named it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from selisik.annotating.antecedents import subjects
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.parties import party_of
from selisik.data import Party, Sentence

# Characters before a statement in which a name may stand beside the word for the firm.
FARTHEST_NAME = 2000
_NAME = r"[A-Z][\w&'’\-]*(?:[ \u00a0][A-Z][\w&'’\-]*){0,4}"


def firm_word(source: str, speech: Speech) -> str | None:
    """The word for a kind of firm where the source is no more than that ("the agency", "the agency's side").

    None where it says more, or something else.
    """
    words = source.lower().split()
    if len(words) > 1 and speech.has("owned", words[0]):
        words = words[1:]
    if len(words) > 1 and speech.has("demonstrative", words[-1]):
        words = words[:-1]
    return words[0] if len(words) == 1 and speech.has("firms", words[0]) else None


def named_firm(
    word: str, sentences: Sequence[Sentence], place: int, names: KnownNames, speech: Speech
) -> tuple[Party, int] | None:
    """The firm and where it is named: right behind the same word ("the agency, Such Ltd"), else as the subject of the
    sentence before `place`; None where neither is so."""
    beside = list(_beside(word, names, place))
    if beside:
        return beside[-1]
    before = [each for each in sentences if each.end <= place][-1:]
    for phrases, found in subjects(names.text, before, speech, names):
        party = party_of(phrases, found)
        public = speech.has("institutions", phrases.form(found.begin))
        if party and phrases.named(found.begin) == "organisation" and not public:
            return party, phrases.words[found.begin].start
    return None


def _beside(word: str, names: KnownNames, place: int) -> Iterator[tuple[Party, int]]:
    for found in _pattern(word).finditer(names.text, max(0, place - FARTHEST_NAME), place):
        mention = names.at(found.start(1))
        if mention is None or mention.kind == "organisation":
            yield Party(entity=None, name=" ".join(found[1].split())), found.start(1)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)},? ({_NAME})")
