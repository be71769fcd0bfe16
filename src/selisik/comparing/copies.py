"""Near copies among very many articles: sets of word 5-grams, MinHash sketches, bands that bring likely pairs together.

Needs the extra `[batch]` (numpy). A sketch has 128 values of 32 bits (R-MinHash of `rensa`, after Dahlgaard, Knudsen
and Thorup, "Fast Similarity Sketching", 2017): the part of values in which two sketches agree estimates the Jaccard
likeness of their sets, with a standard error of .04 at .7. Work and memory grow with the number of articles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import rensa
from numpy.typing import NDArray

from selisik.comparing.furniture import Sample, bind, bind_furniture, learn_furniture, outlet_code
from selisik.comparing.grams import FACTORS, SHIFT, Hashes, hash_grams
from selisik.comparing.groups import connected
from selisik.data import Article, CopyGroup

Sketches = NDArray[np.uint32]

SKETCH = 128
SEED = 20250618
# 25 bands of 5 values: a pair of likeness .7 meets in one with a chance of .990, of .8 with .9999, of .3 with .06.
BANDS = 25
BAND_VALUES = 5
# Estimated likeness from which on a pair is reported: three standard errors below .7, so that hardly a true pair of .7
# is lost to chance, and two above .5, so that hardly a pair below .5 is let in (`bench/copies.py`).
LEAST_ESTIMATE = 0.58
# In a band each article is paired with so many after it that fell into its bucket, and with the bucket's first.
NEIGHBOURS = 4
SKETCHED_AT_ONCE = 250
VERIFIED_AT_ONCE = 50_000


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
    sample = Sample()
    for each in articles:
        sample.add(each.outlet, each.sha256, each.text)
    outlets = [each.outlet for each in articles]
    sketches = sketch_texts([each.text for each in articles], outlets, bind_furniture(learn_furniture(sample.texts())))
    return group_sketches([(each.published, each.id) for each in articles], sketches)


def group_sketches(names: Sequence[tuple[str | None, str]], sketches: Sketches) -> tuple[CopyGroup, ...]:
    """As `group_copies`, from one sketch an article and its time of publication and id, in whatever order."""
    order = sorted(range(len(names)), key=lambda at: (names[at][0] or "~", names[at][1]))
    groups = copy_groups(find_copies(sketches[order]))
    made = (_group([names[order[place]] for place in group]) for group in groups)
    return tuple(sorted(made, key=lambda each: each.articles))


def _group(names: Sequence[tuple[str | None, str]]) -> CopyGroup:
    first, second = (published or "" for published, _ in names[:2])
    return CopyGroup(
        articles=tuple(name for _, name in names),
        first=None if not first or second.startswith(first) else names[0][1],
    )


def sketch_texts(texts: Sequence[str], outlets: Sequence[str | None] = (), furniture: Hashes | None = None) -> Sketches:
    """One sketch a text, as rows; `furniture` is what the texts' `outlets` print everywhere (see `bind_furniture`).

    Case and punctuation do not count. A text without any gram left has a row of zeros, which is like no other.
    """
    sketches = np.zeros((len(texts), SKETCH), dtype=np.uint32)
    codes = np.array([outlet_code(outlet) for outlet in outlets], dtype=np.uint64)
    for start in range(0, len(texts), SKETCHED_AT_ONCE):
        end = min(start + SKETCHED_AT_ONCE, len(texts))
        grams, offsets = hash_grams(texts[start:end])
        if furniture is not None and len(furniture):
            grams, offsets = _without(grams, offsets, codes[start:end], furniture)
        rows = rensa.RMinHash.digest_matrix_from_flat_token_hashes(grams, offsets, SKETCH, SEED).to_rows()
        empty = np.diff(offsets) == 0
        sketches[start:end] = np.array(rows, dtype=np.uint32).reshape(end - start, SKETCH)
        sketches[start:end][empty] = 0
    return sketches


def _without(grams: Hashes, offsets: Hashes, codes: Hashes, furniture: Hashes) -> tuple[Hashes, Hashes]:
    bounds = offsets.astype(np.int64)
    bound = bind(grams, np.repeat(codes, np.diff(bounds)))
    places = np.minimum(np.searchsorted(furniture, bound), len(furniture) - 1)
    kept = furniture[places] != bound
    before = np.concatenate([[0], np.cumsum(kept)])
    return grams[kept], before[bounds].astype(np.uint64)


def find_copies(sketches: Sketches) -> list[CopyPair]:
    """Pairs of rows whose sets are estimated to be alike by `LEAST_ESTIMATE` or more, in order.

    Of a bucket of many, each is paired with its first and with neighbours: enough to hold the group together.
    """
    number = len(sketches)
    known = np.empty(0, dtype=np.int64)
    for band in range(BANDS):
        columns = sketches[:, band * BAND_VALUES : (band + 1) * BAND_VALUES]
        known = np.union1d(known, _band_pairs(_band_keys(columns), number))
    pairs = []
    for start in range(0, len(known), VERIFIED_AT_ONCE):
        a, b = np.divmod(known[start : start + VERIFIED_AT_ONCE], number)
        likeness = (sketches[a] == sketches[b]).mean(axis=1)
        pairs += [
            CopyPair(int(a[at]), int(b[at]), round(float(likeness[at]), 4))
            for at in np.flatnonzero(likeness >= LEAST_ESTIMATE)
        ]
    return pairs


def _band_keys(columns: Sketches) -> Hashes:
    keys = np.zeros(len(columns), dtype=np.uint64)
    for place, factor in enumerate(FACTORS):
        keys += columns[:, place].astype(np.uint64) * factor
        keys ^= keys >> SHIFT
    # The rows of empty sets stay out of every bucket.
    keys[(columns == 0).all(axis=1)] = 0
    return keys


def _band_pairs(keys: Hashes, number: int) -> NDArray[np.int64]:
    """Pairs of one band's buckets, as smaller place times `number` plus larger place."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    order, ranked = order[ranked != 0], ranked[ranked != 0]
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero(ranked[:-step] == ranked[step:]) if len(ranked) > step else np.empty(0, dtype=np.int64)
        found.append(order[same] * number + order[same + step])
    firsts = np.searchsorted(ranked, ranked)
    far = np.flatnonzero(np.arange(len(ranked)) - firsts > NEIGHBOURS)
    found.append(order[firsts[far]] * number + order[far])
    return np.concatenate(found)


def copy_groups(pairs: Iterable[CopyPair]) -> list[tuple[int, ...]]:
    """Groups of two or more that chains of pairs lead through, each in order."""
    links = [(pair.a, pair.b) for pair in pairs]
    items = sorted({item for link in links for item in link})
    return [tuple(group) for group in connected(items, links)]
