"""Which articles stand on one text."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Origin, Reuse


def find_origins(articles: Sequence[AnnotatedArticle], reuse: Sequence[Reuse]) -> tuple[Origin, ...]:
    """Groups of articles that share one text, ids o1, o2, …; an article may be in several groups."""
    return ()
