"""Whether those who carry a claim are independent of each other: by who owns them, and whose text they print."""

from collections.abc import Mapping, Sequence

from selisik.lang.outlets import house_of


def of_two_houses(texts: Sequence[Sequence[str]], outlets: Mapping[str, str | None]) -> bool:
    """Whether two of the texts come from two known outlets that have not one owner.

    A text is a list of the articles that carry it, the earliest first: it comes from the first whose outlet is known,
    for an outlet that prints another's text vouches for nothing.

    >>> of_two_houses([["a"], ["b"]], {"a": "kompas.com", "b": "tribunnews.com"})
    False
    >>> of_two_houses([["a"], ["b"]], {"a": "kompas.com", "b": "contoh.com"})
    True
    >>> of_two_houses([["a", "b"], ["c"]], {"a": "kompas.com", "b": "contoh.com", "c": "kompas.com"})
    False
    """
    first = (next((outlet for name in text if (outlet := outlets[name])), None) for text in texts)
    return len({house_of(outlet) or outlet for outlet in first if outlet}) > 1
