"""A trained name model: weights of features, and the labels of a run of words that together weigh most.

A model is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). Its weights for all labels of
one feature are kept side by side in one whole number, so that a word's features are added for all labels at once; the
best labels are found as usual (Viterbi 1967). Reading and tagging need nothing but the standard library.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from selisik.annotating.gazetteers import Gazetteer
from selisik.annotating.name_features import (
    AFFIXES,
    END,
    END_LETTERS,
    END_MARK,
    FIRST_MARK,
    HEAD_MARK,
    LAST_MARK,
    START,
    WORD_MARKS,
    Around,
    Word,
    around,
    beside_tables,
    list_features,
    marked,
    near_shape_features,
    outline_tables,
    read_word,
    segments,
    shape_features,
    word_tables,
)
from selisik.data.marks import EntityKind
from selisik.errors import UsageError

# Words whose weights are kept ready; when there are more all are forgotten, so memory stays bounded.
REMEMBERED_WORDS = 20_000
# Sums of weights kept ready for each sort of feature that depends on more than one word.
REMEMBERED_SUMS = 10_000
# Weights are kept as whole thousandths.
SCALE = 1000
# Each label has this many bits of the number; the weights of a word's features, some forty, add up to less.
LANE = 32
MOST_WEIGHT = 1000 * SCALE
# What stands before and behind a sentence; no token of a text is written so.
EDGES = {edge.lower: edge for edge in (START, END)}
NO_WEIGHTS: Mapping[Any, int] = {}
UNKNOWN = (0,) * len(WORD_MARKS)
# For a label taken before another: what most is gained by it, its number, and what by each label that then follows,
# most first.
Gains = tuple[int, int, tuple[tuple[int, int], ...]]


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
    """A model ready to tag: packed weights by feature, and for each label the packed weights of those after it.

    `gains[a][b]` is what label b before another label weighs more than label a before it.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    follows: tuple[int, ...]
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
    gains = tuple(tuple(_gains(row, at, other) for at, other in enumerate(file.follows)) for row in file.follows)
    weights = {feature: _packed(row, len(labels)) for feature, row in file.weights.items()}
    follows = tuple(_packed([*chain(*enumerate(row))], len(labels)) for row in file.follows)
    return NameModel(labels, weights, follows, gains, struct.Struct(f"<{len(labels)}I"), zero)


def _gains(row: Sequence[int], at: int, other: Sequence[int]) -> Gains:
    each = sorted(((b - a, label) for label, (a, b) in enumerate(zip(row, other, strict=True)) if b > a), reverse=True)
    return (each[0][0] if each else 0), at, tuple((label, gain) for gain, label in each)


def _packed(row: Sequence[int], labels: int) -> int:
    packed = 0
    for label, weight in zip(row[::2], row[1::2], strict=True):
        if not 0 <= label < labels or abs(weight) > MOST_WEIGHT:
            raise ValueError(f"a feature or label before weighs {weight} for label {label}")
        packed += weight << (LANE * label)
    return packed


class Scored(NamedTuple):
    """The packed weights that a word has itself and gives the words beside it and two away.

    `beside` are those that it gives the next word by whether that is an ordinary one and by its outline.
    """

    own: int
    next: int
    previous: int
    second: int
    last: int
    beside: Mapping[tuple[bool, str], int]


class Sums(dict[tuple[Any, ...], int]):
    """The packed weights of features by what they depend on, added up when asked for."""

    def __init__(self, features: Callable[..., Iterable[str]], model: NameModel) -> None:
        super().__init__()
        self.features, self.weights = features, model.weights

    def __missing__(self, key: tuple[Any, ...]) -> int:
        if len(self) >= REMEMBERED_SUMS:
            self.clear()
        get = self.weights.get
        total = self[key] = sum([get(feature, 0) for feature in self.features(*key)])
        return total


class Lexicon(dict[str, Word]):
    """The words seen so far, made when asked for, and the model that weighs them."""

    def __init__(self, model: NameModel, lists: Gazetteer) -> None:
        super().__init__()
        self.model, self.lists, self.weights = model, lists, WordWeights(model, self)
        self.ends, self.headed = Ends(model), outline_tables(HEAD_MARK, model.weights)
        self.listed = Sums(list_features, model)

    def __missing__(self, text: str) -> Word:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        found = self[text] = read_word(text, self.lists)
        return found


class WordWeights(dict[str, Scored]):
    """The words seen so far in and around runs with their weights, made when asked for."""

    def __init__(self, model: NameModel, words: Mapping[str, Word]) -> None:
        super().__init__()
        self.words, self.known, self.beside = words, word_tables(model.weights), beside_tables(model.weights)
        self.heads, self.tails = marked(FIRST_MARK, model.weights), marked(LAST_MARK, model.weights)
        self.shapes, self.near = Sums(shape_features, model), Sums(near_shape_features, model)

    def __missing__(self, text: str) -> Scored:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        word, heads, tails = EDGES.get(text) or self.words[text], self.heads, self.tails
        lower, outline = word.lower, word.outline
        own, next_, previous, second, last = self.known.get(lower, UNKNOWN)
        own += self.shapes[outline, len(lower), word.ordinary]
        for size in AFFIXES:
            own += heads.get(lower[:size], 0) + tails.get(lower[-size:], 0)
        next_, previous = next_ + self.near["-", outline], previous + self.near["+", outline]
        found = self[text] = Scored(own, next_, previous, second, last, self.beside.get(lower, NO_WEIGHTS))
        return found


class Ends(dict[str, Mapping[str, int]]):
    """For each first word behind a run the packed weights that it gives the run's words by their outline."""

    def __init__(self, model: NameModel) -> None:
        super().__init__()
        self.tables = outline_tables(END_MARK, model.weights)

    def __missing__(self, small: str) -> Mapping[str, int]:
        if len(self) >= REMEMBERED_SUMS:
            self.clear()
        found = dict(self.tables.get(small, NO_WEIGHTS))
        for outline, weight in self.tables.get(small[:END_LETTERS], NO_WEIGHTS).items():
            found[outline] = found.get(outline, 0) + weight
        self[small] = found
        return found


class Sentence(NamedTuple):
    """A sentence to be labelled: its words as written and as known, and the list entries that each is part of.

    The edges of the sentence stand around it: two in `texts`, and one in `lists`.
    """

    texts: Sequence[str]
    words: Sequence[Word]
    lists: Sequence[tuple[str, ...]]


def labels_of(texts: Sequence[str], known: Lexicon) -> Iterator[tuple[int, list[str]]]:
    """The labels of each run of words that may hold a name: the number of its first word, and a label a word."""
    words = list(map(known.__getitem__, texts))
    runs = list(segments(words))
    if not runs:
        return
    lists = known.lists.classes(words)
    sentence = Sentence([START.lower, START.lower, *texts, END.lower, END.lower], words, [(), *lists, ()])
    for run in runs:
        yield run[0], _best(_weights(sentence, run, around(words, lists, run, known.lists), known), known.model)


def _weights(sentence: Sentence, run: tuple[int, int], told: Around, known: Lexicon) -> list[int]:
    """For every word of a run the packed weights of the labels."""
    start, end = run
    near = map(known.weights.__getitem__, sentence.texts[start : end + 4])
    own, next_, previous, second, last, beside = zip(*near, strict=True)
    # As many as the shortest, `last[4:]`: the words of the run.
    near_by = zip(repeat(known.model.zero), second, next_[1:], own[2:], previous[3:], last[4:], strict=False)
    ends, headed, out = map(known.ends.__getitem__, told.ends), known.headed, []
    rows = zip(map(sum, near_by), sentence.words[start:end], ends, told.heads, beside[1:-3], strict=True)
    for at, (total, word, by_end, head, before) in enumerate(rows, start):
        outline = word.outline
        total += by_end.get(outline, 0)
        if before:
            total += before.get((word.ordinary, outline), 0)
        if head:
            total += headed.get(head, NO_WEIGHTS).get(outline, 0)
        left, listed, right = sentence.lists[at : at + 3]
        if left or listed or right:
            total += known.listed[listed, left, right]
        out.append(total)
    return out


def _best(weights: Sequence[int], model: NameModel) -> list[str]:
    """The labels, one a word, that with what follows what weigh most; `weights` are packed.

    Every label is first taken to follow the heaviest one; another can come before it only where it gains more by what
    follows it than it is behind. What all labels of a word have in common is left out.
    """
    unpack, size, follows, gains = model.lanes.unpack, model.lanes.size, model.follows, model.gains
    sums: Sequence[int] = unpack(weights[0].to_bytes(size, "little"))
    back = list[list[int]]()
    for own in weights[1:]:
        most = max(sums)
        top = sums.index(most)
        first: tuple[int, ...] = unpack((own + follows[top]).to_bytes(size, "little"))
        step, came = list(first), [top] * len(first)
        for total, (largest, earlier, gained) in zip(sums, gains[top], strict=True):
            behind = most - total
            if largest > behind:
                for label, gain in gained:
                    if gain <= behind:
                        break
                    if (by_this := first[label] + gain - behind) > step[label]:
                        step[label], came[label] = by_this, earlier
        sums = step
        back.append(came)
    at = sums.index(max(sums))
    out = [model.labels[at]]
    for came in reversed(back):
        at = came[at]
        out.append(model.labels[at])
    out.reverse()
    return out
