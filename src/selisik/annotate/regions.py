"""Title, body, captions, credits, furniture and repeats."""

from selisik.data import Article, Region, trimmed
from selisik.lang import Pack


def find_regions(article: Article, language: Pack) -> tuple[Region, ...]:
    """The article cut into regions that cover every non-space character, in order."""
    whole = trimmed(article.text, 0, len(article.text))
    return (Region(whole.start, whole.end, kind="body", rule="whole"),) if whole else ()
