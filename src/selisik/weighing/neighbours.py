"""What stands beside two passages: reports of one happening tell its facts next to each other, often in one order.

After Barzilay and Elhadad, "Sentence Alignment for Monolingual Comparable Corpora" (EMNLP 2003): words in common alone
do not find sentences that say one thing otherwise; their neighbours help.
"""

from collections.abc import Mapping, Sequence

from selisik.weighing.features import Features

# A neighbour's agreement beyond this says no more: the passages around are one text.
MOST_ALIKE = 0.7
# A neighbour says half as much as the pair itself, once for the next unit and once more for the next two: beside two
# passages that say one thing two others may stand, and two that say one thing stand beside others as often.
SHARE = 0.5
NEXT = ((-1, -1), (1, 1))
NEXT_TWO = (*NEXT, (-1, -2), (-2, -1), (-2, -2), (1, 2), (2, 1), (2, 2))


def beside(a: int, b: int, features: Sequence[Features], alike: Mapping[tuple[int, int], tuple[float, float]]) -> float:
    """What the units before, or those behind, add to the agreement of units `a` and `b`: 0 to 0.7.

    `features` are those of a story, article by article in the order of the text; `alike` holds, for pairs of their
    indices with the smaller one first, how much of the words agree, and what is not in it does not.
    """
    near = _most(a, b, NEXT, features, alike)
    return SHARE * (near + max(near, _most(a, b, NEXT_TWO[2:], features, alike)))


def _most(
    a: int,
    b: int,
    steps: Sequence[tuple[int, int]],
    features: Sequence[Features],
    alike: Mapping[tuple[int, int], tuple[float, float]],
) -> float:
    """The greatest agreement of two units so many steps away in the same direction, at most `MOST_ALIKE`."""
    most = 0.0
    for of_a, of_b in steps:
        found = alike.get((a + of_a, b + of_b))
        if found and found[0] > most and _in_place(a, of_a, features) and _in_place(b, of_b, features):
            most = found[0]
    return min(most, MOST_ALIKE)


def _in_place(at: int, step: int, features: Sequence[Features]) -> bool:
    """Whether the unit so many steps away is one of the same article."""
    return features[at].unit.article == features[at + step].unit.article
