"""The shipped name model on labelled news, where that is present."""

import json
from pathlib import Path

import pytest

from selisik.annotating.names import find_names
from selisik.data import Sentence
from selisik.lang import pack

DATA = Path(__file__).parents[3] / "shared" / "eval" / "data" / "names-dev.jsonl"
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
# Exact F1; raised whenever the model is.
FLOOR = 0.855


@pytest.mark.skipif(not DATA.is_file(), reason=f"labelled names are not at {DATA}")
def test_exact_f1_stays_above_the_floor() -> None:
    right = given = wanted = 0
    for row in (json.loads(line) for line in DATA.read_text("utf-8").split("\n") if line.strip()):
        got, gold = _found(row["text"]), {(KINDS[kind], start, end) for kind, start, end in row["names"]}
        right, given, wanted = right + len(got & gold), given + len(got), wanted + len(gold)
    assert 2 * right / (given + wanted) >= FLOOR


def _found(text: str) -> set[tuple[str, int, int]]:
    out, start = set(), 0
    for line in text.split("\n"):
        if line.strip():
            sentence = Sentence(start, start + len(line))
            out |= {(name.kind, name.start, name.end) for name in find_names(text, [sentence], pack("id"))}
        start += len(line) + 1
    return out
