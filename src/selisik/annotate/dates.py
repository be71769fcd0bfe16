"""Dates and times, written or relative."""

from collections.abc import Sequence

from selisik.data import DateMention, Sentence
from selisik.lang import Pack


def find_dates(
    text: str, sentences: Sequence[Sentence], language: Pack, published: str | None
) -> tuple[DateMention, ...]:
    """The dates and times in the sentences, in order; relative ones get a value only from what is known."""
    return ()
