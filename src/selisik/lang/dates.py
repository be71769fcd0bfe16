"""Dates and times, written or relative.

The words and their orders stand in the pack's table `dates`; here is what each kind of date means. Values follow ISO
8601 and TIMEX3's idea of a mention (Pustejovsky et al. 2003): days, weeks, months, years and clock times are mentions,
durations ("two hours") and sets ("every Monday") are not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from selisik.data import DateMention, Span
from selisik.data.marks import Basis
from selisik.lang.anchors import THAT_DAY, anchored, anchored_in_article, joined, without_strange_years
from selisik.lang.calendar import (
    Valued,
    full_year,
    make_day,
    nearest_year,
    shifted,
    weekday_after,
    weekday_before,
    weekday_in_week,
)
from selisik.lang.numbers import number_words, parse_number
from selisik.lang.packs import Pack, shared_table
from selisik.lang.pieces import Hit, Piece, Vocabulary, hits, vocabulary

# A bare number is a year only in the range that news speaks of; with the word for year before it, any four digits are.
BARE_YEARS = range(1900, 2100)
# Words between "will" and its weekday; farther off it belongs to something else.
LONGEST_CLAUSE = 12
LONGEST_YEAR = len("1990")
NOON = 12
# A zone that is known is a distance from UTC; "local time" is a zone that is not.
SIGNS = ("+", "-")
MIDNIGHT = 24
CODE_MARKS = ("-", "/", "_")
# The kind of the words of plan and future.
PLANNED = "will"
UNTIL = "until"
Draft = tuple[int, int, Valued | None, Basis]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading may lean on: the text, its language, the day it was published where known."""

    text: str
    language: Pack
    known: Vocabulary
    published: date | None


def read_dates(text: str, sentences: Sequence[Span], language: Pack, near: date | None) -> tuple[DateMention, ...]:
    """The dates and times in the sentences, in order, relative ones counted from the day `near` where it is given.

    >>> from selisik.lang.packs import pack
    >>> text = "Rapat digelar Rabu (13/9/2023) pukul 14.30 WIB."
    >>> [mention.value for mention in read_dates(text, [Span(0, len(text))], pack("id"), None)]
    ['2023-09-13T14:30+07:00']
    """
    setting = Setting(text, language, date_vocabulary(language), near)
    out: list[DateMention] = []
    for sentence in sentences:
        found = list(_mentions(sentence.start, sentence.end, setting))
        out.extend(anchored(without_strange_years(joined(found, text))))
    return tuple(anchored_in_article(out))


def read_clock(words: str, language: Pack) -> str | None:
    """The first clock time in some words as `T14:30+07:00`, without its zone where none is said; None where none is.

    For comparing times that have no day: `same_moment` understands what comes back.

    >>> from selisik.lang.packs import pack
    >>> read_clock("sekitar pukul 05.10 WIB", pack("id")), read_clock("Rabu", pack("id"))
    ('T05:10+07:00', None)
    """
    setting = Setting(words, language, date_vocabulary(language), None)
    for hit in hits(words, 0, len(words), setting.known):
        for _, _, valued, _ in READINGS[hit.rule.reads](hit, setting):
            if valued and valued[1] == "time":
                return valued[0]
    return None


@cache
def date_vocabulary(language: Pack) -> Vocabulary:
    """The kinds and rules of dates in a language."""
    return vocabulary(language.table("dates"), shared_table("dates"), number_words(language))


def _mentions(start: int, end: int, setting: Setting) -> Iterator[DateMention]:
    for hit in hits(setting.text, start, end, setting.known):
        for left, right, valued, basis in READINGS[hit.rule.reads](hit, setting):
            value, precision = valued or (None, None)
            known = basis if valued else None
            yield DateMention(left, right, value=value, precision=precision, basis=known, rule=hit.rule.name)


def _whole(hit: Hit, valued: Valued | None, basis: Basis = "published") -> list[Draft]:
    """One mark over all pieces of the hit."""
    return [(hit.pieces[hit.first].start, hit.pieces[hit.last - 1].end, valued, basis)]


def _iso(day: date | None) -> Valued | None:
    return (day.isoformat(), "day") if day else None


# --- what each kind of rule means ----------------------------------------------------------------------------------
def _nothing(hit: Hit, setting: Setting) -> list[Draft]:
    return []


def _unknown(hit: Hit, setting: Setting) -> list[Draft]:
    return _whole(hit, None)


def _day(hit: Hit, setting: Setting) -> list[Draft]:
    day, month, year = _numbers(hit)
    if day is None or month is None:
        return []
    value, basis = _calendar_day(day, month, year, hit, setting)
    return _whole(hit, _iso(value), basis) if value or year is None else []


def _numbers(hit: Hit) -> tuple[int | None, int | None, int | None]:
    """Day, month and year as the hit writes them: in digits with slashes, or with the month's name."""
    numeral = hit.get("numeral")
    if numeral:
        parts = re.split("[/.]", numeral.word)
        return int(parts[0]), int(parts[1]), full_year(parts[2]) if len(parts) > 2 else None
    day, year, number = hit.get("day"), hit.get("year"), hit.get("month_number")
    month = int(number.word) if number else hit.value("month")
    return int(day.word) if day else None, month, full_year(year.word) if year else None


def _calendar_day(day: int, month: int, year: int | None, hit: Hit, setting: Setting) -> tuple[date | None, Basis]:
    """The day, from its own year or the one nearest to publication, and which of the two."""
    if year is not None:
        return make_day(year, month, day), "written"
    if setting.published is None:
        return None, "published"
    weekday = hit.value("weekday")
    near = nearest_year(month, day, weekday, setting.published)
    if near and _direction(hit) == -1 and near > setting.published:
        return make_day(near.year - 1, month, day), "published"
    if near and _direction(hit) == 1 and near < setting.published:
        return make_day(near.year + 1, month, day), "published"
    return near, "published"


def _days(hit: Hit, setting: Setting) -> list[Draft]:
    """Two marks, the first and the last day of a range; month and year may stand with the last only."""
    first, last = hit.get("day"), hit.get("last_day")
    last_day, month, year = _numbers(hit)
    month = month or hit.value("first_month")
    last_day = int(last.word) if last else last_day
    if first is None or last_day is None or month is None:
        return []
    first_month = hit.value("first_month") or month
    begin = _calendar_day(int(first.word), first_month, year, hit, setting)
    end = _calendar_day(last_day, month, year, hit, setting)
    return _halves(hit, [(_iso(day), basis) for day, basis in (begin, end)])


def _halves(hit: Hit, values: Sequence[tuple[Valued | None, Basis]]) -> list[Draft]:
    """Two marks, parted at the element `joint`."""
    joint = hit.found.start("joint")
    first, second = values
    return [
        (hit.pieces[hit.first].start, hit.pieces[joint - 1].end, *first),
        (hit.pieces[joint + 1].start, hit.pieces[hit.last - 1].end, *second),
    ]


def _offset(hit: Hit, setting: Setting) -> list[Draft]:
    count = hit.value("offset")
    near = setting.published
    return _whole(hit, _iso(near + timedelta(days=count)) if near else None)


def _weekday(hit: Hit, setting: Setting) -> list[Draft]:
    near, weekday = setting.published, hit.value("weekday")
    if near is None or _is_capitalised_other(hit, setting):
        return _whole(hit, None)
    direction = _direction(hit)
    if direction is None and _ends_open_span(hit) and weekday != near.isoweekday():
        return _whole(hit, None)
    if hit.has("week_unit"):
        return _whole(hit, _iso(weekday_in_week(weekday, direction or 0, near)))
    if direction == 1 or (direction is None and _is_planned(hit)):
        return _whole(hit, _iso(weekday_after(weekday, near + timedelta(days=1))))
    if direction == 0:
        return _whole(hit, _iso(weekday_in_week(weekday, 0, near)))
    return _whole(hit, _iso(weekday_before(weekday, near)))


def _direction(hit: Hit) -> int | None:
    """-1 for past, 0 for now, 1 for future; None where no word says."""
    return hit.value("direction") if isinstance(hit.value("direction"), int) else None


def _is_capitalised_other(hit: Hit, setting: Setting) -> bool:
    """Whether a word that is a weekday only by its capital begins the sentence before "last" or "next"."""
    piece = hit.get("weekday")
    first = hit.found.start() == 0
    capitalised = setting.language.table("dates").get("capitalised", {})
    ambiguous = piece is not None and piece.word in capitalised.get("weekday", {})
    return first and ambiguous and _direction(hit) is not None


def _ends_open_span(hit: Hit) -> bool:
    """Whether "until" stands before the mark: "until Monday" may be past or to come, "until Monday night" is told."""
    return hit.first > 0 and hit.pieces[hit.first - 1].value == UNTIL and not hit.has("part")


def _is_planned(hit: Hit) -> bool:
    """Whether a word of plan or future stands before the mark in its clause."""
    for piece in reversed(hit.pieces[max(0, hit.first - LONGEST_CLAUSE) : hit.first]):
        if piece.word in ",;:":
            return False
        if piece.value == PLANNED:
            return True
    return False


def _month(hit: Hit, setting: Setting) -> list[Draft]:
    month, year = hit.value("month"), hit.get("year")
    if year:
        return _whole(hit, (f"{full_year(year.word):04}-{month:02}", "month"), "written")
    near, direction = setting.published, _direction(hit)
    if near is None or (direction is None and month != near.month):
        return _whole(hit, None)
    if direction == -1:
        return _whole(hit, (f"{near.year - (month >= near.month)}-{month:02}", "month"))
    if direction == 1:
        return _whole(hit, (f"{near.year + (month <= near.month)}-{month:02}", "month"))
    return _whole(hit, (f"{near.year}-{month:02}", "month"))


def _months(hit: Hit, setting: Setting) -> list[Draft]:
    year = hit.words("year")[0]
    values = (hit.value("month"), hit.value("last"))
    return _halves(hit, [((f"{full_year(year):04}-{month:02}", "month"), "written") for month in values])


def _shift(hit: Hit, setting: Setting) -> list[Draft]:
    kind = hit.value("count_unit") or hit.value("unit")
    unit = kind.removeprefix("one_").removesuffix("_unit")
    count: int | float | None = 1
    if hit.has("number"):
        count = parse_number(hit.words("number"), setting.language)
    if setting.published is None or not isinstance(count, int):
        return _whole(hit, None)
    return _whole(hit, shifted(setting.published, unit, (_direction(hit) or 0) * count))


def _year(hit: Hit, setting: Setting) -> list[Draft]:
    piece = hit.get("year")
    assert piece is not None
    if not hit.has("year_unit") and not (_stands_alone(piece, setting.text) and int(piece.word) in BARE_YEARS):
        return []
    return _whole(hit, (piece.word, "year"), "written")


def _decade(hit: Hit, setting: Setting) -> list[Draft]:
    """ "1990s" has no ISO value; without the word for year or an apostrophe only four digits are a decade."""
    digits = hit.words("tens")[0]
    tens = int(digits) if digits.isdigit() and len(digits) <= LONGEST_YEAR else 1
    told = hit.has("year_unit") or hit.has("apostrophe")
    return _whole(hit, None) if tens % 10 == 0 and (tens in BARE_YEARS or (told and tens < 100)) else []


def _years(hit: Hit, setting: Setting) -> list[Draft]:
    first, last = hit.words("year")[0], hit.words("last")[0]
    if int(first) not in BARE_YEARS or int(last) not in BARE_YEARS or int(first) >= int(last):
        return []
    return _halves(hit, [((first, "year"), "written"), ((last, "year"), "written")])


def _school_year(hit: Hit, setting: Setting) -> list[Draft]:
    """ "2024/2025": two marks, one a year; the second may be cut to two digits."""
    piece = hit.pieces[hit.first]
    first, last = piece.word.split("/")
    cut = piece.start + len(first)
    if int(full_year(last)) != int(first) + 1:
        return []
    return [
        (piece.start, cut, (first, "year"), "written"),
        (cut + 1, piece.end, (str(full_year(last)), "year"), "written"),
    ]


def _stands_alone(piece: Piece, text: str) -> bool:
    """Whether no letter, dash or slash touches the number: "MH-2014" and "2014/PN" are codes."""
    before, after = text[piece.start - 1 : piece.start], text[piece.end : piece.end + 1]
    return not (before.isalnum() or before in CODE_MARKS) and not (after.isalnum() or after in CODE_MARKS)


def _clock(hit: Hit, setting: Setting) -> list[Draft]:
    return _whole(hit, _time(hit, "hour"), "written")


def _clocks(hit: Hit, setting: Setting) -> list[Draft]:
    return _halves(hit, [(_time(hit, "hour"), "written"), (_time(hit, "last_hour"), "written")])


def _time(hit: Hit, label: str) -> Valued | None:
    """The clock time without its day, as `T14:30+07:00`; the part of the day says which half is meant."""
    parts = re.split("[.:]", hit.words(label)[0])
    hour, minute = int(parts[0]), parts[1] if len(parts) > 1 else "00"
    later = hit.value("part") or hit.value("part_again") or ()
    if hour in later:
        hour += NOON
    elif (hour == NOON and NOON - 1 in later) or hour >= MIDNIGHT:
        return None
    zone = hit.value("zone") or ""
    return f"T{hour:02}:{minute}{zone if zone[:1] in SIGNS else ''}", "time"


def _that(hit: Hit, setting: Setting) -> list[Draft]:
    return _whole(hit, (THAT_DAY, "day"))


READINGS: dict[str, Callable[[Hit, Setting], list[Draft]]] = {
    "nothing": _nothing,
    "unknown": _unknown,
    "day": _day,
    "days": _days,
    "offset": _offset,
    "weekday": _weekday,
    "month": _month,
    "months": _months,
    "shift": _shift,
    "year": _year,
    "decade": _decade,
    "years": _years,
    "school_year": _school_year,
    "clock": _clock,
    "clocks": _clocks,
    "that": _that,
}
