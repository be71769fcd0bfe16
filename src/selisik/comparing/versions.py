"""Versions of one article: the same address, another text."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from selisik.comparing.passages import agreeing_words
from selisik.comparing.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Passage, Version
from selisik.data.addresses import address_key
from selisik.data.instants import is_before, time_key


def find_versions(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[Version, ...], ...]:
    """The articles that stand at one address with different texts, oldest first, each with what it changed.

    Addresses are one where only scheme, form for telephones or tracking part them (`address_key`). Texts without a time
    stand last.

    `removed` are passages of the version before, `added` passages of this one; addresses are ordered by name.
    """
    places: dict[str, dict[str, AnnotatedArticle]] = defaultdict(dict)
    for each in sorted(articles, key=lambda each: (time_key(each.article.published), each.article.id)):
        if each.article.url:
            places[address_key(each.article.url)].setdefault(each.article.sha256, each)
    return tuple(_chain(list(found.values())) for _, found in sorted(places.items()) if len(found) > 1)


def _chain(versions: Sequence[AnnotatedArticle]) -> tuple[Version, ...]:
    first = Version(article=versions[0].article.id, url=versions[0].article.url or "", removed=(), added=())
    return (first, *(_changed(before, after) for before, after in pairwise(versions)))


def _changed(before: AnnotatedArticle, after: AnnotatedArticle) -> Version:
    old, new = comparable_words(before), comparable_words(after)
    kept = agreeing_words(old, new)
    return Version(
        article=after.article.id,
        url=after.article.url or "",
        removed=_lone(old, kept[0]),
        added=_lone(new, kept[1]),
        in_order=is_before(before.article.published, after.article.published),
    )


def _lone(words: Words, kept: bytearray) -> tuple[Passage, ...]:
    """The runs of words that the other version does not have."""
    runs: list[list[int]] = []
    for at, is_kept in enumerate(kept):
        if is_kept:
            continue
        if runs and runs[-1][1] == at and words.parts[at] == words.parts[at - 1]:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return tuple(Passage(words.starts[low], words.ends[high - 1], article=words.article) for low, high in runs)
