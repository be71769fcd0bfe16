"""What each kind of date rule means: the value of a hit, counted from the day of publication where it is relative.

A reading gives drafts: where a mark begins and ends, its value with its precision, and what that rests on.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from selisik.data.marks import Basis
from selisik.lang.calendar import (
    DAYS_A_WEEK,
    Valued,
    full_year,
    make_day,
    nearest_year,
    shifted,
    weekday_after,
    weekday_before,
    weekday_in_week,
)
from selisik.lang.drafts import Draft, Setting, end, halves, iso, whole
from selisik.lang.narrative import SET, THAT_DAY
from selisik.lang.numbers import parse_number
from selisik.lang.pieces import Hit, Piece

# A bare number is a year only in the range that news speaks of; with the word for year before it, any four digits are.
BARE_YEARS = range(1900, 2100)
# Words between "will" and its weekday; farther off it belongs to something else.
LONGEST_CLAUSE = 12
LONGEST_YEAR = len("1990")
NOON = 12
# "Thirty days later" is a day; farther off one counts in months and years.
DAYS_CARRIED = 100
# A day and month in brackets with nothing beside them are within a month of the report.
DAYS_NEAR = 31
# A zone that is known is a distance from UTC; "local time" is a zone that is not.
SIGNS = ("+", "-")
MIDNIGHT = 24
HALF_PAST = "30"
CLOCK_LABEL = "clock_label"
CODE_MARKS = ("-", "/", "_")
# The kind of the words of plan and future.
PLANNED = "will"
UNTIL = "until"


def _nothing(hit: Hit, setting: Setting) -> list[Draft]:
    return []


def _set(hit: Hit, setting: Setting) -> list[Draft]:
    return whole(hit, (SET, "day"))


def _unknown(hit: Hit, setting: Setting) -> list[Draft]:
    return whole(hit, None)


def _day(hit: Hit, setting: Setting) -> list[Draft]:
    day, month, year = _numbers(hit)
    if day is None or month is None:
        return []
    value, basis = _calendar_day(day, month, year, hit, setting)
    return whole(hit, iso(value), basis) if value or year is None else []


def _bracketed_day(hit: Hit, setting: Setting) -> list[Draft]:
    """ "(15/6)" alone: a day where it is near publication, else a fraction or a code."""
    drafts = _day(hit, setting)
    near = setting.published
    day = date.fromisoformat(drafts[0][2][0]) if drafts and drafts[0][2] else None
    return drafts if near and day and abs((day - near).days) <= DAYS_NEAR else []


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
    if hit.has("year_unit"):
        return make_day(setting.published.year + (_direction(hit) or 0), month, day), "published"
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
    if year is None and setting.published and hit.has("last"):
        end = nearest_year(month, last_day, hit.value("last"), setting.published), "published"
    return halves(hit, [(iso(day), basis) for day, basis in (begin, end)])


def _open_days(hit: Hit, setting: Setting) -> list[Draft]:
    """ "Monday to Friday" without a date: this week, the next, or every week."""
    return halves(hit, [(None, "published"), (None, "published")])


def _day_list(hit: Hit, setting: Setting) -> list[Draft]:
    """ "10, 11 and 12 June": a mark for each, the month and year with the last."""
    _, month, year = _numbers(hit)
    at = hit.found.start("month")
    days = [piece for piece in hit.pieces[hit.first : at] if piece.word.isdigit()]
    if month is None:
        return []
    values = [_calendar_day(int(piece.word), month, year, hit, setting) for piece in days]
    if year is not None and None in [value for value, _ in values]:
        return []
    starts = [hit.pieces[hit.first].start, *(piece.start for piece in days[1:])]
    ends = [*(piece.end for piece in days[:-1]), end(hit)]
    spans = zip(starts, ends, values, strict=True)
    return [(start, end, iso(value), basis) for start, end, (value, basis) in spans]


def _offset(hit: Hit, setting: Setting) -> list[Draft]:
    count = hit.value("offset")
    near = setting.published
    return whole(hit, iso(near + timedelta(days=count)) if near else None)


def _weekday(hit: Hit, setting: Setting) -> list[Draft]:
    near, weekday = setting.published, hit.value("weekday")
    direction = _direction(hit)
    bare = direction is None or (near is None and is_counted(hit, setting))
    named = _named_before(hit, weekday, setting) if bare else None
    if named:
        return whole(hit, iso(named), "written")
    if near is None or _is_capitalised_other(hit, setting):
        return whole(hit, None)
    if direction is None and _ends_open_span(hit) and weekday != near.isoweekday():
        return whole(hit, None)
    if hit.has("week_unit"):
        return whole(hit, iso(weekday_in_week(weekday, direction or 0, near)))
    if direction is not None and direction > 0:
        return whole(hit, iso(weekday_after(weekday, near + timedelta(days=1))))
    if direction is None and _is_planned(hit):
        # On the same weekday a plan is for today: 96 of 99 in the unlabelled news that also write the date.
        return whole(hit, iso(weekday_after(weekday, near)))
    if direction == 0:
        if is_kind(hit, "present", setting):
            return whole(hit, iso(weekday_in_week(weekday, 0, near)))
        # "Monday this evening": today, or nobody knows which.
        return whole(hit, iso(near) if near.isoweekday() == weekday else None)
    return whole(hit, iso(weekday_before(weekday, near)))


def _named_before(hit: Hit, weekday: int, setting: Setting) -> date | None:
    """The day that the report has written with this weekday; None where it lies too far off, or before a plan."""
    day, near = setting.named.get(weekday), setting.published
    if day is None or near is None:
        return day
    return day if abs((day - near).days) <= DAYS_A_WEEK and not (day < near and _is_planned(hit)) else None


def _direction(hit: Hit) -> int | None:
    """-1 for past, 0 for now, 1 for future; None where no word says."""
    return hit.value("direction") if isinstance(hit.value("direction"), int) else None


def is_counted(hit: Hit, setting: Setting) -> bool:
    """Whether a word after the weekday counts days from today ("Monday tomorrow"); "Monday last" does not."""
    return hit.rule.name == "weekday-relative" and is_kind(hit, "offset", setting)


def is_kind(hit: Hit, kind: str, setting: Setting) -> bool:
    """Whether the word of direction is listed as this kind."""
    piece = hit.get("direction")
    return piece is not None and setting.known.words.get(piece.word) == setting.known.letters[kind]


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
        return whole(hit, (f"{full_year(year.word):04}-{month:02}", "month"), "written")
    near, direction = setting.published, _direction(hit)
    if near is None or (direction is None and month != near.month):
        return whole(hit, None)
    if hit.has("year_unit"):
        return whole(hit, (f"{near.year + (direction or 0):04}-{month:02}", "month"))
    if direction == -1:
        return whole(hit, (f"{near.year - (month >= near.month)}-{month:02}", "month"))
    if direction == 1:
        return whole(hit, (f"{near.year + (month <= near.month)}-{month:02}", "month"))
    return whole(hit, (f"{near.year}-{month:02}", "month"))


def _months(hit: Hit, setting: Setting) -> list[Draft]:
    year = hit.words("year")[0]
    values = (hit.value("month"), hit.value("last"))
    return halves(hit, [((f"{full_year(year):04}-{month:02}", "month"), "written") for month in values])


def _shift(hit: Hit, setting: Setting) -> list[Draft]:
    kind = hit.value("count_unit") or hit.value("unit")
    unit = kind.removeprefix("one_").removesuffix("_unit")
    count: int | float | None = 1
    if hit.has("number"):
        count = parse_number(hit.words("number"), setting.language)
    if setting.published is None or not isinstance(count, int):
        return whole(hit, None)
    return whole(hit, shifted(setting.published, unit, (_direction(hit) or 0) * count))


def _year(hit: Hit, setting: Setting) -> list[Draft]:
    piece = hit.get("year")
    assert piece is not None
    told = hit.has("year_unit") or (hit.has("slash") and int(piece.word) in BARE_YEARS)
    if not told and not (_stands_alone(piece, setting.text) and int(piece.word) in BARE_YEARS):
        return []
    return whole(hit, (piece.word, "year"), "written")


def _decade(hit: Hit, setting: Setting) -> list[Draft]:
    """ "1990s" has no ISO value; without the word for year or an apostrophe only four digits are a decade."""
    digits = hit.words("tens")[0]
    tens = int(digits) if digits.isdigit() and len(digits) <= LONGEST_YEAR else 1
    told = hit.has("year_unit") or hit.has("apostrophe") or hit.rule.options.get("told", False)
    return whole(hit, None) if tens % 10 == 0 and (tens in BARE_YEARS or (told and tens < 100)) else []


def _years(hit: Hit, setting: Setting) -> list[Draft]:
    first, last = hit.words("year")[0], hit.words("last")[0]
    if int(first) not in BARE_YEARS or int(last) not in BARE_YEARS or int(first) >= int(last):
        return []
    return halves(hit, [((first, "year"), "written"), ((last, "year"), "written")])


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
    return whole(hit, _time(hit, "hour", setting), "written")


def _half_hour(hit: Hit, setting: Setting) -> list[Draft]:
    """ "Half eight": a time where the part of the day or the label of a clock tells which half of the day."""
    hour, later = int(hit.value("half_hour")), _later(hit, setting)
    part = hit.has("part") or hit.has("part_again") or bool(later)
    return whole(
        hit, _moment(hour, HALF_PAST, later, hit) if part or hit.value("clock_word") == CLOCK_LABEL else None, "written"
    )


def _clocks(hit: Hit, setting: Setting) -> list[Draft]:
    return halves(hit, [(_time(hit, "hour", setting), "written"), (_time(hit, "last_hour", setting), "written")])


def _part_beside(hit: Hit, setting: Setting) -> Sequence[int]:
    """The hours to which the part of the day right before or after adds twelve: "this evening at 8", "at 8 tonight"."""
    beside = [hit.pieces[at] for at in (hit.first - 1, hit.last) if 0 <= at < len(hit.pieces)]
    words = [word for piece in beside for word in piece.word.split()]
    values = [setting.known.values.get(word) for word in words]
    return next((value for value in values if isinstance(value, list)), [])


def _time(hit: Hit, label: str, setting: Setting) -> Valued | None:
    """The clock time without its day, as `T14:30+07:00`; the part of the day says which half is meant."""
    parts = re.split("[.:]", hit.words(label)[0])
    return _moment(int(parts[0]), parts[1] if len(parts) > 1 else "00", _later(hit, setting), hit)


def _later(hit: Hit, setting: Setting) -> Sequence[int]:
    """The hours to which the part of the day in the hit or beside it adds twelve."""
    return hit.value("part") or hit.value("part_again") or _part_beside(hit, setting)


def _moment(hour: int, minute: str, later: Sequence[int], hit: Hit) -> Valued | None:
    if hour == NOON and 0 in later:
        hour = 0
    elif hour in later:
        hour = hour % NOON + NOON
    elif (hour == NOON and NOON - 1 in later) or (hour == MIDNIGHT and minute != "00"):
        return None
    zone = hit.value("zone") or ""
    return f"T{hour:02}:{minute}{zone if zone[:1] in SIGNS else ''}", "time"


def _that(hit: Hit, setting: Setting) -> list[Draft]:
    return whole(hit, (THAT_DAY, "day"))


def _after_that(hit: Hit, setting: Setting) -> list[Draft]:
    """ "Two days later", "the day before": so many days from the day last told."""
    count: int | float | None = 1
    if hit.has("number"):
        count = parse_number(hit.words("number"), setting.language)
    step = hit.value("after_that") or hit.value("next_day")
    if not isinstance(count, int) or count > DAYS_CARRIED:
        return whole(hit, None)
    return whole(hit, (f"{THAT_DAY}{count * step:+}", "day"))


READINGS: dict[str, Callable[[Hit, Setting], list[Draft]]] = {
    "nothing": _nothing,
    "set": _set,
    "unknown": _unknown,
    "day": _day,
    "bracketed_day": _bracketed_day,
    "days": _days,
    "open_days": _open_days,
    "day_list": _day_list,
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
    "half_hour": _half_hour,
    "clocks": _clocks,
    "that": _that,
    "after_that": _after_that,
}
