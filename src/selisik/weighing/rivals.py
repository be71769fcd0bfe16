"""Values of one thing that do not agree: which two occurrences speak of the same, and which of those are rivals."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import permutations
from math import fsum

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack
from selisik.weighing.dates import CLOCK
from selisik.weighing.occurrences import Occurrence
from selisik.weighing.stems import content_keys, opposed
from selisik.weighing.subjects import Subject, find_subjects, happenings, one_subject

# How much of the words around two values must agree for them to be values of one thing (`score.py claims`).
LEAST_ALIKE = 0.45
# ... and how many of the nearest words.
FEWEST_SHARED = 2
# Years and per cents are values of many things.
LEAST_ALIKE_COMMON = 0.5
FEWEST_SHARED_COMMON = 3
# A short clause counts as much as a long one that holds nearly all of its words.
LEAST_COVERED = 0.9
# Clauses as alike as this tell one thing even where an article gives both values.
SAME_CLAUSE = 0.6
SAME_CLAUSE_OF_ONE = 0.67
# An article that counts one thing twice differs from itself where so much of the shorter clause agrees.
COUNTS_ONE = 0.5
# A unit this short is the sign of a measure (km, ha), and names no thing.
LONGEST_SIGN = 3
# Times of day so near to each other are times of one event, when no article gives both.
NEAR_MINUTES = 15
LEAST_ALIKE_NEAR = 0.2
# ... and times so near, whatever the words.
CLOSEST_MINUTES = 3
# Two outlets tell one event where so many words agree, the event's own among them, and its hours are no further apart.
FEWEST_OF_EVENT = 3
WIDEST_MINUTES = 180
# ... and of one event on days so near, where more of them agree: of new ones read on a pool of stories two in two.
FEWEST_OF_DAY = 4
NEAR_DAYS = 3
# Ranges of which both ends differ by no more than this are one range, whatever the words.
NEAR_ENDS = 0.1
# Articles that differ in so many values and agree in none tell two happenings.
STRANGE = 2
# A day that is only pointed at ("that day") is one thing with another day only where nearly all words agree.
ALIKE_POINTING = 0.8
# A key leads to its first places only, so that a word in every clause costs no more than a rare one.
MOST_PLACES = 48
# More values in one clause are a table, and no two of them are held against each other.
MOST_IN_CLAUSE = 24


def rival_groups(
    occurrences: Sequence[Occurrence], articles: Mapping[str, AnnotatedArticle], code: str
) -> list[list[Occurrence]]:
    """Groups of occurrences of one thing with two values or more, in order of their first member.

    >>> rival_groups([], {}, "id")
    []
    """
    weights = _weights(occurrences)
    pairs = list(_pairs(occurrences))
    given = _given(occurrences)
    subjects, told = find_subjects(occurrences, articles), happenings(articles)
    outlets = {name: annotated.article.outlet or name for name, annotated in articles.items()}
    hours = {
        (a, b)
        for a, b in pairs
        if outlets[occurrences[a].article] != outlets[occurrences[b].article]
        and _of_one_event(occurrences[a], occurrences[b], code)
        and not any(subjects[each.article, each.span].apart for each in (occurrences[a], occurrences[b]))
    }
    edges = [pair for pair in pairs if pair in hours or _of_one_thing(occurrences, pair, weights, code)]
    rivals = [
        (a, b)
        for a, b in edges
        if _rivals(occurrences[a], occurrences[b], given, weights)
        and told.one(occurrences[a].article, occurrences[b].article)
        and (
            (a, b) in hours
            or _minute_apart(occurrences[a], occurrences[b])
            or _of_one_hour(occurrences[a], occurrences[b], weights)
            or _one_subject(occurrences[a], occurrences[b], subjects)
        )
    ]
    rivals = _of_one_happening(rivals, edges, occurrences)
    groups = [[occurrences[at] for at in group] for group in _agreed(rivals, occurrences)]
    for group in groups:
        _with_equals(group, edges, occurrences)
    return groups


def _one_subject(a: Occurrence, b: Occurrence, subjects: Mapping[tuple[str, Span], Subject]) -> bool:
    """Whether both are values of one thing; two prices in one article are prices of two things."""
    one, other = subjects[a.article, a.span], subjects[b.article, b.span]
    return one_subject(one, other) and not (a.article == b.article and one.priced)


def _of_one_happening(
    rivals: Sequence[tuple[int, int]], edges: Sequence[tuple[int, int]], occurrences: Sequence[Occurrence]
) -> list[tuple[int, int]]:
    """The rival pairs without those of two articles that agree in no value and differ in several: two happenings."""
    differ: dict[frozenset[str], set[tuple[float | str, float | str]]] = defaultdict(set)
    agree: set[frozenset[str]] = set()
    for a, b in edges:
        if occurrences[a].number == occurrences[b].number and not occurrences[a].clocked:
            agree.add(frozenset((occurrences[a].article, occurrences[b].article)))
    for a, b in rivals:
        if occurrences[a].upper is not None and occurrences[b].upper is not None:
            continue
        pair = frozenset((occurrences[a].article, occurrences[b].article))
        differ[pair].add((occurrences[a].number, occurrences[b].number))
    strange = {pair for pair, values in differ.items() if len(values) >= STRANGE and len(pair) > 1} - agree
    return [(a, b) for a, b in rivals if frozenset((occurrences[a].article, occurrences[b].article)) not in strange]


def _agreed(rivals: Sequence[tuple[int, int]], occurrences: Sequence[Occurrence]) -> list[list[int]]:
    """The rival pairs put together where every value is a rival of every other: a chain of likenesses is no thing."""
    against: set[tuple[float | str, float | str]] = set()
    for a, b in rivals:
        against |= {(occurrences[a].number, occurrences[b].number), (occurrences[b].number, occurrences[a].number)}
    groups: list[list[int]] = []
    for a, b in rivals:
        home = next((group for group in groups if a in group or b in group), None)
        if home is None:
            groups.append([a, b])
            continue
        for at in (a, b):
            values = {occurrences[other].number for other in home}
            if at not in home and all(
                value == occurrences[at].number or (value, occurrences[at].number) in against for value in values
            ):
                home.append(at)
    return [sorted(group) for group in groups if len({occurrences[at].number for at in group}) > 1]


def _with_equals(group: list[Occurrence], edges: Sequence[tuple[int, int]], occurrences: Sequence[Occurrence]) -> None:
    """Adds who else gives one of the group's values for the same thing."""
    held = set(map(id, group))
    for a, b in edges:
        one, other = occurrences[a], occurrences[b]
        if one.number == other.number and (id(one) in held) != (id(other) in held):
            added = other if id(one) in held else one
            held.add(id(added))
            group.append(added)


def _weights(occurrences: Sequence[Occurrence]) -> dict[str, float]:
    counts = Counter(key for each in occurrences for key in each.keys)
    return {key: 1 / (1 + count) ** 0.5 for key, count in counts.items()}


def _pairs(occurrences: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Pairs that share a near key, and pairs of times that are near to each other."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for b, each in enumerate(occurrences):
        held = {at for key in each.near for at in index[each.kind, key]}
        if each.kind == "time":
            held |= {at for key in each.keys for at in index["clock", key]}
        if each.upper is not None:
            held |= set(index["range", each.unit])
            index["range", each.unit].extend([b] if len(index["range", each.unit]) < MOST_PLACES else [])
        yield from ((a, b) for a in sorted(held))
        for kind, keys in ((each.kind, each.near), ("clock", each.keys if each.kind == "time" else ())):
            for key in keys:
                if len(index[kind, key]) < MOST_PLACES:
                    index[kind, key].append(b)


def _of_one_thing(
    occurrences: Sequence[Occurrence], pair: tuple[int, int], weights: Mapping[str, float], code: str
) -> bool:
    a, b = occurrences[pair[0]], occurrences[pair[1]]
    if not _units_agree(a, b, code) or a.part != b.part or opposed(a.sides, b.sides):
        return False
    alike, covered = _likeness(a, b, weights)
    if _minute_apart(a, b) or _ends_near(a, b):
        return True
    if a.kind == "time" and a.article != b.article and 0 < _minutes_apart(a, b) <= NEAR_MINUTES:
        return alike >= LEAST_ALIKE_NEAR or bool(a.keys & b.keys & (event_keys(code) | _contest_keys(code)))
    near = len(a.near & b.near)
    if a.kind == "number" and {a.unit, b.unit} & _list(code, "common_units"):
        return alike >= LEAST_ALIKE_COMMON and near >= FEWEST_SHARED_COMMON
    if a.kind == "time" and a.near & b.near & event_keys(code):
        return near >= FEWEST_SHARED
    return (alike >= LEAST_ALIKE or covered >= LEAST_COVERED) and near >= FEWEST_SHARED


def _likeness(a: Occurrence, b: Occurrence, weights: Mapping[str, float]) -> tuple[float, float]:
    """How much of the words of both clauses agree, and how much of the shorter one's."""
    common = fsum(weights[key] for key in a.keys & b.keys)
    of_a, of_b = (fsum(weights[key] for key in each.keys) for each in (a, b))
    return (2 * common / (of_a + of_b), common / min(of_a, of_b)) if of_a and of_b else (0.0, 0.0)


def _units_agree(a: Occurrence, b: Occurrence, code: str) -> bool:
    """Whether both count the same: one unit, persons by any word, or a mere "pieces" beside the thing itself."""
    if a.unit == b.unit:
        return True
    if {a.unit, b.unit} <= _list(code, "persons"):
        return True
    loose = _list(code, "pieces")
    return (a.unit in loose and bool(b.counted & a.keys)) or (b.unit in loose and bool(a.counted & b.keys))


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))


@cache
def event_keys(code: str) -> frozenset[str]:
    """The keys of words for what makes news: a crash, a fire, a verdict."""
    words = Pack(code).table("weigh").get("lead", {}).get("news", ())
    return frozenset(key for word in words for key in content_keys(word, code))


@cache
def _contest_keys(code: str) -> frozenset[str]:
    """The keys of words for a match: it begins once."""
    return frozenset(key for word in _list(code, "contests") for key in content_keys(word, code))


def _minute_apart(a: Occurrence, b: Occurrence) -> bool:
    """Whether two articles give times of day that hardly differ."""
    return a.kind == "time" and a.article != b.article and 0 < _minutes_apart(a, b) <= CLOSEST_MINUTES


def _of_one_event(a: Occurrence, b: Occurrence, code: str) -> bool:
    """Whether two clauses tell hour or day of one event: the same is done or happens, and more of their words agree."""
    if a.kind != b.kind or a.kind == "number" or opposed(a.sides, b.sides):
        return False
    shared = a.keys & b.keys
    if a.kind == "date":
        return len(shared) >= FEWEST_OF_DAY and 0 < _days_apart(a, b) <= NEAR_DAYS
    same = bool(a.deeds & b.deeds or shared & event_keys(code))
    return same and len(shared) >= FEWEST_OF_EVENT and 0 < _minutes_apart(a, b) <= WIDEST_MINUTES


def of_one_hour(times: Sequence[Occurrence]) -> bool:
    """Whether the hours are all of one day, written with each, and hardly differ."""
    days = {CLOCK.split(each.text, maxsplit=1)[0].strip() for each in times}
    figured = all(any(character.isdigit() for character in day) for day in days)
    return len(days) == 1 and figured and all(_minutes_apart(times[0], each) <= NEAR_MINUTES for each in times)


def _of_one_hour(a: Occurrence, b: Occurrence, weights: Mapping[str, float]) -> bool:
    """Whether two articles give hours of one day that hardly differ, in clauses that agree: a place has many names."""
    if a.kind != "time" or a.article == b.article:
        return False
    return of_one_hour((a, b)) and _likeness(a, b, weights)[0] >= LEAST_ALIKE


def _ends_near(a: Occurrence, b: Occurrence) -> bool:
    """Whether two articles give ranges of which both ends hardly differ."""
    if a.kind != "number" or a.upper is None or b.upper is None or a.article == b.article or a.number == b.number:
        return False
    ends = ((float(a.number), float(b.number)), (a.upper, b.upper))
    return all(one != other and abs(one - other) <= NEAR_ENDS * max(abs(one), abs(other)) for one, other in ends)


def _days_apart(a: Occurrence, b: Occurrence) -> int:
    one, other = (date.fromisoformat(str(each.number)) for each in (a, b))
    return abs((one - other).days)


def _minutes_apart(a: Occurrence, b: Occurrence) -> int:
    (hour, minute), (other_hour, other_minute) = (str(each.number).split(":") for each in (a, b))
    return abs(60 * int(hour) + int(minute) - 60 * int(other_hour) - int(other_minute))


@dataclass(frozen=True, slots=True)
class _Given:
    """Which articles give a value, what each counts in a unit, and which two values stand in one clause anywhere."""

    articles: Mapping[tuple[str, float | str], Sequence[Occurrence]]
    counts: Mapping[tuple[str, str], Sequence[Occurrence]]
    together: frozenset[tuple[float | str, float | str]]


def _given(occurrences: Sequence[Occurrence]) -> _Given:
    articles: dict[tuple[str, float | str], list[Occurrence]] = defaultdict(list)
    counts: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    clauses: dict[tuple[str, Span, str], set[float | str]] = defaultdict(set)
    for each in occurrences:
        articles[each.kind, each.number].append(each)
        if len(counts[each.article, each.unit]) < MOST_PLACES:
            counts[each.article, each.unit].append(each)
        held = clauses[each.article, each.clause, each.kind]
        if len(held) < MOST_IN_CLAUSE:
            held.add(each.number)
    return _Given(articles, counts, frozenset(pair for values in clauses.values() for pair in permutations(values, 2)))


def _rivals(a: Occurrence, b: Occurrence, given: _Given, weights: Mapping[str, float]) -> bool:
    """Whether two values of one thing differ, and no article gives them side by side as values of two things."""
    if a.number == b.number or (a.number, b.number) in given.together:
        return False
    beside = _side_by_side(a, b, given)
    if a.kind == "date" and (_deeds_apart(a, b) or _years_apart(a, b)):
        return False
    if a.kind == "date" and not (_figured(a) and _figured(b)) and _likeness(a, b, weights)[0] < ALIKE_POINTING:
        return False
    if a.article == b.article:
        alike = a.kind == "number" and _likeness(a, b, weights)[0] >= SAME_CLAUSE_OF_ONE
        alike = alike and not (a.keys - b.keys and b.keys - a.keys)
        return alike and not _of_a_list(a, b, given) and _one_voice(a, b) and beside <= {a.article}
    alike = a.kind == "number" and _likeness(a, b, weights)[0] >= SAME_CLAUSE
    own = a.kind == "number" and beside <= {a.article, b.article} and _counts_one(a, b, weights)
    return not beside or ((alike or own) and len(beside) == 1 and _one_voice(a, b))


def _of_a_list(a: Occurrence, b: Occurrence, given: _Given) -> bool:
    """Whether an article that gives both gives more such values: it goes through several things."""
    near = a.near & b.near
    return len({each.number for each in given.counts[a.article, a.unit] if each.near & near}) > FEWEST_SHARED


def _deeds_apart(a: Occurrence, b: Occurrence) -> bool:
    """Whether each says what was done, and not the same: the days of a fire and of a visit to the place."""
    return bool(a.deeds and b.deeds) and not (a.deeds & b.keys or b.deeds & a.keys)


def _years_apart(a: Occurrence, b: Occurrence) -> bool:
    """Whether two days agree neither in the year nor in the month: no slip leads from one to the other."""
    (year, month, _), (other_year, other_month, _) = (str(each.number).split("-") for each in (a, b))
    return year != other_year and month != other_month


def _counts_one(a: Occurrence, b: Occurrence, weights: Mapping[str, float]) -> bool:
    """Whether both count one thing by its own name, and the shorter clause says hardly anything else."""
    named = len(a.unit) > LONGEST_SIGN and a.counted == b.counted != frozenset()
    return named and _likeness(a, b, weights)[1] >= COUNTS_ONE


def _figured(each: Occurrence) -> bool:
    return any(character.isdigit() for character in each.text)


def _one_voice(a: Occurrence, b: Occurrence) -> bool:
    """Whether the narrator says both, or one speaker."""
    return bool(a.speaker & b.speaker) or not (a.speaker or b.speaker)


def _side_by_side(a: Occurrence, b: Occurrence, given: _Given) -> set[str]:
    """The articles that give both values of what may be the same thing."""
    held = [
        {
            each.article
            for each in given.articles[side.kind, side.number]
            if side.kind == "time" or each.near & side.near
        }
        for side in (a, b)
    ]
    return held[0] & held[1]
