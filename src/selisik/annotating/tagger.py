"""The trained name model over a sentence: words -> spans with their kinds."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.name_model import Lexicon, NameModel, labels_of, read_model, read_model_file
from selisik.data.marks import EntityKind
from selisik.lang import Pack, Token, Tokens, is_word

MODEL = "names.model"
# Marks that the model now and then takes along at a name's ends.
BREAK = ":"
EDGES = frozenset("\"“”‘’'-–—,:;")


@cache
def name_model(path: str | None = None) -> NameModel:
    """The model in a file, or the one that comes with selisik; read once in a process.

    Raises UsageError where the file cannot be read or is no name model.
    """
    if path is not None:
        return read_model_file(Path(path))
    return read_model((files("selisik.annotating") / MODEL).read_bytes(), MODEL)


@cache
def lexicon(language: Pack, model: str | None = None) -> Lexicon:
    """The words of a language with their weights in a model: that of a file, or ours."""
    return Lexicon(name_model(model), gazetteer(language))


def tag_names(found: Tokens, known: Lexicon) -> Iterator[NameMention]:
    """The names among the tokens of one sentence, in order."""
    for first, labels in labels_of(found.texts, known):
        for start, end, kind in labelled_spans(labels):
            words = found[first + start : first + end]
            figure = kind == "person" and any(token.text[0].isdigit() for token in words)
            apart = any(token.text == BREAK for token in words)  # a dateline, and what follows it
            if (
                not figure and not apart and any(is_word(token) for token in words)
            ):  # no person's name holds a figure ("M 5,8")
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
    if labels.count("O") == len(labels):
        return
    for at, label in enumerate((*labels, "O")):
        begins = label[:2] == "B-" or (label != "O" and label[2:] != kind)
        if start >= 0 and (label == "O" or begins):
            yield start, at, cast(EntityKind, kind)
            start, kind = -1, ""
        if begins:
            start, kind = at, label[2:]
