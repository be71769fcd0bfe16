"""Words and marks of a text with their places; the one tokeniser that every finder shares."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

# Several finders ask for the same sentence one after the other: its tokens are kept for as many sentences as an article
# has, and only for sentences of a sane length, so that memory stays bounded.
REMEMBERED_PIECES = 128
LONGEST_REMEMBERED = 4_000

# A word may hold inner hyphens, apostrophes and points between letters or digits ("Kim Jong-un", "1.000,5", "S.H").
_WORD = r"[^\W\d]\w*+(?:['’‘\-]\w++)*+|\d++(?:[.,:/]\d++)*+"
_TOKEN = re.compile(rf"({_WORD}|[^\w\s])")
_WORDS = re.compile(_WORD)


class Token(NamedTuple):
    """A word, number or single mark: `[start, end)` of the text, and its characters.

    A named tuple, not a dataclass: an article has hundreds, and these are made in a third of the time.
    """

    start: int
    end: int
    text: str


class Tokens(tuple[Token, ...]):
    """The tokens of a stretch of text, and apart from them what most is asked for.

    `texts` are their characters, `lowers` these in small letters, `starts` their places.
    """

    texts: Sequence[str]
    lowers: Sequence[str]
    starts: Sequence[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with places counted in the whole text. Linear in the length.

    >>> tokens("Kim Jong-un, 1.000,5 km.").texts
    ['Kim', 'Jong-un', ',', '1.000,5', 'km', '.']
    """
    stop = len(text) if end is None else end
    return _remembered(text, start, stop) if stop - start <= LONGEST_REMEMBERED else _cut(text, start, stop)


@lru_cache(maxsize=REMEMBERED_PIECES)
def _remembered(text: str, start: int, stop: int) -> Tokens:
    return _cut(text, start, stop)


def _cut(text: str, start: int, stop: int) -> Tokens:
    """The tokens, their places from the lengths of the words and gaps: no loop of Python's own runs over the words."""
    pieces = _TOKEN.split(text[start:stop])
    places = list(accumulate(map(len, pieces), initial=start))
    words, starts = pieces[1::2], places[1:-1:2]
    # Straight to the tuple: a named tuple's own constructor takes twice the time.
    found = Tokens(map(tuple.__new__, repeat(Token), zip(starts, places[2::2], words, strict=True)))
    found.texts, found.lowers, found.starts = words, list(map(str.lower, words)), starts
    return found


def starts_of(words: Iterable[str], text: str) -> list[int]:
    """Where each of the words begins in a text that holds nothing else but white space between them.

    >>> starts_of(["a", "a,"], "a  a,")
    [0, 3]
    """
    out, end = [], 0
    for word in words:
        begin = text.find(word, end)
        end = begin + len(word)
        out.append(begin)
    return out


def words(text: str, start: int, end: int) -> list[str]:
    """The words and numbers of `text[start:end]`, where their places do not matter: a fifth of the time of `tokens`.

    >>> words("Kim Jong-un, 1.000,5 km.", 0, 24)
    ['Kim', 'Jong-un', '1.000,5', 'km']
    """
    return _WORDS.findall(text, start, end)


def is_word(token: Token) -> bool:
    """Whether the token is a word or a number rather than a mark.

    >>> is_word(Token(0, 1, "”"))
    False
    """
    return token.text[0].isalnum() or token.text[0] == "_"
