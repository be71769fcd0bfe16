"""Which reader takes which file: the one place to enter a new format."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from selisik.data import Problem
from selisik.reading.archives import Budget, members
from selisik.reading.candidates import Candidate, Found, Open, Read
from selisik.reading.limits import ARTICLE_BYTES
from selisik.reading.packed import packed_rows
from selisik.reading.pages import read_page
from selisik.reading.parquet import parquet_rows
from selisik.reading.refusal import Refused
from selisik.reading.tables import csv_rows, delimiter_of, json_rows
from selisik.reading.texts import check_size, read_text
from selisik.reading.warc import warc_pages

# A format that holds one article reads its bytes; one that holds many gives candidates from a stream.
_ONE: dict[str, Callable[[bytes, str | None, str | None, str], Read]] = {
    ".txt": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
_MANY: dict[str, Callable[[BinaryIO, str | None, str], Found]] = {
    ".jsonl": json_rows,
    ".ndjson": json_rows,
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl.gz": partial(packed_rows, json_rows),
    ".ndjson.gz": partial(packed_rows, json_rows),
    ".csv.gz": partial(packed_rows, csv_rows),
    ".tsv.gz": partial(packed_rows, csv_rows),
    ".parquet": parquet_rows,
    ".warc": warc_pages,
    ".warc.gz": warc_pages,
}
ENDINGS = (*_ONE, *_MANY, ".zip")
_SNIFFED_BYTES = 4096
# A folder of everything is told in one line.
MOST_KINDS_SAID = 8


def ending(name: str) -> str:
    """The lower-case ending of a file's name that says its format, or "".

    >>> ending("a/B.HTML"), ending("notes")
    ('.html', '')
    """
    path = PurePosixPath(name.replace("\\", "/").lower())
    return next((suffix for suffix in ("".join(path.suffixes[-2:]), path.suffix) if suffix in ENDINGS), "")


def candidates_of(name: str, open_file: Open, where: str, budget: Budget | None = None) -> Found:
    """The reports of one file. `open_file` may be called again to read an article later."""
    path, form = (None if name == "-" else where), ending(name)
    if not form:
        with open_file() as stream:
            form = sniffed(stream.read(_SNIFFED_BYTES))
    if form in _ONE:
        stem = None if name == "-" else PurePosixPath(name.replace("\\", "/")).stem
        fetch = partial(_fetched, form, open_file, stem, path, where)
        yield Candidate(stem, where, partial(_read_one, fetch), fetch if _ONE[form] is read_page else None)
        return
    with open_file() as stream:
        if form in _MANY:
            yield from _MANY[form](stream, path, where)
            return
        others: list[str] = []
        for member, open_member, place, left in members(stream, where, budget or Budget()):
            if ending(member):
                yield from _member(member, open_member, place, left)
            else:
                others.append(member)
        yield from not_read(others, where)


def not_read(names: Iterable[str], where: str) -> Iterator[Problem]:
    """One problem for all the files of a folder or an archive whose ending is not known, counted by ending."""
    others = Counter(PurePosixPath(name).suffix or name for name in names)
    if others:
        shown = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items())[:MOST_KINDS_SAID])
        cure = f"endings that are read: {' '.join(ENDINGS)}; or name the file itself"
        yield Problem(where=where, what=f"holds files that are not read: {shown}", cure=cure)


def _member(name: str, open_file: Open, where: str, left: Budget) -> Found:
    """The reports of one file of an archive; what stops it does not stop the archive."""
    try:
        yield from candidates_of(name, open_file, where, left)
    except Refused as refused:
        yield refused.problem


def _read_one(fetch: Callable[[], Callable[[], Read]]) -> Read:
    yield from fetch()()


def _fetched(form: str, open_file: Open, stem: str | None, path: str | None, where: str) -> Callable[[], Read]:
    """What reads a file of one article, with its bytes."""
    with open_file() as stream:
        raw = stream.read(ARTICLE_BYTES + 1)
    check_size(len(raw), where)
    return partial(_ONE[form], raw, stem, path, where)


def sniffed(head: bytes) -> str:
    """The format of a file whose name does not say it, by its first bytes.

    >>> sniffed(b'{"text": ""}'), sniffed(b"<!DOCTYPE html>"), sniffed(b"id,text"), sniffed(b"Kata Budi")
    ('.jsonl', '.html', '.csv', '.txt')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return ".zip"
    if start.startswith(b"PAR1"):
        return ".parquet"
    if start.startswith(b"{"):
        return ".jsonl"
    if start[:9].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return ".html"
    first = start.split(b"\n", 1)[0].decode("utf-8", "replace")
    cells = [cell.strip(' "\r').lower() for cell in first.split(delimiter_of(first))]
    return ".csv" if "text" in cells and len(cells) > 1 else ".txt"
