"""Parquet tables, made here."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from selisik.data import Article, Problem
from selisik.reading import read_inputs

pa = pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")
import pyarrow.parquet as pq  # noqa: E402 (only where pyarrow is there)

DAY = datetime.datetime(2025, 6, 2, 7, 30)


def read(path: Path) -> tuple[list[Article], list[Problem]]:
    items = list(read_inputs([str(path)]))
    return [x for x in items if isinstance(x, Article)], [x for x in items if isinstance(x, Problem)]


def read_columns(tmp_path: Path, **columns: Any) -> tuple[list[Article], list[Problem]]:
    path = tmp_path / "day.parquet"
    pq.write_table(pa.table({"text": ["Air surut di Lamur.", "Warga kembali."], **columns}), path)
    return read(path)


def test_a_parquet_table_reads_like_any_other(tmp_path: Path) -> None:
    articles, problems = read_columns(tmp_path, id=["a", None], published=[DAY, None])
    assert [each.published for each in articles] == ["2025-06-02T07:30:00", None]
    assert (articles[0].id, len(articles[1].id), problems) == ("a", 12, [])


def test_bytes_that_are_no_parquet_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "day.parquet"
    path.write_bytes(b"PAR1 but not really")
    assert "not a Parquet table" in str(read(path)[1][0])


def test_text_and_ids_as_bytes_are_text(tmp_path: Path) -> None:
    articles, problems = read_columns(tmp_path, text=[b"Air surut.", b"Air \xff naik."], id=[b"x0", b"x1"])
    assert [(each.id, each.text) for each in articles] == [("x0", "Air surut.")]
    assert "row 2, column text, character 4" in str(problems[0])


def test_columns_of_lists_structures_and_pictures_are_kept(tmp_path: Path) -> None:
    tags = [["banjir", None], []]
    articles, problems = read_columns(tmp_path, tags=tags, seen=[{"at": DAY}, None], picture=[b"\x89P", b""])
    assert dict(articles[0].extra) == {
        "tags": '["banjir", null]',
        "seen": '{"at": "2025-06-02T07:30:00"}',
        "picture": "\\x89P",
    }
    assert (len(articles), problems) == (2, [])


def test_times_of_a_nanosecond_are_read(tmp_path: Path) -> None:
    times = pa.array([1_748_849_400_000_000_123, None], pa.timestamp("ns", "UTC"))
    articles, problems = read_columns(tmp_path, published=times)
    assert [each.published for each in articles] == ["2025-06-02T07:30:00+00:00", None]
    assert problems == []


@pytest.mark.parametrize("unit", [1, 1_000, 1_000_000, 1_000_000_000])
def test_times_counted_from_1970_are_read(tmp_path: Path, unit: int) -> None:
    articles, problems = read_columns(tmp_path, published=[1_748_849_400 * unit, None])
    assert [each.published for each in articles] == ["2025-06-02T07:30:00+00:00", None]
    assert problems == []


def test_ids_that_became_fractions_are_whole_again(tmp_path: Path) -> None:
    articles, problems = read_columns(tmp_path, id=[12.0, None])
    assert (articles[0].id, len(articles[1].id), problems) == ("12", 12, [])


def test_a_damaged_row_group_is_said_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "day.parquet"
    table = pa.table({"text": [f"Air surut di dusun {number}." for number in range(30)]})
    pq.write_table(table, path, row_group_size=10, compression="zstd", use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    raw = bytearray(path.read_bytes())
    start = column.data_page_offset
    raw[start : start + column.total_compressed_size] = b"\x5a" * column.total_compressed_size
    path.write_bytes(raw)
    articles, problems = read(path)
    assert [int(each.text.split()[-1][:-1]) for each in articles] == [*range(10), *range(20, 30)]
    assert len(problems) == 1
    assert "damaged in row 11 or after" in str(problems[0])
    assert "not read up to row 20 (write the table again)" in str(problems[0])
