"""Where the articles of a story disagree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from selisik.data import AnnotatedArticle, Claim, Difference, DifferingValue, Span, StoryDate, StoryEntity
from selisik.data.briefs import About, ReadingOfDifference
from selisik.lang import Pack
from selisik.weigh.occurrences import Occurrence, find_occurrences, slots
from selisik.weigh.stems import stem, synonyms
from selisik.weigh.units import article_language
from selisik.weigh.written_days import WrittenDay, mistyped_days

# A value that one article gives more often than this is shown at its first places only.
MOST_PLACES = 3
# Numbers this near to each other are one number rounded; "about" makes room for more.
ROUNDED = 0.01
ABOUT = 0.12


@dataclass(frozen=True, slots=True)
class Found:
    """A difference before it has a number: what it is about, how it reads, the claims it touches, its values."""

    about: About
    reading: ReadingOfDifference
    claims: tuple[str, ...]
    values: tuple[DifferingValue, ...]


def find_differences(
    articles: Sequence[AnnotatedArticle],
    claims: Sequence[Claim],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims with the standing that the differences give them, and the differences, ids d1, d2, …"""
    found = [*_slips(articles, claims), *_values(articles, claims)]
    ordered = sorted(found, key=lambda each: (each.values[0].article, each.values[0].start, each.about))
    differences = tuple(
        Difference(id=f"d{number}", about=each.about, reading=each.reading, claims=each.claims, values=each.values)
        for number, each in enumerate(ordered, 1)
    )
    disputed = {claim for each in differences if each.reading == "contradiction" for claim in each.claims}
    return tuple(
        replace(claim, standing="disputed") if claim.id in disputed else claim for claim in claims
    ), differences


def _slips(articles: Sequence[AnnotatedArticle], claims: Sequence[Claim]) -> Iterator[Found]:
    """Days whose weekday and date cannot both be right, beside the days that were meant."""
    read = {each.article.id: each for each in articles}
    holders = _holders(claims)
    for group in mistyped_days(articles):
        kept = _first_places([(day.article, day.span, _day_text(day)) for day in group])
        values = tuple(
            DifferingValue(span.start, span.end, article=article, value=span.cut(read[article].text))
            for article, span, _ in kept
        )
        touched = tuple(dict.fromkeys(claim for value in values for claim in _holding(holders, value.article, value)))
        yield Found("date", "contradiction", touched, marked(values, read))


def _day_text(day: WrittenDay) -> str:
    return f"{day.year}-{day.month}-{day.day}"


def _holders(claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    out: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for evidence in claim.evidence:
            out[evidence.article].append((evidence, claim.id))
    return out


def _holding(holders: Mapping[str, list[tuple[Span, str]]], article: str, span: Span) -> list[str]:
    return [claim for place, claim in holders.get(article, ()) if place.overlaps(span)]


def _first_places(places: Iterable[tuple[str, Span, str]]) -> list[tuple[str, Span, str]]:
    """At most a few places for one article, every value of it at its first place before any comes twice."""
    ordered = sorted(places, key=lambda each: (each[0], each[1]))
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for article, span, value in ordered:
        ranked.append((seen[article, value], article, span, value))
        seen[article, value] += 1
    kept: Counter[str] = Counter()
    out = []
    for _, article, span, value in sorted(ranked):
        if kept[article] < MOST_PLACES:
            kept[article] += 1
            out.append((article, span, value))
    return sorted(out)


def _values(articles: Sequence[AnnotatedArticle], claims: Sequence[Claim]) -> Iterator[Found]:
    """Numbers, times and days of one thing that do not agree."""
    read = {each.article.id: each for each in articles}
    occurrences = find_occurrences(articles, claims)
    weights = _weights(occurrences)
    for slot in slots(occurrences, weights):
        rivals = _rivals(slot)
        if len({each.number for each in rivals}) < 2:
            continue
        kept = _first_places([(each.article, each.span, str(each.number)) for each in rivals])
        values = tuple(
            DifferingValue(span.start, span.end, article=article, value=span.cut(read[article].text))
            for article, span, _ in kept
        )
        touched = tuple(dict.fromkeys(each.claim for each in rivals))
        yield Found(rivals[0].kind, _reading(rivals, read), touched, marked(values, read))


def _weights(occurrences: Sequence[Occurrence]) -> dict[str, float]:
    counts = Counter(key for each in occurrences for key in each.keys)
    return {key: 1 / (1 + count) ** 0.5 for key, count in counts.items()}


def _rivals(slot: Sequence[Occurrence]) -> list[Occurrence]:
    """The slot without values that some article gives side by side: those are values of two things."""
    given: dict[str, set[float | str]] = defaultdict(set)
    for each in slot:
        given[each.article].add(each.number)
    together = {pair for values in given.values() for pair in combinations(sorted(values, key=str), 2)}
    apart = {value for pair in together for value in pair}
    return [each for each in slot if each.number not in apart]


def _reading(rivals: Sequence[Occurrence], read: Mapping[str, AnnotatedArticle]) -> ReadingOfDifference:
    if rivals[0].kind != "number":
        return "contradiction"
    numbers = sorted({float(each.number) for each in rivals})
    loose = any(each.bound != "exactly" for each in rivals)
    if numbers[-1] and (numbers[-1] - numbers[0]) / abs(numbers[-1]) <= (ABOUT if loose else ROUNDED):
        return "rounding"
    return "update" if _rises(rivals, read) else "contradiction"


def _rises(rivals: Sequence[Occurrence], read: Mapping[str, AnnotatedArticle]) -> bool:
    """Whether later articles only ever give larger values of something that rises."""
    code = article_language(read[rivals[0].article]).code
    if not any(each.keys & _rising(code) for each in rivals):
        return False
    told = sorted((read[each.article].article.published or "", float(each.number)) for each in rivals)
    return bool(told[0][0]) and all(left[1] <= right[1] for left, right in pairwise(told))


@cache
def _rising(code: str) -> frozenset[str]:
    keys = (stem(word, code) for word in Pack(code).table("weigh").get("values", {}).get("rising", ()))
    return frozenset(synonyms(code).get(key, key) for key in keys)


def marked(values: Sequence[DifferingValue], read: Mapping[str, AnnotatedArticle]) -> tuple[DifferingValue, ...]:
    """The values with the newest and the one given by most outlets marked, where there is one such."""
    times = {value.article: read[value.article].article.published or "" for value in values}
    newest = {value.value for value in values if times[value.article] == max(times.values())}
    outlets: dict[str, set[str]] = defaultdict(set)
    for value in values:
        outlets[value.value].add(read[value.article].article.outlet or value.article)
    most = max(len(each) for each in outlets.values())
    widest = [value for value, each in outlets.items() if len(each) == most]
    return tuple(
        replace(
            value,
            newest=len(newest) == 1 and value.value in newest and all(times.values()),
            widest=len(widest) == 1 and value.value in widest,
        )
        for value in values
    )
