"""Parquet tables, made here."""

import datetime
from pathlib import Path

import pytest

from selisik.data import Article, Problem
from selisik.reading import read_inputs


def read(path: Path) -> tuple[list[Article], list[Problem]]:
    items = list(read_inputs([str(path)]))
    return [x for x in items if isinstance(x, Article)], [x for x in items if isinstance(x, Problem)]


def test_a_parquet_table_reads_like_any_other(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")
    import pyarrow.parquet as pq

    day = datetime.datetime(2025, 6, 2, 7, 30)
    columns = {"id": ["a", None], "text": ["Air surut di Lamur.", "Warga kembali."], "published": [day, None]}
    path = tmp_path / "day.parquet"
    pq.write_table(pa.table(columns), path)
    articles, problems = read(path)
    assert [each.published for each in articles] == ["2025-06-02T07:30:00", None]
    assert (articles[0].id, len(articles[1].id), problems) == ("a", 12, [])


def test_bytes_that_are_no_parquet_are_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra selisik[batch]")
    path = tmp_path / "day.parquet"
    path.write_bytes(b"PAR1 but not really")
    assert "not a Parquet table" in str(read(path)[1][0])
