"""Chains of stories: a long-running affair is told in stories that are linked, and kept apart."""

from collections.abc import Mapping, Sequence

from selisik.comparing.clusters import STORIES, Pair, mean_odds

# A story goes on from an earlier one when two of their articles, taken alone, are even or better for one happening, and
# all that was weighed between the two stories comes near it (chosen by eye on unlabelled news: verdicts of one trial, a
# match and its eve, a decision and its reactions; below it come mere themes).
LEAST_PAIR = 0.0
LEAST_MEAN = -1.2


def find_chains(groups: Sequence[tuple[int, ...]], odds: Mapping[Pair, float]) -> dict[int, int]:
    """For a group that goes on from an earlier one, by place among the groups, the place of the closest such.

    Groups are ordered by their first items and items by time, as `join_groups` gives them.
    """
    home = {item: place for place, group in enumerate(groups) for item in group}
    apart = [
        ((one, other) if one < other else (other, one), value)
        for (a, b), value in odds.items()
        if (one := home[a]) != (other := home[b])
    ]
    between: dict[Pair, tuple[float, int]] = dict.fromkeys(
        (pair for pair, value in apart if value >= LEAST_PAIR), (0.0, 0)
    )
    for pair, value in apart:
        if pair in between:
            total, count = between[pair]
            between[pair] = total + value, count + 1
    closest: dict[int, tuple[float, int]] = {}
    for (early, late), weighed in between.items():
        sizes = len(groups[early]), len(groups[late])
        mean = mean_odds(weighed, sizes[0] * sizes[1], min(sizes), STORIES)
        if mean >= LEAST_MEAN:
            closest[late] = max(closest.get(late, (mean, -early)), (mean, -early))
    return {late: -early for late, (_, early) in closest.items()}
