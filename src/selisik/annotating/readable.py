"""The part of a text that is read, everything else blanked, places unchanged."""

from collections.abc import Iterable

from selisik.data import Span


def readable(text: str, parts: Iterable[Span]) -> str:
    """`text` with every character outside `parts` replaced by a line end, so that the places stay the same.

    >>> from selisik.data import Span
    >>> readable("satu dua", [Span(5, 8)])
    '\\n\\n\\n\\n\\ndua'
    """
    pieces, done = [], 0
    for part in parts:
        gap = text[done : part.start]
        pieces += [gap if gap.isspace() else "\n" * len(gap), text[part.start : part.end]]
        done = part.end
    return "".join(pieces) + "\n" * (len(text) - done)
