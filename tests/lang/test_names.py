"""The cases of names.toml, language by language."""

import tomllib
from pathlib import Path

import pytest

from selisik.annotating.names import find_names
from selisik.data import Sentence
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/names.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_names(code: str, case: dict) -> None:
    text = case["text"]
    sentence = Sentence(0, len(text))
    found = [f"{name.kind}: {name.cut(text)}" for name in find_names(text, [sentence], pack(code))]
    assert (found == case["names"]) is not case.get("fails", False), found
