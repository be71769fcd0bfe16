"""Parquet tables, with the columns of every other table. Needs the extra `[batch]` (pyarrow)."""

from datetime import date, time
from functools import partial
from typing import BinaryIO

from selisik.reading.candidates import Candidate, Found
from selisik.reading.refusal import Refused
from selisik.reading.rows import name_of, read_row

# Rows held at once: a few megabytes of news.
_BATCH_ROWS = 1000


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
    for batch in table.iter_batches(batch_size=_BATCH_ROWS):
        for row in batch.to_pylist():
            number += 1
            place = f"{where}, row {number}"
            kept = {name: _plain(value) for name, value in row.items() if value is not None}
            yield Candidate(name_of(kept), place, partial(read_row, kept, path, place))


def _plain(value: object) -> object:
    """A date or time as ISO 8601, whatever JSON cannot hold as its text."""
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict) else str(value)
