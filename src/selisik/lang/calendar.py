"""Days, weeks, months and years as ISO 8601 values, counted from a day that is known."""

import re
from datetime import date, datetime, timedelta, tzinfo

from selisik.data.marks import Precision

# Tables write 0001-01-01 or 9999-12-31 for a day they do not know; no newspaper is older than this.
NEWS_YEARS = range(1600, 2200)
DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12
CLOCK_LENGTH = len("14:30")
# A day written without its year lies within half a year of the report; where its weekday fits no year, within two
# months (a slip in the weekday), or it has no value.
NEAREST_DAYS = 183
NEAREST_DAYS_UNSURE = 60
# "25" after a month is this century's up to here, the last one's above ("98").
LAST_SHORT_YEAR = 69
UTC_TIME = re.compile(r"T[0-9:.]+(?:Z|[+-]00:?00)\Z")
Valued = tuple[str, Precision]


def day_of(published: str | None, home: str | None = None) -> date | None:
    """The day of an ISO 8601 date or date-time, None where there is none, or none on which news came out.

    A time in UTC is one that a machine wrote: it is taken to the zone `home` ("+07:00") of the newsroom, where it is
    known. Any other zone is the newsroom's own.

    >>> day_of("2023-09-13T14:30+07:00"), day_of("yesterday")
    (datetime.date(2023, 9, 13), None)
    >>> day_of("2023-09-13T18:30Z", "+07:00"), day_of("2023-09-13T18:30Z")
    (datetime.date(2023, 9, 14), datetime.date(2023, 9, 13))
    """
    try:
        day = date.fromisoformat((published or "")[:10])
        if home and published and UTC_TIME.search(published):
            day = datetime.fromisoformat(published).astimezone(_zone(home)).date()
    except (ValueError, OverflowError):
        return None
    return day if day.year in NEWS_YEARS else None


def _zone(distance: str) -> tzinfo | None:
    return datetime.fromisoformat(f"2000-01-01T00:00{distance}").tzinfo


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none (31 June).

    >>> make_day(2025, 6, 31)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """The year of two or four digits.

    >>> full_year("25"), full_year("98"), full_year("2023")
    (2025, 1998, 2023)
    """
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= LAST_SHORT_YEAR else 1900)


def nearest_year(month: int, day: int, weekday: int | None, near: date) -> date | None:
    """The day of that month nearest to `near`, on the weekday where one is given; None where none is near.

    >>> nearest_year(12, 30, None, date(2025, 1, 2))
    datetime.date(2024, 12, 30)
    """
    days = [made for year in (near.year - 1, near.year, near.year + 1) if (made := make_day(year, month, day))]
    fitting = [each for each in days if weekday in (None, each.isoweekday())]
    limit = NEAREST_DAYS if fitting else NEAREST_DAYS_UNSURE
    nearest = min(fitting or days, key=lambda each: abs((each - near).days), default=None)
    return nearest if nearest and abs((nearest - near).days) <= limit else None


def weekday_before(weekday: int, near: date) -> date:
    """The last such weekday at or before `near`; 1 is Monday.

    >>> weekday_before(1, date(2023, 9, 13))
    datetime.date(2023, 9, 11)
    """
    return near - timedelta(days=(near.isoweekday() - weekday) % DAYS_A_WEEK)


def weekday_after(weekday: int, near: date) -> date:
    """The first such weekday at or after `near`.

    >>> weekday_after(1, date(2023, 9, 13))
    datetime.date(2023, 9, 18)
    """
    return near + timedelta(days=(weekday - near.isoweekday()) % DAYS_A_WEEK)


def weekday_in_week(weekday: int, weeks: int, near: date) -> date:
    """That weekday of the ISO week `weeks` away from the week of `near`.

    >>> weekday_in_week(5, 1, date(2023, 9, 13))
    datetime.date(2023, 9, 22)
    """
    return near + timedelta(days=weekday - near.isoweekday() + weeks * DAYS_A_WEEK)


def shifted(near: date, unit: str, count: int) -> Valued | None:
    """The day, week, month or year `count` units away, no more exact than the unit; None outside the calendar.

    >>> shifted(date(2023, 9, 13), "week", -1), shifted(date(2023, 9, 13), "month", -9)
    (('2023-W36', 'week'), ('2022-12', 'month'))
    """
    try:
        if unit == "day":
            return (near + timedelta(days=count)).isoformat(), "day"
        if unit == "week":
            return week_value(near + timedelta(days=count * DAYS_A_WEEK)), "week"
        if unit == "month":
            year, month = divmod(near.year * MONTHS_A_YEAR + near.month - 1 + count, MONTHS_A_YEAR)
            return f"{date(year, month + 1, 1).year:04}-{month + 1:02}", "month"
        if unit == "year":
            return f"{date(near.year + count, 1, 1).year:04}", "year"
    except (ValueError, OverflowError):
        return None
    return None


def week_value(day: date) -> str:
    """The ISO week of a day.

    >>> week_value(date(2023, 9, 6))
    '2023-W36'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def same_moment(one: str, other: str) -> bool:
    """Whether two ISO 8601 values can mean one moment: equal as far as both are told.

    A month holds its days, a day its times; a time without zone or day is compared by what it has. Two times with
    different zones are compared as moments.

    >>> same_moment("2025-06-20T05:10+07:00", "T05:10"), same_moment("2025-06", "2025-06-20")
    (True, True)
    >>> same_moment("2025-06-20T16:00+07:00", "2025-06-20T12:00+03:00"), same_moment("T05:10", "T05:11")
    (True, False)
    """
    (day, clock), (other_day, other_clock) = _parted(one), _parted(other)
    if day and other_day and clock and other_clock and _has_zone(clock) and _has_zone(other_clock):
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    return _days_meet(day, other_day) and _clocks_meet(clock, other_clock)


def _parted(value: str) -> tuple[str, str]:
    day, _, clock = value.partition("T")
    return day, clock


def _has_zone(clock: str) -> bool:
    return "+" in clock or "-" in clock


def _days_meet(one: str, other: str) -> bool:
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    week, day = (one, other) if "W" in one else (other, one)
    known = day_of(day)
    return "W" in week and known is not None and week_value(known) == week


def _clocks_meet(one: str, other: str) -> bool:
    if not one or not other:
        return True
    if _has_zone(one) and _has_zone(other):
        return one == other
    return one[:CLOCK_LENGTH] == other[:CLOCK_LENGTH]
