"""Which names of an article belong to one bearer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selisik.data import NameMention
from selisik.data.marks import EntityKind
from selisik.lang import Pack, fold_name

# A short name that more fuller names than this could stand for is left apart without comparing them all.
MOST_CANDIDATES = 20
BRACKETS = "()[]"


@dataclass(slots=True)
class Bearer:
    """One person, organisation, place or thing, while its mentions are gathered."""

    kind: EntityKind
    words: tuple[str, ...]
    names: list[tuple[str, NameMention]] = field(default_factory=list)


def group_names(text: str, names: Sequence[NameMention], language: Pack) -> list[Bearer]:
    """The bearers of the names, by first mention.

    Names that fold alike are one; a person's shorter name belongs to the only fuller name that holds its words,
    and stays apart where two do.
    """
    bearers: dict[tuple[EntityKind, tuple[str, ...]], Bearer] = {}
    for name in names:
        form = name.cut(text).strip(BRACKETS)
        key = (name.kind, fold_name(form))
        bearers.setdefault(key, Bearer(*key)).names.append((form, name))
    grouped = _join_short_names(list(bearers.values()))
    for bearer in grouped:
        bearer.names.sort(key=lambda each: each[1].start)
    return sorted(grouped, key=lambda each: each.names[0][1].start)


def _join_short_names(bearers: Iterable[Bearer]) -> list[Bearer]:
    """The bearers with every person's short name given to its one fuller name."""
    by_size = sorted(bearers, key=lambda each: -len(each.words))
    by_word: dict[str, list[Bearer]] = {}
    kept: list[Bearer] = []
    for bearer in by_size:
        owner = _owner(bearer, by_word) if bearer.kind == "person" else None
        if owner:
            owner.names += bearer.names
            continue
        kept.append(bearer)
        if bearer.kind == "person":
            for word in dict.fromkeys(bearer.words):
                by_word.setdefault(word, []).append(bearer)
    return kept


def _owner(short: Bearer, by_word: dict[str, list[Bearer]]) -> Bearer | None:
    """The one fuller name that holds every word of a short one; None where there is none or more than one."""
    lists = [by_word.get(word, []) for word in short.words]
    candidates = min(lists, key=len, default=[])
    if len(candidates) > MOST_CANDIDATES:
        return None
    fuller = [each for each in candidates if set(short.words) <= set(each.words)]
    return fuller[0] if len(fuller) == 1 else None
