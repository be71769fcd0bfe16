"""Entities across the articles of a story."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, StoryEntity


def merge_entities(articles: Sequence[AnnotatedArticle]) -> tuple[StoryEntity, ...]:
    """The story's entities with the mentions of all articles, ids s1, s2, …"""
    return ()
