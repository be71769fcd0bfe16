"""Dates and times, written or relative.

The words and their orders stand in the pack's table `dates`; here is what each kind of date means. Values follow ISO
8601 and TIMEX3's idea of a mention (Pustejovsky et al. 2003): days, weeks, months, years and clock times are mentions,
durations ("two hours") and sets ("every Monday") are not.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from selisik.data import DateMention, Span
from selisik.lang.anchors import joined, without_strange_years
from selisik.lang.calendar import day_of
from selisik.lang.date_readings import READINGS, is_counted
from selisik.lang.drafts import Named, Setting
from selisik.lang.narrative import Line, anchored, context, day_of_speech
from selisik.lang.numbers import number_words
from selisik.lang.packs import Pack, shared_table
from selisik.lang.pieces import Vocabulary, hits, vocabulary

# Rules of days that are written with their weekday.
DATED_WEEKDAYS = ("weekday-numeric", "weekday-written")
DAY_LENGTH = len("2023-09-13")


def read_dates(
    text: str, sentences: Sequence[Span], language: Pack, near: date | None, named: Named | None = None
) -> tuple[DateMention, ...]:
    """The dates and times in the sentences, in order, relative ones counted from the day `near` where it is given.

    `named` gives the days that weekdays without a date mean from the first sentence on.

    >>> from selisik.lang.packs import pack
    >>> text = "Rapat digelar Rabu (13/9/2023) pukul 14.30 WIB."
    >>> [mention.value for mention in read_dates(text, [Span(0, len(text))], pack("id"), None)]
    ['2023-09-13T14:30+07:00']
    """
    setting = Setting(text, language, date_vocabulary(language), near, dict(named or {}))
    lines = []
    for sentence in sentences:
        found = joined([*_mentions(sentence.start, sentence.end, setting)], text)
        found = _as_of_speech(found, sentence, setting)
        lines.append(Line(sentence.start, without_strange_years(found)))
        name_days(found, setting.named)
    return tuple(anchored(lines, text, language, near))


def name_days(found: Sequence[DateMention], named: Named) -> None:
    """Adds the days written with their weekday: the weekday alone means the same day; with two of one, neither."""
    for mark in found:
        if mark.rule in DATED_WEEKDAYS and mark.basis == "written" and mark.value:
            day = date.fromisoformat(mark.value[:DAY_LENGTH])
            named[day.isoweekday()] = day if named.setdefault(day.isoweekday(), day) == day else None


def implied_day(text: str, sentences: Sequence[Span], language: Pack, named: Named) -> date | None:
    """The day on which a report came out that says "Monday tomorrow" where that Monday is known; None where not.

    >>> from selisik.lang.packs import pack
    >>> text = "Jembatan dibuka Senin besok."
    >>> implied_day(text, [Span(0, len(text))], pack("id"), {1: date(2025, 6, 9)})
    datetime.date(2025, 6, 8)
    """
    known = date_vocabulary(language)
    setting = Setting(text, language, known, None, named)
    days = set()
    for sentence in sentences:
        for hit in hits(text, sentence.start, sentence.end, known):
            day = named.get(hit.value("weekday")) if is_counted(hit, setting) else None
            if day:
                days.add(day - timedelta(days=hit.value("direction")))
    return days.pop() if len(days) == 1 else None


def _as_of_speech(found: list[DateMention], sentence: Span, setting: Setting) -> list[DateMention]:
    """The marks, those inside a quotation counted from the day on which it was spoken, where the sentence says it."""
    if len(found) == 1 or all(mark.basis != "published" for mark in found[:-1]):
        return found
    spoken = day_of_speech(sentence.start, found, setting.text, context(setting.language))
    if spoken is None or spoken.day == setting.published:
        return found
    then = Setting(setting.text, setting.language, setting.known, spoken.day, setting.named)
    again = {mark.start: mark for mark in _mentions(spoken.start, spoken.end, then)}
    return [
        replace(new, end=mark.end, basis=spoken.basis)
        if mark.basis == "published" and mark.precision != "time" and (new := again.get(mark.start)) and new.value
        else mark
        for mark in found
    ]


def published_day(published: str | None, language: Pack) -> date | None:
    """The day on which a report came out, by the clocks of its language's newsrooms; None where it is not known.

    >>> from selisik.lang.packs import pack
    >>> published_day("2025-06-09T20:15:00Z", pack("id"))
    datetime.date(2025, 6, 10)
    """
    return day_of(published, language.table("dates").get("context", {}).get("home"))


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
