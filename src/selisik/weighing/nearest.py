"""Two passages that are nearest to each other: neither finds one in the other's article that is more like it.

After mutual nearest neighbours, by which sentences of two languages are aligned (Artetxe and Schwenk, "Margin-based
Parallel Corpus Mining with Multilingual Sentence Embeddings", ACL 2019): that nothing else in a whole report comes as
near says more than how near it comes.
"""

from collections.abc import Mapping, Sequence

from selisik.weighing.common import shared_names
from selisik.weighing.features import Features
from selisik.weighing.opposing import is_bare, is_label
from selisik.weighing.values import is_day, tells

# With a verb and another word in common so much of their words agrees, and of theirs and of those beside them together.
# Of 70 pairs that only this joins, of stories without labels, two blind readers both found 61 telling one thing.
LEAST_ALIKE = 0.35
LEAST_TOGETHER = 0.8
FEWEST_PLAIN = 2
# Without a verb in common more of their words agrees, and most of one.
LEAST_ALIKE_WITHOUT_VERB = 0.45
LEAST_COVERED_WITHOUT_VERB = 0.6
# Where the status differs, one must hold nearly all of the other.
LEAST_COVERED_OTHERWISE = 0.9
# Where nothing beside the two agrees, nor what is done in both: three words that are no names agree, and half of all
# with a name among them (with a number somewhat less), or nearly all of one. Of the pairs of the pool that only this
# joins one reader found 9 in 10 telling one thing; with two such words, or with names alone, 8 in 10.
FEWEST_PLAIN_ALONE = 3
LEAST_ALIKE_ALONE = {False: 0.5, True: 0.42}
LEAST_COVERED_ALONE = 0.9
# Without a name or number what holds the other says little more: it may be said of anything.
LEAST_ALIKE_NAMELESS = 0.6


def nearest_pairs(
    alike: Mapping[tuple[int, int], tuple[float, float]], articles: Sequence[str]
) -> frozenset[tuple[int, int]]:
    """The pairs of `alike` of which neither finds more agreement with another unit of the other's article.

    `articles` holds the article of each unit.

    >>> sorted(nearest_pairs({(0, 2): (0.5, 0.6), (1, 2): (0.4, 0.4), (1, 3): (0.4, 0.4)}, ["a", "a", "b", "b"]))
    [(0, 2), (1, 3)]
    """
    most: dict[tuple[int, str], float] = {}
    for (a, b), (share, _) in alike.items():
        for place in ((a, articles[b]), (b, articles[a])):
            most[place] = max(share, most.get(place, 0.0))
    return frozenset(
        (a, b) for (a, b), (share, _) in alike.items() if share >= max(most[a, articles[b]], most[b, articles[a]])
    )


def told_nearest(a: Features, b: Features, agreement: tuple[float, float], beside: float) -> bool:
    """Whether two that are nearest to each other agree enough to be one, what each has of its own notwithstanding."""
    alike, covered = agreement
    if is_bare(a) or is_bare(b) or is_label(a) or is_label(b):
        return False
    two_speakers = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if two_speakers or (a.unit.status != b.unit.status and covered < LEAST_COVERED_OTHERWISE):
        return False
    verb = bool(a.acts & b.keys or b.acts & a.keys)
    least = LEAST_ALIKE if verb else LEAST_ALIKE_WITHOUT_VERB
    if alike < least or alike + beside < LEAST_TOGETHER or len(a.plain & b.plain) < FEWEST_PLAIN:
        return False
    return verb or covered >= LEAST_COVERED_WITHOUT_VERB


def is_only_one(a: Features, b: Features, shared: frozenset[str], agreement: tuple[float, float]) -> bool:
    """Whether two that are nearest to each other are one though nothing beside them agrees, nor what is done in both.

    Half of their words agrees and a name or number in it, or somewhat less with a number, or nearly all of one.
    """
    alike, covered = agreement
    if len(a.plain & b.plain) < FEWEST_PLAIN_ALONE:
        return False
    number = any(map(tells, shared))
    named = number or shared_names(a, b)
    whole = covered >= LEAST_COVERED_ALONE and (bool(named) or alike >= LEAST_ALIKE_NAMELESS)
    return whole or (alike >= LEAST_ALIKE_ALONE[number] and bool(named))


def is_timed(a: Features, b: Features, shared: frozenset[str], covered: float) -> bool:
    """Whether one gives hardly more than the day or hour of the happening, and the other gives it too."""
    if not (is_bare(a) or is_bare(b)) or a.negated or b.negated:
        return False
    return covered >= LEAST_COVERED_ALONE and any(":" in key or is_day(key) for key in shared)
