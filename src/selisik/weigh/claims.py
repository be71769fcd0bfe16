"""The smallest passages that can be true or false, and who carries each."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Claim, Origin, Reuse, StoryDate, StoryEntity


def find_claims(
    articles: Sequence[AnnotatedArticle],
    reuse: Sequence[Reuse],
    origins: Sequence[Origin],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
) -> tuple[Claim, ...]:
    """The claims of a story, ids c1, c2, …, the same fact in several articles joined into one."""
    return ()
