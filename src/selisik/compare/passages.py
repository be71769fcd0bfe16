"""Passages that two articles share."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Reuse


def find_reuse(articles: Sequence[AnnotatedArticle]) -> tuple[Reuse, ...]:
    """The passages shared nearly word for word by any two articles, ordered by article id and place."""
    return ()
