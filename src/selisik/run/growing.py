"""Articles added to an archive of stories."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from sqlite3 import Connection

from selisik.archive.stories import (
    all_stories,
    changed_archive,
    find_remembered,
    keep_articles,
    keep_past,
    keep_stories,
    keep_words,
    known_articles,
    known_imprints,
    latest_at,
    open_archive,
    open_articles,
    open_digest,
    open_stories,
    open_words,
    story_events,
)
from selisik.comparing import (
    Digest,
    Grown,
    digest_article,
    explain_open,
    grow_stories,
    mark_seen,
    pack_digest,
    unpack_digest,
)
from selisik.comparing.digests import pack_counts, unpack_counts
from selisik.comparing.past import find_past, remembered_words
from selisik.comparing.shelf import Shelf, pack_imprint, pack_shelved, unpack_imprint, unpack_shelved
from selisik.comparing.stories import by_time
from selisik.comparing.terms import NO_WORDS
from selisik.data import AnnotatedArticle, Story, StoryAlone, StoryEvent, StoryJoin
from selisik.run.names import free_name, is_known, names_of


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
        names = sorted({name for each in digests for name in names_of(each.id, each.sha256)})
        new = _unknown(digests, known_articles(archive, names))
        before, kept = open_stories(archive), _kept(archive)
        new = mark_seen(kept.articles.values(), new)
        grown = _linked(archive, grow_stories(before, kept, new), {each.id for each in new})
        versions = _versions(archive, new)
        _keep(archive, kept, grown, [(each.id, each.sha256, each.url, versions.get(each.id)) for each in new])
        unchanged = set(before)
        stories = tuple(story for story in grown.stories if story not in unchanged)
        there = {each.id for each in grown.stories}
        over = tuple(each for each in grown.stories if each in unchanged and each.id in grown.finished)
        gone = [each.id for each in before if each.id not in there]
        keep_stories(archive, stories + over, gone, grown.finished, grown.events)
    return Added(stories=stories, events=grown.events, known=len(digests) - len(new), versions=tuple(versions.items()))


def _kept(archive: Connection) -> Shelf:
    """The open articles of an archive; their digests are fetched from it where they are asked for."""
    counts = open_words(archive)
    return Shelf(
        articles={name: unpack_shelved(packed) for name, packed in open_articles(archive).items()},
        counts=unpack_counts(counts) if counts else NO_WORDS,
        # Kept at hand once it was met: it is asked for again when it is weighed, linked and counted down.
        fetch=cache(lambda name: unpack_digest(open_digest(archive, name))),
        imprints={name: unpack_imprint(packed) for name, packed in known_imprints(archive).items()},
    )


def _keep(
    archive: Connection, before: Shelf, grown: Grown, new: Sequence[tuple[str, str, str | None, str | None]]
) -> None:
    """Write the new articles, and what is another than before on the shelf."""
    after, ids = grown.shelf, {name for name, *_ in new}
    changed = [each for each in after.articles.values() if before.articles.get(each.id) is not each]
    digests = [(each.id, pack_digest(after.fetch(each.id))) for each in changed]
    over = sorted(before.articles.keys() - after.articles.keys() - ids)
    keep_articles(archive, new, [(each.id, pack_shelved(each)) for each in changed], digests, over)
    learned = [(name, each) for name, each in after.imprints.items() if before.imprints.get(name) != each]
    keep_words(archive, pack_counts(after.counts), [(name, pack_imprint(each)) for name, each in learned])


def _linked(archive: Connection, grown: Grown, new: Set[str]) -> Grown:
    """The stories, those with new articles linked to the finished story they go on from, which the archive remembers.

    What this addition has finished is remembered first.
    """
    over = [story for story in grown.stories if story.id in grown.finished and story.last]
    firsts = [grown.digest_of(story.articles[0]) for story in over]
    keep_past(
        archive,
        [
            (story.id, story.last or "", pack_digest(first), remembered_words(first))
            for story, first in zip(over, firsts, strict=True)
        ],
    )
    wanted = [each for each in grown.stories if each.follows is None and not new.isdisjoint(each.articles)]
    past = _earlier(archive, wanted, [grown.digest_of(each.articles[0]) for each in wanted])
    linked = {each.id: each for each in find_past(wanted, past, grown.known)}
    return replace(grown, stories=tuple(linked.get(each.id, each) for each in grown.stories))


def _earlier(
    archive: Connection, stories: Sequence[Story], firsts: Sequence[Digest]
) -> dict[str, list[tuple[str, Digest]]]:
    """The remembered stories that each may go on from, by its id: what was last told of them is older."""
    told = cache(unpack_digest)
    past = dict[str, list[tuple[str, Digest]]]()
    for story, first, found in zip(
        stories, firsts, find_remembered(archive, map(remembered_words, firsts)), strict=True
    ):
        earlier = [(name, told(packed)) for name, packed in found if name != story.id]
        past[story.id] = [(name, each) for name, each in earlier if by_time(each) < by_time(first)]
    return past


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


def explain_kept(path: Path, story: Story) -> tuple[tuple[StoryJoin, ...], StoryAlone | None] | None:
    """What joined an open story of the archive at `path`, or what is nearest to it where it has one article.

    None for a finished story: what its articles were weighed by is not kept.
    """
    archive = open_archive(path)
    try:
        return explain_open(_kept(archive), story) if story in open_stories(archive) else None
    finally:
        archive.close()


def _unknown(digests: Sequence[Digest], known: dict[str, str]) -> list[Digest]:
    """The digests that are not known, each text once, renamed where the id is another text's."""
    fresh = [each for each in digests if not is_known(each.id, each.sha256, known)]
    new = {(names_of(each.id, each.sha256)[0], each.sha256): each for each in fresh}
    texts = Counter(each.id for each in new.values())
    # Of several texts with one id none keeps it: which one would hang on the order they come in.
    taken = set(known) | {name for name, count in texts.items() if count > 1}
    out = list[Digest]()
    for each in new.values():
        name = free_name(each.id, each.sha256, taken)
        taken.add(name)
        out.append(replace(each, id=name))
    return out
