"""Points told exactly, of which one event has one: its second, its coordinates, how far from a town, which post."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from selisik.data import AnnotatedArticle, Span
from selisik.data.briefs import About
from selisik.lang import Pack, Token, tokens
from selisik.weighing.coordinates import NEAR_DEGREES, find_coordinates
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import Happenings, happenings
from selisik.weighing.units import article_language

_CLOCK = re.compile(r"([01]?\d|2[0-3])([.:])([0-5]\d)\2([0-5]\d)")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?")
_POST = re.compile(r"(\d{1,4})(?:/\d{3})?[A-Za-z]?")
# A corrected distance from a town stays within this part of the larger one: what is further off is another quake.
NEAR_DISTANCE = 0.34
# Between a distance and the town stand so many words at most, the direction apart.
REACH = 3
# Two posts are of one event where so many words of content in both sentences are the same.
FEWEST_SHARED = 3
# A post is told to the metre by so many digits at least, its last so many behind a sign; signs are so many at most.
FEWEST_DIGITS = 5
METRES = 3
MOST_SIGNS = 2
POST_SIGNS = ("+", "-", "–")
# Of more points than these in one article none is the event's.
MOST_POINTS = 24


@dataclass(frozen=True, slots=True)
class Point:
    """A point in an article: in what system it is told, by which numbers, where, and the keys of its sentence."""

    article: str
    system: str
    numbers: tuple[float, ...]
    digits: int
    span: Span
    keys: frozenset[str] = frozenset()


def point_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Seconds, coordinates, distances in a direction and posts in which articles of one happening differ."""
    readers: tuple[tuple[About, _Reader, _Nearness], ...] = (
        ("time", _seconds, _always),
        ("place", _coordinates, _near_by),
        ("number", _distances, _as_far),
        ("place", _posts, _of_one_sentence),
    )
    told = happenings(articles)
    for about, read, near in readers:
        for points in _by_system(articles, read):
            rivals = {
                each
                for each in points
                for other in points
                if each.article != other.article and _differ(each, other) and near(each, other)
                if told.one(each.article, other.article)
            }
            values = {each.numbers for each in rivals}
            places = [(each.article, each.span, str(each.numbers)) for each in points if each.numbers in values]
            difference = found(about, "contradiction", places, articles, holders)
            if difference:
                yield difference
    yield from _mistyped_posts(articles, told, holders)


def _mistyped_posts(articles: Articles, told: Happenings, holders: Holders) -> Iterator[Found]:
    """Posts told to the metre of which one has a digit more than the other, also within one article: a slip."""
    posts = [each for name in sorted(articles) for each in _exact_posts(articles[name])][:MOST_POINTS]
    slips = {
        each
        for a, b in combinations(posts, 2)
        if _loses_digit(a.system, b.system) and told.one(a.article, b.article)
        for each in (a, b)
    }
    places = [(each.article, each.span, each.system) for each in posts if each in slips]
    difference = found("place", "contradiction", places, articles, holders)
    if difference:
        yield difference


def _loses_digit(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _exact_posts(annotated: AnnotatedArticle) -> Iterator[Point]:
    """The posts of an article that are told to the metre ("Km 14+200"), by all of their digits."""
    posts = _entries(article_language(annotated).code, "posts")
    marks = tokens(annotated.text) if posts else ()
    for at, mark in enumerate(marks):
        digits, end = "", at + 1
        if mark.text.lower() in posts and end < len(marks) and marks[end].text.isdigit():
            digits = marks[end].text
            behind = end + 1
            while behind < min(len(marks), end + 1 + MOST_SIGNS) and marks[behind].text in POST_SIGNS:
                behind += 1
            metres = marks[behind].text if end + 1 < behind < len(marks) else ""
            if len(metres) == METRES and metres.isdigit():
                digits, end = digits + metres, behind
        if len(digits) >= FEWEST_DIGITS:
            yield Point(annotated.article.id, digits, (float(digits),), 0, Span(mark.start, marks[end].end))


_Reader = Callable[[AnnotatedArticle, Sequence[Token], str], Iterator[Point]]
_Nearness = Callable[[Point, Point], bool]


def _by_system(articles: Articles, read: _Reader) -> Iterator[list[Point]]:
    """The points of one system, of the articles that give only one there."""
    held: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(articles):
        annotated = articles[name]
        for point in read(annotated, tokens(annotated.text), article_language(annotated).code):
            held[point.system][name].append(point)
    for system in sorted(held):
        alone = {name: each for name, each in held[system].items() if len({one.numbers for one in each}) == 1}
        if len(alone) > 1:
            yield [point for name in alone for point in alone[name][:MOST_POINTS]]


def _differ(a: Point, b: Point) -> bool:
    """Whether two points differ by more than the digits that the rougher of them leaves out."""
    digits = min(a.digits, b.digits)
    return any(round(one, digits) != round(other, digits) for one, other in zip(a.numbers, b.numbers, strict=True))


def _always(a: Point, b: Point) -> bool:
    return a.system == b.system


def _near_by(a: Point, b: Point) -> bool:
    return all(abs(one - other) <= NEAR_DEGREES for one, other in zip(a.numbers, b.numbers, strict=True))


def _as_far(a: Point, b: Point) -> bool:
    return abs(a.numbers[0] - b.numbers[0]) <= NEAR_DISTANCE * max(a.numbers[0], b.numbers[0])


def _of_one_sentence(a: Point, b: Point) -> bool:
    return len(a.keys & b.keys) >= FEWEST_SHARED


def _seconds(annotated: AnnotatedArticle, marks: Sequence[Token], _: str) -> Iterator[Point]:
    """The clocks that an article gives to the second, by their minute."""
    for mark in marks:
        clock = _CLOCK.fullmatch(mark.text)
        if clock:
            minute = f"{int(clock[1])}:{clock[3]}"
            yield Point(annotated.article.id, minute, (float(clock[4]),), 0, Span(mark.start, mark.end))


def _coordinates(annotated: AnnotatedArticle, _: Sequence[Token], __: str) -> Iterator[Point]:
    for each in find_coordinates(annotated):
        yield Point(annotated.article.id, each.half, each.degrees, each.digits, each.span)


def _distances(annotated: AnnotatedArticle, marks: Sequence[Token], code: str) -> Iterator[Point]:
    """How far something lies from a town, and in which direction ("48 km southeast of Sendang")."""
    compass, kilometres = _named(code, "compass"), _entries(code, "kilometres")
    words = [mark.text.lower() for mark in marks] if compass else []
    for at in range(1, len(words)):
        if words[at] not in kilometres or not _NUMBER.fullmatch(words[at - 1]):
            continue
        behind = at + 1 + (at + 1 < len(words) and words[at + 1] in _entries(code, "toward"))
        direction = next((name for name, each in compass.items() if each.at(words, behind)), None)
        if direction:
            behind += compass[direction].at(words, behind)
            town = _town([mark.text for mark in marks[behind : behind + REACH]], code)
            if town:
                number = marks[at - 1]
                span = Span(number.start, marks[at].end)
                system, value = f"{direction} {town}", _number(number.text)
                yield Point(annotated.article.id, system, (value,), _whole_digits(number.text), span)


def _town(words: Sequence[str], code: str) -> str:
    """The first word written large that is no word for a kind of place, also inside "KAB-SENDANG-JABAR"."""
    for word in words:
        parts = [part for part in word.split("-") if part.lower() not in _entries(code, "kinds_of_place")]
        if parts and parts[0][:1].isupper():
            return parts[0].lower()
    return ""


def _posts(annotated: AnnotatedArticle, marks: Sequence[Token], code: str) -> Iterator[Point]:
    """The posts along a road or a railway ("Km 72"), each with the keys of its sentence."""
    posts = _entries(code, "posts")
    for at, mark in enumerate(marks[:-1] if posts else ()):
        ahead = at + 1 + (marks[at + 1].text == ".")
        number = _POST.fullmatch(marks[ahead].text) if mark.text.lower() in posts and ahead < len(marks) else None
        if number and not (at and marks[at - 1].text[0].isdigit()):
            span = Span(mark.start, marks[ahead].end)
            sentence = next((each for each in annotated.sentences if each.overlaps(span)), span)
            keys = frozenset(content_keys(sentence.cut(annotated.text), code))
            yield Point(annotated.article.id, "post", (float(number[1]),), 0, span, keys)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _digits(text: str) -> int:
    return len(text.replace(",", ".").partition(".")[2])


def _whole_digits(text: str) -> int:
    """The digits behind the point; of a whole number that ends in zeros less than none."""
    return _digits(text) or len(text.rstrip("0")) - len(text)


@cache
def _named(code: str, name: str) -> dict[str, Phrases]:
    groups = Pack(code).table("weigh").get("points", {}).get(name, ())
    return {group[0]: phrases(tuple(group)) for group in groups}


@cache
def _entries(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("points", {}).get(name, ()))
