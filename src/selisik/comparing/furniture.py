"""What an outlet prints in most of its articles: it joins strangers, so near copies leave it out, and it is reported.

Needs the extra `[batch]` (numpy). Learned per outlet from a sample that does not depend on the order of arrival.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import pairwise

import numpy as np

from selisik.comparing.grams import GRAM, Hashes, hash_grams, mixed
from selisik.data import Furniture

# Texts looked at of an outlet: the part of them that carries a passage is known to within .06.
SAMPLE_TEXTS = 64
# A passage is furniture when this part of an outlet's texts carries it, and so many texts at least were looked at.
LEAST_PART = 0.3
LEAST_TEXTS = 20
# Words as the grams see them.
_WORD = re.compile("[A-Za-z0-9]+")
_CODE_BYTES = 8
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Sample:
    """Texts of every outlet, those whose hashes are smallest, so that the order of arrival does not matter."""

    def __init__(self) -> None:
        self._kept: dict[str, list[tuple[int, str]]] = {}

    def add(self, outlet: str | None, sha256: str, text: str) -> None:
        """Offer one text; an unknown outlet has no furniture."""
        if outlet:
            kept = self._kept.setdefault(outlet, [])
            offer = -int(sha256[: 2 * _CODE_BYTES], 16), text
            if len(kept) < SAMPLE_TEXTS:
                heappush(kept, offer)
            elif offer > kept[0]:
                heappushpop(kept, offer)

    def texts(self) -> dict[str, list[str]]:
        """The texts kept of each outlet, outlets by name."""
        return {outlet: [text for _, text in sorted(self._kept[outlet])] for outlet in sorted(self._kept)}


def boilerplate(texts: Sequence[str]) -> Hashes:
    """The hashes, sorted, of grams that so many of one outlet's texts carry that they are its furniture."""
    if len(texts) < LEAST_TEXTS:
        return np.empty(0, dtype=np.uint64)
    grams, offsets = hash_grams(texts)
    bounds = offsets.astype(np.int64)
    own = [np.unique(grams[low:high]) for low, high in pairwise(bounds.tolist())]
    found, counts = np.unique(np.concatenate(own), return_counts=True)
    return found[counts >= LEAST_PART * len(texts)]


def learn_furniture(sample: Mapping[str, Sequence[str]]) -> dict[str, Hashes]:
    """The furniture of each outlet that has some (`boilerplate`)."""
    learned = {outlet: boilerplate(texts) for outlet, texts in sample.items()}
    return {outlet: grams for outlet, grams in learned.items() if len(grams)}


def bind_furniture(learned: Mapping[str, Hashes]) -> Hashes:
    """The furniture of many outlets as one sorted array: hashes of grams, each bound to its outlet (`bind`)."""
    parts = [bind(grams, outlet_code(outlet)) for outlet, grams in learned.items()]
    return np.sort(np.concatenate([np.empty(0, dtype=np.uint64), *parts]))


def outlet_code(outlet: str | None) -> np.uint64:
    """A number for an outlet, the same in every run; 0 for an unknown one."""
    return np.uint64(int.from_bytes(hashlib.sha256(outlet.encode()).digest()[:_CODE_BYTES]) if outlet else 0)


def bind(grams: Hashes, codes: Hashes | np.uint64) -> Hashes:
    """Hashes of grams made to stand for this outlet's use of them alone."""
    return mixed(grams ^ codes, _ODD)


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
        grams = hash_grams([text])[0]
        own = set(grams.tolist()) & left
        if own:
            found.update(_passages(text, np.flatnonzero(np.isin(grams, furniture)).tolist()))
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
