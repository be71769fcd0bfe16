"""Stories that grow: new articles join what is open, ids stay, and what was merged or split is said.

The articles of open stories are grouped again together with the new ones; finished stories are not looked at. Work
grows with what is new and what is open, not with what was ever kept.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from selisik.comparing.digests import Digest
from selisik.comparing.known import Known
from selisik.comparing.lasting import lasting_ids, moved_articles, renamed
from selisik.comparing.lulls import OPEN_HOURS
from selisik.comparing.shelf import Shelf, Shelved, put, take
from selisik.comparing.stories import group_shelf
from selisik.data import Story, StoryEvent
from selisik.data.instants import UNKNOWN_TIME, instant_of, time_key

# This part of the articles may be misdated: one article dated into the future must not close every story. Of few
# articles one in `FEW_A_MISDATED` may be, up to `MISDATED_FEW`; a clock that stands still for so many only leaves
# stories open a little longer.
MISDATED_PART = 0.01
FEW_A_MISDATED = 4
MISDATED_FEW = 5
# Where nothing that comes has a time, no clock tells when a story is over: it is when so many articles have come since
# its last one. More than some days of a small outlet, and few enough that another addition to them costs little.
UNDATED_ARTICLES = 2_000

Dated = Collection[Digest | Shelved]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """Open stories after new articles came: the stories, of these the ones that are now finished, what happened.

    `shelf` holds the articles of the others, to be given when more come; `known` is what was known of all when grouped,
    and `digest_of` gives the digest of any.
    """

    stories: tuple[Story, ...]
    finished: frozenset[str]
    events: tuple[StoryEvent, ...]
    shelf: Shelf
    known: Known
    digest_of: Callable[[str], Digest]


def grow_stories(
    open_stories: Sequence[Story],
    kept: Shelf,
    new: Sequence[Digest],
    told: Callable[[int], None] = lambda count: None,
) -> Grown:
    """The open stories, whose articles are `kept`, together with `new` articles.

    A group keeps the id of the open story that most of its articles were in. The pairs of kept articles are not weighed
    again. `told` hears how many of the new are weighed.
    """
    before = kept.articles.values()
    (earliest, clock), came_before = _span(before, new), _coming_in(before)
    over = [story for story in open_stories if _is_over(story, earliest, came_before)]
    gone = {article for story in over for article in story.articles}
    there = put(take(kept, gone), new)
    tied = group_shelf(there, told)
    was = {article: story.id for story in open_stories for article in story.articles if article not in gone}
    ids = lasting_ids(tied.stories, was)
    # What was grouped again has had its say: only a link to a story that is not seen any more is kept.
    seen = set(was.values())
    followed = {story.id: story.follows for story in open_stories if story.follows not in seen}
    stories = [*over, *(renamed(group, ids, followed) for group in tied.stories)]
    came_in = _coming_in([*before, *new])
    finished = {story.id for story in over} | {story.id for story in stories if _is_over(story, clock, came_in)}
    done = {article for story in stories if story.id in finished for article in story.articles} - gone
    return Grown(
        stories=tuple(sorted(stories, key=lambda story: story.id)),
        finished=frozenset(finished),
        events=moved_articles(stories, was),
        shelf=take(replace(there, articles=tied.articles), done),
        known=tied.known,
        digest_of=there.fetch,
    )


def _span(kept: Dated, new: Dated) -> tuple[str | None, str | None]:
    """The times between which the new articles lie, but for those that may be misdated.

    The later one is the clock. What is kept has its say too: the few articles of a small addition may all be misdated.
    """
    times, of_all = _times(new or kept), _times([*kept, *new])
    if not times:
        return None, None
    clock = min(_latest(times), _latest(of_all), key=time_key)
    return min(times[int(MISDATED_PART * len(times))], clock, key=time_key), clock


def _times(articles: Dated) -> list[str]:
    times = (each.published for each in articles if each.published)
    return sorted((each for each in times if time_key(each) != UNKNOWN_TIME), key=time_key)


def _latest(times: Sequence[str]) -> str:
    few = min(MISDATED_FEW, len(times) // FEW_A_MISDATED)
    return times[-1 - max(few, int(MISDATED_PART * len(times)))]


def mark_seen(kept: Dated, new: Sequence[Digest]) -> list[Digest]:
    """The new digests, the undated ones with the latest time among them all but for what may be misdated.

    A story of undated articles alone would stay open for ever; it is closed as if it were of the day it came in.
    """
    _, clock = _span(kept, new)
    came = max((each.came for each in kept), default=0) + (0 if _times(new) else len(new))
    return [each if each.published else replace(each, seen=clock, came=came) for each in new]


@dataclass(frozen=True, slots=True)
class _ComingIn:
    """When undated articles came in: by the clock, and by the count of those that came where no other had a time."""

    seen: Mapping[str, str]
    came: Mapping[str, int]
    now: int


def _coming_in(articles: Dated) -> _ComingIn:
    undated = [each for each in articles if not each.published]
    came = {each.id: each.came for each in undated}
    return _ComingIn({each.id: each.seen for each in undated if each.seen}, came, max(came.values(), default=0))


def _is_over(story: Story, clock: str | None, came_in: _ComingIn) -> bool:
    """Whether the story's last article, or where none has a time its coming in, is long enough before the clock.

    A story without a time is over too when `UNDATED_ARTICLES` came after it where nothing that came had a time.
    """
    seen = max((came_in.seen[name] for name in story.articles if name in came_in.seen), key=time_key, default=None)
    now, last = instant_of(clock), instant_of(story.last or seen)
    if now is not None and last is not None and now - last > timedelta(hours=OPEN_HOURS):
        return True
    came = max((came_in.came.get(name, 0) for name in story.articles), default=0)
    return story.last is None and came_in.now - came >= UNDATED_ARTICLES
