"""Near copies among very many articles: sketches of their word 5-grams, and bands that bring likely pairs together.

Needs the extra `[batch]` (numpy). The part of values in which two sketches (`sketches`) agree estimates the Jaccard
likeness of their sets, with a standard error of .04 at .7. Work and memory grow with the number of articles.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.furniture import bind_furniture, learn_furniture, sample_rows
from selisik.comparing.grams import FACTORS, Hashes, Places, mixed
from selisik.comparing.sketches import Sketches, sketch_texts
from selisik.data import Article, CopyGroup
from selisik.data.instants import is_before, time_key

# 32 bands of 4 values: a pair of likeness .7 meets in one with a chance of .9998, of .5 with .87, of .1 with .003.
BANDS = 32
BAND_VALUES = 4
# Estimated likeness from which on a pair is reported: three standard errors below .7, so that hardly a true pair of .7
# is lost to chance, and two above .5, so that hardly a pair below .5 is let in (`bench/copies.py`).
LEAST_ESTIMATE = 0.58
# In a band each article is paired with so many after it that fell into its bucket, and with the bucket's first.
NEIGHBOURS = 4
VERIFIED_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two articles, by their places, and the estimated likeness of their sets of word 5-grams."""

    a: int
    b: int
    likeness: float


def group_copies(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Groups of articles whose texts are nearly the same, ordered by their first article's id.

    What so many of one outlet's articles have in common that it is its furniture does not count (`furniture`).
    """
    ordered = sorted(articles, key=lambda each: (time_key(each.published), each.id))
    names = {name: at for at, name in enumerate(sorted({each.outlet or "" for each in ordered}))}
    outlets = np.array([names[each.outlet or ""] if each.outlet else -1 for each in ordered], dtype=np.int64)
    hashes = np.array([int(each.sha256[:16], 16) for each in ordered], dtype=np.uint64)
    sample = defaultdict[str, list[str]](list)
    for at in sample_rows(outlets, hashes).tolist():
        sample[ordered[at].outlet or ""].append(ordered[at].text)
    known = bind_furniture(learn_furniture(sample))
    sketches = sketch_texts([each.text for each in ordered], [each.outlet for each in ordered], known)
    groups = copy_groups(find_copies(sketches))
    made = (
        copy_group([(ordered[at].published, ordered[at].id) for at in group], likeness)
        for group, likeness in zip(groups, likeness_to_first(sketches, groups), strict=True)
    )
    return tuple(sorted(made, key=lambda each: each.articles))


def copy_group(names: Sequence[tuple[str | None, str]], likeness: tuple[float, ...]) -> CopyGroup:
    """The group of articles of which times of publication and ids are given, the earliest first.

    `likeness` is that of each to the earliest (`likeness_to_first`).
    """
    (first, name), (second, _) = names[:2]
    return CopyGroup(
        articles=tuple(name for _, name in names),
        first=name if is_before(first, second) else None,
        likeness=likeness,
    )


def likeness_to_first(
    sketches: Sketches, groups: Sequence[Sequence[int]], order: Places | None = None
) -> Iterator[tuple[float, ...]]:
    """For every group of rows, the estimated likeness of each to its first; places are those in `order` if given."""
    for start in range(0, len(groups), VERIFIED_AT_ONCE):
        some = groups[start : start + VERIFIED_AT_ONCE]
        sizes = [len(group) for group in some]
        rows = np.fromiter(chain.from_iterable(some), dtype=np.int64, count=sum(sizes))
        rows = rows if order is None else order[rows]
        bounds = np.cumsum([0, *sizes])
        firsts = np.repeat(rows[bounds[:-1]], sizes)
        found = np.concatenate([_likeness(sketches, *each) for each in _slices(firsts, rows)])
        yield from (tuple(found[low:high].tolist()) for low, high in pairwise(bounds))


def _slices(a: Places, b: Places) -> Iterator[tuple[Places, Places]]:
    for start in range(0, len(a), VERIFIED_AT_ONCE):
        yield a[start : start + VERIFIED_AT_ONCE], b[start : start + VERIFIED_AT_ONCE]


def _likeness(sketches: Sketches, a: Places, b: Places) -> NDArray[np.float64]:
    """In what part of their values the sketches of two rows agree, pair by pair."""
    likeness: NDArray[np.float64] = np.round(
        np.count_nonzero(sketches[a] == sketches[b], axis=1) / sketches.shape[1], 4
    )
    return likeness


def find_copies(sketches: Sketches, order: Places | None = None, threads: int = 1) -> list[CopyPair]:
    """Pairs of rows whose sets are estimated to be alike by `LEAST_ESTIMATE` or more, in order.

    Of a bucket of many, each is paired with its first and with neighbours: enough to hold the group together. Places
    are those in `order` where it is given.
    """
    rows = np.arange(len(sketches)) if order is None else order
    number = max(1, len(rows))
    known = _likely_pairs(sketches, rows, threads)
    pairs = list[CopyPair]()
    for start in range(0, len(known), VERIFIED_AT_ONCE):
        a, b = np.divmod(known[start : start + VERIFIED_AT_ONCE], number)
        likeness = _likeness(sketches, rows[a], rows[b])
        near = np.flatnonzero(likeness >= LEAST_ESTIMATE)
        pairs += map(CopyPair, a[near].tolist(), b[near].tolist(), likeness[near].tolist())
    return pairs


def _likely_pairs(sketches: Sketches, rows: Places, threads: int) -> Places:
    """The pairs that meet in some band, as smaller place times the number of rows plus larger place, in order."""

    def meet(band: int) -> Places:
        columns = sketches[:, band * BAND_VALUES : (band + 1) * BAND_VALUES]
        return _band_pairs(_band_keys(columns)[rows], (sketches[:, 0] != 0)[rows])

    known = np.empty(0, dtype=np.int64)
    with ThreadPoolExecutor(threads) as pool:
        for found in pool.map(meet, range(BANDS)):
            # Many times faster than numpy's own union where most pairs are new.
            ranked = np.sort(np.concatenate([known, found]))
            known = ranked[np.concatenate([[True], ranked[1:] != ranked[:-1]])] if len(ranked) else ranked
    return known


def _band_keys(columns: Sketches) -> Hashes:
    keys = np.zeros(len(columns), dtype=np.uint64)
    for place in range(BAND_VALUES):
        keys += columns[:, place]
        keys *= FACTORS[0]
    return mixed(keys, FACTORS[1])


def _band_pairs(keys: Hashes, whole: NDArray[np.bool_]) -> Places:
    """Pairs of one band's buckets; rows that are not `whole`, of texts without a gram, are in none."""
    number = len(keys)
    bits = np.uint64(number.bit_length())
    # The key's leading bits and the place in one number: sorting by value keeps the places of a bucket in order.
    ranked = np.sort(((keys >> bits << bits) | np.arange(number, dtype=np.uint64))[whole])
    buckets, places = ranked >> bits, (ranked & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    same = buckets[1:] == buckets[:-1]
    shared = np.flatnonzero(np.concatenate([same, [False]]) | np.concatenate([[False], same]))
    buckets, places = buckets[shared], places[shared]
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, min(NEIGHBOURS + 1, len(buckets))):
        near = np.flatnonzero(buckets[:-step] == buckets[step:])
        found.append(places[near] * number + places[near + step])
    firsts = np.searchsorted(buckets, buckets)
    far = np.flatnonzero(np.arange(len(buckets)) - firsts > NEIGHBOURS)
    found.append(places[firsts[far]] * number + places[far])
    return np.concatenate(found)


def copy_groups(pairs: Sequence[CopyPair]) -> list[tuple[int, ...]]:
    """Groups of two or more that chains of pairs lead through, each in order, by their first."""
    links = np.array([(pair.a, pair.b) for pair in pairs], dtype=np.int64).reshape(-1, 2)
    items, places = np.unique(links, return_inverse=True)
    a, b = places.reshape(-1, 2).T
    # Every item takes the least label of its neighbours, and their label's, until nothing changes.
    labels = np.arange(len(items))
    while (labels[a] != labels[b]).any():
        least = np.minimum(labels[a], labels[b])
        np.minimum.at(labels, labels[a], least)
        np.minimum.at(labels, labels[b], least)
        labels = labels[labels]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return [tuple(group.tolist()) for group in np.split(items[order], cuts)] if len(items) else []
