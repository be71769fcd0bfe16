"""No score sinks unnoticed: the scorer's figures against `floors.toml`, where its labelled news is present.

Where it is not, `tests/stories` holds the program to our own labelled examples, case by case.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCORER = ROOT.parent / "shared/eval/score.py"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(
        not SCORER.exists(), reason=f"no labelled news: {SCORER} is absent; tests/stories is run all the same"
    ),
]


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_no_figure_sinks_under_its_floor(measure: str) -> None:
    command = [
        sys.executable,
        str(SCORER),
        measure,
        "--json",
        "--selisik",
        str(Path(sys.executable).with_name("selisik")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)[measure]
    sunk = {name: figures[name] for name, floor in FLOORS[measure].items() if figures[name] < floor}
    assert not sunk, f"under {FLOORS[measure]}"
