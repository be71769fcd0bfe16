"""The tokens of sentences, a dateline cut in two that has lost the space behind its place ("…, WatulareTwo boats")."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, repeat

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.annotating.glued_words import Glued, tokens_of
from selisik.data import Sentence
from selisik.lang import Pack, Token, Tokens, tokens

# Sentences in which a dateline stands, a repeated title among them, and tokens from its first to its place.
DATED_SENTENCES = 3
LONGEST_DATELINE = 8
_GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][\w\-’']*)")


def sentence_tokens(text: str, sentences: Sequence[Sentence], language: Pack) -> Sequence[tuple[Tokens, int]]:
    """The tokens of each sentence, in order, and how many of them are a dateline that is glued to the rest."""
    return _cut(text, tuple(sentences), language)


@lru_cache(maxsize=1)  # of the article at hand, which is asked for again and again
def _cut(text: str, sentences: tuple[Sentence, ...], language: Pack) -> Sequence[tuple[Tokens, int]]:
    words = Glued(text, language)
    found = [words.apart(tokens(text, sentence.start, sentence.end)) for sentence in sentences]
    dated = [_parted(each, language) for each in found[:DATED_SENTENCES]]
    return (*dated, *zip(found[DATED_SENTENCES:], repeat(0)))


def _parted(found: Tokens, language: Pack) -> tuple[Tokens, int]:
    """The tokens, a listed place behind a comma parted from the capitalised word that is glued to it."""
    for at, (before, word) in enumerate(pairwise(found.texts[:LONGEST_DATELINE]), 1):
        glued = _GLUED.fullmatch(word) if before == "," else None
        if glued and _is_place(glued[1], glued[2], language):
            return tokens_of([*found[:at], *_halves(found[at], glued.end(1)), *found[at + 1 :]]), at + 1
    return found, 0


def _is_place(word: str, rest: str, language: Pack) -> bool:
    """Whether a list has the word as a place, and no place that goes on with the rest ("North Watulare")."""
    listed = gazetteer(language).phrases.get(word.lower(), ())
    longer = any(others[:1] == (rest.lower(),) for others, _ in listed)
    return not longer and any(not others and kind in PLACE_LISTS for others, kind in listed)


def _halves(token: Token, size: int) -> tuple[Token, Token]:
    cut = token.start + size
    return Token(token.start, cut, token.text[:size]), Token(cut, token.end, token.text[size:])
