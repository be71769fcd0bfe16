"""The cases of quantities.toml, language by language."""

import tomllib
from pathlib import Path

import pytest

from selisik.annotating.dates import find_dates
from selisik.annotating.quantities import find_quantities
from selisik.data import Quantity, Sentence
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/quantities.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]
SIGNS = {"exactly": "", "about": "~", "at least": ">=", "at most": "<="}


def said(mark: Quantity, text: str) -> str:
    """A quantity in one line: its words, then bound, value, the end of its range, its whole and its unit."""
    value = "?" if mark.value is None else str(mark.value)
    upper = f"..{mark.upper}" if mark.upper is not None else ""
    whole = f" of {mark.out_of}" if mark.out_of is not None else ""
    return f"{mark.cut(text)} = {SIGNS[mark.bound]}{value}{upper}{whole} {mark.unit}".rstrip()


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:50] for _, case in CASES])
def test_quantities(code: str, case: dict) -> None:
    text = case["text"]
    sentences = [Sentence(0, len(text))]
    dates = find_dates(text, sentences, pack(code), None)
    found = [said(mark, text) for mark in find_quantities(text, sentences, pack(code), dates)]
    assert (found == case["quantities"]) is not case.get("fails", False), found
