"""What an outlet prints in many of its articles joins strangers, so grouping leaves it out: the imprints of a run.

Runs of words are looked at, never words alone: a name that half of a day's articles carry may be the day's event. And a
run is an imprint only where the articles that carry it tell, without it, of different things: the paragraph of
background that an outlet puts under all its reports of one event stays.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations
from math import fsum, sqrt

from selisik.comparing.digests import Digest
from selisik.comparing.terms import Terms, body_places, keep_places, placed_without, word_weight

# Words in a run, articles of an outlet looked at, how many it must have at least, and the part of them that carries an
# imprint: as near copies have it (`furniture`).
RUN = 5
SAMPLE_ARTICLES = 64
LEAST_ARTICLES = 20
LEAST_PART = 0.3
# Of the articles that carry a run so many are laid against each other, and it is an imprint where they are alike by
# less than this on the average: nine in ten pairs of one outlet's articles that are labelled as one story are alike by
# .34 or more (`_alike`), nine in ten of others by less than .05; invented ones of few sentence forms by .11.
COMPARED_ARTICLES = 16
MOST_ALIKE = 0.15

# Imprints whose words are kept at hand: those of a day's outlets.
KEPT_IMPRINTS = 1_024
# Words that are looked at, one after another.
_STRETCH = re.compile(rb"\x01{%d,}" % RUN)

Run = tuple[str, ...]


def without_imprints(digests: Sequence[Digest]) -> list[Digest]:
    """The digests in their order, those of outlets with an imprint without its words. Their order does not matter."""
    outlets: dict[str, list[Digest]] = defaultdict(list)
    for each in digests:
        if each.outlet:
            outlets[each.outlet].append(each)
    imprints = {name: learn_imprint(own) for name, own in outlets.items() if len(own) >= LEAST_ARTICLES}
    return [leave_out(each, imprints.get(each.outlet or "", frozenset())) for each in digests]


def leave_out(digest: Digest, imprint: frozenset[Run]) -> Digest:
    """The digest without the words of the runs, itself where it carries none."""
    terms = _without(digest.terms, _places(digest.terms, imprint, _words(imprint))) if imprint else digest.terms
    return digest if terms is digest.terms else replace(digest, terms=terms)


@lru_cache(KEPT_IMPRINTS)
def _words(imprint: frozenset[Run]) -> frozenset[str]:
    return frozenset(chain.from_iterable(imprint))


def learn_imprint(digests: Sequence[Digest]) -> frozenset[Run]:
    """The runs of words that many of one outlet's articles carry and that do not tell of one thing."""
    texts = {each.sha256: each.terms for each in sorted(digests, key=lambda each: each.id)}
    sample = [texts[name] for name in sorted(texts)[:SAMPLE_ARTICLES]]
    if len(sample) < LEAST_ARTICLES:
        return frozenset()
    homes = _often(sample)
    if not homes:
        return frozenset()
    words = frozenset(chain.from_iterable(homes))
    gone = [_places(each, homes.keys(), words) for each in sample]
    carriers = Counter(chain.from_iterable(map(_left, sample, gone)))
    looked_at = sorted({place for places in homes.values() for place in places})
    weights = {at: _weights(placed_without(sample[at], gone[at]), carriers, len(sample)) for at in looked_at}
    likeness = {pair: _likeness(weights[pair[0]], weights[pair[1]]) for pair in combinations(looked_at, 2)}
    alike = {places: _mean([*map(likeness.__getitem__, combinations(places, 2))]) for places in set(homes.values())}
    return frozenset(run for run, places in homes.items() if alike[places] < MOST_ALIKE)


def _often(sample: Sequence[Terms]) -> dict[Run, tuple[int, ...]]:
    """The runs that many of the sample carry, each with the first places of the sample that do.

    No word of such a run is carried by fewer, so that only runs of words that many carry are counted.
    """
    least = LEAST_PART * len(sample)
    carriers = Counter(chain.from_iterable(each.words for each in sample))
    words = frozenset(word for word, count in carriers.items() if count >= least)
    carried = [frozenset(chain.from_iterable(runs for _, runs in _stretches(each, words))) for each in sample]
    often = {run for run, count in Counter(chain.from_iterable(carried)).items() if count >= least}
    homes: dict[Run, list[int]] = defaultdict(list)
    for place, runs in enumerate(carried):
        for run in runs & often:
            homes[run].append(place)
    return {run: tuple(places[:COMPARED_ARTICLES]) for run, places in homes.items()}


def _stretches(terms: Terms, words: AbstractSet[str]) -> Iterator[tuple[int, Iterator[Run]]]:
    """Where a text is made of some words alone for a run or more: the place, and the runs that begin from it on."""
    body = body_places(terms)
    wanted = bytes(map(words.__contains__, terms.words))
    for stretch in _STRETCH.finditer(bytes(map(wanted.__getitem__, body))):
        own = [terms.words[place] for place in body[stretch.start() : stretch.end()]]
        yield stretch.start(), zip(*(own[step:] for step in range(RUN)), strict=False)


def _places(terms: Terms, imprint: AbstractSet[Run], words: AbstractSet[str]) -> frozenset[int]:
    """The places in the body of the words of the runs that are an imprint; `words` are those of these."""
    stretches = _stretches(terms, words)
    starts = [begin + at for begin, runs in stretches for at, run in enumerate(runs) if run in imprint]
    return frozenset(place + step for place in starts for step in range(RUN))


def _left(terms: Terms, gone: AbstractSet[int]) -> AbstractSet[str]:
    """The words of the terms without some places of the body."""
    body = [place for at, place in enumerate(body_places(terms)) if at not in gone] if gone else range(len(terms.words))
    return {terms.words[place] for place in (*body, *terms.title)}


def _without(terms: Terms, gone: AbstractSet[int]) -> Terms:
    """The terms without some places of the body."""
    return keep_places(terms, [at for at in range(len(body_places(terms))) if at not in gone]) if gone else terms


def _weights(placed: Mapping[str, float], carriers: Mapping[str, int], articles: int) -> dict[str, float]:
    told = {word: place * word_weight(word, carriers[word], articles) for word, place in placed.items()}
    length = sqrt(fsum(value * value for value in told.values())) or 1.0
    return {word: value / length for word, value in told.items()}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return fsum([one[word] * other[word] for word in one.keys() & other.keys()])


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values) if values else 0.0
