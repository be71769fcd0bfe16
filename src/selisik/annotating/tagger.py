"""The trained name model: words of a sentence -> spans with their kinds."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import cast

import pycrfsuite

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_features import sentence_features
from selisik.data import NameMention
from selisik.data.marks import EntityKind
from selisik.lang import Pack, Token, is_word

MODEL = "names.model"
# Marks that the model now and then takes along at a name's ends.
EDGES = frozenset("\"“”‘’'-–—,:;")


@cache
def _model() -> pycrfsuite.Tagger:
    """The model, read once in a process when the first sentence asks for it."""
    tagger = pycrfsuite.Tagger()
    with as_file(files("selisik.annotating") / MODEL) as path:
        tagger.open(str(path))
    return tagger


def tag_names(found: Sequence[Token], language: Pack) -> Iterator[NameMention]:
    """The names among the tokens of one sentence, in order."""
    for first, features in sentence_features(found, gazetteer(language)):
        for start, end, kind in labelled_spans(_model().tag(features)):
            words = found[first + start : first + end]
            if any(is_word(token) for token in words):
                yield _name(words, kind)


def _name(words: Sequence[Token], kind: EntityKind) -> NameMention:
    """The mention that the words make, without quotation marks and dashes at its ends."""
    inner = [token for token in words if token.text not in EDGES]
    return NameMention(inner[0].start, inner[-1].end, kind=kind, rule=MODEL)


def labelled_spans(labels: Sequence[str]) -> Iterator[tuple[int, int, EntityKind]]:
    """The spans that B- and I- labels mark, as `[start, end)` of the labels; an I- with no beginning begins one.

    >>> list(labelled_spans(["O", "B-person", "I-person", "B-place"]))
    [(1, 3, 'person'), (3, 4, 'place')]
    """
    start, kind = -1, ""
    for at, label in enumerate((*labels, "O")):
        begins = label[:2] == "B-" or (label != "O" and label[2:] != kind)
        if start >= 0 and (label == "O" or begins):
            yield start, at, cast(EntityKind, kind)
            start, kind = -1, ""
        if begins:
            start, kind = at, label[2:]
