"""Tables packed with gzip."""

import gzip
import json
from pathlib import Path

from selisik.data import Article, Problem
from selisik.reading import read_inputs

ROWS = [{"id": f"n{number}", "text": f"Air surut, kata {number * number} warga."} for number in range(2000)]


def read(path: Path, raw: bytes) -> tuple[list[str], list[str]]:
    path.write_bytes(raw)
    items = list(read_inputs([str(path)]))
    return [x.id for x in items if isinstance(x, Article)], [str(x) for x in items if isinstance(x, Problem)]


def test_packed_tables_read_as_they_would_unpacked(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS[:3])
    cells = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in ROWS[:3])
    assert read(tmp_path / "day.jsonl.gz", gzip.compress(lines.encode())) == (["n0", "n1", "n2"], [])
    assert read(tmp_path / "day.csv.gz", gzip.compress(cells.encode())) == (["n0", "n1", "n2"], [])


def test_a_packed_table_that_is_cut_off_gives_the_rows_before_and_says_so(tmp_path: Path) -> None:
    raw = gzip.compress("\n".join(json.dumps(row) for row in ROWS).encode())
    ids, problems = read(tmp_path / "day.jsonl.gz", raw[: len(raw) // 2])
    assert 0 < len(ids) < len(ROWS)
    assert len(problems) == 1
    assert f"day.jsonl.gz, after row {len(ids)}: cut off; what comes after is not read" in problems[0]


def test_a_table_that_is_not_packed_is_refused_in_plain_words(tmp_path: Path) -> None:
    ids, problems = read(tmp_path / "day.csv.gz", b"id,text\n1,kata\n")
    assert (ids, "packed by something other than gzip" in problems[0]) == ([], True)
