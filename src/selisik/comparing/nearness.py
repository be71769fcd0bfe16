"""Which pairs of articles are looked at: those that agree in their most telling words and lie near in time."""

from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import accumulate
from math import inf

from selisik.comparing.clusters import Pair

# Candidates share one of an article's most telling words with it.
TELLING_WORDS = 25
# Of the carriers of a word, the ones nearest before in time are looked at, and where an archive holds later ones too as
# many of these: few enough that a small day reaches the bound too, so that an article of a large day costs no more
# (`bench/stories.py`).
MOST_CARRIERS = 64
# An article is weighed against this many of those that share most with it: half of what it was cost a third less and
# left stories of 60 to 200 articles as whole; half the carriers tore them.
MOST_CANDIDATES = 12
# Articles whose telling words agree less than this are not weighed: of invented and of labelled news no pair below .15
# was even, one below .1 is worth no more than a pair never weighed, and half of all pairs are.
LEAST_LIKENESS = 0.1

Telling = Sequence[tuple[float, str]]
# An article's number, and the numbers of its candidates.
Found = tuple[int, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Which pairs are looked at: those whose telling words agree by `least` or more, in `order`, as they stand if None.

    The first `seen` of the order are looked at by the others, and look at none themselves. The others come in order of
    time, and look back no further than `most_hours`.
    """

    least: float = LEAST_LIKENESS
    order: Sequence[int] | None = None
    seen: int = 0
    most_hours: float = inf


def candidates(telling: Sequence[Telling], hours: Sequence[float | None], reach: Reach) -> Iterator[Pair]:
    """Pairs of articles, by their telling words and times, within reach; the one that stands before in order first."""
    carriers: dict[str, _Carriers] = defaultdict(_Carriers)
    since = first_near(hours, reach.most_hours)
    for rank, number in enumerate(range(len(telling)) if reach.order is None else reach.order):
        shared: dict[int, float] = {}
        for value, word in telling[number]:
            own = carriers[word]
            if own.numbers and rank >= reach.seen:
                near_in_time = _around(own, number, bisect_left(own.numbers, since[number]))
                for other, weight in zip(own.numbers[near_in_time], own.weights[near_in_time], strict=True):
                    shared[other] = shared.get(other, 0.0) + value * weight
            _carry(own, number, value)
        near = ((likeness, other) for other, likeness in shared.items() if likeness >= reach.least)
        yield from ((other, number) for _, other in nlargest(MOST_CANDIDATES, near))


def first_near(hours: Sequence[float | None], most_hours: float) -> list[int]:
    """For each article in order of time, the first that does not lie more than so many hours before it.

    >>> first_near([0.0, 24.0, 60.0, None], 54)
    [0, 0, 1, 0]
    """
    latest = list(accumulate((inf if moment is None else moment for moment in hours), max))
    return [0 if moment is None else bisect_left(latest, moment - most_hours) for moment in hours]


@dataclass(slots=True)
class _Carriers:
    """The articles that carry a word, in order of time, and what it weighs in each."""

    numbers: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def _carry(carriers: _Carriers, number: int, weight: float) -> None:
    """Add a carrier at its place in time: only one that came late to an archive is not the last."""
    at = _place(carriers, number)
    carriers.numbers.insert(at, number)
    carriers.weights.insert(at, weight)


def _around(carriers: _Carriers, number: int, begin: int) -> slice:
    """The `MOST_CARRIERS` around a place in time from `begin` on: those before, and half later ones where there are."""
    at, end = _place(carriers, number), len(carriers.numbers)
    later = min(end - at, MOST_CARRIERS // 2)
    begin = max(begin, at + later - MOST_CARRIERS)
    return slice(begin, min(begin + MOST_CARRIERS, end))


def _place(carriers: _Carriers, number: int) -> int:
    numbers = carriers.numbers
    return bisect(numbers, number) if numbers and number < numbers[-1] else len(numbers)


def telling_words(weights: Mapping[str, float]) -> list[tuple[float, str]]:
    """The heaviest words, the heaviest first. Numbers alone are put in order faster than with their words."""
    least = sorted(weights.values(), reverse=True)[:TELLING_WORDS][-1:]
    return sorted(((value, word) for word, value in weights.items() if value >= least[0]), reverse=True)[:TELLING_WORDS]
