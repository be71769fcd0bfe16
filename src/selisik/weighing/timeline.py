"""The time line: the claims by the day or time at which they happened, as far as their own words say."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from selisik.data import AnnotatedArticle, Claim, DateMention, Evidence, Moment, Span, StoryDate
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.cover import Cover
from selisik.weighing.dates import is_until, spoken_days, tells_day
from selisik.weighing.sourcing import sourced_part
from selisik.weighing.units import article_language
from selisik.weighing.written_days import slips

# What was only asked, or hangs on something else, did not happen on its day.
UNTOLD = ("asked", "conditional")
# The more exact a date, the more it is the claim's own.
EXACTNESS = ("time", "day", "week", "month", "year")
# The words that a date stands behind are looked for so many characters before it ("born in …, …, 3 May").
LONGEST_BEFORE = 40
LONGEST_DAY = len("2023-09-13")
WITHOUT_ZONE = len("2023-09-13T14:30")
# Rules of years of which the first only begins a span, and of days counted back to.
YEAR_SPANS, COUNTED_BACK = ("year-range", "school-year"), "ago"


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's dates that tell when something happened, and those of them that took their day from elsewhere."""

    told: tuple[StoryDate, ...]
    carried: frozenset[tuple[int, int]]


def find_timeline(
    articles: Sequence[AnnotatedArticle], claims: Sequence[Claim], dates: Sequence[StoryDate]
) -> tuple[Moment, ...]:
    """The claims by the day or time at which they happened, earliest first.

    A claim stands on a date that its first passage holds, or most of them do. Dates that tell something else are passed
    over: when somebody spoke or was born, whence an article has it, until when, which of several laws, years or budgets
    is meant, one that its weekday speaks against.
    """
    placed: dict[str, list[StoryDate]] = defaultdict(list)
    for each in sorted(dates, key=lambda each: (each.article, each.start)):
        placed[each.article].append(each)
    told = {each.article.id: _dated(each, placed[each.article.id]) for each in articles}
    moments: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for claim in claims:
        happened = _happened(claim, told)
        if happened is not None:
            place = (happened.start, happened.end)
            moments[happened.value].append((claim.id, place in told[happened.article].carried))
    zoned = _zoned(moments)
    return tuple(_moment(value, zoned[value]) for value in sorted(zoned, key=_first))


def _moment(value: str, rows: Sequence[tuple[str, bool]]) -> Moment:
    claims = tuple(claim for claim, _ in rows)
    return Moment(date=value, claims=claims, carried=tuple(claim for claim, carried in rows if carried))


def _happened(claim: Claim, told: Mapping[str, Dated]) -> StoryDate | None:
    """The date on which the claim happened: of those that its first passage or most hold the most exact and first."""
    if claim.status in UNTOLD:
        return None
    held = [(day, each.wording == "first") for each in claim.evidence for day in _once(each, told)]
    counts = Counter(day.value for day, _ in held)
    fit = [day for day, first in held if first or 2 * counts[day.value] > len(claim.evidence)]
    return min(fit, key=lambda day: (EXACTNESS.index(day.precision), day.basis != "written"), default=None)


def _once(evidence: Evidence, told: Mapping[str, Dated]) -> list[StoryDate]:
    """The dates that a passage holds, each value once."""
    held = (day for day in told[evidence.article].told if evidence.holds(day))
    return list({day.value: day for day in reversed(list(held))}.values())[::-1]


def _zoned(moments: Mapping[str, list[tuple[str, bool]]]) -> dict[str, list[tuple[str, bool]]]:
    """The moments, a time without its zone joined to the one time with a zone that is the same by the clock."""
    out: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for value, rows in moments.items():
        same = [each for each in moments if each[:WITHOUT_ZONE] == value and each != value]
        out[same[0] if len(value) == WITHOUT_ZONE and len(same) == 1 else value] += rows
    return out


def _first(value: str) -> tuple[str, str]:
    """The first day that a date of any precision means, then the date itself: "2025-W08" begins on 2025-02-17."""
    year, _, week = value.partition("-W")
    if week:
        return str(date.fromisocalendar(int(year), int(week), 1)), value
    return value + "0000-01-01"[len(value) :] if len(value) < LONGEST_DAY else value, value


# --- which dates tell when something happened ------------------------------------------------------------------------
def _dated(annotated: AnnotatedArticle, dates: Sequence[StoryDate]) -> Dated:
    marks = {(each.start, each.end): each for each in annotated.dates}
    mistyped = slips(annotated)
    slipped, starts = Cover(mistyped), [each.start for each in annotated.sentences]
    wrong = {day.value[:LONGEST_DAY] for day in dates if slipped.meets(day)}
    aside = Cover([*mistyped, *_sourced(annotated), *spoken_days(annotated), *_loosely_said(annotated)])
    told = [
        day
        for day in dates
        if (mark := marks.get((day.start, day.end))) is not None
        and _happens(mark, day, annotated, starts)
        and not aside.meets(day)
        and not (day.precision == "time" and day.value[:LONGEST_DAY] in wrong and not tells_day(mark, annotated.text))
    ]
    return Dated(tuple(told), frozenset(_carried(annotated)))


def _happens(mark: DateMention, day: StoryDate, annotated: AnnotatedArticle, starts: Sequence[int]) -> bool:
    """Whether the words before a date and in it let it be the time of what is told."""
    language = article_language(annotated)
    before = [each.text.lower() for each in _words_before(mark, annotated, starts)]
    inside = {each.text.lower() for each in tokens(annotated.text, mark.start, mark.end)}
    if is_until(mark, annotated) or set(before) & (_born(language) | _values(language, "told_on")):
        return False
    if mark.rule == COUNTED_BACK and inside & _values(language, "about"):
        return False
    if day.precision != "year":
        return True
    of_a_span = mark.rule in YEAR_SPANS or day.basis == "published"
    return not of_a_span and (not before or before[-1] in _prepositions(language))


def _words_before(mark: Span, annotated: AnnotatedArticle, starts: Sequence[int]) -> list[Token]:
    """The words shortly before a date, in its own sentence; the first may be cut."""
    at = bisect_right(starts, mark.start)
    begin = max(starts[at - 1] if at else 0, mark.start - LONGEST_BEFORE)
    return [each for each in tokens(annotated.text, begin, mark.start) if is_word(each)]


def _sourced(annotated: AnnotatedArticle) -> Iterator[Span]:
    """The parts of sentences that only say whence the article has what they tell."""
    language = article_language(annotated)
    parts = (sourced_part(tokens(annotated.text, each.start, each.end), language) for each in annotated.sentences)
    yield from (part for part in parts if part is not None)


def _loosely_said(annotated: AnnotatedArticle) -> Iterator[Span]:
    """The words for yesterday in quotations: in speech they stand for any day not long ago."""
    recently = _values(article_language(annotated), "recently")
    said = Cover(each.content for each in annotated.statements if each.kind == "direct")
    for each in annotated.dates:
        if each.cut(annotated.text).lower() in recently and said.meets(each):
            yield Span(each.start, each.end)


def _carried(annotated: AnnotatedArticle) -> Iterator[tuple[int, int]]:
    """The clock times in whose sentence no day stands: theirs is told in another one."""
    starts = [each.start for each in annotated.sentences]
    by_sentence: dict[int, list[DateMention]] = defaultdict(list)
    for each in annotated.dates:
        by_sentence[bisect_right(starts, each.start)].append(each)
    for inside in by_sentence.values():
        if not any(each.precision == "day" or tells_day(each, annotated.text) for each in inside):
            yield from ((each.start, each.end) for each in inside if each.precision == "time")


@cache
def _values(language: Pack, name: str) -> frozenset[str]:
    return frozenset(language.table("weigh").get("values", {}).get(name, ()))


@cache
def _born(language: Pack) -> frozenset[str]:
    return frozenset(language.table("dates").get("context", {}).get("aside", ()))


@cache
def _prepositions(language: Pack) -> frozenset[str]:
    return frozenset(language.table("dates")["kinds"]["preposition"])
