"""The names that the press code asks not to repeat, by name: where each stands, and which a line holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from selisik.briefing.shown import Line, Shown, Source
from selisik.data import Caution


@dataclass(frozen=True, slots=True)
class Guarded:
    """A name to be careful with, why, and where each article has it first, in the order of the articles."""

    name: str
    reason: str
    places: tuple[tuple[Source, Caution], ...]


def guarded_names(shown: Shown) -> tuple[tuple[str, tuple[Guarded, ...]], ...]:
    """The names by reason, those of the earliest article first."""
    groups: dict[tuple[str, str], list[Caution]] = {}
    for caution in shown.brief.cautions:
        if caution.article in shown.source:
            groups.setdefault((caution.reason, _name(caution, shown)), []).append(caution)
    found = [Guarded(name, reason, _places(each, shown)) for (reason, name), each in groups.items()]
    found.sort(key=lambda each: (each.reason, each.places[0][0].number, each.places[0][1].start))
    reasons = dict.fromkeys(each.reason for each in found)
    return tuple((reason, tuple(each for each in found if each.reason == reason)) for reason in reasons)


def line_names(line: Line, shown: Shown) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names to be careful with that a line's carriers hold, by reason, each once."""
    names: dict[str, dict[str, None]] = {}
    for caution in line.cautions:
        names.setdefault(caution.reason, {})[_name(caution, shown)] = None
    return tuple((reason, tuple(each)) for reason, each in names.items())


def _name(caution: Caution, shown: Shown) -> str:
    """The full name of whom the marked words name, else these words."""
    entity = shown.marked_entity.get((caution.article, caution.start))
    return entity.name if entity else caution.cut(shown.source[caution.article].article.text)


def _places(cautions: Iterable[Caution], shown: Shown) -> tuple[tuple[Source, Caution], ...]:
    first: dict[int, Caution] = {}
    for each in sorted(cautions, key=lambda each: (shown.source[each.article].number, each.start)):
        first.setdefault(shown.source[each.article].number, each)
    return tuple((shown.source[each.article], each) for each in first.values())
