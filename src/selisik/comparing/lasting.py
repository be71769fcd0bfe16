"""Ids that last: stories made anew keep the ids of those that were there, and what was merged or split is said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from selisik.data import Story, StoryEvent, text_hash


def lasting_ids(groups: Iterable[Story], was: Mapping[str, str]) -> dict[str, str]:
    """The lasting id of every group, by the id it has as a group; `was` is each old article's story.

    A group keeps the id of the old story that most of its articles were in. The groups are gone through twice.
    """
    claims = [
        (-count, old, group.id)
        for group in groups
        for old, count in Counter(was[article] for article in group.articles if article in was).items()
    ]
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, group in sorted(claims):
        if group not in ids and old not in taken:
            ids[group] = old
            taken.add(old)
    taken.update(was.values())
    for each in groups:
        if each.id not in ids:
            ids[each.id] = _free(each.id, taken)
            taken.add(ids[each.id])
    return ids


def renamed(group: Story, ids: Mapping[str, str], before: Mapping[str, str | None]) -> Story:
    """The group under its lasting ids, its own where it has none there.

    What it was seen to follow stays though that story is finished and not seen.
    """
    name = ids.get(group.id, group.id)
    follows = ids.get(group.follows, group.follows) if group.follows else before.get(name)
    return replace(group, id=name, follows=follows if follows != name else None)


def moved_articles(stories: Iterable[Story], was: Mapping[str, str]) -> tuple[StoryEvent, ...]:
    """Merges: a story took in articles of another. Splits: articles of a story went to another that is new."""
    old_ids = set(was.values())
    moved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for story in stories:
        for article in story.articles:
            if was.get(article, story.id) != story.id:
                moved[was[article], story.id].append(article)
    return tuple(
        StoryEvent(kind="merge" if target in old_ids else "split", story=source, other=target, articles=tuple(articles))
        for (source, target), articles in sorted(moved.items())
    )


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted = text_hash(wanted)[: len(wanted)]
    return wanted
