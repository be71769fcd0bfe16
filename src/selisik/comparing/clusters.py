"""Groups from weighed pairs: the closest two groups are joined first, as long as they agree enough on the whole.

Average linkage over a sparse graph. A pair that was never weighed counts as `missing`, but only as far as it could have
been weighed: an article is weighed against so many others and no more, so that two large groups of one happening share
few weighed pairs however alike they are. One rule more: two groups that hold together tightly are not joined by
evidence much weaker than their own when each also has a name of its own in its leads. Three verdicts of one trial share
court, case and most names; still each is about somebody else.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from sys import maxsize

from selisik.comparing.groups import connected

Pair = tuple[int, int]
Names = Callable[[int], Set[str]]

# How much weaker than the looser group's own mean the evidence between two groups may be.
GROUPS_APART = 1.5
# A name is a group's own when this part of its leads has it and at most that part of the other's.
OWN_PART = 0.75
OTHER_PART = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """From which mean on two groups are joined, and what a pair counts that shares too little to have been weighed.

    Of the pairs of one article with a group, `looked_at` at most are expected to have been weighed: all, if not said.
    """

    least: float
    missing: float
    looked_at: int = maxsize


# In log odds, as `likeness` weighs pairs; each article is weighed against 12 others at most (`stories`).
STORIES = Linkage(least=-0.5, missing=-5.0, looked_at=8)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that were joined: the members of each and the mean odds between them."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    odds: float


# Odds summed, and over how many weighed pairs.
Sum = tuple[float, int]
_NONE: Sum = (0.0, 0)


@dataclass(slots=True)
class _Group:
    """A group under way: its members, the sum of odds inside, and the sums towards its neighbours."""

    members: tuple[int, ...]
    inside: Sum
    towards: dict[int, Sum]


def mean_odds(total: Sum, pairs: int, members: int, linkage: Linkage) -> float:
    """The mean of so many pairs of which `total` were weighed; `members` of the smaller group look at the larger."""
    odds, weighed = total
    expected = max(weighed, min(pairs, members * linkage.looked_at))
    return (odds + linkage.missing * (expected - weighed)) / expected


def _between(one: _Group, other: _Group, total: Sum, linkage: Linkage) -> float:
    sizes = len(one.members), len(other.members)
    return mean_odds(total, sizes[0] * sizes[1], min(sizes), linkage)


def _own_mean(group: _Group, linkage: Linkage) -> float | None:
    size = len(group.members)
    return mean_odds(group.inside, size * (size - 1) // 2, size, linkage) if size > 1 else None


def join_groups(
    number: int, names: Names, odds: Mapping[Pair, float], linkage: Linkage = STORIES
) -> tuple[list[tuple[int, ...]], list[Merge]]:
    """Groups of so many items, each in order, and the joins that made them, in the order they were made.

    `names` gives those in an item's lead: few are asked for. `odds` holds every weighed pair once, the smaller item
    first. Ties go to the pair named first.
    """
    groups = {item: _Group((item,), (0.0, 0), {}) for item in range(number)}
    for (low, high), value in _that_matter(number, odds, linkage).items():
        groups[low].towards[high] = groups[high].towards[low] = (value, 1)
    waiting = [(-value, low, high) for (low, high), value in odds.items() if value >= linkage.least]
    heapq.heapify(waiting)
    merges: list[Merge] = []
    while waiting:
        value, low, high = heapq.heappop(waiting)
        if low not in groups or high not in groups:
            continue
        merges.append(Merge(groups[low].members, groups[high].members, -value))
        made = number + len(merges)
        _merge(groups, (low, high), made)
        for other, total in groups[made].towards.items():
            between = _between(groups[made], groups[other], total, linkage)
            if between >= linkage.least and not _apart(groups[made], groups[other], between, names, linkage):
                heapq.heappush(waiting, (-between, other, made))
    return sorted(group.members for group in groups.values()), merges


def _that_matter(number: int, odds: Mapping[Pair, float], linkage: Linkage) -> dict[Pair, float]:
    """The pairs inside the parts that chains of pairs good enough to join lead through.

    A mean is never above its best pair, so what lies between two such parts joins nothing.
    """
    strong = [pair for pair, value in odds.items() if value >= linkage.least]
    part = [0] * number
    for name, members in enumerate(connected(range(number), strong)):
        for member in members:
            part[member] = name
    return {pair: value for pair, value in odds.items() if part[pair[0]] == part[pair[1]]}


def _merge(groups: dict[int, _Group], pair: Pair, made: int) -> None:
    low, high = groups.pop(pair[0]), groups.pop(pair[1])
    towards: dict[int, Sum] = {}
    for name in sorted((low.towards.keys() | high.towards.keys()) - set(pair)):
        other = groups[name].towards
        other.pop(pair[0], None)
        other.pop(pair[1], None)
        towards[name] = other[made] = _plus(low.towards.get(name, _NONE), high.towards.get(name, _NONE))
    members = tuple(sorted(low.members + high.members))
    groups[made] = _Group(members, _plus(_plus(low.inside, high.inside), low.towards[pair[1]]), towards)


def _plus(one: Sum, other: Sum) -> Sum:
    return one[0] + other[0], one[1] + other[1]


def _apart(one: _Group, other: _Group, between: float, names: Names, linkage: Linkage) -> bool:
    """Whether both groups are tighter than what is between them, and each is about somebody or something of its own."""
    tight = _own_mean(one, linkage), _own_mean(other, linkage)
    if tight[0] is None or tight[1] is None or min(tight[0], tight[1]) - between <= GROUPS_APART:
        return False
    carried = [_name_parts(group.members, names) for group in (one, other)]
    return _has_own(carried[0], carried[1]) and _has_own(carried[1], carried[0])


def _name_parts(members: Sequence[int], names: Names) -> dict[str, float]:
    """For every name in the leads of the members, the part of them that has it."""
    counts = Counter(name for member in members for name in names(member))
    return {name: count / len(members) for name, count in counts.items()}


def _has_own(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return any(part >= OWN_PART and other.get(name, 0.0) <= OTHER_PART for name, part in one.items())
