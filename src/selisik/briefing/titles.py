"""The title of a brief: one that an article carries, never one of our own making."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, BriefArticle, plain, trimmed
from selisik.data.instants import time_key
from selisik.lang import is_word, tokens

# Words shorter than this are mostly particles, in all three languages: they say nothing of what a title is about.
SHORTEST_TELLING_WORD = 4
# A first sentence longer than this is a paragraph, not a title; it is cut before the word that would pass it.
LONGEST_TITLE = 140


def strongest_title(articles: Sequence[AnnotatedArticle]) -> tuple[str, str | None]:
    """The title that shares most with the other articles' titles, and the id of the article that carries it.

    Between equals the earlier article's, then the one whose id comes first. Where no article has a title, the first
    words of the earliest one.
    """
    ordered = sorted(articles, key=lambda each: (time_key(each.article.published), each.article.id))
    titled = [(title, each.article.id) for each in ordered if (title := _own_title(each))]
    if not titled:
        return _first_words(ordered[0]), ordered[0].article.id
    telling = [_telling_words(title) for title, _ in titled]
    shared = [sum(len(words & other) for other in telling if other is not words) for words in telling]
    return titled[shared.index(max(shared))]


def carries_title(article: BriefArticle, title: str) -> bool:
    """Whether the title is the article's own, or stands in its text where it has none."""
    return title == article.title if article.title else bool(title) and title in article.text


def _own_title(annotated: AnnotatedArticle) -> str | None:
    if annotated.article.title:
        return annotated.article.title
    return next((region.cut(annotated.text).strip() for region in annotated.regions if region.kind == "title"), None)


def _first_words(annotated: AnnotatedArticle) -> str:
    text = annotated.text
    first = plain(annotated.sentences[0]) if annotated.sentences else trimmed(text, 0, len(text))
    if first is None:
        return annotated.article.id
    words = first.cut(text).split("\n", 1)[0]
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(None, 1)[0]


def _telling_words(title: str) -> frozenset[str]:
    words = (token.text.casefold() for token in tokens(title) if is_word(token))
    return frozenset(word for word in words if len(word) >= SHORTEST_TELLING_WORD)
