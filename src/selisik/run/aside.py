"""Stories of a batch on their way to the tables: on the disk by day, so that memory holds those of one day.

    DIR/_stories/day=2025-06-02.msgpack    what was grouped of a day so far, in the order it was finished

A story is finished days after its first article, so that a day's table can be written when all are grouped. What a
killed run left is removed by the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from selisik.data import Story
from selisik.run.filing import UNKNOWN_DAY, day_of, writing

# Stories in memory before they are written: about 10 MB of them.
AT_ONCE = 10_000
# Before the stories that were written at once stands how many bytes they take.
_SIZE_BYTES = 8
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[Story])


@dataclass(frozen=True, slots=True)
class Aside:
    """Stories put aside in a folder, which can be gone through as often as one likes."""

    home: Path

    def __iter__(self) -> Iterator[Story]:
        for day in self.days():
            yield from self.of_day(day)

    def days(self) -> list[str]:
        """The days that stories begin on, in order, `unknown` last."""
        days = sorted(path.stem.removeprefix("day=") for path in self.home.glob("day=*.msgpack"))
        return sorted(days, key=lambda day: day == UNKNOWN_DAY)

    def of_day(self, day: str) -> Iterator[Story]:
        """The stories of one day, in the order they came."""
        with _path(self.home, day).open("rb") as file:
            while size := file.read(_SIZE_BYTES):
                yield from _DECODER.decode(file.read(int.from_bytes(size)))

    def remove(self) -> None:
        """Remove them all."""
        for path in self.home.glob("*.msgpack"):
            path.unlink()
        if self.home.is_dir():
            self.home.rmdir()


def put_aside(folder: Path, stories: Iterable[Story]) -> Aside:
    """Write the stories to `folder`, in place of what is left of another run; raises UsageError where it cannot."""
    aside, coming = Aside(folder / "_stories"), iter(stories)
    aside.remove()
    while some := list(islice(coming, AT_ONCE)):
        by_day: dict[str, list[Story]] = {}
        for each in some:
            by_day.setdefault(day_of(each.first), []).append(each)
        with writing(aside.home):
            aside.home.mkdir(parents=True, exist_ok=True)
            for day, own in by_day.items():
                packed = _ENCODER.encode(own)
                with _path(aside.home, day).open("ab") as file:
                    file.write(len(packed).to_bytes(_SIZE_BYTES) + packed)
    return aside


def _path(home: Path, day: str) -> Path:
    return home / f"day={day}.msgpack"
