"""Tables: a row an article, as JSON lines or as CSV; a broken row is named and the others go on."""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from io import TextIOWrapper
from itertools import count
from typing import Any, BinaryIO

from selisik.data import Problem
from selisik.reading.candidates import Candidate, Found
from selisik.reading.decoding import is_windows_1252
from selisik.reading.limits import ARTICLE_BYTES, LINE_BYTES
from selisik.reading.refusal import Refused
from selisik.reading.rows import name_of, read_row

_SNIFFED_BYTES = 1_000_000
# Controls and bytes that do not decode are in no column's name.
_NO_NAME = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SHOWN_NAMES, _SHOWN_NAME = 8, 24
_DELIMITERS = (",", ";", "\t", "|")


def json_rows(stream: BinaryIO, path: str | None, where: str) -> Found:
    """The rows of a JSON lines table."""
    if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise Refused(where, "in UTF-16, and JSON is UTF-8", "save the table as UTF-8")
    stream.seek(0)
    empty = True
    for number, line in _lines(stream):
        place = f"{where}, line {number}"
        try:
            row = _json_row(line, place)
        except Refused as refused:
            empty = False
            yield refused.problem
            continue
        if row is not None:
            empty = False
            yield Candidate(name_of(row), place, partial(read_row, row, path, place))
    if empty:
        yield _empty(where)


def _empty(where: str) -> Problem:
    return Problem(where=where, what="an empty table", cure="leave it out")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of a line that is too long only the beginning, one byte over the limit."""
    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_BYTES + 1)
        yield number, line


def _json_row(line: bytes, where: str) -> Mapping[str, Any] | None:
    """The row of one line, None for a blank one."""
    if len(line) > LINE_BYTES:
        raise Refused(where, f"a line of more than {LINE_BYTES // 1_000_000} MB", "one article a line")
    if not line.strip():
        return None
    try:
        row = json.loads(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(f"{where}, byte {error.start}", "not UTF-8, which JSON is", "save the table as UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(f"{where}, character {error.pos}", f"not JSON: {error.msg}", "one JSON object a line") from None
    except (ValueError, RecursionError) as error:
        raise Refused(where, f"not JSON that can be read: {error}", "one flat JSON object a line") from None
    if not isinstance(row, dict):
        raise Refused(where, "not a JSON object", 'write {"id": …, "text": …}')
    return row


def csv_rows(stream: BinaryIO, path: str | None, where: str) -> Found:
    """The rows of a CSV table with a header; commas, semicolons, tabs and bars are recognised as delimiters."""
    csv.field_size_limit(max(csv.field_size_limit(), ARTICLE_BYTES))
    head = stream.read(_SNIFFED_BYTES)
    encoding, said = _encoding(head, where)
    if said:
        yield said
    stream.seek(0)
    # A byte that does not decode becomes a lone surrogate, which refuses its own row and no other.
    text = TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    first = head.split(b"\n", 1)[0].decode(encoding, "surrogateescape")
    try:
        yield from _csv_candidates(text, delimiter_of(first), path, where)
    finally:
        text.detach()


def _encoding(head: bytes, where: str) -> tuple[str, Problem | None]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", None
    cut = head.rsplit(b"\n", 1)[0] if len(head) == _SNIFFED_BYTES else head
    try:
        cut.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if is_windows_1252(cut):
            what = "not UTF-8; read as Windows-1252"
            return "cp1252", Problem(where=f"{where}, byte {error.start}", what=what, cure="save it as UTF-8")
    return "utf-8-sig", None


def delimiter_of(header: str) -> str:
    """The delimiter that parts the column `text` from others; a comma where none does.

    >>> delimiter_of("id;text;title")
    ';'
    """
    cells = {mark: [cell.strip(' "\r\n\ufeff').lower() for cell in header.split(mark)] for mark in _DELIMITERS}
    return next((mark for mark in _DELIMITERS if len(cells[mark]) > 1 and "text" in cells[mark]), ",")


def _csv_candidates(lines: Iterable[str], delimiter: str, path: str | None, where: str) -> Found:
    own = list[str]()
    reader = csv.reader(_kept(lines, own), delimiter=delimiter)
    header: list[str] | None = None
    for number in count(1):
        # Rows, not lines: a cell may hold a whole article with its line ends.
        place = f"{where}, row {number}"
        before = list(own)
        own.clear()
        try:
            cells = next(reader)
        except StopIteration:
            if len(before) > 1 and sum(line.count('"') for line in before) % 2:
                what = f"a quote that is never closed; all {len(before)} lines to the end are one row"
                yield Problem(where=f"{where}, row {number - 1}", what=what, cure="close every quote")
            break
        except (csv.Error, UnicodeError) as error:
            yield Problem(where=place, what=f"not CSV: {error}; rows after it are not read", cure="close every quote")
            return
        if header is None:
            header = [name.strip() for name in cells]
            _check_header(header, where)
        elif any(cells):
            row = {name: cell for name, cell in zip(header, cells, strict=False) if cell != ""}
            yield Candidate(name_of(row), place, partial(read_row, row, path, place))
    if header is None:
        yield _empty(where)


def _kept(lines: Iterable[str], own: list[str]) -> Iterator[str]:
    """The lines as they come, each kept in a list until that is emptied."""
    for line in lines:
        own.append(line)
        yield line


def _check_header(header: list[str], where: str) -> None:
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if "text" not in header:
        if any(_NO_NAME.search(name) for name in header):
            raise Refused(where, "not a table: its first row is no text", "save it as UTF-8 with a row of column names")
        raise Refused(where, f"a table without a column text; it has: {_shown(header)}", "name the column text")
    if twice:
        raise Refused(where, f"a table with two columns {twice[0]}", "rename one of them")


def _shown(header: list[str]) -> str:
    """The first names of columns, each cut short: a table without a header has a whole article there."""
    names = [name if len(name) <= _SHOWN_NAME else f"{name[:_SHOWN_NAME]}…" for name in header[:_SHOWN_NAMES]]
    return ", ".join(names) + (", …" if len(header) > _SHOWN_NAMES else "")
