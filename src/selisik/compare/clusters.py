"""Groups from weighed pairs: the closest two groups are joined first, as long as they agree enough on the whole.

Average linkage over a sparse graph (a pair that was never weighed counts as `MISSING`), with one rule more: two groups
that hold together tightly are not joined by evidence much weaker than their own. Three verdicts of one trial
share court, case and names; each verdict's reports still agree far better among themselves.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

Pair = tuple[int, int]

# Log odds from which on two groups are joined.
LEAST_ODDS = -0.5
# What a pair counts that shares too little to have been weighed.
MISSING = -5.0
# How much weaker than the looser group's own mean the evidence between two groups may be.
GROUPS_APART = 1.5


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that were joined: the members of each and the mean odds between them."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    odds: float


@dataclass(slots=True)
class _Group:
    """A group under way: its members, the sum of odds inside, and the sums towards its neighbours."""

    members: tuple[int, ...]
    inside: float
    towards: dict[int, float]

    def own_mean(self) -> float | None:
        size = len(self.members)
        return self.inside / (size * (size - 1) / 2) if size > 1 else None


def join_groups(number: int, odds: Mapping[Pair, float]) -> tuple[list[tuple[int, ...]], list[Merge]]:
    """Groups of the items 0 to `number` - 1, each in order, and the joins that made them, in the order they were made.

    `odds` holds every weighed pair once, the smaller item first. Ties go to the pair named first.
    """
    groups = {item: _Group((item,), 0.0, {}) for item in range(number)}
    for (low, high), value in odds.items():
        groups[low].towards[high] = groups[high].towards[low] = value
    waiting = [(-value, low, high) for (low, high), value in odds.items() if value >= LEAST_ODDS]
    heapq.heapify(waiting)
    merges: list[Merge] = []
    while waiting:
        value, low, high = heapq.heappop(waiting)
        if low not in groups or high not in groups:
            continue
        merges.append(Merge(groups[low].members, groups[high].members, -value))
        made = number + len(merges)
        _merge(groups, (low, high), made)
        for other in groups[made].towards:
            between = _odds_between(groups[made], groups[other], made)
            if between is not None and between >= LEAST_ODDS:
                heapq.heappush(waiting, (-between, other, made))
    return sorted(group.members for group in groups.values()), merges


def _merge(groups: dict[int, _Group], pair: Pair, made: int) -> None:
    low, high = groups.pop(pair[0]), groups.pop(pair[1])
    towards: dict[int, float] = {}
    for name in sorted((low.towards.keys() | high.towards.keys()) - set(pair)):
        other = groups[name]
        size = len(other.members)
        towards[name] = low.towards.get(name, MISSING * size * len(low.members)) + high.towards.get(
            name, MISSING * size * len(high.members)
        )
        other.towards.pop(pair[0], None)
        other.towards.pop(pair[1], None)
        other.towards[made] = towards[name]
    members = tuple(sorted(low.members + high.members))
    groups[made] = _Group(members, low.inside + high.inside + low.towards[pair[1]], towards)


def _odds_between(one: _Group, other: _Group, made: int) -> float | None:
    """The mean odds between two groups; None where they are too weak beside what holds either together."""
    mean = other.towards[made] / (len(one.members) * len(other.members))
    own = one.own_mean(), other.own_mean()
    if own[0] is not None and own[1] is not None and min(own[0], own[1]) - mean > GROUPS_APART:
        return None
    return mean
