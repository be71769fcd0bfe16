"""Dates and times as a reader of one language expects them; nothing is said that the value does not say."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from selisik.briefing.messages import Messages

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
Apart = Literal["time", "day", "year"]
_DAY_KEYS: dict[Apart, str] = {"day": "calendar.day_month", "year": "calendar.short_day"}
_NEVER = datetime.max.replace(tzinfo=UTC)


def spoken(value: str | None, messages: Messages) -> str:
    """An ISO 8601 value in words, no more exact than it is; any other value as it stands; "" for None.

    >>> from selisik.briefing.messages import messages
    >>> spoken("2023-09-13T14:30+07:00", messages("id")), spoken("2023-09", messages("en"))
    ('Rabu, 13 September 2023, 14.30 WIB', 'September 2023')
    """
    if not value:
        return ""
    if (moment := moment_of(value)) is not None:
        day = _day(moment.date(), messages)
        return day if "T" not in value and " " not in value else _with_time(day, moment, messages)
    return _coarse(value, messages)


def clock(value: str | None, messages: Messages, apart_by: Apart = "time") -> str:
    """The time of day of a value with its zone, after as much of its day as tells it from others; "" for None.

    A value without a time is told by its day alone.

    >>> from selisik.briefing.messages import messages
    >>> clock("2023-09-13T14:30+08:00", messages("id")), clock("2023-09-13T14:30Z", messages("en"), "day")
    ('14.30 WITA', '13 September, 14:30 UTC')
    """
    moment = moment_of(value or "")
    if moment is None or value is None:
        return value or ""
    if "T" not in value and " " not in value:
        return short_day(value, messages)
    if apart_by == "time":
        return _time(moment, messages)
    return _with_time(_dated(_DAY_KEYS[apart_by], moment.date(), messages), moment, messages)


def day_and_time(value: str | None, messages: Messages) -> str:
    """The day without its weekday, and the time with its zone where the value has one; "" for None.

    >>> from selisik.briefing.messages import messages
    >>> day_and_time("2023-09-13T14:30+09:00", messages("id"))
    '13 September 2023, 14.30 WIT'
    """
    moment = moment_of(value or "")
    if moment is None or value is None:
        return spoken(value, messages)
    day = short_day(value, messages)
    return _with_time(day, moment, messages) if "T" in value or " " in value else day


def short_day(value: str, messages: Messages) -> str:
    """The day of a value without its weekday."""
    moment = moment_of(value)
    return value if moment is None else _dated("calendar.short_day", moment.date(), messages)


def moment_of(value: str) -> datetime | None:
    """The moment a full date or date-time names; None for anything else.

    >>> moment_of("2024-W33") is None  # a week is no Monday, though Python reads it so
    True
    """
    if not _FULL.match(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def order_of(value: str | None) -> tuple[datetime, str]:
    """A key that puts earlier values first and unknown ones last. A time without a zone counts as UTC."""
    moment = moment_of(value or "")
    if moment is None:
        return _NEVER, value or "~"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), value or ""


def _coarse(value: str, messages: Messages) -> str:
    if found := _WEEK.fullmatch(value):
        return messages.text("calendar.week", year=found[1], week=found[2].lstrip("0"))
    if (found := _MONTH.fullmatch(value)) and 1 <= int(found[2]) <= 12:
        return messages.text("calendar.month", month=_month(int(found[2]), messages), year=found[1])
    return value


def _with_time(day: str, moment: datetime, messages: Messages) -> str:
    return messages.text("calendar.day_and_time", day=day, time=_time(moment, messages))


def _time(moment: datetime, messages: Messages) -> str:
    time = messages.text("calendar.time", hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")
    zone = _zone(moment.utcoffset(), messages)
    return f"{time} {zone}" if zone else time


def _zone(offset: timedelta | None, messages: Messages) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    written = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    zone: str = messages.entry("calendar.zones").get(written, f"UTC{written}")
    return zone


def _day(day: date, messages: Messages) -> str:
    return _dated("calendar.day", day, messages)


def _dated(key: str, day: date, messages: Messages) -> str:
    weekday = messages.entry("calendar.days")[day.weekday()]
    month = _month(day.month, messages)
    return messages.text(key, weekday=weekday, day=str(day.day), month=month, year=str(day.year))


def _month(number: int, messages: Messages) -> str:
    month: str = messages.entry("calendar.months")[number - 1]
    return month
