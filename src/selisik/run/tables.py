"""Records as Parquet tables: one table a record kind, its columns read off the type, partitioned by day.

Needs the extra `[batch]` (pyarrow). A file is written beside its place and moved there whole, so that a run that is
killed leaves no half table; the same records give the same bytes.
"""

import io
import types
import typing
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from selisik.data import (
    AnnotatedArticle,
    Article,
    CopyGroup,
    DateMention,
    Entity,
    Furniture,
    Problem,
    Quantity,
    Region,
    Sentence,
    SharedPassage,
    Statement,
    Story,
    StoryEvent,
    Version,
)
from selisik.run.filing import UNKNOWN_DAY, day_of, write_bytes
from selisik.run.local import place_of

# The record kinds of one article, by the field of AnnotatedArticle that holds them.
MARKS = {
    "regions": Region,
    "sentences": Sentence,
    "entities": Entity,
    "statements": Statement,
    "dates": DateMention,
    "quantities": Quantity,
}
# Tables of all days together, which lie in no day's folder.
UNDATED = {"furniture", "events"}
# What Arrow says of a row that no table holds: a lone surrogate, a number beyond its column.
REFUSALS = (ValueError, TypeError, OverflowError)
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def arrow_type(kind: Any) -> pa.DataType:
    """The Arrow type of a field's annotation: scalars, optional values, tuples as lists, records as structs.

    >>> arrow_type(tuple[str, ...])
    ListType(list<item: string>)
    """
    origin, parts = typing.get_origin(kind), [each for each in typing.get_args(kind) if each is not types.NoneType]
    if origin in (typing.Union, types.UnionType):
        return pa.float64() if set(parts) == {int, float} else arrow_type(parts[0])
    if origin is typing.Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(parts[0]))
    return _SCALARS[kind] if kind in _SCALARS else pa.struct(_fields(kind))


def _fields(record: Any) -> list[pa.Field]:
    return [pa.field(name, arrow_type(kind)) for name, kind in typing.get_type_hints(record).items()]


@cache
def schemas() -> dict[str, pa.Schema]:
    """The columns of every table, by its name; a mark's row starts with the id of its article."""
    tables = {name: pa.schema([pa.field("article", pa.string()), *_fields(kind)]) for name, kind in MARKS.items()}
    plain = {"articles": Article, "problems": Problem, "stories": Story, "copies": CopyGroup}
    plain |= {"furniture": Furniture, "versions": Version, "events": StoryEvent, "passages": SharedPassage}
    return tables | {name: pa.schema(_fields(kind)) for name, kind in plain.items()}


def rows_by_day(found: Iterable[AnnotatedArticle], problems: Iterable[Problem]) -> dict[str, dict[str, list[Any]]]:
    """Every record of the articles as a row of its table, by day and table."""
    days: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        tables = days[day_of(each.article.published, each.article.language)]
        tables["articles"].append(_article_row(each.article))
        for name in MARKS:
            tables[name] += [_mark_row(each.article, mark) for mark in getattr(each, name)]
    for problem in problems:
        days[UNKNOWN_DAY]["problems"].append(msgspec.to_builtins(problem))
    return days


def _mark_row(article: Article, mark: Any) -> dict[str, Any]:
    return {"article": article.id, **msgspec.to_builtins(mark)}


def _article_row(article: Article) -> dict[str, Any]:
    return dict(msgspec.to_builtins(article))


def write_tables(days: Mapping[str, Rows], folder: Path, part: str) -> None:
    """Write `folder/<table>/day=<day>/<part>.parquet` for every table that has rows."""
    for day, tables in sorted(days.items()):
        for name, rows in sorted(tables.items()):
            if rows:
                write_table(folder / name / f"day={day}" / f"{part}.parquet", name, rows)


def make_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as the table `name`; raises one of `REFUSALS` where a row holds what no column of it can.

    A whole number in a column of numbers with fractions is there as the nearest of these.
    """
    schema = schemas()[name]
    numbers = [field.name for field in schema if pa.types.is_floating(field.type)]
    return pa.Table.from_pylist([_with_fractions(row, numbers) if numbers else row for row in rows], schema=schema)


def _with_fractions(row: Mapping[str, Any], columns: Sequence[str]) -> Mapping[str, Any]:
    # Arrow itself refuses whole numbers above 2 ** 53, though those news tell of are round and lose nothing.
    return {**row, **{name: float(row[name]) for name in columns if row[name] is not None}}


def holdable(annotated: AnnotatedArticle) -> tuple[AnnotatedArticle, list[Problem]]:
    """The article with those of its marks that their tables hold, and a problem for each other.

    Raises one of `REFUSALS` where the article itself is held by no table.
    """
    article, problems = annotated.article, list[Problem]()
    make_table("articles", [_article_row(article)])
    kept: dict[str, Any] = {}
    for name in MARKS:
        kept[name] = tuple(mark for mark in getattr(annotated, name) if not _refused(name, mark, article, problems))
    return replace(annotated, **kept), problems


def _refused(name: str, mark: Any, article: Article, problems: list[Problem]) -> bool:
    try:
        make_table(name, [_mark_row(article, mark)])
    except REFUSALS as error:
        what = f"a mark is left out of the table {name}, which cannot hold it: {error}"
        problems.append(Problem(where=place_of(article), what=what, cure="please report it with the article"))
        return True
    return False


def write_by_day(folder: Path, name: str, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> int:
    """Write `folder/<name>/day=<day>/<name>.parquet` for each day of the rows; gives their number.

    Of days that have no rows the file of an earlier run is removed.
    """
    by_day: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for day, row in rows:
        by_day[day].append(row)
    for day in sorted(by_day):
        write_day(folder, name, day, by_day[day])
    keep_days(folder, name, by_day)
    return sum(map(len, by_day.values()))


def write_day(folder: Path, name: str, day: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write `folder/<name>/day=<day>/<name>.parquet`."""
    write_table(_of_day(folder, name, day), name, rows)


def keep_days(folder: Path, name: str, days: Iterable[str]) -> None:
    """Remove what `write_day` wrote of other days than these in an earlier run."""
    for path in set((folder / name).glob(f"day=*/{name}.parquet")) - {_of_day(folder, name, day) for day in days}:
        path.unlink()


def _of_day(folder: Path, name: str, day: str) -> Path:
    return folder / name / f"day={day}" / f"{name}.parquet"


def fill_kinds(folder: Path) -> None:
    """Give every table that has no row a file that says its columns, `empty.parquet`; one that has rows loses it.

    So whoever reads a kind of record finds its columns, also where the news had none of it.
    """
    for name in schemas():
        home = folder / name
        empty = (home if name in UNDATED else home / f"day={UNKNOWN_DAY}") / "empty.parquet"
        if any(path != empty for path in home.rglob("*.parquet")):
            empty.unlink(missing_ok=True)
        else:
            write_table(empty, name, [])


def write_table(path: Path, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of the table `name` to one Parquet file, whole or not at all."""
    out = io.BytesIO()
    pq.write_table(make_table(name, rows), out, compression="zstd")
    write_bytes(path, out.getvalue())


def read_annotated(folder: Path) -> list[AnnotatedArticle]:
    """The annotated articles that `write_tables` wrote under `folder`, ordered by id."""
    marks: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, kind in MARKS.items():
        for path in sorted((folder / name).glob("day=*/*.parquet")):
            _add_marks(marks, name, kind, pq.ParquetFile(path).read())
    files = sorted((folder / "articles").glob("day=*/*.parquet"))
    rows = (row for path in files for row in pq.ParquetFile(path).read().to_pylist())
    return sorted((_annotated(row, marks[row["id"]]) for row in rows), key=lambda each: each.article.id)


def read_outlines(path: Path, rows: Sequence[int]) -> list[AnnotatedArticle]:
    """Some rows of a file of articles, with their regions alone."""
    if not len(rows):
        return []
    articles = pq.ParquetFile(path).read().take(rows)
    marks: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    beside = path.parents[2] / "regions" / path.parent.name / path.name
    if beside.is_file():
        regions = pq.ParquetFile(beside).read()
        _add_marks(
            marks, "regions", Region, regions.filter(pc.is_in(regions["article"], articles["id"].combine_chunks()))
        )
    return [_annotated(row, marks[row["id"]]) for row in articles.to_pylist()]


def _add_marks(marks: dict[str, dict[str, list[Any]]], name: str, kind: type, table: pa.Table) -> None:
    for row in table.to_pylist():
        marks[row.pop("article")][name].append(msgspec.convert(row, kind))


def _annotated(row: dict[str, Any], marks: Mapping[str, Sequence[Any]]) -> AnnotatedArticle:
    article = msgspec.convert(row, Article)
    return AnnotatedArticle(article=article, **{name: tuple(marks.get(name, ())) for name in MARKS})
