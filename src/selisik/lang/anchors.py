"""Marks of days and times side by side become one, and borrowed years that a sentence speaks against are dropped."""

from collections.abc import Sequence

from msgspec.structs import replace

from selisik.data import DateMention
from selisik.lang.narrative import timed

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
    if first.precision == "day" and second.precision == "time" and (first.value or "")[:1].isdigit():
        value = timed(first.value or "", second.value or "")
        return replace(first, end=second.end, value=value, precision="time") if value else None
    same_day = second.precision == "day" and second.rule != first.rule
    if same_day and first.value and second.value and first.value.startswith(second.value):
        return replace(
            first, end=second.end, basis="written" if "written" in (first.basis, second.basis) else first.basis
        )
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


def _without_value(mention: DateMention) -> DateMention:
    return replace(mention, value=None, precision=None, basis=None)
