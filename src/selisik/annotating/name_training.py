"""How a name model is made from labelled text, and how well it does on other labelled text.

Needs the extra `[train]` (python-crfsuite); what it makes needs nothing but selisik.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from selisik.annotating.gazetteers import Gazetteer, gazetteer
from selisik.annotating.name_features import (
    END,
    START,
    Word,
    around,
    behind_features,
    beside_features,
    list_features,
    near_features,
    near_shape_features,
    own_features,
    read_word,
    segments,
    shape_features,
)
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.name_model import SCALE, Lexicon, ModelFile, NameModel
from selisik.annotating.tagger import tag_names
from selisik.data.marks import EntityKind
from selisik.errors import UsageError
from selisik.lang import Pack, Tokens, tokens

# The kinds that a labelled file may name, in the words of the corpora that we know.
KINDS: Mapping[str, EntityKind] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "ORGANISATION": "organisation",
    "LOC": "place",
    "PLACE": "place",
}
# L1 keeps a model small, L2 keeps it general; found by cross-validation (docs/names-model.md).
SETTINGS: Mapping[str, Any] = {"c1": 0.05, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """One line of labelled text, a sentence: its tokens, and its names as `(kind, start, end)` in the text."""

    found: Tokens
    names: frozenset[tuple[EntityKind, int, int]]


class _Row(msgspec.Struct):
    text: str
    names: list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScore:
    """How many names were right, given and wanted, exactly by span and kind."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the names given that are right."""
        return self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        """The share of the names wanted that were found."""
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(self.given + self.wanted, 1)


def read_labelled(path: Path) -> list[LabelledLine]:
    """The lines of a labelled file: JSON rows of `text`, a sentence a line, and `names`, rows of kind, start, end.

    Raises UsageError, naming the row, for what is not so labelled or of a kind that is not known.
    """
    try:
        content = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    out: list[LabelledLine] = []
    for number, row in enumerate(content.split("\n"), 1):
        if row.strip():
            try:
                out += _lines(msgspec.json.decode(row, type=_Row))
            except (msgspec.DecodeError, KeyError) as error:
                raise UsageError(f"{path}, line {number}: no labelled text: {error}") from error
    return out


def _lines(row: _Row) -> Iterator[LabelledLine]:
    start = 0
    for line in row.text.split("\n"):
        end = start + len(line)
        found = tokens(row.text, start, end)
        names = frozenset((KINDS[kind.upper()], a, b) for kind, a, b in row.names if start <= a and b <= end)
        if found:
            yield LabelledLine(found=found, names=names)
        start = end + 1


def train_names(lines: Sequence[LabelledLine], language: Pack, made: str) -> ModelFile:
    """A model of the labelled lines; `made` is kept in it and says from what. The same lines give the same model.

    Raises UsageError where the extra `[train]` is not installed, or nothing is labelled.
    """
    try:
        import pycrfsuite
    except ModuleNotFoundError as error:
        raise UsageError("training needs python-crfsuite: pip install 'selisik[train]'") from error
    if not any(line.names for line in lines):
        raise UsageError("nothing is labelled in the training text, so there is nothing to learn")
    trainer, lists = pycrfsuite.Trainer(verbose=False), gazetteer(language)
    trainer.set_params(dict(SETTINGS))
    for line in lines:
        for features, labels in _sequences(line, lists):
            trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return _model_file(info.state_features, info.transitions, made)


def _sequences(line: LabelledLine, lists: Gazetteer) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The features and labels of each run of words that may hold a name."""
    words = [read_word(token.text, lists) for token in line.found]
    classes = lists.classes(words)
    for run in segments(words):
        yield _features(words, classes, run, lists), _labels(line, run)


def _features(
    words: Sequence[Word], classes: Sequence[tuple[str, ...]], run: tuple[int, int], lists: Gazetteer
) -> list[list[str]]:
    """The features of each word of a run, as the model adds up their weights."""
    edged, sides = [START, START, *words, END, END], [(), *classes, ()]
    out: list[list[str]] = []
    for at, (small, head) in enumerate(zip(*around(words, classes, run, lists), strict=True), run[0]):
        second, before, word, after, last = edged[at : at + 5]
        near = (near_features(each.lower)[side] for side, each in enumerate((before, after, second, last)))
        left, own, right = sides[at : at + 3]
        out.append(
            [
                *own_features(word.lower),
                *shape_features(word.outline, len(word.lower), word.ordinary),
                *near,
                *near_shape_features("-", before.outline),
                *near_shape_features("+", after.outline),
                *beside_features(before.lower, word.ordinary, word.outline),
                *behind_features(small, head, word.outline),
                *list_features(own, left, right),
            ]
        )
    return out


def _labels(line: LabelledLine, run: tuple[int, int]) -> list[str]:
    found = line.found[run[0] : run[1]]
    labels = ["O"] * len(found)
    for kind, start, end in sorted(line.names, key=lambda name: name[1:]):
        inside = [at for at, token in enumerate(found) if start <= token.start and token.end <= end]
        for at in inside:
            labels[at] = ("B-" if at == inside[0] else "I-") + kind
    return labels


def _model_file(
    weights: Mapping[tuple[str, str], float], follows: Mapping[tuple[str, str], float], made: str
) -> ModelFile:
    kinds = sorted({label[2:] for _, label in weights if label != "O"})
    labels = ("O", *(f"{side}-{kind}" for kind in kinds for side in "BI"))
    rows: dict[str, list[int]] = {}
    for (feature, label), weight in sorted(weights.items()):
        if thousandths := round(weight * SCALE):
            rows.setdefault(feature, []).extend((labels.index(label), thousandths))
    table = tuple(tuple(round(follows.get((a, b), 0) * SCALE) for b in labels) for a in labels)
    return ModelFile(labels, table, {feature: tuple(row) for feature, row in rows.items()}, made)


def model_bytes(model: ModelFile) -> bytes:
    """The model as a file, a feature a line, so that two models can be compared."""
    whole = msgspec.json.encode(model)
    return whole.replace(b'],"', b'],\n"').replace(b':{"', b':{\n"') + b"\n"


def score_names(lines: Iterable[LabelledLine], model: NameModel, language: Pack) -> dict[EntityKind, NameScore]:
    """How well a model does on labelled lines it was not trained on, kind by kind."""
    known = Lexicon(model, gazetteer(language))
    counts: dict[str, Counter[EntityKind]] = {"right": Counter(), "given": Counter(), "wanted": Counter()}
    for line in lines:
        given = {_key(name) for name in tag_names(line.found, known)}
        for name, keys in (("given", given), ("wanted", line.names), ("right", given & line.names)):
            counts[name].update(kind for kind, _, _ in keys)
    kinds = sorted({*counts["given"], *counts["wanted"]})
    return {kind: NameScore(**{name: count[kind] for name, count in counts.items()}) for kind in kinds}


def _key(name: NameMention) -> tuple[EntityKind, int, int]:
    return name.kind, name.start, name.end
