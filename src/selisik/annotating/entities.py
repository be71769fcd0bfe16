"""Names, descriptions and pronouns of one bearer put together."""

from collections import Counter
from collections.abc import Mapping, Sequence

from selisik.annotating.associations import RULE, find_associations
from selisik.annotating.bearers import Bearer, group_names
from selisik.annotating.lexicon import Speech, speech
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import named_sentences
from selisik.annotating.roles import Role, find_roles
from selisik.data import Entity, Mention, Sentence
from selisik.lang import Pack, fold_name

# Joins words where a line must not break: of two forms the plain one is the name.
NO_BREAK = "\u00a0"


def find_entities(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> tuple[Entity, ...]:
    """The entities of one article, by first mention, with ids e1, e2, …"""
    named = list(named_sentences(text, sentences, names, language))
    associated = list(find_associations(text, named, language))
    roles: dict[int, list[Role]] = {}
    for role in find_roles(named, language):
        roles.setdefault(role.name.start, []).append(role)
    bearers = group_names(text, sorted([*names, *associated], key=lambda each: each.start), language)
    plain = speech(language)
    return tuple(_entity(f"e{at}", bearer, roles, text, plain) for at, bearer in enumerate(bearers, 1))


def _entity(id: str, bearer: Bearer, roles: Mapping[int, Sequence[Role]], text: str, words: Speech) -> Entity:
    forms = list(dict.fromkeys([*(form for form, _ in bearer.names), *bearer.other_forms]))
    name = forms[0] if len(forms) == 1 else _fullest(forms, bearer, words)
    said = [role.cut(text) for _, each in bearer.names for role in roles.get(each.start, ())]
    return Entity(
        id=id,
        kind=bearer.kind,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        roles=_distinct(said),
        mentions=tuple(_mention(each) for _, each in bearer.names),
    )


def _fullest(forms: Sequence[str], bearer: Bearer, words: Speech) -> str:
    """The form that gives most of the name; of several the one written most often."""
    often = Counter(form for form, _ in bearer.names)
    return max(forms, key=lambda form: (_fullness(form, words), NO_BREAK not in form, often[form]))


def _fullness(form: str, words: Speech) -> tuple[int, int, int]:
    """How much of a name the form gives: its words and length, a form of address before it not counted."""
    address, _, rest = form.partition(" ")
    own = rest if rest and words.has("addresses", address.lower()) else form
    return len(fold_name(own)), len(own), len(form)


def _distinct(roles: Sequence[str]) -> tuple[str, ...]:
    """The roles, each once and none that only begins another ("Presiden" beside "Presiden Peru")."""
    if len(roles) <= 1:
        return tuple(roles)
    folded = {fold_name(role): role for role in reversed(roles)}
    begun = {key[:length] for key in folded for length in range(1, len(key))}
    return tuple(role for key, role in folded.items() if key not in begun)[::-1]


def _mention(name: NameMention) -> Mention:
    form = "description" if name.rule == RULE else "name"
    return Mention(name.start, name.end, form=form, rule=name.rule)  # type: ignore[arg-type]
