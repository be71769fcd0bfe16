"""Names that the press code asks not to repeat."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Caution, StoryEntity


def find_cautions(articles: Sequence[AnnotatedArticle], entities: Sequence[StoryEntity]) -> tuple[Caution, ...]:
    """Where minors and victims of sexual crimes are named."""
    return ()
