"""As `likeness.article_profile` and `weigh_pair`, many articles at once on arrays (numpy); the odds are the same.

A word is a number. What two articles have in common is looked up once, and all that is asked of it is read from that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.digests import DAY_LENGTH, Digest
from selisik.comparing.likeness import (
    hours_between,
    hours_of,
    least_carried,
    log_odds,
    mean_carried,
    shared_dates,
    tells_apart,
)
from selisik.comparing.nearest import Found, Places, Weights
from selisik.comparing.nearness import TELLING_WORDS
from selisik.comparing.terms import Vocabulary

# What a word is in an article.
NAME, NUMBER, TITLE = 1, 2, 4
_KINDS = 3
# Articles of which the pairs are weighed together.
ARTICLES_AT_ONCE = 64
# A pair's other article by its number, its odds, and whether the two are one bulletin of two days.
Weighed = tuple[int, float, bool]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a run as numbers: a word's code is its number and what kind it is, `tells` is by number."""

    codes: dict[str, int]
    tells: Weights


@dataclass(frozen=True, slots=True)
class Row:
    """As `likeness.Profile`: the words by number with their weights, and what each is; the rest is as there."""

    words: NDArray[np.int32]
    weights: Weights
    kinds: NDArray[np.uint8]
    name_length: float
    title: float
    numbers: float
    dates: frozenset[str]
    hours: float | None
    bulletin: tuple[str, ...] | None
    day: str | None


def number_words(vocabulary: Vocabulary) -> Lexicon:
    """The words of a vocabulary as numbers, in its order."""
    codes = dict(zip(vocabulary.weights, range(0, len(vocabulary.weights) << _KINDS, 1 << _KINDS), strict=True))
    for word in vocabulary.names:
        codes[word] |= NAME
    for word in filter(tells_apart, codes):
        codes[word] |= NUMBER
    return Lexicon(codes, np.array([*vocabulary.weights.values()], dtype=np.float64))


def article_row(digest: Digest, lexicon: Lexicon) -> Row:
    """The row of an article as the run's vocabulary weighs its words."""
    terms = digest.terms
    codes = np.array([*map(lexicon.codes.__getitem__, terms.words)], dtype=np.int64)
    words = codes >> _KINDS
    tells = lexicon.tells[words]
    told = np.array(terms.placed, dtype=np.float64) * tells
    weights = told / (sqrt(fsum((told * told).tolist())) or 1.0)
    kinds = (codes & NAME).astype(np.uint8)
    names = weights[kinds > 0]
    lead, title = np.array(terms.lead, dtype=np.int64), np.array(terms.title, dtype=np.int64)
    numbers = lead[(codes[lead] & NUMBER) > 0]
    kinds[numbers] |= NUMBER
    kinds[title] |= TITLE
    return Row(
        words.astype(np.int32),
        weights,
        kinds,
        sqrt(fsum((names * names).tolist())),
        fsum(tells[title].tolist()),
        fsum(tells[numbers].tolist()),
        frozenset(digest.days),
        hours_of(digest.published),
        digest.bulletin,
        (digest.published or "")[:DAY_LENGTH] or None,
    )


def telling_of(row: Row, words: Sequence[str]) -> tuple[tuple[float, str], ...]:
    """The heaviest words of a row, as `nearness.telling_words` has them; `words` are the article's."""
    weights, most = row.weights, TELLING_WORDS
    near = np.flatnonzero(weights >= np.partition(weights, -most)[-most]) if len(weights) > most else slice(None)
    heaviest = zip(weights[near].tolist(), np.arange(len(weights))[near].tolist(), strict=True)
    return tuple(sorted([(weight, words[at]) for weight, at in heaviest], reverse=True)[:most])


def weigh_rows(
    found: Sequence[Found], row: Callable[[int], Row], lexicon: Lexicon
) -> Iterator[tuple[int, list[Weighed]]]:
    """The articles, each with what it was weighed against, in the order given."""
    places = np.zeros(len(lexicon.tells), dtype=np.int32)
    for begin in range(0, len(found), ARTICLES_AT_ONCE):
        own = found[begin : begin + ARTICLES_AT_ONCE]
        yield from zip((at for at, _ in own), _weighed(own, row, lexicon, places), strict=True)


def _weighed(
    found: Sequence[Found], row: Callable[[int], Row], lexicon: Lexicon, places: NDArray[np.int32]
) -> Iterator[list[Weighed]]:
    rows = [(row(at), [row(other) for other in others]) for at, others in found]
    shared = zip(*_sums(_common(rows, places), lexicon), strict=True)
    for (_, others), (one, several) in zip(found, rows, strict=True):
        yield [(other, *_odds(one, each, next(shared))) for other, each in zip(others, several, strict=True)]


@dataclass(frozen=True, slots=True)
class _Common:
    """The words that pairs have in common, pair after pair: what each is to either, and their weights multiplied."""

    words: NDArray[np.int32]
    products: Weights
    kinds: NDArray[np.uint8]
    other_kinds: NDArray[np.uint8]
    ends: Places


def _common(rows: Sequence[tuple[Row, Sequence[Row]]], places: NDArray[np.int32]) -> _Common:
    """What the rows have in common with the others; `places` is nought for every word, and is left so."""
    parts: list[tuple[NDArray[np.int32], Weights, NDArray[np.uint8], NDArray[np.uint8]]] = []
    ends: list[Places] = []
    size = 0
    for one, others in rows:
        places[one.words] = np.arange(1, len(one.words) + 1, dtype=np.int32)
        words = np.concatenate([each.words for each in others])
        at = places[words]
        both = np.flatnonzero(at)
        own = at[both] - 1
        places[one.words] = 0
        weights = np.concatenate([each.weights for each in others])[both]
        kinds = np.concatenate([each.kinds for each in others])[both]
        parts.append((words[both], one.weights[own] * weights, one.kinds[own], kinds))
        ends.append(np.searchsorted(both, np.cumsum([len(each.words) for each in others])) + size)
        size += len(both)
    words, products, kinds, other_kinds = map(np.concatenate, zip(*parts, strict=True))
    return _Common(words, products, kinds, other_kinds, np.concatenate(ends))


def _sums(common: _Common, lexicon: Lexicon) -> tuple[list[float], ...]:
    """For each pair the products of all words and of names, and what the words of either's title and numbers tell."""
    tells = lexicon.tells[common.words]
    wanted = [(common.products, np.arange(len(tells))), (common.products, np.flatnonzero(common.kinds & NAME))]
    for kind in (TITLE, NUMBER):
        wanted += [(tells, np.flatnonzero(kinds & kind)) for kinds in (common.kinds, common.other_kinds)]
    return tuple(_summed(values[at].tolist(), np.searchsorted(at, common.ends).tolist()) for values, at in wanted)


def _summed(values: Sequence[float], ends: Sequence[int]) -> list[float]:
    """The sums of the values up to each end, exact before they are rounded."""
    return [fsum(values[begin:end]) for begin, end in pairwise([0, *ends])]


def _odds(one: Row, other: Row, shared: tuple[float, ...]) -> tuple[float, bool]:
    words, names, title, other_title, numbers, other_numbers = shared
    lengths = one.name_length * other.name_length
    carried = (
        mean_carried(_part(title, one.title), _part(other_title, other.title)),
        least_carried(_part(numbers, one.numbers), _part(other_numbers, other.numbers)),
        shared_dates(one.dates, other.dates),
    )
    bulletins = one.bulletin is not None and one.bulletin == other.bulletin and one.day != other.day
    hours = hours_between(one.hours, other.hours)
    return log_odds(words, names / lengths if lengths else 0.0, carried, hours, bulletins), bulletins


def _part(carried: float, wanted: float) -> float | None:
    return carried / wanted if wanted else None
