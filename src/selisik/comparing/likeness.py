"""How strongly two articles speak for telling one happening: words, names, title, numbers, dates and time.

The weights are round numbers set by hand, not learned; the ones around them serve as well (the stories of the labelled
news stay within .02 B-cubed when any is changed by a third, `score.py stories`). The sum reads as log odds: 0 is even.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import fsum, log, log1p, sqrt
from operator import mul

from selisik.comparing.digests import DAY_LENGTH, Digest, issue_of
from selisik.comparing.terms import Vocabulary
from selisik.data.instants import instant_of

FOR_WORDS = 3.0
FOR_NAMES = 1.5
FOR_TITLE = 1.5
FOR_NUMBERS = 1.0
FOR_DATES = 1.0
AGAINST_TIME = 0.5
EVEN = 2.5
# A bulletin of another day is another report, however alike, and so is another piece of an outlet's series: no
# agreement outweighs this.
AGAINST_OTHER_BULLETIN = 12.0
# Added to a likeness of 0 to 1 before its logarithm is taken.
FLOOR = 0.02
# What is not known speaks as an average pair does.
UNKNOWN_TITLE = 0.5
UNKNOWN_NUMBERS = 0.5
UNKNOWN_DATES = 0.3
HOURS_UNIT = 12.0
HOUR_SECONDS = 3600
# A year alone and a lone digit stand in every other report.
_COMMON_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words with their weights, and the sum of these."""

    words: Mapping[str, float]
    whole: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by. `weights` is of length one; `names` of them have the length `name_length`."""

    weights: Mapping[str, float]
    names: frozenset[str]
    name_length: float
    lead_names: frozenset[str]
    title: Weighed
    numbers: Weighed
    dates: frozenset[str]
    hours: float | None
    bulletin: tuple[str, ...] | None
    issue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How two articles agree, each 0 to 1 but for `hours` between them, and the sum in log odds.

    `bulletins` says that the two are one daily bulletin (a price, a rate, a forecast) of two days, or two pieces of an
    outlet's series.
    """

    words: float
    names: float
    title: float
    numbers: float
    dates: float
    hours: float | None
    bulletins: bool
    odds: float


def article_profile(digest: Digest, vocabulary: Vocabulary) -> Profile:
    """The profile of an article as the run's vocabulary weighs its words."""
    terms, tells = digest.terms, vocabulary.weights
    told = [*map(mul, terms.placed, map(tells.__getitem__, terms.words))]
    length = sqrt(fsum(map(mul, told, told))) or 1.0
    weights = dict(zip(terms.words, [value / length for value in told], strict=True))
    names = vocabulary.names.intersection(terms.words)
    lead = [terms.words[at] for at in terms.lead]
    return Profile(
        weights,
        names,
        sqrt(fsum([weights[word] * weights[word] for word in names])),
        names.intersection(lead),
        _weighed([terms.words[at] for at in terms.title], tells),
        _weighed([*filter(tells_apart, lead)], tells),
        frozenset(digest.days),
        hours_of(digest.published),
        digest.bulletin,
        issue_of(digest),
    )


def _weighed(words: Sequence[str], tells: Mapping[str, float]) -> Weighed:
    weights = {word: tells[word] for word in words}
    return Weighed(weights, fsum(weights.values()))


def tells_apart(word: str) -> bool:
    """Whether a number of the lead can part two reports: no lone digit, no bare year.

    >>> [tells_apart(word) for word in ("7", "2025", "1.937.000", "tujuh")]
    [False, False, True, False]
    """
    return word[0].isdigit() and len(word) > 1 and not (len(word) == _COMMON_NUMBER and word.startswith("20"))


def hours_of(published: str | None) -> float | None:
    """Hours since the epoch; a bare day counts from its noon, in the zone of the day."""
    moment = instant_of(published if not published or "T" in published else f"{published[:DAY_LENGTH]}T12:00")
    return moment.timestamp() / HOUR_SECONDS if moment else None


def weigh_pair(a: Profile, b: Profile) -> Evidence:
    """The evidence of two profiles; the same whichever comes first."""
    words, names = _agreement(a, b)
    title = mean_carried(_carried(a.title, b.weights), _carried(b.title, a.weights))
    numbers = least_carried(_carried(a.numbers, b.weights), _carried(b.numbers, a.weights))
    dates = shared_dates(a.dates, b.dates)
    hours = hours_between(a.hours, b.hours)
    bulletins = a.bulletin is not None and a.bulletin == b.bulletin and a.issue != b.issue
    return Evidence(
        words=words,
        names=names,
        title=title,
        numbers=numbers,
        dates=dates,
        hours=hours,
        bulletins=bulletins,
        odds=log_odds(words, names, (title, numbers, dates), hours, bulletins),
    )


def log_odds(
    words: float, names: float, carried: tuple[float, float, float], hours: float | None, bulletins: bool
) -> float:
    """The sum of all evidence; `carried` is that of title, numbers and dates."""
    title, numbers, dates = carried
    return (
        EVEN
        + FOR_WORDS * log(words + FLOOR)
        + FOR_NAMES * log(names + FLOOR)
        + FOR_TITLE * title
        + FOR_NUMBERS * numbers
        + FOR_DATES * dates
        - against_time(hours)
        - AGAINST_OTHER_BULLETIN * bulletins
    )


def shared_dates(one: Set[str], other: Set[str]) -> float:
    """The part of two articles' days that both name."""
    return len(one & other) / len(one | other) if one and other else UNKNOWN_DATES


def hours_between(one: float | None, other: float | None) -> float | None:
    """Hours between two times, None where one is not known."""
    return abs(one - other) if one is not None and other is not None else None


def against_time(hours: float | None) -> float:
    """What so many hours between two articles speak against one happening; what is not known as an average pair."""
    return AGAINST_TIME * log1p((HOURS_UNIT if hours is None else hours) / HOURS_UNIT)


def timeless_odds(evidence: Evidence) -> float:
    """The odds as if the two articles had been published together: a portrait may follow the event by weeks."""
    return evidence.odds + against_time(evidence.hours)


def _agreement(a: Profile, b: Profile) -> tuple[float, float]:
    """The cosine of all words and of the names alone.

    Sums are exact before they are rounded (`fsum`), so that the order of a set of words does not matter.
    """
    few, many = sorted((a.weights, b.weights), key=len)
    words = fsum([value * many[word] for word, value in few.items() if word in many])
    lengths = a.name_length * b.name_length
    if not lengths:
        return words, 0.0
    return words, fsum([few[word] * many[word] for word in a.names & b.names]) / lengths


def _carried(wanted: Weighed, carried: Mapping[str, float]) -> float | None:
    """The part of the wanted words' weight that the other article carries; None where nothing is wanted."""
    if not wanted.whole:
        return None
    return fsum([value for word, value in wanted.words.items() if word in carried]) / wanted.whole


def mean_carried(one: float | None, other: float | None) -> float:
    """How far two titles' words are carried by the other article, in the mean of those that have any."""
    known = [value for value in (one, other) if value is not None]
    return sum(known) / len(known) if known else UNKNOWN_TITLE


def least_carried(one: float | None, other: float | None) -> float:
    """How far two articles' numbers are carried by the other, the lesser of those that have any."""
    return min((value for value in (one, other) if value is not None), default=UNKNOWN_NUMBERS)


def shared_words(a: Profile, b: Profile, most: int) -> tuple[str, ...]:
    """The words that speak most for the two being one happening, heaviest first."""
    shared: Iterable[tuple[float, str]] = (
        (-value * b.weights[word], word) for word, value in a.weights.items() if word in b.weights
    )
    return tuple(word for _, word in sorted(shared)[:most])
