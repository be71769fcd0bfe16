"""Numbers with their units."""

from collections.abc import Sequence

from selisik.data import DateMention, Quantity, Sentence
from selisik.lang import Pack


def find_quantities(
    text: str, sentences: Sequence[Sentence], language: Pack, dates: Sequence[DateMention]
) -> tuple[Quantity, ...]:
    """The quantities in the sentences, in order; numbers that belong to a date are left out."""
    return ()
