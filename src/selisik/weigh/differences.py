"""Where the articles of a story disagree."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Claim, Difference, StoryDate, StoryEntity


def find_differences(
    articles: Sequence[AnnotatedArticle],
    claims: Sequence[Claim],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims with the standing that the differences give them, and the differences, ids d1, d2, …"""
    return tuple(claims), ()
