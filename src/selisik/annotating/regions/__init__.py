"""What each part of an article is for: title, body, heading, caption, credit, furniture or repeat."""

from selisik.annotating.regions.credits import find_credits
from selisik.annotating.regions.furniture import find_furniture, headline_words
from selisik.annotating.regions.layers import joined, laid_over, outside, without_overlap
from selisik.annotating.regions.layout import lay_out
from selisik.annotating.regions.lines import lines_of
from selisik.annotating.regions.repeats import find_repeats
from selisik.data import Article, Region
from selisik.lang import Pack


def find_regions(article: Article, language: Pack, without: frozenset[str] = frozenset()) -> tuple[Region, ...]:
    """The article cut into regions that cover every non-space character and never overlap, in order.

    Furniture is laid over credits, credits over repeats, repeats over titles, headings, captions and body; a paragraph
    broken over lines is one body region. `without` leaves out the phrases written for those outlets alone, to measure
    how an outlet fares that was never seen.
    """
    text, lines = article.text, lines_of(article.text)
    furniture = without_overlap(find_furniture(text, lines, language, without))
    credits = without_overlap(find_credits(lines, language, [mark.end for mark in furniture]))
    regions = lay_out(outside(lines, furniture), article.title, credits, headline_words(language).small)
    for layer in (find_repeats(lines), credits, furniture):
        regions = laid_over(text, layer, regions)
    return joined(regions)


__all__ = ["find_regions"]
