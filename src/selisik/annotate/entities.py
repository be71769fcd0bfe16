"""Names, descriptions and pronouns of one bearer put together."""

from collections.abc import Sequence

from selisik.data import Entity, NameMention, Sentence
from selisik.lang import Pack


def find_entities(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> tuple[Entity, ...]:
    """The entities of one article, by first mention, with ids e1, e2, …"""
    return ()
