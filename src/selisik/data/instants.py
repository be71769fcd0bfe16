"""Times of publication as points in time: two of them are compared by when they were, not by how they are written."""

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

# A time that names no zone, and a bare day, are read by the clocks of most of the newsrooms: Western Indonesia Time.
HOME_ZONE = timezone(timedelta(hours=7))
DAY_LENGTH = len("2025-06-18")
# Sorts after every time.
UNKNOWN_TIME = "~"
_KEPT = 65_536


def instant_of(published: str | None) -> datetime | None:
    """The point in time, in UTC, of an ISO 8601 date or date-time, None where there is none; a day is its beginning.

    >>> instant_of("2025-06-10T01:30Z") > instant_of("2025-06-10T07:00+07:00")
    True
    """
    try:
        moment = datetime.fromisoformat(published or "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=HOME_ZONE)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


@lru_cache(_KEPT)
def time_key(published: str | None) -> str:
    """What times are put in order by: the instant as text, after all of them what tells no time.

    >>> time_key("2025-06-10T07:00+07:00"), time_key(None)
    ('2025-06-10T00:00:00.000000', '~')
    """
    moment = instant_of(published)
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") if moment else UNKNOWN_TIME


def arrival_key(published: str | None) -> str:
    """What carriers are put in order by: as `time_key`, but a bare day comes after the times of that day.

    >>> arrival_key("2025-06-10T18:00") < arrival_key("2025-06-10") < arrival_key("2025-06-11T00:00")
    True
    """
    moment = instant_of(published)
    if moment is None or len((published or "").strip()) > DAY_LENGTH:
        return time_key(published)
    return (moment + timedelta(days=1, microseconds=-1)).replace(tzinfo=None).isoformat(timespec="microseconds")


def is_before(one: str | None, other: str | None) -> bool:
    """Whether the first is known to be earlier; a bare day says nothing about a time of the same day.

    >>> is_before("2025-06-10", "2025-06-10T08:00"), is_before("2025-06-10", "2025-06-11T08:00")
    (False, True)
    """
    first, second = instant_of(one), instant_of(other)
    if first is None or second is None:
        return False
    is_day = len((one or "").strip()) <= DAY_LENGTH
    return first + timedelta(days=1) <= second if is_day else first < second
