"""Places in a ranking that are told beside the same figure: with so many points one stands at one place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from selisik.data import AnnotatedArticle, Quantity, Span
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.subjects import is_table
from selisik.weighing.units import article_language

# A number of so many digits is seldom equal by chance.
FEWEST_DIGITS = 4
# Between the word for a place and its number stand so many words at most.
REACH = 2
# The figure stands within so many characters of the place that it is told with.
WIDEST_GAP = 160
# More places than these in one article are a ranking in full.
MOST_PLACES = 24


def place_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Places in a ranking that the articles tell beside one figure, one each."""
    held: dict[float, list[Place]] = defaultdict(list)
    for name in sorted(articles):
        for figure, place in _told_together(articles[name]):
            held[figure].append(place)
    for figure in sorted(held):
        difference = found("number", "contradiction", held[figure], articles, holders)
        if difference:
            yield difference


def _told_together(annotated: AnnotatedArticle) -> Iterator[tuple[float, Place]]:
    """Every telling figure of an article with the place nearest to it, where no other figure is nearer to it."""
    places = list(islice(_places(annotated), MOST_PLACES))
    figures = _figures(annotated) if places else []
    if not figures or is_table(annotated):
        return
    nearest: dict[float, tuple[int, Place]] = {}
    for span, number in places:
        gap, value = min((_gap(span, each), value) for each, value in figures)
        if gap <= WIDEST_GAP and (value not in nearest or gap < nearest[value][0]):
            nearest[value] = gap, (annotated.article.id, span, number)
    yield from ((value, place) for value, (_, place) in sorted(nearest.items()))


def _figures(annotated: AnnotatedArticle) -> list[tuple[Span, float]]:
    """The telling figures of an article, also where one is written again without what it counts."""
    known: dict[str, float] = {}
    for each in annotated.quantities:
        if _tells(each):
            written = (mark.text for mark in tokens(annotated.text, each.start, each.end) if mark.text[0].isdigit())
            known[next(written, "")] = float(each.value or 0)
    again = tokens(annotated.text) if known else ()
    return [(Span(mark.start, mark.end), known[mark.text]) for mark in again if mark.text in known]


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _tells(quantity: Quantity) -> bool:
    """Whether a count is so exact that it is seldom equal by chance."""
    digits = f"{abs(float(quantity.value or 0)):.12g}".replace(".", "").strip("0")
    return len(digits) >= FEWEST_DIGITS and not quantity.unit.isupper()


def _places(annotated: AnnotatedArticle) -> Iterator[tuple[Span, str]]:
    """The numbers behind words for a place in a ranking."""
    code = article_language(annotated).code
    words, prefixes = _list(code, "places"), _list(code, "order_prefixes")
    marks = tokens(annotated.text) if words else ()
    for at, mark in enumerate(marks):
        if mark.text.lower() in words:
            for ahead in marks[at + 1 : at + 1 + REACH]:
                number = _number(ahead.text.lower(), prefixes)
                if number.isdigit():
                    yield Span(ahead.end - len(number), ahead.end), number
                    break


def _number(word: str, prefixes: Sequence[str]) -> str:
    """What stands behind the prefix of order in a word, all of it where there is none."""
    prefix = next((each for each in prefixes if word.startswith(each)), "")
    return word.removeprefix(prefix).removeprefix("-")


@cache
def _list(code: str, name: str) -> tuple[str, ...]:
    return tuple(Pack(code).table("weigh").get("values", {}).get(name, ()))
