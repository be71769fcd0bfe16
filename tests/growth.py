"""How time grows with length, measured so that a slow moment of the machine fails no test."""

import gc
import time
from collections.abc import Callable

# A neighbour on the same processor can slow any one measurement by two or three; square growth fails every round.
ROUNDS = 6


def processor_seconds(work: Callable[[int], object], size: int) -> float:
    """Seconds of the processor for the work at this size, without walks of the collector over other objects."""
    gc.collect()
    gc.disable()
    started = time.process_time()
    work(size)
    spent = time.process_time() - started
    gc.enable()
    return spent


def growth_fault(work: Callable[[int], object], small: int, large: int, most: float, blur: float) -> str:
    """What was measured if the large size took more than `most` times the small one in every round; else nothing.

    Under `blur` seconds the clock says nothing about growth.

    >>> growth_fault(lambda size: sum(range(size)), 100_000, 400_000, 7.0, 0.1)
    ''
    """
    rounds = []
    for _ in range(ROUNDS):
        first, second = (processor_seconds(work, size) for size in (small, large))
        rounds.append(f"{first:.3f} s and {second:.3f} s")
        if second < most * max(first, blur):
            return ""
    return f"for sizes {small:,} and {large:,}, in {ROUNDS} rounds: {'; '.join(rounds)}"
