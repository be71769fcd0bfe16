"""Hashes of the word 5-grams of many texts, on whole arrays. Needs the extra `[batch]` (numpy)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

GRAM = 5
_GAP = ord(" ")
_FOLDED = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else _GAP for byte in range(256))
# Words are read in pieces of eight letters, three at most; the masks cut a piece to so many letters.
_PIECE, _PIECES = 8, 3
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(_PIECE + 1)], dtype=np.uint64)
# Odd constants of the 64-bit mixers by Steele, Lea and Flood (SplitMix, 2014) and by Knuth; any odd ones would serve.
FACTORS = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15,
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD1342543DE82EF95,
        0x2545F4914F6CDD1D,
    )
)
SHIFT = np.uint64(29)


def join_texts(texts: Sequence[str]) -> tuple[bytes, Places]:
    """The texts as bytes one after another, each with a gap after it, and the size of each with its gap."""
    raw = [text.encode("utf-8", "surrogatepass") for text in texts]
    return b"\0".join([*raw, b""]), np.array([len(each) + 1 for each in raw], dtype=np.int64)


def hash_grams(joined: bytes, sizes: Places) -> tuple[Hashes, Places]:
    """The hashes of the joined texts' word 5-grams one after another, and how many there are of each text.

    Words are runs of letters and digits of ASCII, capitals folded; everything else parts them, the same way in every
    copy. A text of fewer than five words has no gram. All is done on whole arrays.
    """
    # A gap before, so that every word has two edges, and room after the last word to read whole pieces.
    folded = b"".join([b"\0", joined, bytes(_PIECE * _PIECES)]).translate(_FOLDED)
    letters = np.frombuffer(folded, dtype=np.uint8) != _GAP
    edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1
    words = _hash_words(folded, edges[::2], edges[1::2] - edges[::2])
    first_words = np.searchsorted(edges[::2], np.concatenate([[0], np.cumsum(sizes)]) + 1)
    whole = np.ones(len(words), dtype=np.bool_)
    for back in range(1, GRAM):
        whole[np.maximum(first_words[1:] - back, first_words[:-1])[np.diff(first_words) > 0]] = False
    number = max(0, len(words) - GRAM + 1)
    grams = words[:number] * FACTORS[0]
    for place in range(1, GRAM):
        grams += words[place : place + number]
        grams *= FACTORS[0]
    return mixed(grams[whole[:number]], FACTORS[1]), np.maximum(np.diff(first_words) - GRAM + 1, 0)


def _hash_words(folded: bytes, starts: Places, lengths: Places) -> Hashes:
    """A hash of each word, read eight letters at a time; what is beyond the last piece of a very long word is not."""
    pieces = np.ndarray((len(folded) - _PIECE + 1,), dtype="<u8", buffer=folded, strides=(1,))
    words = mixed(pieces[starts] & _MASKS[np.minimum(lengths, _PIECE)], FACTORS[0])
    for at in range(_PIECE, _PIECE * _PIECES, _PIECE):
        long = np.flatnonzero(lengths > at)
        more = pieces[starts[long] + at] & _MASKS[np.minimum(lengths[long] - at, _PIECE)]
        words[long] = mixed(words[long] ^ more, FACTORS[2])
    return words


def mixed(values: Hashes, factor: np.uint64) -> Hashes:
    """The values with their bits spread by an odd factor."""
    out = values >> SHIFT
    out ^= values
    out *= factor
    out ^= out >> SHIFT
    return out
