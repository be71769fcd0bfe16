"""Parquet tables, with the columns of every other table. Needs the extra `[batch]` (pyarrow)."""

from datetime import date, time
from functools import partial
from typing import Any, BinaryIO

from selisik.data import Problem
from selisik.reading.candidates import Candidate, Found
from selisik.reading.refusal import Refused
from selisik.reading.rows import KNOWN, name_of, read_row

# Rows held at once: a few megabytes of news.
_BATCH_ROWS = 1000
_ERROR_CHARACTERS = 200


def parquet_rows(stream: BinaryIO, path: str | None, where: str) -> Found:
    """The rows of a Parquet table, batch by batch; a column that is null in a row is as good as absent."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise Refused(where, "Parquet needs the package pyarrow", "pip install 'selisik[batch]'") from None
    try:
        table = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        raise Refused(where, f"not a Parquet table: {error}", "write the table again") from None
    if "text" not in table.schema_arrow.names:
        names = ", ".join(table.schema_arrow.names)[:200]
        raise Refused(where, f"a table without a column text; it has: {names}", "name the column text")
    number = 0
    for group in range(table.num_row_groups):
        before, rows = number, table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(batch_size=_BATCH_ROWS, row_groups=[group]):
                for row in _rows(batch):
                    number += 1
                    place = f"{where}, row {number}"
                    kept = {name: _plain(name, value) for name, value in row.items() if value is not None}
                    yield Candidate(name_of(kept), place, partial(read_row, kept, path, place))
        except (pa.ArrowException, OSError, ValueError) as error:
            what = f"damaged in row {number + 1} or after: {str(error)[:_ERROR_CHARACTERS]}; not read up to row"
            yield Problem(where=where, what=f"{what} {before + rows}", cure="write the table again")
        number = before + rows


def _rows(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch; times of a thousandth of a microsecond lose what Python's cannot hold."""
    import pyarrow as pa

    columns = {
        field.name: column.cast(pa.timestamp("us", field.type.tz), safe=False)
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns"
        else column
        for field, column in zip(batch.schema, batch.columns, strict=True)
    }
    return list(pa.RecordBatch.from_pydict(columns).to_pylist())


def _plain(name: str, value: object) -> object:
    """A date or time as ISO 8601, bytes as text, a whole number as such; what JSON cannot hold as its text."""
    if isinstance(value, bytes):
        # Bytes that are no text refuse the row where they are known to mean text, and are shown where not.
        return value.decode("utf-8", "surrogateescape" if name in KNOWN else "backslashreplace")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain("", each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain("", each) for key, each in value.items()}
    if name == "id" and isinstance(value, float):
        # Tables that come by way of data frames turn numbers to fractions where one is missing.
        return int(value) if value.is_integer() else str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)
