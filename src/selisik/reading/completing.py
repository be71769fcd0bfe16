"""What an article's own text and address tell: the outlet where it is not given, and the language."""

from dataclasses import replace

from selisik.data import Article, Problem
from selisik.lang import LANGUAGES
from selisik.lang.outlets import outlet_of_text, outlet_of_url
from selisik.lang.recognition import recognise
from selisik.reading.candidates import Read


def completed(article: Article, where: str) -> Read:
    """The article with outlet and language filled in where they can be known; None stays where not.

    A text in a language without a pack is said before the article: what is found in it is not to be relied on.
    """
    found = recognise(article.text)
    if found.foreign:
        cure = f"languages that are read: {', '.join(LANGUAGES)}"
        yield Problem(
            where=where, what="in a language that is not read; marks in it are not to be relied on", cure=cure
        )
    outlet = article.outlet or outlet_of_url(article.url) or outlet_of_text(article.text)
    yield replace(article, outlet=outlet, language=found.code)
