"""Articles added to an archive of stories."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

import msgspec

from selisik.archive.stories import (
    all_stories,
    changed_archive,
    find_remembered,
    keep_past,
    keep_stories,
    known_articles,
    latest_at,
    open_archive,
    open_digests,
    open_stories,
    story_events,
)
from selisik.comparing import Digest, Grown, digest_article, grow_stories, mark_seen, pack_digest, unpack_digest
from selisik.comparing.past import find_past, remembered_words
from selisik.comparing.stories import by_time
from selisik.data import AnnotatedArticle, Story, StoryEvent

_ENCODER, _TIES = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(list[tuple[str, float, bool]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding did: the stories that hold a new article or changed, the events, articles that were there before.

    `versions` are new articles whose address had another text, each with the article before it.
    """

    stories: tuple[Story, ...]
    events: tuple[StoryEvent, ...]
    known: int
    versions: tuple[tuple[str, str], ...] = ()


def add_to_archive(articles: Sequence[AnnotatedArticle], path: Path) -> Added:
    """Add articles to the stories kept at `path`; an article that is there already is not added again.

    The same id with another text is a new article, named by its id and the first six digits of its text's hash.
    """
    return add_digests([digest_article(each) for each in articles], path)


def add_digests(digests: Sequence[Digest], path: Path) -> Added:
    """As `add_to_archive`, from digests."""
    with changed_archive(path) as archive:
        new = _unknown(digests, known_articles(archive, [each.id for each in digests]))
        before = open_stories(archive)
        packed_before = open_digests(archive)
        kept = [unpack_digest(packed) for _, packed, _ in packed_before]
        new = mark_seen(kept, [each for each in new if not known_articles(archive, [each.id])])
        grown = grow_stories(before, kept, new, {name: _TIES.decode(ties) for name, _, ties in packed_before})
        grown = _linked(archive, grown, {each.id: each for each in kept}, {each.id for each in new})
        before_it = _versions(archive, new)
        packed = [
            (each.id, each.sha256, pack_digest(each), _ENCODER.encode(grown.ties[each.id]), each.url, at)
            for each, at in zip(new, map(before_it.get, (each.id for each in new)), strict=True)
        ]
        keep_stories(archive, grown.stories, grown.finished, packed, grown.events)
    unchanged = set(before)
    stories = tuple(story for story in grown.stories if story not in unchanged)
    return Added(stories=stories, events=grown.events, known=len(digests) - len(new), versions=tuple(before_it.items()))


def _linked(archive: Connection, grown: Grown, kept: Mapping[str, Digest], new: Set[str]) -> Grown:
    """The stories, those with new articles linked to the finished story they go on from, which the archive remembers.

    What this addition has finished is remembered first.
    """
    digests = {**kept, **grown.plain}
    over = [story for story in grown.stories if story.id in grown.finished and story.last]
    firsts = [digests[story.articles[0]] for story in over]
    keep_past(
        archive,
        [
            (story.id, story.last or "", pack_digest(first), remembered_words(first))
            for story, first in zip(over, firsts, strict=True)
        ],
    )
    wanted = [each for each in grown.stories if each.follows is None and not new.isdisjoint(each.articles)]
    past = {each.id: _earlier(archive, each, digests[each.articles[0]]) for each in wanted}
    linked = {each.id: each for each in find_past(wanted, past, grown.known)}
    return replace(grown, stories=tuple(linked.get(each.id, each) for each in grown.stories))


def _earlier(archive: Connection, story: Story, first: Digest) -> list[tuple[str, Digest]]:
    """The remembered stories that this one may go on from: what was last told of them is older."""
    found = [(name, unpack_digest(packed)) for name, packed in find_remembered(archive, remembered_words(first))]
    return [(name, each) for name, each in found if name != story.id and by_time(each) < by_time(first)]


def name_apart(name: str, sha256: str) -> str:
    """The id of another text under an id that is taken.

    >>> name_apart("a", "0123456789abcdef")
    'a-012345'
    """
    return f"{name}-{sha256[:6]}"


def check_archive(path: Path) -> None:
    """Raise UsageError where `path` is no archive and none can be made there: said before hours of reading."""
    open_archive(path).close()


def _versions(archive: Connection, new: Sequence[Digest]) -> dict[str, str]:
    """For new articles whose address had another text, the article before; those of one address in order of time."""
    latest: dict[str, tuple[str, str]] = {}
    before: dict[str, str] = {}
    for each in sorted(new, key=by_time):
        if each.url:
            last = latest.get(each.url) or latest_at(archive, each.url)
            if last and last[1] != each.sha256:
                before[each.id] = last[0]
            latest[each.url] = each.id, each.sha256
    return before


def kept_events(path: Path) -> list[StoryEvent]:
    """The merges and splits of the archive at `path`, in the order they happened."""
    archive = open_archive(path)
    try:
        return story_events(archive)
    finally:
        archive.close()


def kept_stories(path: Path) -> list[Story]:
    """Every story of the archive at `path`, by id."""
    archive = open_archive(path)
    try:
        return all_stories(archive)
    finally:
        archive.close()


def _unknown(digests: Sequence[Digest], known: dict[str, str]) -> list[Digest]:
    """The digests whose text is not known under their id, renamed where the id is another text's."""
    out: dict[str, Digest] = {}
    for each in digests:
        if each.id in known and known[each.id] != each.sha256:
            renamed = name_apart(each.id, each.sha256)
            out[renamed] = replace(each, id=renamed)
        elif each.id not in known:
            out[each.id] = each
    return list(out.values())
