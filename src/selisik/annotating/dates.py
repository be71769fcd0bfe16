"""Dates and times of one article, written or relative to the day on which it came out."""

from collections.abc import Sequence

from selisik.data import DateMention, Sentence
from selisik.lang import Pack
from selisik.lang.dates import published_day, read_dates


def find_dates(
    text: str, sentences: Sequence[Sentence], language: Pack, published: str | None
) -> tuple[DateMention, ...]:
    """The dates and times in the sentences, in order; relative ones get a value only from what is known."""
    return read_dates(text, sentences, language, published_day(published, language))
