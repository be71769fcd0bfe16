"""Versions of one article: the same address, another text or another title."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from selisik.comparing.passages import agreeing_words
from selisik.comparing.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Article, Passage, Version
from selisik.data.addresses import address_key
from selisik.data.instants import is_before, time_key


def find_versions(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[Version, ...], ...]:
    """The articles that stand at one address with different texts or titles, oldest first, each with what it changed.

    Addresses are one where only scheme, form for telephones or tracking part them (`address_key`). Texts without a time
    stand last. A text that was there before is a version again where it is known to be later: the page went back.

    `removed` are passages of the version before, `added` passages of this one; addresses are ordered by name.
    """
    places: dict[str, list[AnnotatedArticle]] = defaultdict(list)
    for each in sorted(articles, key=lambda each: (time_key(each.article.published), each.article.id)):
        if each.article.url:
            places[address_key(each.article.url)].append(each)
    chosen = (_chosen(found) for _, found in sorted(places.items()))
    return tuple(_chain(versions) for versions in chosen if len(versions) > 1)


def _chosen(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Those of one address, in order of time, that are not merely the one before them once more."""
    chosen, texts = [articles[0]], {articles[0].article.sha256}
    for each in articles[1:]:
        before, own = chosen[-1].article, each.article
        is_new = own.sha256 not in texts
        differs = own.sha256 != before.sha256 or _title_before(before, own) is not None
        if is_new or (differs and is_before(before.published, own.published)):
            chosen.append(each)
            texts.add(own.sha256)
    return chosen


def _title_before(before: Article, after: Article) -> str | None:
    """The title of the article before where the two have different ones."""
    if before.title and after.title and before.title.split() != after.title.split():
        return before.title
    return None


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
        title_before=_title_before(before.article, after.article),
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
