"""Passages that pair with passages, put together: the same words wherever a group's articles carry them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selisik.comparing.groups import connected
from selisik.data import Passage, Reuse

# Two passages of one article are the same place when they share this part of the shorter one.
SAME_PLACE = 0.5
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shared:
    """All shared passages in order of their places, and which of them pair, by the articles that share them."""

    places: Sequence[Passage]
    pairs: Mapping[str, Mapping[str, Sequence[Pair]]]


def pair_places(reuse: Sequence[Reuse]) -> Shared:
    """The passages of the reuse, each once, and which pair with which."""
    places = sorted({side for each in reuse for side in (each.a, each.b)}, key=_where)
    order = {place: number for number, place in enumerate(places)}
    pairs: dict[str, dict[str, list[Pair]]] = {}
    for each in reuse:
        pairs.setdefault(each.a.article, {}).setdefault(each.b.article, []).append((order[each.a], order[each.b]))
    return Shared(places, pairs)


def align_passages(group: Sequence[str], shared: Shared) -> tuple[tuple[Passage, ...], ...]:
    """The passages that carry the same words over the group's articles, one an article, longest kept."""
    members = frozenset(group)
    pairs = [
        pair
        for name in sorted(members)
        for other, held in shared.pairs.get(name, {}).items()
        if other in members
        for pair in held
    ]
    numbers = sorted({side for pair in pairs for side in pair})
    together = connected(numbers, [*pairs, *_same_places(numbers, shared.places)])
    return tuple(_longest_each(shared.places[number] for number in numbers) for numbers in together)


def _where(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.start, passage.end


def _same_places(numbers: Sequence[int], places: Sequence[Passage]) -> list[Pair]:
    """Neighbouring passages of one article that lie mostly on each other."""
    out = []
    for one, two in pairwise(numbers):
        left, right = places[one], places[two]
        over = min(left.end, right.end) - right.start
        if left.article == right.article and over >= SAME_PLACE * min(_length(left), _length(right)):
            out.append((one, two))
    return out


def _length(passage: Passage) -> int:
    return passage.end - passage.start


def _longest_each(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    best: dict[str, Passage] = {}
    for passage in passages:
        old = best.get(passage.article)
        if old is None or _length(passage) > _length(old):
            best[passage.article] = passage
    return tuple(best[name] for name in sorted(best))
