"""Chains over finished stories: a new story goes on from one that takes no more articles.

Of a finished story one article is remembered, found again by its most telling words.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from math import inf
from statistics import fmean

from selisik.comparing.chains import LEAST_MEAN, LEAST_PAIR
from selisik.comparing.digests import Digest
from selisik.comparing.known import Known
from selisik.comparing.likeness import AGAINST_OTHER_BULLETIN
from selisik.comparing.lulls import OPEN_HOURS
from selisik.comparing.terms import word_weight
from selisik.data import Story
from selisik.data.instants import instant_of
from selisik.data.stories import PAST_CARRIERS, PAST_DAYS, PAST_FOUND, PAST_SHARED

# By so many words a story is found again.
REMEMBERED_WORDS = 12
# Of a new story so many articles, the first ones, are weighed against what it may go on from.
WEIGHED_ARTICLES = 4
# Words whose weight is kept at hand: those of some thousand leads.
KEPT_WEIGHTS = 65_536
CLOSED, FORGOTTEN = timedelta(hours=OPEN_HOURS), timedelta(days=PAST_DAYS)


def remembered_words(digest: Digest) -> tuple[str, ...]:
    """The words of an article's title and lead that tell most, whatever the other articles are."""
    terms = digest.terms
    lead = [(-terms.placed[at] * _usual_weight(terms.words[at]), terms.words[at]) for at in terms.lead]
    return tuple(word for _, word in sorted(lead)[:REMEMBERED_WORDS])


@lru_cache(KEPT_WEIGHTS)
def _usual_weight(word: str) -> float:
    return word_weight(word, 1, 1)


def find_past(stories: Sequence[Story], past: Mapping[str, Sequence[tuple[str, Digest]]], known: Known) -> list[Story]:
    """The stories, those that go on from a finished one linked to the closest such.

    `past` are the finished stories that each may go on from, by its id, with an article; `known` what was known of the
    stories' articles when they were grouped.
    """
    asked = [(story.id, name, each, _first(story, known)) for story in stories for name, each in past.get(story.id, ())]
    weighed = known.weigh((each.id if each.id in known.articles else each, own) for _, _, each, own in asked)
    closest = dict[str, tuple[float, str]]()
    for (story, name, _, _), found in zip(asked, weighed, strict=True):
        odds = [value + AGAINST_OTHER_BULLETIN * is_bulletin for value, is_bulletin in found]
        if odds and max(odds) >= LEAST_PAIR and fmean(odds) >= LEAST_MEAN:
            closest[story] = max(closest.get(story, (-inf, "")), (fmean(odds), name))
    return [replace(each, follows=closest[each.id][1]) if each.id in closest else each for each in stories]


def _first(story: Story, known: Known) -> list[str]:
    return [name for name in story.articles[:WEIGHED_ARTICLES] if name in known.articles]


@dataclass(slots=True)
class Memory:
    """Finished stories of the last `PAST_DAYS`: the oldest first, and by word the newest that have it."""

    told: dict[int, tuple[Story, Digest]] = field(default_factory=dict)
    carriers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: set[str] = field(default_factory=set)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    number: int = 0


def remember(memory: Memory, story: Story, first: Digest) -> None:
    """Remember a finished story by its first article, once."""
    if story.id in memory.names or not story.last:
        return
    memory.names.add(story.id)
    memory.told[memory.number] = story, first
    for word in _words_once(memory, story, first):
        memory.carriers[word].append(memory.number)
        del memory.carriers[word][:-PAST_CARRIERS]
    memory.number += 1


def _words_once(memory: Memory, story: Story, first: Digest) -> tuple[str, ...]:
    """The words of a story, looked for once: when it begins and when it is over."""
    if story.id in memory.words:
        return memory.words.pop(story.id)
    memory.words[story.id] = remembered_words(first)
    return memory.words[story.id]


def recall(memory: Memory, story: Story, first: Digest) -> list[tuple[str, Digest]]:
    """The remembered stories that share most of the words by which this one would be: `PAST_FOUND` at most."""
    shared = Counter(chain.from_iterable(memory.carriers.get(word, ()) for word in _words_once(memory, story, first)))
    near = sorted((-count, -number) for number, count in shared.items() if count >= PAST_SHARED)
    found = [memory.told[-number] for _, number in near if -number in memory.told]
    return [(each.id, digest) for each, digest in found if each.id != story.id][:PAST_FOUND]


def follow_past(
    stories: Sequence[Story], digest_of: Callable[[str], Digest], known: Known, memory: Memory
) -> list[Story]:
    """The stories, each that goes on from one told before it linked to it; what is over is remembered for the next.

    A story is over when one begins `OPEN_HOURS` after its last article; `digest_of` gives an article's by its id.
    """
    begun = sorted((moment, each.id, each) for each in stories if (moment := instant_of(each.first)))
    ended = deque(sorted((moment, each.id, each) for each in stories if (moment := instant_of(each.last))))
    past = dict[str, list[tuple[str, Digest]]]()
    for moment, _, story in begun:
        while ended and moment - ended[0][0] > CLOSED:
            _, _, over = ended.popleft()
            remember(memory, over, digest_of(over.articles[0]))
        _forget(memory, moment)
        if story.follows is None:
            past[story.id] = recall(memory, story, digest_of(story.articles[0]))
    return find_past(stories, past, known)


def _forget(memory: Memory, moment: datetime) -> None:
    """Forget the stories at the head that ended too long before a moment."""
    while memory.told:
        oldest = next(iter(memory.told))
        story, _ = memory.told[oldest]
        last = instant_of(story.last)
        if last is not None and moment - last <= FORGOTTEN:
            return
        del memory.told[oldest]
        memory.names.discard(story.id)
