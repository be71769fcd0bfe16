"""A trained name model: weights of features, and the labels of a run of words that together weigh most.

A model is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). Its weights for all labels of
one feature are kept side by side in one whole number, so that a word's features are added for all labels at once; the
best labels are found as usual (Viterbi 1967). Reading and tagging need nothing but the standard library.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from selisik.annotating.gazetteers import Gazetteer
from selisik.annotating.name_features import (
    END,
    START,
    Place,
    Word,
    joint_features,
    near_features,
    own_features,
    places,
    read_word,
    segments,
)
from selisik.data.marks import EntityKind
from selisik.errors import UsageError

# Words whose weights are kept ready; when there are more all are forgotten, so memory stays bounded.
REMEMBERED_WORDS = 50_000
# Weights are kept as whole thousandths.
SCALE = 1000
# Each label has this many bits of the number; the weights of a word's features, some forty, add up to less.
LANE = 32
MOST_WEIGHT = 1000 * SCALE
# What stands before and behind a sentence; no token of a text is written so.
EDGES = {edge.lower: edge for edge in (START, END)}
# For a label taken before another: what most is gained by it, and by each label that then follows, most first.
Gains = tuple[int, tuple[tuple[int, int], ...]]


class ModelFile(msgspec.Struct, frozen=True):
    """What a model's file holds, as JSON.

    `labels` are O and, for each kind, B- and I-; `follows[a][b]` is the weight of label b after label a, and
    `weights[feature]` a row of pairs: the number of a label and its weight; both in thousandths. `made` says from what.
    """

    labels: tuple[str, ...]
    follows: tuple[tuple[int, ...], ...]
    weights: dict[str, tuple[int, ...]]
    made: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class NameModel:
    """A model ready to tag: packed weights by feature, and for each label the weights of those after it.

    `gains[a][b]` is what label b before another label weighs more than label a before it.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    follows: tuple[tuple[int, ...], ...]
    gains: tuple[tuple[Gains, ...], ...]
    lanes: struct.Struct
    zero: int


def read_model(content: bytes, where: str) -> NameModel:
    """The model of a file's content. Raises UsageError, naming `where`, for what is no model."""
    try:
        return _ready(msgspec.json.decode(content, type=ModelFile))
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"{where}: is no name model: {error}") from error


def read_model_file(path: Path) -> NameModel:
    """The model in a file. Raises UsageError where it cannot be read or is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    return read_model(content, str(path))


def _ready(file: ModelFile) -> NameModel:
    labels, kinds = file.labels, get_args(EntityKind)
    known = {f"{side}-{kind}" for side in "BI" for kind in kinds}
    if labels[:1] != ("O",) or not known.issuperset(labels[1:]) or len(set(labels)) < len(labels):
        raise ValueError(f"labels are O and then B- and I- of {', '.join(kinds)}, not {', '.join(labels)}")
    if [len(row) for row in file.follows] != [len(labels)] * len(labels):
        raise ValueError(f"follows has not {len(labels)} rows of {len(labels)} weights")
    zero = sum(1 << (LANE * at + LANE - 1) for at in range(len(labels)))
    gains = tuple(tuple(_gains(row, other) for other in file.follows) for row in file.follows)
    weights = {feature: _packed(row, len(labels)) for feature, row in file.weights.items()}
    return NameModel(labels, weights, file.follows, gains, struct.Struct(f"<{len(labels)}I"), zero)


def _gains(row: Sequence[int], other: Sequence[int]) -> Gains:
    each = sorted(((b - a, label) for label, (a, b) in enumerate(zip(row, other, strict=True)) if b > a), reverse=True)
    return (each[0][0] if each else 0), tuple((label, gain) for gain, label in each)


def _packed(row: Sequence[int], labels: int) -> int:
    packed = 0
    for label, weight in zip(row[::2], row[1::2], strict=True):
        if not 0 <= label < labels or abs(weight) > MOST_WEIGHT:
            raise ValueError(f"a feature weighs {weight} for label {label}")
        packed += weight << (LANE * label)
    return packed


class Scored(NamedTuple):
    """The packed weights that a word has itself and gives the words beside it and two away."""

    own: int
    next: int
    previous: int
    second: int
    last: int


class Lexicon(dict[str, Word]):
    """The words seen so far, made when asked for, and the model that weighs them."""

    def __init__(self, model: NameModel, lists: Gazetteer) -> None:
        super().__init__()
        self.model, self.lists, self.weights = model, lists, WordWeights(model, self)

    def __missing__(self, text: str) -> Word:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        found = self[text] = read_word(text, self.lists)
        return found


class WordWeights(dict[str, Scored]):
    """The words seen so far in and around runs with their weights, made when asked for."""

    def __init__(self, model: NameModel, words: Mapping[str, Word]) -> None:
        super().__init__()
        self.model, self.words = model, words

    def __missing__(self, text: str) -> Scored:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        word = EDGES.get(text) or self.words[text]
        near = [self._sum(near_features(side, word)) for side in ("-", "+", "--", "++")]
        found = self[text] = Scored(self._sum(own_features(word)), *near)
        return found

    def _sum(self, features: Iterable[str]) -> int:
        get = self.model.weights.get
        return sum([get(feature, 0) for feature in features])


def labels_of(texts: Sequence[str], known: Lexicon) -> Iterator[tuple[int, list[str]]]:
    """The labels of each run of words that may hold a name: the number of its first word, and a label a word."""
    words = [known[text] for text in texts]
    runs = list(segments(words))
    if not runs:
        return
    lists = known.lists.classes(words)
    edged = [START.lower, START.lower, *texts, END.lower, END.lower]
    for run in runs:
        scored = [known.weights[text] for text in edged[run[0] : run[1] + 4]]
        found = places(words, lists, run, known.lists)
        yield run[0], _best(_weights(found, scored, known.model), known.model)


def _weights(found: Sequence[Place], scored: Sequence[Scored], model: NameModel) -> list[tuple[int, ...]]:
    """For every word of a run the weight of each label; `scored` has two words more on either side."""
    get, lanes, zero, out = model.weights.get, model.lanes, model.zero, []
    for at, place in enumerate(found):
        joint = [get(feature, 0) for feature in joint_features(place)]
        total = sum(
            joint,
            zero + scored[at].second + scored[at + 1].next + scored[at + 2].own
            + scored[at + 3].previous + scored[at + 4].last,
        )  # fmt: skip
        out.append(lanes.unpack(total.to_bytes(lanes.size, "little")))
    return out


def _best(weights: Sequence[tuple[int, ...]], model: NameModel) -> list[str]:
    """The labels, one a word, that with what follows what weigh most.

    Every label is first taken to follow the heaviest one; another can come before it only where it gains more by what
    follows it than it is behind, and mostly none does.
    """
    follows, gains, back = model.follows, model.gains, list[list[int]]()
    sums = list(weights[0])
    for row in weights[1:]:
        most = max(sums)
        top = sums.index(most)
        step = [most + follow + own for follow, own in zip(follows[top], row, strict=True)]
        came = [top] * len(row)
        for earlier, (largest, gained) in enumerate(gains[top]):
            behind = most - sums[earlier]
            if behind < largest:
                for label, gain in gained:
                    if gain <= behind:
                        break
                    total = sums[earlier] + follows[earlier][label] + row[label]
                    if total > step[label]:
                        step[label], came[label] = total, earlier
        sums = step
        back.append(came)
    at = sums.index(max(sums))
    out = [at]
    for came in reversed(back):
        at = came[at]
        out.append(at)
    return [model.labels[at] for at in reversed(out)]
