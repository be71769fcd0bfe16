"""Names of persons, organisations, places and other named things."""

from collections.abc import Sequence

from selisik.data import NameMention, Sentence
from selisik.lang import Pack


def find_names(text: str, sentences: Sequence[Sentence], language: Pack) -> tuple[NameMention, ...]:
    """The names in the sentences, in order, none inside another."""
    return ()
