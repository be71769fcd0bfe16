"""As `nearness.candidates`, for many articles at once on arrays (numpy); what comes out is the same to the bit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.nearness import MOST_CANDIDATES, MOST_CARRIERS, Found, Reach, Telling, first_near

Places = NDArray[np.int64]
Weights = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Telling words whose carriers are looked at together: their products stay in the processor's cache.
WORDS_AT_ONCE = 8_192


@dataclass(frozen=True, slots=True)
class _Carried:
    """The telling words of all articles one after another, and the same in order of word and carrier.

    `places` leads from the first to the second; `begins` is where a word's carriers begin. Of the ordered ones `old`
    are the places of those who look at none, and `olds` how many of them stand before each place.
    """

    owners: Places
    words: Places
    ranks: Places
    values: Weights
    places: Places
    begins: Places
    keys: Places
    ordered_owners: Places
    ordered_values: Weights
    old: Places
    olds: Places
    number: int


def nearest(telling: Sequence[Telling], hours: Sequence[float | None], reach: Reach) -> Iterator[Found]:
    """The candidates of each article that has any, those that share most first, as `candidates` finds them."""
    seen = np.zeros(len(telling), dtype=np.bool_)
    if reach.order is not None:
        seen[list(reach.order[: reach.seen])] = True
    carried = _carried(telling, seen)
    since = np.array(first_near(hours, reach.most_hours), dtype=np.int64)
    looking = np.flatnonzero(~seen[carried.owners])
    # Cut between articles.
    cuts = np.unique(np.searchsorted(carried.owners[looking], carried.owners[looking[::WORDS_AT_ONCE]]))
    for own in np.split(looking, cuts[1:]) if len(looking) else ():
        yield from _most(*_shared(carried, own, since), carried.number, reach.least)


def _carried(telling: Sequence[Telling], seen: Flags) -> _Carried:
    sizes = np.fromiter(map(len, telling), np.int64, len(telling))
    named = [word for each in telling for _, word in each]
    known = dict(zip(dict.fromkeys(named), range(len(named)), strict=False))
    words = np.array([*map(known.__getitem__, named)], dtype=np.int64)
    values = np.array([value for each in telling for value, _ in each], dtype=np.float64)
    owners = np.repeat(np.arange(len(telling)), sizes)
    keys = words * len(telling) + owners
    order = np.argsort(keys)
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    old = seen[owners[order]]
    return _Carried(
        owners=owners,
        words=words,
        ranks=np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes),
        values=values,
        places=places,
        begins=np.searchsorted(words[order], np.arange(len(known) + 1)),
        keys=keys[order],
        ordered_owners=owners[order],
        ordered_values=values[order],
        old=np.flatnonzero(old),
        olds=np.concatenate([[0], np.cumsum(old)]),
        number=len(telling),
    )


def _shared(carried: _Carried, own: Places, since: Places) -> tuple[Places, Weights]:
    """For each pair that shares some of these telling words, as one number, what these have in common.

    The products of a pair are added in the order of the words, as one adds them one by one.
    """
    whose, at = _around(carried, own, since)
    asking = own[whose]
    pairs = carried.owners[asking] * carried.number + carried.ordered_owners[at]
    products = carried.values[asking] * carried.ordered_values[at]
    most = int(carried.ranks.max(initial=0)) + 1
    order = np.argsort(pairs * most + carried.ranks[asking])
    pairs = pairs[order]
    first = np.concatenate([[True], pairs[1:] != pairs[:-1]])[: len(pairs)]
    return pairs[first], np.bincount(np.cumsum(first) - 1, weights=products[order]).astype(np.float64)


def _around(carried: _Carried, own: Places, since: Places) -> tuple[Places, Places]:
    """The ordered places of the carriers around each of some words, as `nearness` has it, and whose they are.

    Of the carriers that stand later in time only those are there that came before.
    """
    words, places = carried.words[own], carried.places[own]
    begins = carried.begins[words]
    at = places - begins
    later = carried.olds[carried.begins[words + 1]] - carried.olds[places]
    near = np.searchsorted(carried.keys, words * carried.number + since[carried.owners[own]]) - begins
    begin = np.maximum(near, at + np.minimum(later, MOST_CARRIERS // 2) - MOST_CARRIERS)
    end = np.minimum(begin + MOST_CARRIERS, at + later)
    before, before_at = _spread(begins + begin, np.minimum(at, end) - begin)
    after, after_at = _spread(carried.olds[places], np.maximum(end - at, 0))
    return np.concatenate([before, after]), np.concatenate([before_at, carried.old[after_at]])


def _spread(begins: Places, sizes: Places) -> tuple[Places, Places]:
    """All numbers of the ranges of some sizes, and which range each is of."""
    which = np.repeat(np.arange(len(sizes)), sizes)
    return which, np.arange(len(which)) + (begins - np.cumsum(sizes) + sizes)[which]


def _most(pairs: Places, shared: Weights, number: int, least: float) -> Iterator[Found]:
    """The `MOST_CANDIDATES` of each article that share most with it; of those that share as much the later ones."""
    enough = np.flatnonzero(shared >= least)
    owners, others = np.divmod(pairs[enough], number)
    order = np.lexsort((-others, -shared[enough], owners))
    owners, others = owners[order], others[order]
    begins = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]])[: len(owners)])
    listed = others.tolist()
    for owner, (begin, end) in zip(owners[begins].tolist(), pairwise([*begins.tolist(), len(listed)]), strict=True):
        yield owner, listed[begin : min(end, begin + MOST_CANDIDATES)]
