"""Train `src/selisik/annotating/names.model`, the name tagger that ships with selisik.

    python train/names.py ../shared/eval/data/names-train.jsonl [MORE.jsonl …] -o src/selisik/annotating/names.model
    python train/names.py names-train.jsonl --score names-dev.jsonl       train, and print exact F1 on other data

A row has `text`, one sentence a line, and `names`: [kind, start, end] with the kinds PER, ORG, LOC or NERGrit's.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_features import sentence_features
from selisik.annotating.tagger import labelled_spans
from selisik.lang import Token, pack, tokens

KINDS = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANISATION": "organisation",
    "LOC": "place", "PLACE": "place",
}  # fmt: skip
# L1 keeps the model small, L2 keeps it general; found on the dev half with --score.
SETTINGS = {"c1": 0.05, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}
Labelled = tuple[list[Token], list[str]]


def sentences(path: Path) -> Iterator[Labelled]:
    """The tokens and labels of every line of a labelled file."""
    for row in path.read_text("utf-8").split("\n"):
        if row.strip():
            yield from _lines(json.loads(row))


def _lines(row: dict) -> Iterator[Labelled]:
    start = 0
    for line in row["text"].split("\n"):
        found = tokens(row["text"], start, start + len(line))
        names = [(KINDS[kind], a, b) for kind, a, b in row["names"] if start <= a and b <= start + len(line)]
        if found:
            yield found, _labels(found, names)
        start += len(line) + 1


def _labels(found: list[Token], names: list[tuple[str, int, int]]) -> list[str]:
    labels = ["O"] * len(found)
    for kind, start, end in names:
        inside = [at for at, token in enumerate(found) if start <= token.start and token.end <= end]
        for at in inside:
            labels[at] = ("B-" if at == inside[0] else "I-") + kind
    return labels


def train(labelled: list[Labelled], out: Path) -> None:
    """Write the model of the labelled sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    lists = gazetteer(pack("id"))
    for found, labels in labelled:
        for first, features in sentence_features(found, lists):
            trainer.append(features, labels[first : first + len(features)])
    trainer.train(str(out))


def score(labelled: list[Labelled], model: Path) -> tuple[float, float, float]:
    """Exact precision, recall and F1 of the model."""
    tagger, lists = pycrfsuite.Tagger(), gazetteer(pack("id"))
    tagger.open(str(model))
    right = given = wanted = 0
    for found, labels in labelled:
        mine = ["O"] * len(found)
        for first, features in sentence_features(found, lists):
            mine[first : first + len(features)] = tagger.tag(features)
        got, gold = set(labelled_spans(mine)), set(labelled_spans(labels))
        right, given, wanted = right + len(got & gold), given + len(got), wanted + len(gold)
    return right / max(given, 1), right / max(wanted, 1), 2 * right / max(given + wanted, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--score", type=Path)
    args = parser.parse_args()
    out = args.out or Path(tempfile.mkdtemp()) / "names.model"
    train([each for path in args.data for each in sentences(path)], out)
    if args.score:
        print("P {:.3f} R {:.3f} F1 {:.3f}".format(*score(list(sentences(args.score)), out)))


if __name__ == "__main__":
    main()
