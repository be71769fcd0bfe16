"""Which units of a story share words at all, and how much of their words agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from selisik.weighing.features import Features
from selisik.weighing.related import Groups, related_keys

# Each unit is looked up by this many of its rarest keys, each leading to its earliest carriers only.
KEYS_LOOKED_UP = 8
CARRIERS_LOOKED_UP = 48
# So many of the very same words are one passage, though it has one key alone; a bare day is none.
FEWEST_WORDS = 3
# What a related word counts beside the same word: more than half, for the rest of the two passages must agree as well.
# Of 253 judged pairs that say one thing it joins 85 instead of 79, of the 347 others 11 instead of 9.
RELATED_COUNTS = 0.7


def agreeing_pairs(
    features: Sequence[Features], weights: Mapping[str, float]
) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """Pairs of indices that share rare keys, the smaller one first, with two shares of their keys that agree.

    The first is of the keys of both, the second of those of the unit of which more agrees.
    """
    index: dict[str, list[int]] = defaultdict(list)
    texts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    met = Counter(key for each in features for key in each.keys)
    for b, each in enumerate(features):
        keys = sorted((key for key in each.keys if met[key] > 1), key=lambda key: (-weights[key], key))
        shared: dict[int, int] = defaultdict(int)
        for key in keys[:KEYS_LOOKED_UP]:
            for a in index[key]:
                shared[a] += 1
        copied = texts[each.words] if each.keys - each.numbers and len(each.words) >= FEWEST_WORDS else []
        shared.update(dict.fromkeys(copied, FEWEST_WORDS))
        for a in sorted(shared):
            if shared[a] > 1 or each.quoted:
                yield (a, b), _agreement(features[a], each, weights)
        if len(copied) < CARRIERS_LOOKED_UP:
            copied.append(b)
        for key in keys:
            if len(index[key]) < CARRIERS_LOOKED_UP:
                index[key].append(b)


def _agreement(a: Features, b: Features, weights: Mapping[str, float]) -> tuple[float, float]:
    """How much of all keys agrees, and how much of those of the unit of which more does.

    Names pointed at agree too, and of the other words those that are related, as far as these count.
    """
    of_a, of_b = _weight(a.keys, weights), _weight(b.keys, weights)
    met_a = _weight(a.keys & (b.keys | b.context), weights)
    met_b = _weight(b.keys & (a.keys | a.context), weights)
    near_a, near_b = related_keys(_alone(a, b), _alone(b, a))
    met_a += RELATED_COUNTS * _weight(near_a, weights)
    met_b += RELATED_COUNTS * _weight(near_b, weights)
    return (met_a + met_b) / (of_a + of_b), max(met_a / of_a, met_b / of_b)


def _alone(a: Features, b: Features) -> Groups:
    """The groups of the words that one unit has and the other has not."""
    return {key: own for key, own in a.related.items() if key not in b.keys and key not in b.context}


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    """What keys weigh together, exactly: a set has no order of its own."""
    return fsum(map(weights.__getitem__, keys))
