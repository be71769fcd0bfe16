"""An article's lines, and the few things that are asked of each."""

import re
from collections.abc import Iterator

from selisik.data import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NOT_LETTERS = re.compile(r"[\W_]+")
# Marks that close a sentence, with the quotation marks and brackets that may follow them.
_STOPPED = re.compile(r"[.!?…:;,][\"'”’)\]]*$|[\"”’]$")
_FULL_STOP = re.compile(r"[.…;,][\"'”’)\]]*$")


class Line(Span, frozen=True, order=True):
    """A line without the white space at its ends, with its words."""

    words: str


def lines_of(text: str) -> list[Line]:
    """The lines of the text that hold more than white space, in order."""
    out = []
    for found in _LINE.finditer(text):
        start, words = found.start(), found.group()
        stripped = words.strip()
        if stripped:
            start += len(words) - len(words.lstrip())
            out.append(Line(start, start + len(stripped), stripped))
    return out


def flat(text: str) -> str:
    """The text in lower case with every white space a plain space, of the same length, so that places stay.

    >>> flat("Baca\\u00a0JUGA\\n")
    'baca juga '
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("\n", " ").replace("\xa0", " ").replace("\t", " ").replace("\r", " ")


def key(words: str) -> str:
    """The letters and digits alone, in lower case: what stays of words when typesetting changes.

    >>> key("Ia “senang”, ujarnya.")
    'iasenangujarnya'
    """
    return _NOT_LETTERS.sub("", words).casefold()


def is_stopped(words: str) -> bool:
    """Whether the words end as a sentence or a part of one does: with a stop, a comma, a colon or a closing quote."""
    return bool(_STOPPED.search(words[-6:]))


def has_full_stop(words: str) -> bool:
    """Whether the words end with a full stop or a comma, which a headline never does."""
    return bool(_FULL_STOP.search(words[-6:]))


def is_headline(words: str, small: frozenset[str], share: float = 0.7) -> bool:
    """Whether at least `share` of the words that carry meaning begin with a capital or a digit.

    >>> is_headline("Harga Beras Naik di Lengkuas", frozenset({"di"})), is_headline("Harga beras naik", frozenset())
    (True, False)
    """
    bearing = [word for word in _words(words) if word.lower() not in small]
    if not bearing:
        return False
    return sum(not word[0].islower() for word in bearing) >= share * len(bearing)


def count_words(words: str) -> int:
    """How many words there are.

    >>> count_words("Kim Jong-un, 2 km")
    4
    """
    return sum(1 for _ in _WORD.finditer(words))


def _words(words: str) -> Iterator[str]:
    return (found.group() for found in _WORD.finditer(words))
