"""Words as they are compared: without case and accents, and apart where scraped text lost the space between them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from selisik.data import AnnotatedArticle
from selisik.lang import Pack, is_word, tokens
from selisik.weighing.openings import opens
from selisik.weighing.stems import empty_words

# A word that stands in so many articles of the story is one word, and part of others where it is glued to them.
FEWEST_ARTICLES = 2
# Shorter words are not taken apart, nor longer ones: no two words are glued into so many letters.
SHORTEST_GLUED = 7
LONGEST_GLUED = 60
SHORTEST_PIECE = 3
# One piece in a glued word may be as short as that; the others have a letter more.
MOST_SHORT = 1
MOST_PIECES = 4
# What stays of a word of which a small one is cut has so many letters.
SHORTEST_REST = 4
# Words of the news repeat: this many foldings stay at hand.
_REMEMBERED = 1 << 16
# Where one word ends in another: a small letter before a great one, a figure before letters.
_SEAM = re.compile(r"(?<=[^\W\d_])(?=[A-Z])(?<![A-Z])|(?<=\d)(?=[^\W\d_]{3})")


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> str:
    """The word in small letters without accents.

    >>> folded("José")
    'jose'
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The folded words of a story: `known` stand by themselves in several articles, `small` are written small.

    `large` are written so where nothing begins.
    """

    known: frozenset[str]
    small: frozenset[str]
    large: frozenset[str] = frozenset()


def story_lexicon(articles: Sequence[AnnotatedArticle]) -> Lexicon:
    """The words that the articles of a story know."""
    counts: Counter[str] = Counter()
    small: set[str] = set()
    large: set[str] = set()
    for each in articles:
        large.update(_large(each.text))
        words = {mark.text for mark in tokens(each.text) if is_word(mark)}
        counts.update({folded(word) for word in words})
        small.update(folded(word) for word in words if word[0].islower())
    known = frozenset(word for word, count in counts.items() if count >= FEWEST_ARTICLES)
    return Lexicon(known, frozenset(small), frozenset(large))


def _large(text: str) -> Iterator[str]:
    marks = (mark for mark in tokens(text) if is_word(mark) and mark.text[0].isupper())
    return (folded(mark.text) for mark in marks if not opens(text, mark))


def unglued(word: str, known: frozenset[str], code: str) -> tuple[str, ...]:
    """The folded words that a word of the text is made of: itself, but where it is several glued together.

    >>> unglued("dibawakepasar", frozenset({"dibawa", "kepasar", "pasar"}), "id"), unglued("diPasar", frozenset(), "id")
    (('dibawa', 'kepasar'), ('di', 'pasar'))
    """
    plain = folded(word)
    if plain in known or not SHORTEST_GLUED <= len(plain) <= LONGEST_GLUED or plain in empty_words(code):
        return (plain,)
    parts = _SEAM.split(word) if word[0].islower() else [word]
    return tuple(piece for part in parts for piece in _apart(folded(part), known, code))


def _apart(word: str, known: frozenset[str], code: str) -> tuple[str, ...]:
    """The fewest known words that make up all of the word; the word itself where none do. Linear in `LONGEST_GLUED`."""
    if word in known or len(word) < SHORTEST_GLUED or not word.isalpha():
        return (word,)
    empty, affixes = empty_words(code), _affixes(code)
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(SHORTEST_PIECE, len(word) + 1):
        for start in range(end - SHORTEST_PIECE + 1):
            before, piece = best[start], word[start:end]
            if before is None or len(before) >= MOST_PIECES or piece in affixes:
                continue
            if piece in known or piece in empty:
                made = (*before, piece)
                if _short(made) <= MOST_SHORT and (best[end] is None or len(made) < len(best[end] or ())):
                    best[end] = made
    return best[-1] or _at_seam(word, code) or (word,)


def _at_seam(word: str, code: str) -> tuple[str, ...]:
    """An unknown word cut where a small word that begins and ends no other word is glued to it; else nothing."""
    for small in _seams(code):
        rest = len(word) - len(small)
        if rest >= SHORTEST_REST and word.endswith(small):
            return word[:rest], small
        if rest >= SHORTEST_REST and word.startswith(small):
            return small, word[len(small) :]
    return ()


@cache
def _seams(code: str) -> tuple[str, ...]:
    return tuple(Pack(code).table("weigh").get("words", {}).get("seams", ()))


def _short(pieces: Sequence[str]) -> int:
    return sum(len(piece) == SHORTEST_PIECE for piece in pieces)


@cache
def _affixes(code: str) -> frozenset[str]:
    rules = Pack(code).table("weigh").get("stems", {})
    return frozenset(part for name in ("clitics", "suffixes", "prefixes") for part in rules.get(name, ()))
