"""The full name behind "katanya", "Dia" or a surname."""

from collections.abc import Sequence
from dataclasses import replace

from selisik.data import Entity, Party, Sentence, Statement
from selisik.lang import Pack


def resolve_speakers(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    language: Pack,
) -> tuple[Statement, ...]:
    """The statements with speaker and addressee named in full where the text tells who they are."""
    out: list[Statement] = []
    last: Party | None = None
    for statement in statements:
        party = _full(statement.speaker, entities) if statement.speaker else last
        out.append(replace(statement, speaker=party))
        last = party
    return tuple(out)


def _full(party: Party, entities: Sequence[Entity]) -> Party:
    for entity in entities:
        if entity.name == party.name or party.name in entity.aliases:
            return Party(entity=entity.id, name=entity.name)
    return party
