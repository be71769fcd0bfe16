"""Sketches of many texts' word 5-grams: two sketches agree in as many values as their sets are alike.

Needs the extra `[batch]` (numpy). One-permutation hashing (Li, Owen and Zhang, 2012): each gram is hashed once, to one
of the sketch's places and to a rank there, and the least rank of a place is its value, cut to 16 bits. A place that no
gram fell to takes the value of another that one did, the same way in every sketch (after Shrivastava, "Optimal
Densification for Fast and Accurate Minwise Hashing", 2017).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.furniture import NO_FURNITURE, KnownFurniture, outlet_code, without_furniture
from selisik.comparing.grams import Hashes, Places, hash_grams, join_texts

Sketches = NDArray[np.uint16]

SKETCH = 128
_PLACE_BITS = np.uint64(57)
_RANK = np.uint64((1 << 57) - 1)
_NONE = np.uint64((1 << 64) - 1)
_VALUE = np.uint64(0xFFFF)
# Where an empty place looks for a value, one after another: the place's own number with these bits turned, in an order
# without a pattern (multiples of an odd number and of another modulo the sketch).
_TURNS = tuple(int(step * 77 % SKETCH) for step in range(1, SKETCH))
# Bytes of text hashed at once, so that the arrays stay near the processor, and what a text counts for besides its own.
HASHED_AT_ONCE = 200_000
TEXT_BYTES = 400


def sketch_texts(
    texts: Sequence[str], outlets: Sequence[str | None] = (), furniture: KnownFurniture = NO_FURNITURE
) -> Sketches:
    """One sketch a text, as rows; `furniture` is what the texts' `outlets` print everywhere (see `bind_furniture`).

    Case and punctuation do not count. A text without any gram left has a row of zeros, which is like no other.
    """
    codes = np.array([outlet_code(each) for each in outlets or [None] * len(texts)], dtype=np.uint64)
    return sketch_joined(*join_texts(texts), codes, furniture)


def sketch_joined(joined: bytes, sizes: Places, codes: Hashes, furniture: KnownFurniture) -> Sketches:
    """As `sketch_texts`, from texts that are joined (`join_texts`) and the codes of their outlets."""
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    rows = [np.zeros((0, SKETCH), dtype=np.uint16)]
    for low, high in _slices(sizes):
        grams, counts = hash_grams(joined[bounds[low] : bounds[high]], sizes[low:high])
        rows.append(_sketch(*without_furniture(grams, counts, codes[low:high], furniture)))
    return np.concatenate(rows)


def _slices(sizes: Places) -> Iterator[tuple[int, int]]:
    """The texts in slices of about so many bytes."""
    slices = np.cumsum(sizes + TEXT_BYTES) // HASHED_AT_ONCE
    cuts = (np.flatnonzero(np.diff(slices)) + 1).tolist()
    if len(sizes):
        yield from zip([0, *cuts], [*cuts, len(sizes)], strict=True)


def _sketch(grams: Hashes, counts: Places) -> Sketches:
    """The sketches of texts that have so many each of the grams."""
    least = np.full(len(counts) * SKETCH, _NONE, dtype=np.uint64)
    places = (grams >> _PLACE_BITS).astype(np.int64)
    places += np.repeat(np.arange(len(counts)) * SKETCH, counts)
    np.minimum.at(least, places, grams & _RANK)
    values = (least & _VALUE).astype(np.uint16)
    # Zero says that a place is empty.
    values[values == 0] = 1
    values[least == _NONE] = 0
    return _filled(values.reshape(len(counts), SKETCH))


def _filled(sketches: Sketches) -> Sketches:
    """The sketches with their empty places filled from others of their own; those of no gram stay empty."""
    rows, places = np.nonzero((sketches == 0) & (sketches != 0).any(axis=1)[:, None])
    filled = sketches.copy()
    for turn in _TURNS:
        if not len(rows):
            break
        found = sketches[rows, places ^ turn]
        filled[rows, places] = found
        rows, places = rows[found == 0], places[found == 0]
    return filled
