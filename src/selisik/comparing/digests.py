"""What grouping into stories needs of an article, and no more: small to keep, to send to a worker and to store."""

from dataclasses import dataclass

from selisik.comparing.terms import Terms, article_terms
from selisik.data import AnnotatedArticle

OF_A_DAY = ("day", "time")
DAY_LENGTH = len("2025-06-18")
LONGEST_HEADLINE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """An article's words, its days and what names it. `title` is None where it carries none, `headline` never."""

    id: str
    sha256: str
    published: str | None
    language: str | None
    title: str | None
    headline: str
    terms: Terms
    days: tuple[str, ...]


def digest_article(annotated: AnnotatedArticle) -> Digest:
    """The digest of an article; it does not depend on any other article."""
    article = annotated.article
    opening = article.text.strip().split("\n")[0][:LONGEST_HEADLINE]
    days = {each.value[:DAY_LENGTH] for each in annotated.dates if each.value and each.precision in OF_A_DAY}
    return Digest(
        id=article.id,
        sha256=article.sha256,
        published=article.published,
        language=article.language,
        title=article.title or None,
        headline=article.title or opening or article.id,
        terms=article_terms(annotated),
        days=tuple(sorted(days)),
    )
