"""Dates across the story: what one report leaves open another may give."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Origin, StoryDate


def resolve_dates(
    articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]
) -> tuple[str | None, tuple[StoryDate, ...]]:
    """The day of the happening that most origins give (None where none does), and every date with a value."""
    return None, ()
