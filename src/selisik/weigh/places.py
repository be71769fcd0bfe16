"""Where the places of a story lie on the map."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Place, StoryEntity


def locate_places(entities: Sequence[StoryEntity], articles: Sequence[AnnotatedArticle]) -> tuple[Place, ...]:
    """The places whose coordinates are known beyond doubt; an ambiguous name is left out."""
    return ()
