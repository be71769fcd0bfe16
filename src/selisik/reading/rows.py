"""A table's row to an article: known columns checked, unknown ones kept as they are."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from selisik.data import Article, Problem, text_hash
from selisik.reading.candidates import Read
from selisik.reading.decoding import lone_surrogate
from selisik.reading.refusal import Refused
from selisik.reading.texts import check_size

KNOWN = ("id", "text", "url", "outlet", "title", "published", "author")
_ID_DIGITS = 12
# Seconds, and their thousandths, millionths and so on; no two units have a moment of these years in common.
_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTED = tuple((datetime(year, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds() for year in (1990, 2100))
_EXTENDED = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def name_of(row: Mapping[str, Any]) -> str | None:
    """The row's own id; else the first 12 hexadecimal digits of its text's hash; None where it has neither."""
    own = row.get("id")
    if isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip():
        return str(own).strip()
    text = row.get("text")
    return text_name(text) if isinstance(text, str) and lone_surrogate(text) is None else None


def text_name(text: str) -> str:
    """The id of a text that has no name: the first 12 digits of its hash.

    >>> text_name("")
    'e3b0c44298fc'
    """
    return text_hash(text)[:_ID_DIGITS]


def read_row(row: Mapping[str, Any], path: str | None, where: str) -> Read:
    """The article of a row and what is wrong with its columns; refuses a row without readable text."""
    text = _text(row, where)
    for name, value in row.items():
        _check_characters(name, value, where)
    fields: dict[str, str | None] = {}
    for name in ("url", "outlet", "title", "author"):
        fields[name] = value = _string(row.get(name))
        if value is None and row.get(name) not in (None, ""):
            yield _wrong(where, name, row[name], "a string")
    if row.get("id") not in (None, "") and (isinstance(row["id"], bool) or not isinstance(row["id"], str | int)):
        yield _wrong(where, "id", row["id"], "a string")
    published = published_of(row.get("published"))
    if published is None and row.get("published") not in (None, ""):
        yield _wrong(where, "published", row["published"], "an ISO 8601 date or date-time")
    extra = tuple((name, _as_text(value)) for name, value in row.items() if name and name not in KNOWN)
    sha = text_hash(text)
    name = name_of(row) or ""
    yield Article(id=name, text=text, sha256=sha, path=path, published=published, extra=extra, **fields)


def _text(row: Mapping[str, Any], where: str) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        what = "a row without text" if text is None else f"text is {type(text).__name__}, not a string"
        raise Refused(where, what, "give the article's words in the column text")
    check_size(len(text), where)
    if not text.strip():
        raise Refused(where, "a row whose text is empty", "leave it out")
    return text


def _check_characters(name: str, value: object, where: str) -> None:
    place = lone_surrogate(name if not isinstance(value, str) else value)
    if place is not None:
        at = f"{where}, column {name.encode('ascii', 'replace').decode()}, character {place}"
        raise Refused(at, "a character that UTF-8 cannot hold (undecodable byte or lone surrogate)", "save it as UTF-8")


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _as_text(value: object) -> str:
    """A column that selisik does not know, as text; what is no string as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)


def _wrong(where: str, name: str, value: object, right: str) -> Problem:
    shown = repr(value)[:60]
    return Problem(where=f"{where}, column {name}", what=f"{shown} is not {right}; taken as unknown", cure="correct it")


def published_of(value: object) -> str | None:
    """An ISO 8601 date or date-time as it was given, put into the extended form where it is not; else None.

    A number counts from 1970, in the unit by which it falls between 1990 and 2100.

    >>> published_of("2025-06-06T14:15+07:00"), published_of("2025-06-06 14:15"), published_of("6 Juni 2025")
    ('2025-06-06T14:15+07:00', '2025-06-06T14:15:00', None)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value)
    if not isinstance(value, str):
        return None
    given = value.strip()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    if _EXTENDED.fullmatch(given):
        return given
    return moment.isoformat() if len(given) > len("2025-W23-1") else moment.date().isoformat()


def _counted(value: float) -> str | None:
    """The moment that a number counts to, in UTC.

    >>> _counted(1749550500), _counted(1749550500000), _counted(20250610)
    ('2025-06-10T10:15:00+00:00', '2025-06-10T10:15:00+00:00', None)
    """
    if not 0 < value < _COUNTED[1] * _UNITS[-1]:
        return None
    for unit in _UNITS:
        if _COUNTED[0] <= value / unit < _COUNTED[1]:
            return (_EPOCH + timedelta(microseconds=int(value * 1_000_000 // unit))).isoformat()
    return None
