"""The cases of sentences.toml: each text cut where its sentences end."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating.sentences import find_sentences
from selisik.data import Region
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/sentences.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case['text'][:50]}" for code, case in CASES])
def test_sentences(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [each.cut(text) for each in find_sentences(text, [Region(0, len(text), kind="body")], pack(code))]
    assert (found == case["sentences"]) is not case.get("fails", False), found
