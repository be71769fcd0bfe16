"""How far workers have come with the parts under way, for whoever waits for them: here or on a cluster.

    DIR/_parts/part-000000.doing    of a part that is worked on, the number of articles done

A worker and the driver share nothing but the folder. What is written here is for the eye: it may be lost.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

# A worker writes, and the driver looks, no oftener than this; a line is said half as often.
BEAT_SECONDS = 1.0


def beats(path: Path) -> Callable[[int], None]:
    """What a worker calls with the number of articles done: now and then it is written to the path."""
    said = time.monotonic()

    def beat(count: int) -> None:
        nonlocal said
        if (now := time.monotonic()) - said >= BEAT_SECONDS:
            said = now
            with suppress(OSError):
                path.write_text(str(count), "ascii")

    return beat


def under_way(paths: Iterable[Path]) -> int:
    """The articles that are done of the parts under way."""
    return sum(map(_count, paths))


def _count(path: Path) -> int:
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        return 0


@contextmanager
def looking(look: Callable[[], None]) -> Iterator[None]:
    """Call `look` every `BEAT_SECONDS`, in a thread of its own, while the block lasts."""
    over = Event()

    def run() -> None:
        while not over.wait(BEAT_SECONDS):
            look()

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
