"""Which articles tell one happening."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Story


def group_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """Every article in exactly one story, in an order that does not depend on the order of arrival."""
    return tuple(
        Story(
            id=article.article.sha256[:12],
            title=article.article.title or article.text.strip()[:80],
            first=article.article.published,
            last=article.article.published,
            articles=(article.article.id,),
        )
        for article in sorted(articles, key=lambda each: each.article.id)
    )
