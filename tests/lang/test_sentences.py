"""The cases of sentences.toml: each text cut where its sentences end."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating.sentences import LONGEST_SENTENCE, find_sentences
from selisik.data import Region
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/sentences.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case['text'][:50]}" for code, case in CASES])
def test_sentences(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [each.cut(text) for each in find_sentences(text, [Region(0, len(text), kind="body")], pack(code))]
    assert (found == case["sentences"]) is not case.get("fails", False), found


def test_what_has_no_end_is_cut_at_a_space_and_nothing_is_lost() -> None:
    text = "perahu karam di muara kali " * 400
    found = [each.cut(text) for each in find_sentences(text, [Region(0, len(text), kind="body")], pack("id"))]
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert " ".join(found).split() == text.split()


def test_a_word_of_any_length_is_not_cut() -> None:
    text = "a" * (3 * LONGEST_SENTENCE)
    (found,) = find_sentences(text, [Region(0, len(text), kind="body")], pack("id"))
    assert found.cut(text) == text
