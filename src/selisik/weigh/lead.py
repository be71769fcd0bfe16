"""What an editor sees first, and the order of happenings."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Claim, Difference, Moment, StoryDate


def choose_lead(
    articles: Sequence[AnnotatedArticle], claims: Sequence[Claim], differences: Sequence[Difference], date: str | None
) -> tuple[str, ...]:
    """Ids of the five to seven claims that answer what, when, where and how many, by news value."""
    return ()


def find_timeline(
    articles: Sequence[AnnotatedArticle], claims: Sequence[Claim], dates: Sequence[StoryDate]
) -> tuple[Moment, ...]:
    """The claims by the day or time at which they happened, earliest first."""
    return ()
