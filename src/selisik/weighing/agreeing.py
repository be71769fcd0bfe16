"""Which units of a story share words at all, and how much of their words agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from selisik.weighing.features import Features

# Each unit is looked up by this many of its rarest keys, each leading to its earliest carriers only.
KEYS_LOOKED_UP = 8
CARRIERS_LOOKED_UP = 48


def agreeing_pairs(
    features: Sequence[Features], weights: Mapping[str, float]
) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """Pairs of indices that share rare keys, the smaller one first, with two shares of their keys that agree.

    The first is of the keys of both, the second of those of the unit of which more agrees.
    """
    index: dict[str, list[int]] = defaultdict(list)
    met = Counter(key for each in features for key in each.keys)
    for b, each in enumerate(features):
        keys = sorted((key for key in each.keys if met[key] > 1), key=lambda key: (-weights[key], key))
        shared: dict[int, int] = defaultdict(int)
        for key in keys[:KEYS_LOOKED_UP]:
            for a in index[key]:
                shared[a] += 1
        for a in sorted(shared):
            if shared[a] > 1 or each.quoted:
                yield (a, b), _agreement(features[a], each, weights)
        for key in keys:
            if len(index[key]) < CARRIERS_LOOKED_UP:
                index[key].append(b)


def _agreement(a: Features, b: Features, weights: Mapping[str, float]) -> tuple[float, float]:
    """How much of all keys agrees, and how much of those of the unit of which more does; names pointed at agree too."""
    of_a, of_b = _weight(a.keys, weights), _weight(b.keys, weights)
    met_a = _weight(a.keys & (b.keys | b.context), weights)
    met_b = _weight(b.keys & (a.keys | a.context), weights)
    return (met_a + met_b) / (of_a + of_b), max(met_a / of_a, met_b / of_b)


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    """What keys weigh together, exactly: a set has no order of its own."""
    return fsum(map(weights.__getitem__, keys))
