"""Speech in articles of the pool that readers labelled: kept without text, and a floor under today's figures."""

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from benches import module

ROOT = Path(__file__).parents[2]
EVAL = ROOT.parent / "shared/eval"
POOL = EVAL / "data/pool.jsonl"
# Under what was measured on these articles (`docs/accuracy.md`) by about the width of chance.
FLOORS = {"direct F1": 0.97, "indirect F1": 0.93, "speaker": 0.93, "cue": 0.98}


@pytest.fixture(scope="module")
def spoken() -> ModuleType:
    return module("spoken", ROOT / "bench/spoken.py")


def test_what_is_kept_holds_places_and_no_words(spoken: ModuleType) -> None:
    rows = spoken.read_rows(spoken.KEPT)
    assert len(rows) > 50
    for row in rows:
        assert set(row) == {"id", "sha256", "statements", "optional"}
        for statement in row["statements"]:
            assert statement["kind"] in ("direct", "indirect", "mixed")
            places = [statement["cue"], statement["source"], *(statement["speaker"])]
            assert all(place is None or all(isinstance(each, int) for each in place) for place in places)


def test_a_changed_text_is_refused(spoken: ModuleType) -> None:
    row = spoken.kept_row({"id": "a", "statements": [], "optional": []}, "Bumi bulat.")
    assert spoken.scored_row(row, {"id": "a", "text": "Bumi bulat."})["counts"] == "all"
    with pytest.raises(ValueError, match="not the one that was labelled"):
        spoken.scored_row(row, {"id": "a", "text": "Bumi datar."})


def test_speakers_are_kept_by_where_they_are_named(spoken: ModuleType) -> None:
    statement = {"kind": "direct", "start": 0, "end": 9, "cue": [11, 15], "source": [16, 20], "speaker": ["Rano", "X"]}
    text = '"Mundur," kata Rano Sadewa.'
    row = spoken.kept_row({"id": "a", "statements": [statement], "optional": []}, text)
    assert row["statements"][0]["speaker"] == [[15, 19]]
    assert json.dumps(row).find("Rano") < 0


@pytest.mark.heavy
@pytest.mark.skipif(not POOL.exists(), reason=f"no articles to read: {POOL} is absent")
def test_no_figure_sinks_under_its_floor(spoken: ModuleType) -> None:
    score = module("score", EVAL / "score.py")
    score.load = lambda args, name: spoken.rows_to_score(POOL)
    command = str(Path(sys.executable).with_name("selisik"))
    _, figures = score.statements(SimpleNamespace(data=None, selisik=command, show=0))
    assert not {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}
