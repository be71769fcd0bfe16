"""Articles added to an archive of stories."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

import msgspec

from selisik.archive.stories import (
    all_stories,
    changed_archive,
    keep_stories,
    known_articles,
    latest_at,
    open_archive,
    open_digests,
    open_stories,
)
from selisik.comparing import Digest, digest_article, grow_stories, mark_seen, pack_digest, unpack_digest
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
        before_it = _versions(archive, new)
        packed = [
            (each.id, each.sha256, pack_digest(each), _ENCODER.encode(grown.ties[each.id]), each.url, at)
            for each, at in zip(new, map(before_it.get, (each.id for each in new)), strict=True)
        ]
        keep_stories(archive, grown.stories, grown.finished, packed, grown.events)
    unchanged = set(before)
    stories = tuple(story for story in grown.stories if story not in unchanged)
    return Added(stories=stories, events=grown.events, known=len(digests) - len(new), versions=tuple(before_it.items()))


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
            renamed = f"{each.id}-{each.sha256[:6]}"
            out[renamed] = replace(each, id=renamed)
        elif each.id not in known:
            out[each.id] = each
    return list(out.values())
