"""Stories of a batch, window by window: what the parts leave behind of each article is grouped day after day.

    DIR/_digests/day=<day>/part-000000.msgpack    the digests of a part's articles of one day

A run of fewer than `WINDOW_ARTICLES` is grouped at once. A longer one is cut between days; what is open at the end of a
window is grouped again with the next, so that work grows with the articles and memory with the window. Outside a batch
the digests of a longer run lie in a temporary folder until it is grouped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from selisik.comparing import Digest, group_digests, grow_stories, pack_digest, unpack_digest
from selisik.comparing.past import Memory, follow_past, remember
from selisik.comparing.shelf import empty_shelf, held
from selisik.data import Story, StoryEvent
from selisik.run.filing import UNKNOWN_DAY, day_of, write_bytes

# More than a day of a national press.
WINDOW_ARTICLES = 60_000
# Digests unpacked at a time on their way to the disk: 28 MB of them.
SPOOLED = 1_000
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[bytes])


def keep_digests(digests: Sequence[Digest], folder: Path, part: str) -> None:
    """Write the digests of a part, by day."""
    by_day: dict[str, list[bytes]] = {}
    for each in digests:
        by_day.setdefault(day_of(each.published, each.language), []).append(pack_digest(each))
    for day, packed in sorted(by_day.items()):
        write_bytes(_home(folder) / f"day={day}" / f"{part}.msgpack", _ENCODER.encode(packed))


def batch_stories(
    folder: Path,
    window: int = WINDOW_ARTICLES,
    told: Callable[[Sequence[StoryEvent]], None] = lambda events: None,
    counted: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Story]:
    """The stories of all digests kept in `folder`, each once, when it takes no more articles.

    `told` hears of the merges and splits that a window brought about, `counted` how many articles of how many are done.
    """
    done, total = 0, sum(map(_number, _home(folder).glob("day=*/*.msgpack")))
    counted(done, total)
    open_stories, kept, memory = list[Story](), empty_shelf(), Memory()
    for new in _windows(_days(folder), window):
        grown = grow_stories(open_stories, kept, new, partial(_count_on, counted, done, total))
        done += len(new)
        told(grown.events)
        stories = follow_past(grown.stories, grown.digest_of, grown.known, memory)
        for story in stories:
            if story.id in grown.finished:
                remember(memory, story, grown.digest_of(story.articles[0]))
                yield story
        open_stories = [story for story in stories if story.id not in grown.finished]
        kept = held(grown.shelf)
    yield from open_stories


def spooled_stories(
    packed: Iterable[bytes],
    window: int = WINDOW_ARTICLES,
    counted: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Story]:
    """The stories of packed digests in any order: in memory where there are few, window by window where there are many.

    `counted` hears, where there are many, how many of how many are grouped. Raises OSError where the temporary folder
    cannot hold the digests, 3.5 kB an article.
    """
    rest = iter(packed)
    if len(first := list(islice(rest, window))) < window:
        yield from group_digests([unpack_digest(each) for each in first])
        return
    with TemporaryDirectory(prefix="selisik-") as folder:
        _spool(chain(first, rest), Path(folder))
        del first
        yield from batch_stories(Path(folder), window, counted=counted)


def _spool(packed: Iterable[bytes], folder: Path) -> None:
    waiting, number = iter(packed), 0
    while part := [unpack_digest(each) for each in islice(waiting, SPOOLED)]:
        keep_digests(part, folder, f"part-{number:06d}")
        number += 1


def _count_on(counted: Callable[[int, int], None], before: int, total: int, count: int) -> None:
    counted(before + count, total)


def _number(path: Path) -> int:
    """How many digests a file holds; its head says so (MessagePack's array of 15, of 16 bits, of 32 bits)."""
    with path.open("rb") as file:
        head = file.read(5)
    size = {0xDC: 2, 0xDD: 4}.get(head[0])
    return int.from_bytes(head[1 : 1 + size]) if size else head[0] & 0x0F


def _windows(days: Iterable[list[Digest]], size: int) -> Iterator[list[Digest]]:
    window: list[Digest] = []
    for day in days:
        if window and len(window) + len(day) > size:
            yield window
            window = []
        window += day
    if window:
        yield window


def _days(folder: Path) -> Iterator[list[Digest]]:
    """The digests of one day after another, those without a day last."""
    names = sorted(path.name for path in _home(folder).glob("day=*"))
    for name in sorted(names, key=lambda name: name == f"day={UNKNOWN_DAY}"):
        files = sorted((_home(folder) / name).glob("*.msgpack"))
        yield [unpack_digest(packed) for path in files for packed in _DECODER.decode(path.read_bytes())]


def _home(folder: Path) -> Path:
    return folder / "_digests"
