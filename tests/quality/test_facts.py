"""Facts of stories of the pool that readers labelled: kept without text, and a floor under today's figures."""

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from benches import module

ROOT = Path(__file__).parents[2]
EVAL = ROOT.parent / "shared/eval"
POOL = EVAL / "data/pool.jsonl"
# Under what was measured on these stories (`docs/accuracy.md`) by about the width of chance.
FLOORS = {"same": 0.49, "alone": 0.96, "differences": 0.27, "origin": 0.78}


@pytest.fixture(scope="module")
def facts() -> ModuleType:
    return module("facts", ROOT / "bench/facts.py")


def is_place(value: object) -> bool:
    return isinstance(value, list) and [type(each) for each in value] == [str, int, int]


def test_what_is_kept_holds_places_and_no_words(facts: ModuleType) -> None:
    rows = facts.read_rows(facts.KEPT)
    assert len(rows) > 40
    for row in rows:
        assert set(row) == {"articles", "same", "conflict", "only", "origin"}
        assert all(is_place(a) and is_place(b) and how in ("copied", "own") for a, b, how in row["same"])
        assert all(is_place(a) and is_place(b) for a, b, *_ in row["conflict"])
        assert all(map(is_place, row["only"]))


def test_a_kept_story_gets_its_words_again_and_no_others(facts: ModuleType) -> None:
    text = "Sungai meluap. Dua rumah hanyut."
    article = {"id": "a", "text": text}
    story = {"articles": [article], "same": [], "conflict": [], "origin": []}
    kept = facts.kept_row(story | {"only": [{"id": "a", "start": 15, "end": 32, "text": "Dua rumah hanyut."}]})
    assert "rumah" not in json.dumps(kept)
    assert facts.restored(kept, {"a": article})["only"][0]["text"] == "Dua rumah hanyut."
    with pytest.raises(ValueError, match="another text"):
        facts.restored(kept, {"a": article | {"text": text + " "}})


@pytest.mark.heavy
@pytest.mark.skipif(not POOL.is_file(), reason="the pool of news is not there")
def test_facts_of_fresh_stories_keep_their_figures(facts: ModuleType, tmp_path: Path) -> None:
    facts.restore(POOL, tmp_path)
    score = module("score", EVAL / "score.py")
    command = str(Path(sys.executable).with_name("selisik"))
    _, figures = score.claims(SimpleNamespace(data=tmp_path, selisik=command, show=0))
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}
