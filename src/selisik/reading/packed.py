"""Tables packed with gzip, read as they are unpacked; nothing is written beside them."""

import gzip
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from selisik.data import Problem
from selisik.reading.candidates import Candidate, Found

Rows = Callable[[BinaryIO, str | None, str], Found]


def packed_rows(rows: Rows, stream: BinaryIO, path: str | None, where: str) -> Found:
    """The rows of a packed table as `rows` reads them; where the packing is damaged or ends, it is said."""
    number = 0
    with gzip.GzipFile(fileobj=stream) as plain:
        try:
            for item in rows(cast(BinaryIO, plain), path, where):
                number += isinstance(item, Candidate)
                yield item
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            what = "packed by something other than gzip" if not number and "Not a gzipped" in str(error) else "damaged"
            what = "cut off" if isinstance(error, EOFError) else what
            place = f"{where}, after row {number}" if number else where
            yield Problem(where=place, what=f"{what}; what comes after is not read", cure="pack the table again")
