"""As `likeness.article_profile` and `weigh_pair`, many articles at once on arrays (numpy); the odds are the same.

A word is a number. What two articles have in common is looked up once, and all that is asked of it is read from that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from math import fsum, log, sqrt

import numpy as np
from numpy.typing import NDArray

from selisik.comparing.digests import Digest, issue_of
from selisik.comparing.likeness import (
    AGAINST_OTHER_BULLETIN,
    EVEN,
    FLOOR,
    FOR_DATES,
    FOR_NAMES,
    FOR_NUMBERS,
    FOR_TITLE,
    FOR_WORDS,
    UNKNOWN_NUMBERS,
    UNKNOWN_TITLE,
    against_time,
    hours_between,
    hours_of,
    shared_dates,
    tells_apart,
)
from selisik.comparing.nearest import Places, Weights
from selisik.comparing.nearness import TELLING_WORDS, Telling
from selisik.comparing.terms import NAME_PART, Vocabulary, word_weight

Codes = NDArray[np.int32]

# What a word is in an article, in the last bits of its code.
NAME, NUMBER, TITLE = 1, 2, 4
_KINDS = 3
# Articles of which the pairs are weighed together.
ARTICLES_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a run as numbers: `codes` of these with NAME and NUMBER where they are such, `tells` by number."""

    codes: dict[str, int]
    tells: Weights
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """As `likeness.Profile`: its words as codes, with the weight of each; NUMBER only for what stands in the lead.

    `whole` are the length of its names, and the sums of what the words of its title and the numbers of its lead tell.
    """

    codes: Codes
    weights: Weights
    whole: tuple[float, float, float]
    dates: frozenset[str]
    hours: float | None
    bulletin: tuple[str, ...] | None
    issue: str | None


def number_words(vocabulary: Vocabulary) -> Lexicon:
    """The words of a vocabulary as numbers, in its order."""
    codes = dict(zip(vocabulary.weights, range(0, len(vocabulary.weights) << _KINDS, 1 << _KINDS), strict=True))
    for word in vocabulary.names:
        codes[word] |= NAME
    for word in [word for word in codes if word[0].isdigit() and tells_apart(word)]:
        codes[word] |= NUMBER
    return Lexicon(codes, np.array([*vocabulary.weights.values()], dtype=np.float64), vocabulary)


def article_row(digest: Digest, lexicon: Lexicon) -> Row:
    """The row of an article of a run."""
    codes = np.array([*map(lexicon.codes.__getitem__, digest.terms.words)], dtype=np.int32)
    return _row(digest, codes, lexicon.tells[codes >> _KINDS])


def row_beside(digest: Digest, lexicon: Lexicon) -> Row:
    """The row of another article: what none of the run's has, it alone has, and all that bears one number after all."""
    terms, number = digest.terms, len(lexicon.tells)
    codes, tells = list[int](), list[float]()
    for word, count, capitals in zip(terms.words, terms.counts, terms.capitals, strict=True):
        code = lexicon.codes.get(word)
        if code is None:
            code = number << _KINDS | NAME * (capitals > NAME_PART * max(count, 1)) | NUMBER * tells_apart(word)
            tells.append(word_weight(word, 1, lexicon.vocabulary.articles))
        else:
            tells.append(float(lexicon.tells[code >> _KINDS]))
        codes.append(code)
    return _row(digest, np.array(codes, dtype=np.int32), np.array(tells, dtype=np.float64))


def _row(digest: Digest, codes: Codes, tells: Weights) -> Row:
    terms = digest.terms
    told = np.array(terms.placed, dtype=np.float64) * tells
    weights = told / (sqrt(fsum((told * told).tolist())) or 1.0)
    names = weights[(codes & NAME) > 0]
    lead, title = np.array(terms.lead, dtype=np.int64), np.array(terms.title, dtype=np.int64)
    numbers = lead[(codes[lead] & NUMBER) > 0]
    codes &= ~NUMBER
    codes[numbers] |= NUMBER
    codes[title] |= TITLE
    return Row(
        codes,
        weights,
        (sqrt(fsum((names * names).tolist())), fsum(tells[title].tolist()), fsum(tells[numbers].tolist())),
        frozenset(digest.days),
        hours_of(digest.published),
        digest.bulletin,
        issue_of(digest),
    )


def telling_of(row: Row, words: Sequence[str]) -> Telling:
    """The heaviest words of a row, as `nearness.telling_words` has them; `words` are the article's."""
    weights, most = row.weights, TELLING_WORDS
    near = np.flatnonzero(weights >= np.partition(weights, -most)[-most] if len(weights) > most else weights == weights)
    heaviest = zip(weights[near].tolist(), map(words.__getitem__, near.tolist()), strict=True)
    return tuple(sorted(heaviest, reverse=True)[:most])


def rows_of(
    fetch: Callable[[str], Digest], vocabulary: Vocabulary
) -> tuple[
    Callable[[str], Telling],
    Callable[[Iterable[tuple[str | Digest, Sequence[str]]]], Iterator[list[tuple[float, bool]]]],
]:
    """What gives the telling words of an article, and what weighs articles, as `known.Known` has them."""
    lexicon = number_words(vocabulary)

    @cache
    def row(name: str) -> Row:
        return article_row(fetch(name), lexicon)

    def weigh(asked: Iterable[tuple[str | Digest, Sequence[str]]]) -> Iterator[list[tuple[float, bool]]]:
        return _weigh(
            (
                (row(one) if isinstance(one, str) else row_beside(one, lexicon), [*map(row, others)])
                for one, others in asked
            ),
            lexicon,
        )

    return lambda name: telling_of(row(name), fetch(name).terms.words), weigh


Rows = tuple[Row, Sequence[Row]]


def _weigh(rows: Iterable[Rows], lexicon: Lexicon) -> Iterator[list[tuple[float, bool]]]:
    # With a place for the words that are not in the lexicon.
    rows, places = iter(rows), np.zeros(len(lexicon.tells) + 1, dtype=np.int32)
    while some := [*islice(rows, ARTICLES_AT_ONCE)]:
        pairs = [(one, other) for one, others in some for other in others]
        bulletins = [*map(_bulletins, pairs)]
        odds = _odds(pairs, _sums(_common(some, places), lexicon), bulletins) if pairs else []
        weighed = iter(zip(odds, bulletins, strict=True))
        yield from ([*islice(weighed, len(others))] for _, others in some)


def _bulletins(pair: tuple[Row, Row]) -> bool:
    one, other = pair
    return one.bulletin is not None and one.bulletin == other.bulletin and one.issue != other.issue


@dataclass(frozen=True, slots=True)
class _Common:
    """The words that pairs have in common, pair after pair: their codes in either, and their weights multiplied.

    Those of each pair stand before its one of the `ends`.
    """

    codes: Codes
    other_codes: Codes
    products: Weights
    ends: Places


def _common(rows: Sequence[Rows], places: Codes) -> _Common:
    """What each row has in common with its others; `places` is nought for every word, and is left so.

    The words of all rows are numbered, so that a table tells at which place of which row a word stands.
    """
    codes, weights = (np.concatenate(each) for each in zip(*((one.codes, one.weights) for one, _ in rows), strict=True))
    others = [other for _, others in rows for other in others]
    other_codes = np.concatenate([each.codes for each in others])
    sizes = np.array([len(each.codes) for each in others])
    whose = np.repeat(np.arange(len(rows)), [sum(len(each.codes) for each in others) for _, others in rows])
    words = codes >> _KINDS
    places[words] = np.arange(1, len(words) + 1, dtype=np.int32)
    table = np.zeros((len(rows), len(words) + 1), dtype=np.int32)
    table[np.repeat(np.arange(len(rows)), [len(one.codes) for one, _ in rows]), places[words]] = np.arange(
        1, len(words) + 1
    )
    at = table[whose, places[other_codes >> _KINDS]]
    places[words] = 0
    both = np.flatnonzero(at)
    own = at[both] - 1
    products = weights[own] * np.concatenate([each.weights for each in others])[both]
    return _Common(codes[own], other_codes[both], products, np.searchsorted(both, np.cumsum(sizes)))


def _sums(common: _Common, lexicon: Lexicon) -> list[Weights]:
    """For each pair, of the words it has in common, the sums of products, of these of names, and of what they tell.

    The latter for the words of the one's title, the other's title, the one's numbers and the other's.
    """
    products, tells = common.products, lexicon.tells[common.codes >> _KINDS]
    wanted = [(products, np.arange(len(products))), (products, np.flatnonzero(common.codes & NAME))]
    for kind in (TITLE, NUMBER):
        wanted += [(tells, np.flatnonzero(codes & kind)) for codes in (common.codes, common.other_codes)]
    return [_summed(values[at].tolist(), np.searchsorted(at, common.ends).tolist()) for values, at in wanted]


def _summed(values: Sequence[float], ends: Sequence[int]) -> Weights:
    """The sums of the values up to each end, exact before they are rounded."""
    return np.array([fsum(values[begin:end]) for begin, end in pairwise([0, *ends])], dtype=np.float64)


def _odds(pairs: Sequence[tuple[Row, Row]], sums: Sequence[Weights], bulletins: Sequence[bool]) -> list[float]:
    """The odds of pairs, summed in the order of `likeness.log_odds`."""
    words, names, title, other_title, numbers, other_numbers = sums
    whole, other_whole = (np.array([pair[side].whole for pair in pairs], dtype=np.float64).T for side in (0, 1))
    lengths = whole[0] * other_whole[0]
    alike = np.divide(names, lengths, out=np.zeros_like(names), where=lengths != 0)
    dates = [shared_dates(one.dates, other.dates) for one, other in pairs]
    apart = [against_time(hours_between(one.hours, other.hours)) for one, other in pairs]
    odds: Weights = (
        EVEN
        + FOR_WORDS * _logarithms(words)
        + FOR_NAMES * _logarithms(alike)
        + FOR_TITLE * _mean(_part(title, whole[1]), _part(other_title, other_whole[1]))
        + FOR_NUMBERS * _least(_part(numbers, whole[2]), _part(other_numbers, other_whole[2]))
        + FOR_DATES * np.array(dates)
        - np.array(apart)
        - AGAINST_OTHER_BULLETIN * np.array(bulletins)
    )
    return [*map(float, odds)]


def _logarithms(values: Weights) -> Weights:
    # As `math` has them: numpy's own differ in the last bit.
    return np.array([*map(log, (values + FLOOR).tolist())], dtype=np.float64)


def _part(carried: Weights, wanted: Weights) -> Weights:
    """The part of what is wanted that is carried, not a number where nothing is."""
    return np.divide(carried, wanted, out=np.full_like(carried, np.nan), where=wanted != 0)


def _mean(one: Weights, other: Weights) -> Weights:
    known = (~np.isnan(one)).astype(np.float64) + ~np.isnan(other)
    sums = np.nan_to_num(one) + np.nan_to_num(other)
    return np.divide(sums, known, out=np.full_like(sums, UNKNOWN_TITLE), where=known > 0)


def _least(one: Weights, other: Weights) -> Weights:
    return np.nan_to_num(np.fmin(one, other), nan=UNKNOWN_NUMBERS)
