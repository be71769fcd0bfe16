"""Near copies among very many articles: sets of word 5-grams, MinHash sketches, bands that bring likely pairs together.

Needs the extra `[batch]` (numpy). A sketch has 128 values of 32 bits (R-MinHash of `rensa`, after Dahlgaard, Knudsen
and Thorup, "Fast Similarity Sketching", 2017): the part of values in which two sketches agree estimates the Jaccard
likeness of their sets, with a standard error of .04 at .7. Work and memory grow with the number of articles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import rensa
from numpy.typing import NDArray

from selisik.comparing.groups import connected
from selisik.data import Article, CopyGroup

Sketches = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

GRAM = 5
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
SKETCHED_AT_ONCE = 500
VERIFIED_AT_ONCE = 50_000
_GAP = ord(" ")
_FOLDED = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else _GAP for byte in range(256))
# Words are read in pieces of eight letters, three at most; the masks cut a piece to so many letters.
_PIECE, _PIECES = 8, 3
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(_PIECE + 1)], dtype=np.uint64)
# Odd constants of the 64-bit mixers by Steele, Lea and Flood (SplitMix, 2014) and by Knuth; any odd ones would serve.
_FACTORS = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15,
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD1342543DE82EF95,
        0x2545F4914F6CDD1D,
    )
)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two articles, by their places, and the estimated likeness of their sets of word 5-grams."""

    a: int
    b: int
    likeness: float


def group_copies(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Groups of articles whose texts are nearly the same, ordered by their first article's id.

    What so many of one outlet's articles have in common that it is its furniture does not count (`boilerplate`).
    """
    ordered = sorted(articles, key=lambda each: (each.published or "~", each.id))
    sketches = np.zeros((len(ordered), SKETCH), dtype=np.uint32)
    for outlet in sorted({each.outlet or "" for each in ordered}):
        places = [at for at, each in enumerate(ordered) if (each.outlet or "") == outlet]
        texts = [ordered[at].text for at in places]
        sketches[places] = sketch_texts(texts, boilerplate(texts) if outlet else None)
    groups = copy_groups(find_copies(sketches))
    return tuple(sorted((_group([ordered[at] for at in group]) for group in groups), key=lambda each: each.articles))


def _group(articles: Sequence[Article]) -> CopyGroup:
    first, second = (each.published or "" for each in articles[:2])
    return CopyGroup(
        articles=tuple(each.id for each in articles),
        first=None if not first or second.startswith(first) else articles[0].id,
    )


def sketch_texts(texts: Iterable[str], left_out: Hashes | None = None) -> Sketches:
    """One sketch a text, as rows; `left_out` are sorted hashes of grams that do not count (see `boilerplate`).

    Case and punctuation do not count. A text without any gram left has a row of zeros, which is like no other.
    """
    stream = iter(texts)
    parts: list[Sketches] = []
    while chunk := list(islice(stream, SKETCHED_AT_ONCE)):
        grams, offsets = hash_grams(chunk)
        if left_out is not None and len(left_out):
            grams, offsets = _without(grams, offsets, left_out)
        rows = rensa.RMinHash.digest_matrix_from_flat_token_hashes(grams, offsets, SKETCH, SEED).to_rows()
        parts.append(np.array(rows, dtype=np.uint32).reshape(len(chunk), SKETCH))
        empty = np.flatnonzero(np.diff(offsets) == 0)
        parts[-1][empty] = 0
    return np.concatenate(parts) if parts else np.empty((0, SKETCH), dtype=np.uint32)


def hash_grams(texts: Sequence[str]) -> tuple[Hashes, Hashes]:
    """The hashes of the texts' word 5-grams one after another, and where each text's begin (one more than texts).

    Words are runs of letters and digits of ASCII, capitals folded; everything else parts them, the same way in every
    copy. A text of fewer than five words has no gram. All is done on whole arrays.
    """
    raw = [text.encode("utf-8", "surrogatepass") for text in texts]
    # A gap before, so that every word has two edges, and room after the last word to read whole pieces.
    joined = b"\0".join([b"", *raw, bytes(_PIECE * _PIECES)]).translate(_FOLDED)
    letters = np.frombuffer(joined, dtype=np.uint8) != _GAP
    edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    bounds = np.cumsum([1] + [len(each) + 1 for each in raw])
    first_words = np.searchsorted(starts, bounds)
    home = np.repeat(np.arange(len(texts)), np.diff(first_words))
    whole = home[: -(GRAM - 1)] == home[GRAM - 1 :]
    words = _hash_words(joined, starts, ends - starts)
    number = max(0, len(words) - GRAM + 1)
    grams = np.zeros(number, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        grams += words[place : place + number] * factor
    counts = np.bincount(home[: -(GRAM - 1)][whole], minlength=len(texts))
    return _mixed(grams[whole], _FACTORS[1]), np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64)


def _hash_words(joined: bytes, starts: Places, lengths: Places) -> Hashes:
    """A hash of each word, read eight letters at a time; what is beyond the last piece of a very long word is not."""
    pieces = np.ndarray((len(joined) - _PIECE + 1,), dtype="<u8", buffer=joined, strides=(1,))
    words = _mixed(pieces[starts] & _MASKS[np.minimum(lengths, _PIECE)], _FACTORS[0])
    for at in range(_PIECE, _PIECE * _PIECES, _PIECE):
        long = np.flatnonzero(lengths > at)
        more = pieces[starts[long] + at] & _MASKS[np.minimum(lengths[long] - at, _PIECE)]
        words[long] = _mixed(words[long] ^ more, _FACTORS[2])
    return words


def _mixed(values: Hashes, factor: np.uint64) -> Hashes:
    values = (values ^ (values >> _SHIFT)) * factor
    return values ^ (values >> _SHIFT)


def _without(grams: Hashes, offsets: Hashes, left_out: Hashes) -> tuple[Hashes, Hashes]:
    places = np.minimum(np.searchsorted(left_out, grams), len(left_out) - 1)
    kept = left_out[places] != grams
    before = np.concatenate([[0], np.cumsum(kept)])
    return grams[kept], before[offsets.astype(np.int64)].astype(np.uint64)


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
    for place, factor in enumerate(_FACTORS):
        keys += columns[:, place].astype(np.uint64) * factor
        keys ^= keys >> _SHIFT
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


def boilerplate(texts: Sequence[str], *, least_part: float = 0.3, least_texts: int = 20) -> Hashes:
    """The hashes, sorted, of grams that at least `least_part` of an outlet's texts carry, and at least `least_texts`.

    What so many of one outlet's articles have in common is its furniture, and joins strangers.
    """
    if len(texts) < least_texts:
        return np.empty(0, dtype=np.uint64)
    own = []
    for start in range(0, len(texts), SKETCHED_AT_ONCE):
        grams, offsets = hash_grams(texts[start : start + SKETCHED_AT_ONCE])
        bounds = offsets.astype(np.int64)
        own += [np.unique(grams[low:high]) for low, high in pairwise(bounds.tolist())]
    found, counts = np.unique(np.concatenate(own), return_counts=True)
    return found[counts >= max(least_texts, least_part * len(texts))]
