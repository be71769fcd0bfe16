"""The cases of names.toml, language by language."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from selisik.annotating.name_repairs import _joined
from selisik.annotating.names import find_names
from selisik.data import NameMention, Sentence
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/names.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_names(code: str, case: dict) -> None:
    text = case["text"]
    sentence = Sentence(0, len(text))
    found = [f"{name.kind}: {name.cut(text)}" for name in find_names(text, [sentence], pack(code))]
    assert (found == case["names"]) is not case.get("fails", False), found


def test_person_torn_from_a_place_is_one_with_the_rest_of_the_name() -> None:
    text = "Anggota DPRD Kota Serunai Budi Lamtoro hadir."
    cuts = [("DPRD Kota Serunai", "organisation"), ("Budi", "person"), ("Lamtoro", "person")]
    torn = [
        NameMention(
            text.index(words), text.index(words) + len(words), kind=kind, rule="apart" if kind == "person" else ""
        )
        for words, kind in cuts
    ]
    assert [name.cut(text) for name in _joined(torn, text)] == ["DPRD Kota Serunai", "Budi Lamtoro"]
    untorn = [torn[0], replace(torn[1], rule="names.model"), torn[2]]
    assert _joined(untorn, text) == untorn
