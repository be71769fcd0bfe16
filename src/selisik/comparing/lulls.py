"""Where nothing is told for long, a story ends: the same rule for articles that came all at once or day by day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from selisik.comparing.clusters import Pair

# A story takes no more articles when its last one is older than this: the follow-ups of a happening come within two
# days, some at a later hour of the second day than the report they follow (a quarter of a day is left for these), and
# what comes later is told as a happening of its own.
OPEN_HOURS = 54
# Two articles that lie further apart join no groups by themselves, only where others between them do: a pair counts
# this much less than what is asked for at most.
SHORT_OF_JOINING = 0.01
Group = tuple[int, ...]


def bounded_by_time(odds: Mapping[Pair, float], hours: Sequence[float | None], least: float) -> dict[Pair, float]:
    """The odds, where more than `OPEN_HOURS` lie between the two never enough to join them alone.

    >>> bounded_by_time({(0, 1): 2.0, (0, 2): 2.0}, [0.0, 24.0, 96.0], -0.5)
    {(0, 1): 2.0, (0, 2): -0.51}
    """
    most = least - SHORT_OF_JOINING
    return {
        pair: min(value, most) if _far_apart(hours[pair[0]], hours[pair[1]]) else value for pair, value in odds.items()
    }


def _far_apart(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) > OPEN_HOURS


def cut_at_lulls(groups: Sequence[Group], hours: Sequence[float | None], odds: Mapping[Pair, float]) -> list[Group]:
    """The groups of items, each cut wherever more than `OPEN_HOURS` lie between one item and the next, in order.

    `hours` are the items' times, in order for those that have one. An item without a time goes with the part that the
    pairs weighed with it speak most for.

    >>> cut_at_lulls([(0, 1, 2)], [0.0, 24.0, 96.0], {})
    [(0, 1), (2,)]
    """
    return sorted(part for group in groups for part in _cut(group, hours, odds))


def _cut(group: Group, hours: Sequence[float | None], odds: Mapping[Pair, float]) -> list[Group]:
    parts: list[list[int]] = []
    last = 0.0
    for moment, item in sorted((moment, item) for item in group if (moment := hours[item]) is not None):
        if not parts or moment - last > OPEN_HOURS:
            parts.append([])
        parts[-1].append(item)
        last = moment
    if len(parts) <= 1:
        return [group]
    for item in (item for item in group if hours[item] is None):
        parts[_nearest(item, parts, odds)].append(item)
    return [tuple(sorted(part)) for part in parts]


def _nearest(item: int, parts: Sequence[Sequence[int]], odds: Mapping[Pair, float]) -> int:
    """The place of the part with the highest mean odds towards the item, the earliest where none was weighed."""
    means = dict[int, float]()
    for place, part in enumerate(parts):
        weighed = [odds[pair] for other in part if (pair := (min(item, other), max(item, other))) in odds]
        if weighed:
            means[place] = sum(weighed) / len(weighed)
    return max(means, key=lambda place: (means[place], -place), default=0)


def joined_parts(one: Group, other: Group, home: Mapping[int, str]) -> list[tuple[str, Group, Group]]:
    """What two groups joined became: for every story with items of both, its name and its items on either side.

    An item without a story is left out.
    """
    sides = defaultdict[str, tuple[list[int], list[int]]](lambda: ([], []))
    for side, members in enumerate((one, other)):
        for item in members:
            if item in home:
                sides[home[item]][side].append(item)
    return [(name, tuple(low), tuple(high)) for name, (low, high) in sorted(sides.items()) if low and high]
