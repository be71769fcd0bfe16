"""Rows and tables: what a column holds, what is left out and said, without a plan being run."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="needs the extra selisik[batch]")

import pyarrow.parquet as pq

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, Quantity, text_hash
from selisik.errors import UsageError
from selisik.run import copying, parts, plan, tables

DEBT = "Lamur - Utang daerah mencapai Rp {} triliun, kata Raka Wijanarko, Senin (9/6/2025)."


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text, sha256=text_hash(text), published="2025-06-09")


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [row for path in sorted(folder.glob(f"{name}/*/*")) for row in pq.ParquetFile(path).read().to_pylist()]


@pytest.mark.parametrize(("written", "value"), [("9.100", 9.1e15), ("45.000", 4.5e16), ("9,1", 9.1e12)])
def test_a_sum_above_two_to_the_53_is_in_the_table(tmp_path: Path, written: str, value: float) -> None:
    own = article("a", DEBT.format(written))
    assert plan.write_part([own], [], tmp_path, "part-000000") == ([], 0)
    assert [row["value"] for row in rows(tmp_path, "quantities")] == [value]
    assert tables.read_annotated(tmp_path) == [annotate_article(own)]


def test_a_mark_that_no_table_holds_is_a_problem_and_its_article_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_a_number_beyond_all(article: Article) -> AnnotatedArticle:
        made = annotate_article(article)
        beyond = Quantity(start=0, end=5, value=10**400, unit="", bound="exactly")
        return replace(made, quantities=(*made.quantities, beyond)) if article.id == "b" else made

    monkeypatch.setattr(plan, "annotate_article", with_a_number_beyond_all)
    items = [article(name, DEBT.format(f"{at + 2},5")) for at, name in enumerate("abc")]
    (met,), left_out = plan.write_part(items, [], tmp_path, "part-000000")
    assert ("article b" in met.where, "quantities" in met.what, left_out) == (True, True, 0)
    assert [row["id"] for row in rows(tmp_path, "articles")] == ["a", "b", "c"]
    assert [row["article"] for row in rows(tmp_path, "quantities")] == ["a", "b", "c"]
    assert [row["what"] for row in rows(tmp_path, "problems")] == [met.what]


def test_an_article_that_no_table_holds_is_counted_as_left_out(tmp_path: Path) -> None:
    items = [article("a", DEBT.format(1)), replace(article("b", DEBT.format(2)), outlet="\ud800")]
    (met,), left_out = plan.write_part(items, [], tmp_path, "part-000000")
    assert ("article b" in met.where, left_out) == (True, 1)
    record = parts.record_part(tmp_path, (0, items, []), [met], left_out)
    assert (record.articles, record.written) == (2, 1)
    assert parts.finished_parts(tmp_path) == {0: record}
    assert [row["id"] for row in rows(tmp_path, "articles")] == ["a"]


def test_a_full_disk_names_the_file_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match=r"articles.*: cannot be written: No space left.*start again"):
        plan.write_part([article("a", DEBT.format(1))], [], tmp_path, "part-000000")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="file/tables: cannot be written"), parts.alone_in(tmp_path / "file/tables"):
        pass


def test_a_table_without_any_row_says_its_columns_until_rows_come(tmp_path: Path) -> None:
    plan.write_part([article("a", "Lamur tenang.")], [], tmp_path, "part-000000")
    for _ in range(2):
        tables.fill_kinds(tmp_path)
        for name, schema in tables.schemas().items():
            (path,) = (tmp_path / name).rglob("*.parquet")
            assert pq.ParquetFile(path).schema_arrow == schema
            assert (path.name == "empty.parquet") == (pq.ParquetFile(path).metadata.num_rows == 0)
    assert {path.parent.parent.name for path in tmp_path.glob("*/day=unknown/empty.parquet")} >= {"copies", "problems"}
    assert {path.parent.name for path in tmp_path.glob("*/empty.parquet")} == {"furniture", "events"}
    tables.write_by_day(tmp_path, "copies", [("2025-06-09", {"articles": ["a", "b"], "first": "a"})])
    tables.fill_kinds(tmp_path)
    assert [path.name for path in (tmp_path / "copies").rglob("*.parquet")] == ["copies.parquet"]


def test_a_page_whose_title_alone_changed_is_in_the_table_of_versions(tmp_path: Path) -> None:
    first = replace(article("a", DEBT.format(1)), url="https://w.example/1", title="Utang Lamur Naik")
    again = replace(first, id="b", url="https://w.example/1?utm_source=x", published="2025-06-10", title="Utang Turun")
    plan.write_part([first, again, article("c", DEBT.format(2))], [], tmp_path, "part-000000")
    copying.write_texts(tmp_path, 1)
    assert [(row["article"], row["title_before"]) for row in rows(tmp_path, "versions")] == [
        ("a", None),
        ("b", "Utang Lamur Naik"),
    ]
