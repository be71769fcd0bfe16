"""What an article's own text and address tell: the outlet where it is not given, and the language."""

from dataclasses import replace

from selisik.data import Article
from selisik.lang.outlets import outlet_of_text, outlet_of_url
from selisik.lang.recognition import recognise


def completed(article: Article) -> Article:
    """The article with outlet and language filled in where they can be known; None stays where not."""
    outlet = article.outlet or outlet_of_url(article.url) or outlet_of_text(article.text)
    return replace(article, outlet=outlet, language=article.language or recognise(article.text))
