"""The words of a name, and whether some stand in others in their order."""

import re
from collections.abc import Sequence
from functools import lru_cache

# Names whose words are kept ready; beyond that the least used are forgotten.
REMEMBERED_NAMES = 10_000
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=REMEMBERED_NAMES)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters.

    >>> name_words("Kim Jong-un")
    ('kim', 'jong', 'un')
    """
    return tuple(_WORD.findall(name.lower()))


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `whole` in the same order.

    >>> within(["kim", "un"], ["kim", "jong", "un"])
    True
    """
    rest = iter(whole)
    return all(word in rest for word in part)


def contiguous(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of `part` stand in `whole` side by side."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
