"""Which day a clock time belongs to when it stands without one.

A report names a day and goes on telling: a clock takes the day beside it, then the day last told in its sentence or
shortly before, then the only day that the report tells of at all. The day on which somebody spoke ("kata Budi, Senin
(9/6)") tells nothing of what happened, a set of days ("every Thursday at five") is no day, and a plan does not lie in
the past. Where none is left the clock has no value. Reichenbach (1947) calls the day so carried on the reference time.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import msgspec
from msgspec.structs import replace

from selisik.data import DateMention
from selisik.data.marks import Basis
from selisik.lang.packs import Pack

DAY_LENGTH = len("2023-09-13")
# Stand for a value until the article has been read: the day that "that day" points back to ("that+1" for the day after
# it), and a set of days.
THAT_DAY = "that"
SET = "set"
# The rule for "ten days ago": a day that is counted back to is not the one that the report goes on telling of.
COUNTED_BACK = "ago"
# The rule for "Monday to Friday" without a date, which may be every week's.
OPEN_RANGE = "weekday-range-open"
# A speaker with his offices and place stands between the word of saying and the day of saying.
LONGEST_ATTRIBUTION = 100
# Signs that end a clause of attribution.
CLAUSE_ENDS = frozenset('"”“.!?')
# Words between a clock and a day that are told together.
LONGEST_GAP = 30
# How far a day is carried on, in characters: about three sentences, renewed by every clock that takes it.
REACH = 450
# From this hour on the next early clock belongs to the day after.
EVENING, MORNING = 18, 6
MIDNIGHT = "24"
QUOTE = re.compile(r'["“”]')
POINT_IN_NAME = re.compile(r"\b\w{1,4}\.|\.(?=\w)")
WORD = re.compile(r"[^\W\d_]+")


class Line(msgspec.Struct, frozen=True):
    """A sentence: where it begins and its marks in order."""

    start: int
    marks: list[DateMention]


@dataclass(frozen=True, slots=True)
class Context:
    """Words by which a sentence shows what its days are."""

    said: AbstractSet[str]
    cited: AbstractSet[str]
    aside: AbstractSet[str]
    planned: AbstractSet[str]
    night: AbstractSet[str]
    between: AbstractSet[str]


@dataclass(slots=True)
class Told:
    """The day that is being told: the last mark that has it, its latest clock, whether somebody's day came since."""

    mark: DateMention | None = None
    hour: int = 0
    interrupted: bool = False


@cache
def context(language: Pack) -> Context:
    """The words of a language's packs that say who spoke, what is planned, and what joins a clock to its day."""
    table, statements = language.table("dates"), language.table("statements")
    kinds, more = table["kinds"], table.get("context", {})
    roots = statements.get("roots", {}).get("after", ())
    clitic = statements.get("affixes", {}).get("clitic", "")
    said = {*roots, *(root + clitic for root in roots), *statements.get("forms", {}).get("after", ())}
    cited = {*statements.get("phrases", {}).get("cited", ()), *more.get("cited", ())}
    names = ("preposition", "until", "and", "day_unit", "about", "at", "zone_local")
    between = {word for name in names for entry in kinds.get(name, ()) for word in entry.split()}
    aside = frozenset(more.get("aside", ()))
    night = frozenset(more.get("night", ()))
    return Context(said, cited, aside, frozenset(kinds.get("will", ())), night, between | {*more.get("between", ())})


def anchored(lines: Sequence[Line], text: str, language: Pack, near: date | None) -> Iterator[DateMention]:
    """All marks in order; clocks and "that day" with the day they belong to, or without a value."""
    if not any(_is_open(mark) or mark.value == SET for line in lines for mark in line.marks):
        yield from (mark for line in lines for mark in line.marks)
        return
    words = context(language)
    only = _only_day(lines, text, words)
    told = Told()
    for line in lines:
        spoken = {mark.start for mark in line.marks if _has_day(mark) and is_aside(line.start, mark.start, text, words)}
        marks = _beside(_without_sets(line.marks), text, words)
        plan, later = _first_plan(line, text, words), _later_days(marks, spoken)
        for at, mark in enumerate(marks):
            if _points_back(mark):
                mark = _beside_its_day(mark, marks[at + 1 :][:1], text, words) or _pointed(mark, told, near)
            elif _is_open(mark):
                day = _carried(mark, told) or later[at] or only
                mark = _on_day(mark, day, told, near if plan < mark.start else None)
            if _is_told(mark) and mark.start not in spoken:
                told.hour = _hour(mark) if told.mark is None or _day(told.mark) == _day(mark) else 0
                told.hour = max(told.hour, EVENING * _ends_at_night(mark, text, words))
                told.mark, told.interrupted = mark, False
            elif _is_told(mark):
                told.interrupted = True
            yield mark


def is_aside(start: int, day: int, text: str, words: Context) -> bool:
    """Whether the day at `day` is not told: somebody spoke, was born or signed a letter on it."""
    before = WORD.findall(text, max(start, day - LONGEST_GAP), day)
    return any(word.lower() in words.aside for word in before) or is_spoken(start, day, text, words)


def is_spoken(start: int, day: int, text: str, words: Context) -> bool:
    """Whether the day at `day`, in the sentence from `start`, is that of somebody's speaking."""
    left = max(start, day - LONGEST_ATTRIBUTION)
    found = [*WORD.finditer(text, left, day)]
    for each in reversed(found):
        word = each.group().lower()
        if word in words.cited or (word in words.said and each.start() > start):
            return not CLAUSE_ENDS & set(_plain(text[each.end() : day]))
    return False


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation and the day on which it was spoken."""

    start: int
    end: int
    day: date
    basis: Basis


def day_of_speech(start: int, marks: Sequence[DateMention], text: str, words: Context) -> Speech | None:
    """The quotation of a sentence and the day named after its words of saying; None where either is missing."""
    days = (mark for mark in marks[1:] if _has_day(mark) and is_spoken(start, mark.start, text, words))
    day = next(days, None)
    quotes = [found.start() for found in QUOTE.finditer(text, start, day.start)] if day else []
    if day is None or day.basis is None or len(quotes) < 2:
        return None
    return Speech(quotes[0], quotes[-1], date.fromisoformat(_day(day)), day.basis)


def _plain(text: str) -> str:
    """The text without the points of abbreviations, initials and addresses."""
    return POINT_IN_NAME.sub("", text)


def _is_open(mark: DateMention) -> bool:
    """Whether the mark waits for its day."""
    return _points_back(mark) or (mark.value or "")[:1] == "T"


def _points_back(mark: DateMention) -> bool:
    return (mark.value or "").startswith(THAT_DAY)


def _has_day(mark: DateMention) -> bool:
    return mark.precision in ("day", "time") and (mark.value or "")[:1].isdigit()


def _is_told(mark: DateMention) -> bool:
    """Whether the mark names a day that a report may go on telling of."""
    return _has_day(mark) and mark.rule != COUNTED_BACK


def _ends_at_night(mark: DateMention, text: str, words: Context) -> bool:
    """Whether the day is told of its night, as in "Monday night" and "last night"."""
    last = WORD.findall(text, mark.start, mark.end)[-1:]
    return mark.precision == "day" and any(word.lower() in words.night for word in last)


def _day(mark: DateMention) -> str:
    return (mark.value or "")[:DAY_LENGTH]


def _hour(mark: DateMention) -> int:
    clock = (mark.value or "").partition("T")[2]
    return int(clock[:2]) if clock else 0


def _only_day(lines: Sequence[Line], text: str, words: Context) -> DateMention | None:
    """The one day that the report tells of, None where it tells of several or none."""
    days: dict[str, DateMention] = {}
    for line in lines:
        for mark in line.marks:
            if _is_told(mark) and not is_aside(line.start, mark.start, text, words):
                days.setdefault(_day(mark), mark)
    return next(iter(days.values())) if len(days) == 1 else None


def _without_sets(marks: Sequence[DateMention]) -> list[DateMention]:
    """The marks without the sets of days; a clock after one belongs to all its days and keeps no value."""
    out: list[DateMention] = []
    inside = False
    for mark in marks:
        inside = mark.value == SET or mark.rule == OPEN_RANGE or (inside and not _has_day(mark))
        if mark.value != SET:
            out.append(_without_value(mark) if inside and _is_open(mark) else mark)
    return out


def _beside(marks: list[DateMention], text: str, words: Context) -> list[DateMention]:
    """The marks, a clock right before or right after a day on that day."""
    for step in (-1, 1):
        order = range(len(marks) - 2, -1, -1) if step < 0 else range(1, len(marks))
        for at in order:
            mark, day = marks[at], marks[at - step]
            gap = text[mark.end : day.start] if step < 0 else text[day.end : mark.start]
            if _is_open(mark) and not _points_back(mark) and _has_day(day) and _joins(gap, words):
                marks[at] = _on_day(mark, day, Told(day, _hour(day) if step > 0 else 0), None)
    return marks


def _joins(gap: str, words: Context) -> bool:
    """Whether only small words and marks stand between a clock and a day."""
    if len(gap) > LONGEST_GAP or any(each in '.;:!?\n"”“' for each in gap.strip(" ")[:-1]):
        return False
    return all(each.group().lower() in words.between for each in WORD.finditer(gap))


def _carried(mark: DateMention, told: Told) -> DateMention | None:
    """The day last told, where that was shortly before."""
    return told.mark if told.mark and mark.start - told.mark.end <= REACH else None


def _later_days(marks: Sequence[DateMention], spoken: AbstractSet[int]) -> list[DateMention | None]:
    """For each mark the one day that is told in the rest of its sentence."""
    out: list[DateMention | None] = []
    later: dict[str, DateMention] = {}
    for mark in reversed(marks):
        out.append(next(iter(later.values())) if len(later) == 1 else None)
        if _is_told(mark) and mark.start not in spoken:
            later[_day(mark)] = mark
    return out[::-1]


def _on_day(mark: DateMention, day: DateMention | None, told: Told, near: date | None) -> DateMention:
    """The mark on that day; without a value where the night has passed since, or where a plan would lie in the past."""
    if day is None or (near is not None and _day(day) < near.isoformat()):
        return _without_value(mark)
    hour = int((mark.value or "")[1:3])
    if hour < MORNING and told.mark is not None and told.hour >= EVENING and _day(told.mark) == _day(day):
        return _without_value(mark)
    value = timed(_day(day), mark.value or "")
    return replace(mark, value=value, basis=day.basis) if value else _without_value(mark)


def _beside_its_day(
    mark: DateMention, following: Sequence[DateMention], text: str, words: Context
) -> DateMention | None:
    """The mark with the day that is written right after it: "the day after, Wednesday (4/6)"."""
    for day in following:
        if _has_day(day) and _joins(text[mark.end : day.start], words):
            return replace(mark, value=_day(day), precision="day", basis=day.basis)
    return None


def _pointed(mark: DateMention, told: Told, near: date | None) -> DateMention:
    """The mark on the day last told, or so many days from it; without a value where that cannot be meant.

    Nobody knows whether "the day after" counts from what was told or from a day of speech named since, and a report
    does not tell of a day after its own.
    """
    day = None if told.interrupted else _carried(mark, told)
    moved = _moved(mark, day) if day else None
    if not day or not moved or (near and _day(day) <= near.isoformat() < _day(moved)):
        return _without_value(mark)
    return moved


def _moved(mark: DateMention, day: DateMention) -> DateMention:
    """The mark on the day told, or so many days from it."""
    try:
        moved = date.fromisoformat(_day(day)) + timedelta(days=int((mark.value or "")[len(THAT_DAY) :] or 0))
    except (ValueError, OverflowError):
        return _without_value(mark)
    return replace(mark, value=moved.isoformat(), precision="day", basis=day.basis)


def timed(day: str, clock: str) -> str | None:
    """The day with the clock `T14:30`; 24:00 is the midnight that ends the day, the first minute of the next.

    >>> timed("2025-06-10", "T14:30+07:00"), timed("2025-06-10", "T24:00")
    ('2025-06-10T14:30+07:00', '2025-06-11T00:00')
    """
    if clock[1:3] != MIDNIGHT:
        return day + clock
    try:
        following = date.fromisoformat(day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return f"{following.isoformat()}T00{clock[3:]}"


def _first_plan(line: Line, text: str, words: Context) -> int:
    """Where the first word of plan stands in a sentence with clocks; beyond the text where there is none."""
    if not any(map(_is_open, line.marks)):
        return len(text)
    found = WORD.finditer(text, line.start, line.marks[-1].start)
    return next((each.start() for each in found if each.group().lower() in words.planned), len(text))


def _without_value(mark: DateMention) -> DateMention:
    return replace(mark, value=None, precision=None, basis=None)
