"""The cases of entities.toml, language by language."""

import tomllib
from pathlib import Path

import pytest

from selisik.annotating.entities import find_entities
from selisik.annotating.names import find_names
from selisik.annotating.sentences import find_sentences
from selisik.data import Region
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/entities.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_entities(code: str, case: dict) -> None:
    text, language = case["text"], pack(code)
    sentences = find_sentences(text, (Region(0, len(text), kind="body"),), language)
    found = find_entities(text, sentences, find_names(text, sentences, language), language)
    by_name = {f"{entity.kind}: {entity.name}": entity for entity in found}
    fits = all(
        each["is"] in by_name
        and by_name[each["is"]].aliases == tuple(each.get("aliases", ()))
        and by_name[each["is"]].roles == tuple(each.get("roles", ()))
        for each in case["bearers"]
    )
    assert fits is not case.get("fails", False), [(key, each.aliases, each.roles) for key, each in by_name.items()]
