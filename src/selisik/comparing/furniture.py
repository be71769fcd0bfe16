"""What an outlet prints in most of its articles: it joins strangers, so near copies leave it out, and it is reported.

Needs the extra `[batch]` (numpy). Learned per outlet from a sample that does not depend on the order of arrival.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.grams import GRAM, Hashes, Places, hash_grams, join_texts, mixed
from selisik.data import Furniture

# Texts looked at of an outlet: the part of them that carries a passage is known to within .06.
SAMPLE_TEXTS = 64
# A passage is furniture when this part of an outlet's texts carries it, and so many texts at least were looked at.
LEAST_PART = 0.3
LEAST_TEXTS = 20
# The bits that number a text of the sample.
_HOME = np.uint64(SAMPLE_TEXTS - 1)
# Words as the grams see them.
_WORD = re.compile("[A-Za-z0-9]+")
_CODE_BYTES = 8
_ODD = np.uint64(0x9E3779B97F4A7C15)
# Outlets whose codes are kept at hand.
_OUTLETS = 65_536
# Grams are first looked up by so many leading bits: nearly all are no furniture, and are done with then.
_LIKELY_BITS = 20
_LIKELY = np.uint64(64 - _LIKELY_BITS)


@dataclass(frozen=True, slots=True)
class KnownFurniture:
    """The furniture of many outlets: hashes of grams bound to their outlets (`bind`), sorted.

    `likely` says of the leading bits of a gram, not bound, whether it may be any outlet's furniture.
    """

    bound: Hashes
    likely: NDArray[np.bool_]


NO_GRAMS = np.empty(0, dtype=np.uint64)
NO_FURNITURE = KnownFurniture(NO_GRAMS, np.zeros(1 << _LIKELY_BITS, dtype=np.bool_))


def sample_rows(outlets: Places, texts: Hashes) -> Places:
    """The rows to look at of every outlet, outlet by outlet: those of the smallest `texts`, which are hashes.

    `outlets` are numbers, below 0 where the outlet is unknown: those have no furniture, nor have those of few texts.
    """
    order = np.lexsort((texts, outlets))
    own = outlets[order]
    rank = np.arange(len(own)) - np.searchsorted(own, own)
    carried = np.searchsorted(own, own, "right") - np.searchsorted(own, own)
    return order[(own >= 0) & (rank < SAMPLE_TEXTS) & (carried >= LEAST_TEXTS)]


def boilerplate(texts: Sequence[str]) -> Hashes:
    """The hashes, sorted, of grams that so many of one outlet's texts carry that they are its furniture."""
    if len(texts) < LEAST_TEXTS:
        return NO_GRAMS
    grams, counts = hash_grams(*join_texts(texts[:SAMPLE_TEXTS]))
    homes = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    # A gram without its last bits, and its text's number in them: in each text a gram counts once.
    uses = _distinct((grams & ~_HOME) | homes) & ~_HOME
    before = ceil(LEAST_PART * len(counts)) - 1
    often = _distinct(uses[before:][uses[before:] == uses[: len(uses) - before]])
    return _distinct(grams[_among(grams & ~_HOME, often)])


def _distinct(values: Hashes) -> Hashes:
    """The values once each, in order; many times faster than numpy's own where nearly all are different."""
    ranked = np.sort(values)
    return ranked[np.concatenate([[True], ranked[1:] != ranked[:-1]])] if len(ranked) else ranked


def _among(values: Hashes, ranked: Hashes) -> NDArray[np.bool_]:
    """Which of the values are among some in order."""
    if not len(ranked):
        return np.zeros(len(values), dtype=np.bool_)
    return np.asarray(ranked[np.minimum(np.searchsorted(ranked, values), len(ranked) - 1)] == values)


def learn_furniture(sample: Mapping[str, Sequence[str]]) -> dict[str, Hashes]:
    """The furniture of each outlet that has some (`boilerplate`)."""
    learned = {outlet: boilerplate(texts) for outlet, texts in sample.items()}
    return {outlet: grams for outlet, grams in learned.items() if len(grams)}


def bind_furniture(learned: Mapping[str, Hashes]) -> KnownFurniture:
    """The furniture of many outlets in one, whichever order they come in."""
    bound = [bind(grams, outlet_code(outlet)) for outlet, grams in learned.items()]
    likely = NO_FURNITURE.likely.copy()
    for grams in learned.values():
        likely[grams >> _LIKELY] = True
    return KnownFurniture(np.sort(np.concatenate([NO_GRAMS, *bound])), likely)


@lru_cache(_OUTLETS)
def outlet_code(outlet: str | None) -> int:
    """A number for an outlet, the same in every run; 0 for an unknown one."""
    return int.from_bytes(hashlib.sha256(outlet.encode()).digest()[:_CODE_BYTES]) if outlet else 0


def bind(grams: Hashes, codes: Hashes | int) -> Hashes:
    """Hashes of grams made to stand for this outlet's use of them alone."""
    return mixed(grams ^ np.uint64(codes), _ODD)


def without_furniture(grams: Hashes, counts: Places, codes: Hashes, furniture: KnownFurniture) -> tuple[Hashes, Places]:
    """The grams, so many of each text, and their counts, without what the texts' outlets print everywhere."""
    homes = np.repeat(np.arange(len(counts)), counts)
    hits = np.flatnonzero(furniture.likely[grams >> _LIKELY])
    hits = hits[_among(bind(grams[hits], codes[homes[hits]]), furniture.bound)]
    kept = np.ones(len(grams), dtype=np.bool_)
    kept[hits] = False
    return grams[kept], counts - np.bincount(homes[hits], minlength=len(counts))


def find_furniture(sample: Mapping[str, Sequence[str]], learned: Mapping[str, Hashes]) -> Iterator[Furniture]:
    """The passages that each outlet prints in `LEAST_PART` of its texts or more, the most frequent first."""
    for outlet, grams in learned.items():
        texts = sample[outlet]
        lines = [" ".join(text.split()) for text in texts]
        counts = {passage: sum(passage in line for line in lines) for passage in _proposed(texts, grams)}
        for passage, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if count >= LEAST_PART * len(texts):
                share = round(count / len(texts), 3)
                yield Furniture(outlet=outlet, text=passage, share=share, articles=len(texts))


def _proposed(texts: Sequence[str], furniture: Hashes) -> set[str]:
    """Passages that together hold every gram of the furniture; few texts are read for them."""
    left, found = set(furniture.tolist()), set[str]()
    for text in texts:
        grams, _ = hash_grams(*join_texts([text]))
        places = np.flatnonzero(_among(grams, furniture))
        own = set(grams[places].tolist()) & left
        if own:
            found.update(_passages(text, places.tolist()))
            left -= own
        if not left:
            break
    return found


def _passages(text: str, places: Sequence[int]) -> Iterator[str]:
    """The longest runs of grams that stand at some places of a text, word for word, in one line."""
    words = [found.span() for found in _WORD.finditer(text)]
    breaks = [at for at in range(1, len(places)) if places[at] != places[at - 1] + 1]
    for low, high in zip([0, *breaks], [*breaks, len(places)], strict=True):
        start, end = words[places[low]][0], words[places[high - 1] + GRAM - 1][1]
        yield " ".join(text[start:end].split())
