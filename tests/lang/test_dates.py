"""The cases of dates.toml, language by language."""

import tomllib
from pathlib import Path

import pytest

from selisik.annotating.dates import find_dates
from selisik.data import Sentence
from selisik.lang import pack, shared_table
from selisik.lang.dates import date_vocabulary

FOLDERS = sorted(Path(__file__).parent.glob("*/dates.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def written(case: dict) -> tuple[str, list[Sentence]]:
    """A case's text and its sentences: `text` is one sentence, `sentences` are joined by a space."""
    parts = case.get("sentences") or [case["text"]]
    text = " ".join(parts)
    starts = [len(" ".join(parts[:at])) + (at > 0) for at in range(len(parts))]
    return text, [Sentence(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[written(case)[0][:50] for _, case in CASES])
def test_dates(code: str, case: dict) -> None:
    text, sentences = written(case)
    marks = find_dates(text, sentences, pack(code), case.get("published"))
    found = [[mark.cut(text), mark.value or ""] for mark in marks]
    assert (found == case["dates"]) is not case.get("fails", False), found


def test_every_kind_that_a_rule_names_is_listed_in_the_first_pack() -> None:
    table = pack("id").table("dates")
    rules = shared_table("dates")["rules"]
    named = {
        kind
        for rule in rules
        for word in rule["pattern"].split()
        for kind in word.strip("?+").split(":")[-1].split("|")
    }
    listed = {*table["kinds"], *shared_table("dates")["classes"], *date_vocabulary(pack("en")).words}
    shapes = {"open", "close", "comma", "dash", "slash", "percent", "apostrophe"}
    shapes |= {"day", "year", "full", "partial", "clock", "early", "years", "digits"}
    shapes |= {"number_word", "scale_word"}
    assert named <= listed | shapes, named - listed - shapes
