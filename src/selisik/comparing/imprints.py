"""What an outlet prints in many of its articles joins strangers, so grouping leaves it out: the imprints of a run.

Runs of words are looked at, never words alone: a name that half of a day's articles carry may be the day's event. And a
run is an imprint only where the articles that carry it tell, without it, of different things: the paragraph of
background that an outlet puts under all its reports of one event stays.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import chain
from math import fsum, sqrt

from selisik.comparing.digests import Digest
from selisik.comparing.terms import Terms, Vocabulary, body_places, keep_places, learn_vocabulary

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

Run = tuple[str, ...]


def without_imprints(digests: Sequence[Digest]) -> list[Digest]:
    """The digests in their order, those of outlets with an imprint without its words. Their order does not matter."""
    outlets: dict[str, list[Digest]] = defaultdict(list)
    for each in digests:
        if each.outlet:
            outlets[each.outlet].append(each)
    imprints = {name: learn_imprint(own) for name, own in outlets.items() if len(own) >= LEAST_ARTICLES}
    return [leave_out(each, imprints.get(each.outlet or "", frozenset())) for each in digests]


def leave_out(digest: Digest, imprint: AbstractSet[Run]) -> Digest:
    """The digest without the words of the runs, itself where it carries none."""
    terms = _without(digest.terms, imprint) if imprint else digest.terms
    return digest if terms is digest.terms else replace(digest, terms=terms)


def learn_imprint(digests: Sequence[Digest]) -> frozenset[Run]:
    """The runs of words that many of one outlet's articles carry and that do not tell of one thing."""
    texts = {each.sha256: each.terms for each in sorted(digests, key=lambda each: each.id)}
    sample = [texts[name] for name in sorted(texts)[:SAMPLE_ARTICLES]]
    if len(sample) < LEAST_ARTICLES:
        return frozenset()
    homes = _often(sample)
    if not homes:
        return frozenset()
    rest = [_without(each, homes.keys()) for each in sample]
    weights = [*map(partial(_weights, learn_vocabulary(rest)), rest)]
    alike = {places: _alike(weights, places) for places in sorted(set(homes.values()))}
    return frozenset(run for run, places in homes.items() if alike[places] < MOST_ALIKE)


def _often(sample: Sequence[Terms]) -> dict[Run, tuple[int, ...]]:
    """The runs that many of the sample carry, each with the first places of the sample that do."""
    carried = [frozenset(_runs(_body(each))) for each in sample]
    counts = Counter(chain.from_iterable(carried))
    often = {run for run, count in counts.items() if count >= LEAST_PART * len(sample)}
    homes: dict[Run, list[int]] = defaultdict(list)
    for place, runs in enumerate(carried):
        for run in runs & often:
            homes[run].append(place)
    return {run: tuple(places[:COMPARED_ARTICLES]) for run, places in homes.items()}


def _runs(words: Sequence[str]) -> Iterator[Run]:
    """The runs that begin at each place."""
    return zip(*(words[step:] for step in range(RUN)), strict=False)


def _body(terms: Terms) -> list[str]:
    return [terms.words[place] for place in body_places(terms)]


def _without(terms: Terms, imprint: AbstractSet[Run]) -> Terms:
    """The terms without the words of the runs that are an imprint."""
    words = _body(terms)
    starts = [place for place, run in enumerate(_runs(words)) if run in imprint]
    gone = {place + step for place in starts for step in range(RUN)}
    return keep_places(terms, [place for place in range(len(words)) if place not in gone]) if gone else terms


def _weights(vocabulary: Vocabulary, terms: Terms) -> dict[str, float]:
    told = {word: place * vocabulary.weights[word] for word, place in zip(terms.words, terms.placed, strict=True)}
    length = sqrt(sum(value * value for value in told.values())) or 1.0
    return {word: value / length for word, value in told.items()}


def _alike(weights: Sequence[dict[str, float]], places: Collection[int]) -> float:
    """The mean likeness of every two of the articles at some places: of vectors of length one, from their sum."""
    number, total = len(places), dict[str, float]()
    for place in places:
        for word, value in weights[place].items():
            total[word] = total.get(word, 0.0) + value
    squares = fsum(value * value for value in total.values())
    return (squares - number) / (number * (number - 1)) if number > 1 else 0.0
