"""The make of one vehicle, known by its sort and its colour: a green Hino lorry here, a green Fuso lorry there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.subjects import happenings
from selisik.weighing.units import article_language

# A make and a model have so many words at most.
LONGEST_MAKE = 3
# So many of an article, and of one sort and colour in a story, are compared; more say nothing new.
MOST_HELD = 48


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle known by sort and colour: its make and model, by their words, where, and in which sentence."""

    article: str
    known_by: tuple[str, str]
    makes: frozenset[str]
    models: frozenset[str]
    span: Span
    sentence: Span


def vehicle_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Two makes of the one vehicle of a sort and a colour; articles that count several of the sort say nothing."""
    told = happenings(articles)
    held: dict[tuple[str, str], list[Vehicle]] = defaultdict(list)
    for name in sorted(articles):
        for each in islice(_vehicles(articles[name]), MOST_HELD):
            held[each.known_by].append(each)
    for known_by in sorted(held):
        alike = list({(each.article, each.makes, each.models, each.sentence): each for each in held[known_by]}.values())
        alike = alike[:MOST_HELD]
        several = {(each.article, each.sentence) for each in alike for other in alike if _beside(each, other)}
        group = [
            each
            for each in alike
            if not several and any(_rivals(each, other) and told.one(each.article, other.article) for other in alike)
        ]
        places: list[Place] = [(each.article, each.span, " ".join(sorted(each.models or each.makes))) for each in group]
        difference = found("name", "contradiction", places, articles, holders)
        if difference:
            yield difference


def _beside(a: Vehicle, b: Vehicle) -> bool:
    """Whether one sentence tells two makes: of two vehicles."""
    return (a.article, a.sentence) == (b.article, b.sentence) and _rivals(a, b)


def _rivals(a: Vehicle, b: Vehicle) -> bool:
    """Whether two makes, or two models of one make, are told: a make by itself and any model of it are one."""
    return not a.makes & b.makes or bool(a.models and b.models and not a.models & b.models)


def _vehicles(annotated: AnnotatedArticle) -> Iterator[Vehicle]:
    code = article_language(annotated).code
    sorts, colours = _list(code, "sorts"), _list(code, "colours")
    common = _list(code, "everyday_colours")
    counted = {each.unit for each in annotated.quantities if each.value is None or each.value > 1}
    marks = tokens(annotated.text) if sorts else ()
    words = [mark.text.lower() for mark in marks]
    for at, word in enumerate(words):
        if word not in sorts or word in counted:
            continue
        last = _end_of_make(words, at + 1, code)
        behind = last + (words[last : last + 1] != [] and words[last] in _list(code, "coloured"))
        if word in _list(code, "everyday") and words[behind : behind + 1] != [] and words[behind] in common:
            continue
        if last > at + 1 and words[behind : behind + 1] != [] and words[behind] in colours:
            span = Span(marks[at + 1].start, marks[last - 1].end)
            sentence = next((each for each in annotated.sentences if each.overlaps(span)), span)
            named = words[at + 1 : last]
            makes = frozenset(_makes(code)[each] for each in named)
            models = frozenset(named) - makes
            yield Vehicle(annotated.article.id, (word, words[behind]), makes, models, span, sentence)


def _end_of_make(words: Sequence[str], first: int, code: str) -> int:
    """Where the words of a make that begin at `first` end; `first` where none begin there."""
    last = first
    while last < min(len(words), first + LONGEST_MAKE) and words[last] in _makes(code):
        last += 1
    return last


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("vehicles", {}).get(name, ()))


@cache
def _makes(code: str) -> dict[str, str]:
    """From the words of makes and models to the make."""
    groups = Pack(code).table("weigh").get("vehicles", {}).get("makes", ())
    return {word: group[0] for group in groups for word in group}
