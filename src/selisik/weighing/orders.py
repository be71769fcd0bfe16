"""In which order values came up, as far as the articles that give them say when they came out."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from selisik.data.instants import UNKNOWN_TIME, is_before, time_key

Value = TypeVar("Value", bound=Hashable)


def first_times(voices: Iterable[tuple[Value, str | None]]) -> dict[Value, str | None]:
    """The first time at which each value was given; None where none of its voices has a time.

    A voice without a time takes no part in the order: a day that it tells of is not the day on which it was told.

    >>> first_times([(2, "2025-03-12"), (2, "2025-03-11"), (2, None), (3, None)])
    {2: '2025-03-11', 3: None}
    """
    first: dict[Value, str | None] = {}
    for value, published in voices:
        known = published if time_key(published) != UNKNOWN_TIME else None
        first[value] = min(first.get(value), known, key=time_key)
    return first


def came_in_order(order: Sequence[Value], first: Mapping[Value, str | None]) -> bool | None:
    """Whether the values came up in this order; None where times decide neither for it nor against it.

    >>> came_in_order([2, 3], {2: "2025-03-11", 3: "2025-03-12"}), came_in_order([2, 3], {2: "2025-03-11", 3: None})
    (True, None)
    """
    times = [first[value] for value in order]
    if all(is_before(one, other) for one, other in pairwise(times)):
        return True
    dated = [time for time in times if time]
    return False if any(is_before(later, sooner) for sooner, later in pairwise(dated)) else None
