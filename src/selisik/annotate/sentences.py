"""Where sentences begin and end."""

import re
from collections.abc import Sequence

from selisik.data import Region, Sentence
from selisik.lang import Pack

_SENTENCE = re.compile(r"\S[^.!?\n]*[.!?\n]?")


def find_sentences(text: str, regions: Sequence[Region], language: Pack) -> tuple[Sentence, ...]:
    """The sentences of every region that is part of the report, in order."""
    return tuple(
        Sentence(found.start(), found.end(), rule="stop")
        for region in regions
        if region.kind not in ("furniture", "credit", "repeat")
        for found in _SENTENCE.finditer(text, region.start, region.end)
    )
