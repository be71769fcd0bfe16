"""Where the articles of a story disagree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from math import floor, log10
from typing import get_args

from selisik.data import AnnotatedArticle, Claim, Difference, Span, StoryDate, StoryEntity
from selisik.data.briefs import ReadingOfDifference, Status
from selisik.lang import Pack, is_word, tokens
from selisik.weighing.acronyms import acronym_differences
from selisik.weighing.ages import age_differences
from selisik.weighing.attributions import attribution_differences
from selisik.weighing.contrasts import contrast_differences
from selisik.weighing.conversions import conversion_differences
from selisik.weighing.dates import CLOCK, counted_at
from selisik.weighing.day_hours import hour_differences
from selisik.weighing.denials import denial_differences
from selisik.weighing.found import Articles, Found, Holders, Place, found, in_order_told, with_latest
from selisik.weighing.frames import frame_differences
from selisik.weighing.kinds import kind_differences
from selisik.weighing.listed import list_differences
from selisik.weighing.localities import locality_differences
from selisik.weighing.moments import moment_differences
from selisik.weighing.occurrences import Occurrence, find_occurrences
from selisik.weighing.offices import office_differences, road_differences
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.people import alias_differences, letters_differences, rank_differences, spelling_differences
from selisik.weighing.periods import period_differences
from selisik.weighing.phrases import phrases
from selisik.weighing.points import point_differences
from selisik.weighing.polarity import stage_differences
from selisik.weighing.ranks import place_differences
from selisik.weighing.retold import retold_differences
from selisik.weighing.rivals import of_one_hour, rival_groups
from selisik.weighing.scores import score_differences
from selisik.weighing.standings import ABOUT, ROUNDED
from selisik.weighing.stems import content_keys, empty_words, key
from selisik.weighing.tallies import tally_differences
from selisik.weighing.telling import status_differences, wording_differences
from selisik.weighing.tolls import toll_differences
from selisik.weighing.units import article_language
from selisik.weighing.vehicles import vehicle_differences
from selisik.weighing.winners import winner_differences
from selisik.weighing.world_ranks import world_rank_differences
from selisik.weighing.written_days import WrittenDay, mistyped_days
from selisik.weighing.zones import zone_differences

# Times are rounded to this many minutes.
ROUND_MINUTES = 5
# A name with a point inside is an outlet's address in its dateline.
_ADDRESS = re.compile(r"\w\.\w")
# Years of age and of prison do not grow from one report to the next.
YEARS = "year"
# What stands within so many characters of a quotation's other wording was not replaced but moved.
NEAR_WORDING = 40


def find_differences(
    articles: Sequence[AnnotatedArticle],
    claims: Sequence[Claim],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims with the standing that the differences give them, and the differences, ids d1, d2, …"""
    whole = {each.article.id: each for each in articles}
    holders = Holders(claims, whole)
    # What gathers several events has values of each: only of names it spells nothing is lost.
    read = {name: each for name, each in whole.items() if not _gathers(each)}
    carried, claims = claims, _carried_by(claims, read)
    first = list(_slips(read, holders))
    first += _each_once(
        chain(
            toll_differences(read, claims, holders),
            period_differences(read, holders),
            moment_differences(read, holders),
            tally_differences(read, holders),
        )
    )
    listed = chain(
        first,
        (each for each in _values(read, claims, holders) if not _told(each, first)),
        (each for each in attribution_differences(read, holders) if not _told(each, first)),
        zone_differences(read, holders),
        _each_once(point_differences(read, holders)),
        hour_differences(read, holders),
        score_differences(read, holders),
        winner_differences(read, holders),
        place_differences(read, holders),
        world_rank_differences(read, holders),
        list_differences(read, claims, holders),
        kind_differences(read, claims, holders),
        vehicle_differences(read, holders),
        stage_differences(read, claims, holders),
        denial_differences(read, claims, entities, holders),
        rank_differences(read, holders),
        office_differences(read, holders),
        road_differences(read, holders),
        alias_differences(read, holders),
        letters_differences(read, holders),
        (
            each
            for each in spelling_differences(whole, entities, holders)
            if not _glued(each, whole) and not any(_ADDRESS.search(value.value) for value in each.values)
        ),
        (each for each in wording_differences(read, claims, holders) if not _one_wording(each, read)),
        status_differences(read, claims, holders),
    )
    shown = list(listed)
    late = (
        age_differences(read, holders),
        frame_differences(read, holders),
        retold_differences(read, holders),
        acronym_differences(read, holders),
        conversion_differences(read, holders),
        contrast_differences(read, claims, holders),
        locality_differences(read, holders),
    )
    for found_late in late:
        shown += [each for each in found_late if not _told(each, shown)]
    ordered = sorted(
        shown, key=lambda each: (not _of_status(each), each.values[0].article, each.values[0].start, each.about)
    )
    differences = tuple(
        Difference(id=f"d{number}", about=each.about, reading=each.reading, claims=each.claims, values=each.values)
        for number, each in enumerate(ordered, 1)
    )
    disputed = {claim for each in differences if each.reading == "contradiction" for claim in each.claims}
    return tuple(
        replace(claim, standing="disputed") if claim.id in disputed else claim for claim in carried
    ), differences


def _of_status(each: Found) -> bool:
    """Whether it is of how a claim is held, denied here and asserted there: that comes first."""
    return each.about == "other" and {value.reads for value in each.values} <= set(get_args(Status))


def _gathers(annotated: AnnotatedArticle) -> bool:
    """Whether the title says that an article gathers the reports of several events."""
    title = [mark.text.lower() for mark in tokens(annotated.article.title or "")]
    return phrases(_listed(article_language(annotated).code, "gathering")).found(title, 0, len(title))


@cache
def _listed(code: str, name: str) -> tuple[str, ...]:
    return tuple(Pack(code).table("weigh").get("values", {}).get(name, ()))


def _carried_by(claims: Sequence[Claim], read: Articles) -> list[Claim]:
    """The claims with the evidence of these articles only."""
    kept = [(claim, tuple(each for each in claim.evidence if each.article in read)) for claim in claims]
    return [replace(claim, evidence=evidence) for claim, evidence in kept if evidence]


def _slips(read: Articles, holders: Holders) -> Iterator[Found]:
    """Days whose weekday and date cannot both be right, beside the days that were meant, or else the weekdays.

    Nobody disputes what is told with the right day: only claims that hold a mistyped one are touched.
    """
    for slips, meant in mistyped_days([read[name] for name in sorted(read)]):
        of_the_week = any(day.weekday != slips[0].weekday for day in meant)
        places = [_written(day, read[day.article].text, of_the_week) for day in (*slips, *meant)]
        if not meant:
            places += [(day.article, day.named, str(day.weekday)) for day in slips]
        difference = found("date", "contradiction", places, read, holders)
        if difference:
            touched = (claim for day in slips for claim in holders.at(day.article, day.span))
            yield replace(difference, claims=tuple(dict.fromkeys(touched)))


def _written(day: WrittenDay, text: str, of_the_week: bool) -> Place:
    """The day where it is written, with its weekday where that is what differs."""
    if of_the_week:
        bracket = "(" in text[day.named.end : day.span.start] and text[day.span.end : day.span.end + 1] == ")"
        return day.article, Span(day.named.start, day.span.end + bracket), f"{day.weekday} {day.iso()}"
    return day.article, day.span, day.iso()


def _each_once(listed: Iterable[Found]) -> list[Found]:
    """The differences in order, without those whose values an earlier one has."""
    kept: list[Found] = []
    for each in listed:
        if not _told(each, kept):
            kept.append(each)
    return kept


def _told(difference: Found, others: Sequence[Found]) -> bool:
    """Whether two values of the difference stand in another one already."""
    return any(
        sum(
            any(value.article == each.article and value.overlaps(each) for each in other.values)
            for value in difference.values
        )
        > 1
        for other in others
    )


def _glued(difference: Found, read: Articles) -> bool:
    """Whether the one spelling is the other with a lost space behind it ("Lengkongdi", "KristusC")."""
    names = sorted({value.value for value in difference.values}, key=len)
    code = article_language(read[difference.values[0].article]).code
    return any(
        longer.startswith(shorter) and (tail.lower() in empty_words(code) or (len(tail) == 1 and tail.isupper()))
        for at, shorter in enumerate(names)
        for longer in names[at + 1 :]
        for tail in [longer[len(shorter) :]]
    )


def _one_wording(difference: Found, read: Articles) -> bool:
    """Whether the two wordings are a name and its initials, or one stands beside the other's place as well."""
    one, *_, other = difference.values
    for value, against in ((one, other), (other, one)):
        words = [mark.text for mark in tokens(value.value) if is_word(mark)]
        initials = "".join(word[0] for word in words).lower()
        if len(words) > 1 and initials == against.value.lower():
            return True
        around = read[against.article].text[max(0, against.start - NEAR_WORDING) : against.end + NEAR_WORDING]
        held = {mark.text.lower() for mark in tokens(around)}
        content = [word.lower() for word in words if content_keys(word, article_language(read[value.article]).code)]
        if content and all(word in held for word in content):
            return True
    return False


def _values(read: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Numbers, times and days of one thing that do not agree."""
    occurrences = find_occurrences([read[name] for name in sorted(read)], claims)
    code = article_language(next(iter(read.values()))).code if read else ""
    for rivals in rival_groups(occurrences, read, code):
        places = [(each.article, _value_span(each), str(each.number)) for each in rivals]
        reading = _reading(rivals, read)
        if reading == "rounding" and rivals[0].kind == "number" and _one_figure(rivals):
            continue
        if reading == "contradiction" and _one_newsroom(rivals, read):
            continue
        difference = found(rivals[0].kind, reading, places, read, holders)
        if difference:
            difference = in_order_told(difference, read) if reading == "update" else difference
            yield with_latest(
                difference, max(places, key=lambda place: float(place[2]))[2] if reading == "update" else ""
            )


def _one_newsroom(rivals: Sequence[Occurrence], read: Articles) -> bool:
    """Whether all values are figures or times from several articles of one outlet.

    An outlet writes its reports on one pattern, so that another region's budget and another day's eruption look like
    this one's: of 13 such differences read by hand one was true (`bench/readings.py`, reading 2). Hours of one day that
    hardly differ are left: the next report on the pattern is of another day or another hour.
    """
    if rivals[0].kind == "time" and of_one_hour(rivals):
        return False
    outlets = {read[each.article].article.outlet for each in rivals}
    several = len({each.article for each in rivals}) > 1
    return rivals[0].kind in ("number", "time") and several and len(outlets) == 1 and None not in outlets


def _value_span(each: Occurrence) -> Span:
    """The value itself: of a time the clock and its zone, not the day before it."""
    clock = CLOCK.search(each.text) if each.kind == "time" else None
    return Span(each.span.start + clock.start(), each.span.end) if clock else each.span


def _reading(rivals: Sequence[Occurrence], read: Articles) -> ReadingOfDifference:
    if rivals[0].kind == "time":
        return "rounding" if _rounded_time(rivals, read) else "contradiction"
    if rivals[0].kind != "number":
        return "contradiction"
    numbers = sorted({float(each.number) for each in rivals})
    loose = any(each.bound != "exactly" for each in rivals)
    if numbers[-1] and (numbers[-1] - numbers[0]) / abs(numbers[-1]) <= (ABOUT if loose else ROUNDED):
        return "rounding"
    rises = rivals[0].unit != YEARS and _rises(rivals, read)
    return "unknown" if rises is None else "update" if rises else "contradiction"


def _one_figure(rivals: Sequence[Occurrence]) -> bool:
    """Whether all say one number, some with fewer digits ("1,24 trillion" and "1.249,3 billion") or as a bound."""
    numbers = {float(each.number) for each in rivals}
    exact = max(numbers, key=lambda number: (len(_digits(number)), number))
    said = {
        float(each.number)
        for each in rivals
        if (each.bound != "about" and _cut_to(exact, float(each.number)))
        or (each.bound == "at least" and float(each.number) <= exact)
    }
    return said == numbers


def _cut_to(exact: float, number: float) -> bool:
    """Whether a number is the exact one cut or rounded to the digits that it has."""
    step = 10.0 ** (floor(log10(abs(number))) + 1 - len(_digits(number))) if number else 1.0
    return 0 <= exact - number < step or abs(exact - number) <= step / 2


def _digits(number: float) -> str:
    return f"{abs(number):.12e}".partition("e")[0].replace(".", "").rstrip("0") or "0"


def _rounded_time(rivals: Sequence[Occurrence], read: Articles) -> bool:
    """Whether the times lie within minutes and a round one of them is said to be about right."""
    minutes = [60 * int(str(each.number)[:2]) + int(str(each.number)[3:]) for each in rivals]
    about = _about(article_language(read[rivals[0].article]).code)
    loose = any(
        minute % ROUND_MINUTES == 0 and about & set(each.text.lower().split())
        for each, minute in zip(rivals, minutes, strict=True)
    )
    exact = any(minute % ROUND_MINUTES for minute in minutes)
    return loose and exact and max(minutes) - min(minutes) <= ROUND_MINUTES


@cache
def _about(code: str) -> frozenset[str]:
    return frozenset(_listed(code, "about"))


def _rises(rivals: Sequence[Occurrence], read: Mapping[str, AnnotatedArticle]) -> bool | None:
    """Whether each larger value of something that rises came up after the smaller ones, None where nobody says.

    Publication decides, and where it does not, up to when each counted.
    """
    code = article_language(read[rivals[0].article]).code
    if rivals[0].placed or not any(each.near & _rising(code) for each in rivals):
        return False
    first = first_times((float(each.number), read[each.article].article.published) for each in rivals)
    in_order = came_in_order(sorted(first), first)
    if in_order is not None:
        return in_order
    counted = first_times((float(each.number), counted_at(read[each.article], each.clause)) for each in rivals)
    return came_in_order(sorted(counted), counted)


@cache
def _rising(code: str) -> frozenset[str]:
    return frozenset(key(word, code) for word in _listed(code, "rising"))
