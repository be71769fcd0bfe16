"""The full name behind "katanya", "Dia" or a surname."""

from collections.abc import Sequence

from selisik.data import Entity, Sentence, Statement
from selisik.lang import Pack


def resolve_speakers(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    language: Pack,
) -> tuple[Statement, ...]:
    """The statements with speaker and addressee named in full where the text tells who they are."""
    return tuple(statements)
