"""Marks of days and times that belong together: side by side they are one, apart the day lends itself to the time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selisik.data import DateMention
from selisik.data.marks import Basis

DAY_LENGTH = len("2023-09-13")
# Stands for a value until the sentence has been read: the day that "that day" points back to.
THAT_DAY = "that"
# Rules of days and months that may stand without their year and have no weekday to tell it.
YEARLESS = ("written", "day-range", "month")
YEAR_LENGTH = len("2023")


def joined(mentions: Sequence[DateMention], text: str) -> list[DateMention]:
    """Day and clock side by side become one mark, and "yesterday" after its own date joins it."""
    out: list[DateMention] = []
    for mention in mentions:
        both = _together(out[-1], mention, text) if out else None
        if both:
            out[-1] = both
        else:
            out.append(mention)
    return out


def _together(first: DateMention, second: DateMention, text: str) -> DateMention | None:
    if text[first.end : second.start].strip(" \xa0"):
        return None
    if first.precision == "day" and second.precision == "time" and first.value and second.value:
        return replace(first, end=second.end, value=first.value + second.value, precision="time")
    same_day = second.precision == "day" and second.rule != first.rule
    if same_day and first.value and second.value and first.value.startswith(second.value):
        return replace(first, end=second.end)
    return None


def without_strange_years(mentions: Sequence[DateMention]) -> list[DateMention]:
    """Days whose year was only taken from publication lose it where their sentence speaks of another year."""
    years = {mention.value for mention in mentions if mention.precision == "year" and mention.basis == "written"}
    return [
        _without_value(each) if _is_borrowed(each) and years - {(each.value or "")[:YEAR_LENGTH]} else each
        for each in mentions
    ]


def _is_borrowed(mention: DateMention) -> bool:
    return mention.basis == "published" and mention.rule in YEARLESS


def anchored(mentions: Sequence[DateMention]) -> list[DateMention]:
    """Clock times take the day of their own sentence, where it has exactly one; "that day" the day before it."""
    days = _days_of(mentions)
    out: list[DateMention] = []
    before: DateMention | None = None
    for mention in mentions:
        if mention.value == THAT_DAY:
            mention = _taken(mention, before) if before else _without_value(mention)
        before = mention if _has_day(mention) else before
        out.append(_on_day(mention, days))
    return out


def anchored_in_article(mentions: Sequence[DateMention]) -> list[DateMention]:
    """Clock times still without a day take the article's, where it names exactly one; otherwise they have no value."""
    days = _days_of(mentions)
    anchored = [_on_day(mention, days) for mention in mentions]
    return [_without_value(each) if each.value and each.value[0] == "T" else each for each in anchored]


def _days_of(mentions: Sequence[DateMention]) -> dict[str, Basis | None]:
    """The days that the marks give, each with how it is known."""
    return {mention.value[:DAY_LENGTH]: mention.basis for mention in mentions if mention.value and _has_day(mention)}


def _has_day(mention: DateMention) -> bool:
    return mention.precision in ("day", "time") and (mention.value or "")[:1].isdigit()


def _on_day(mention: DateMention, days: Mapping[str, Basis | None]) -> DateMention:
    if mention.value and mention.value[0] == "T" and len(days) == 1:
        day, basis = next(iter(days.items()))
        return replace(mention, value=day + mention.value, basis=basis)
    return mention


def _taken(mention: DateMention, day: DateMention) -> DateMention:
    return replace(mention, value=(day.value or "")[:DAY_LENGTH], basis=day.basis)


def _without_value(mention: DateMention) -> DateMention:
    return replace(mention, value=None, precision=None, basis=None)
