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
    between: dict[Pair, tuple[float, int, float]] = {}
    for (a, b), value in odds.items():
        pair = min(home[a], home[b]), max(home[a], home[b])
        if pair[0] != pair[1]:
            total, count, most = between.get(pair, (0.0, 0, value))
            between[pair] = total + value, count + 1, max(most, value)
    closest: dict[int, tuple[float, int]] = {}
    for (early, late), (total, count, most) in between.items():
        sizes = len(groups[early]), len(groups[late])
        mean = mean_odds((total, count), sizes[0] * sizes[1], min(sizes), STORIES)
        if most >= LEAST_PAIR and mean >= LEAST_MEAN:
            closest[late] = max(closest.get(late, (mean, -early)), (mean, -early))
    return {late: -early for late, (_, early) in closest.items()}
