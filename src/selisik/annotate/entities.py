"""Names, descriptions and pronouns of one bearer put together."""

from collections.abc import Sequence

from selisik.annotate.bearers import Bearer, group_names
from selisik.data import Entity, Mention, NameMention, Sentence
from selisik.lang import Pack


def find_entities(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> tuple[Entity, ...]:
    """The entities of one article, by first mention, with ids e1, e2, …"""
    return tuple(_entity(f"e{at}", bearer) for at, bearer in enumerate(group_names(text, names, language), 1))


def _entity(id: str, bearer: Bearer) -> Entity:
    forms = dict.fromkeys(form for form, _ in bearer.names)
    name = max(forms, key=lambda form: (len(form.split()), len(form)))
    return Entity(
        id=id,
        kind=bearer.kind,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(Mention(each.start, each.end, form="name", rule=each.rule) for _, each in bearer.names),
    )
