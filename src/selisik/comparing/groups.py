"""Groups from pairs: connected components that do not depend on the order of the pairs."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def connected(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The items in groups: two stand in one group when a chain of pairs leads from one to the other.

    Groups and their members keep the order of `items`. Near linear: disjoint sets with path halving, joined to the
    earlier root.

    >>> connected("abcd", [("c", "a"), ("d", "d")])
    [['a', 'c'], ['b'], ['d']]
    """
    order = {item: place for place, item in enumerate(items)}
    names = list(order)
    parent = list(range(len(names)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in pairs:
        low, high = sorted((root(order[one]), root(order[other])))
        parent[high] = low
    groups: dict[int, list[Item]] = {}
    for place, name in enumerate(names):
        groups.setdefault(root(place), []).append(name)
    return list(groups.values())
