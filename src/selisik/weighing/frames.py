"""Copied words that are the same but for one number, one part of a date, or one letter of a name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from selisik.data import AnnotatedArticle, Span
from selisik.data.briefs import About, ReadingOfDifference
from selisik.lang import Pack, Token, is_word, pack, sounds_alike, tokens
from selisik.lang.calendar import day_of
from selisik.lang.numbers import parse_number
from selisik.weighing.found import Articles, Found, Holders, Place, found, in_order_told
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.people import is_customary, spelt_alike, title_words
from selisik.weighing.stems import empty_words
from selisik.weighing.subjects import happenings, is_table
from selisik.weighing.units import article_language
from selisik.weighing.values import clock

# So many words before and behind a place make its frame: six that are the same are hardly ever so by chance; of 20
# frames of four words that were read most held two things (a law of each year, the eruptions of one night).
FRAMES = ((3, 3), (4, 2), (2, 4))
# A frame leads to its first articles only.
MOST_ARTICLES = 48
# Reports that came out further apart tell of two days.
NEAREST_DAYS = 7
# Words of the news repeat: this many stay at hand.
REMEMBERED = 1 << 16
NUMBER, NAME = "number", "name"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a number or a name fills: the words around it, what stands there, and where."""

    article: str
    sort: str
    value: str
    mark: Token
    names: frozenset[str]


def frame_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Numbers and names that two outlets give in the same words around them, and not the same.

    What an article gives itself elsewhere, or the other in these words too, is another thing.
    """
    told = happenings(articles)
    filled: dict[tuple[str, ...], dict[str, list[Slot]]] = defaultdict(dict)
    given: dict[str, set[str]] = {}
    for name in sorted(articles):
        code = article_language(articles[name]).code
        sentences = [_words(articles[name], sentence) for sentence in sorted(articles[name].sentences)]
        given[name] = {_value(mark.text, code) for marks in sentences for mark in marks}
        if not is_table(articles[name]):
            for frame, slot in _slots(articles[name], sentences):
                if name in filled[frame] or len(filled[frame]) < MOST_ARTICLES:
                    filled[frame].setdefault(name, []).append(slot)
    shown: set[Slot] = set()
    for frame, held in filled.items():
        only = [each[0] for each in held.values() if len({slot.value for slot in each}) == 1]
        pairs = [
            (one, other)
            for at, one in enumerate(only)
            for other in only[at + 1 :]
            if one.value != other.value
            and told.one(one.article, other.article)
            and _rivals(one, other, articles, given)
        ]
        group = sorted(
            {slot for pair in pairs for slot in pair} - shown, key=lambda each: (each.article, each.mark.start)
        )
        shown.update(group)
        yield from _found(frame, group, articles, holders) if len({slot.value for slot in group}) > 1 else ()


def _words(annotated: AnnotatedArticle, sentence: Span) -> list[Token]:
    return [mark for mark in tokens(annotated.text, sentence.start, sentence.end) if is_word(mark)]


@lru_cache(maxsize=REMEMBERED)
def _value(word: str, code: str) -> str:
    """The word in small letters; a number as its digits come to, a date without leading noughts."""
    if "/" in word:
        return "/".join(part.lstrip("0") for part in word.split("/"))
    hour = clock(word)
    number = None if hour else parse_number(word, pack(code))
    return hour or (word.lower() if number is None else f"{number:.12g}")


def _slots(annotated: AnnotatedArticle, sentences: Sequence[Sequence[Token]]) -> Iterator[tuple[tuple[str, ...], Slot]]:
    """Every number and every name, with each of its frames; of what moves by the hour names only."""
    code = article_language(annotated).code
    values = [_value(mark.text, code) for marks in sentences for mark in marks]
    at = -1
    for marks in sentences:
        names = frozenset(mark.text.lower() for mark in marks[1:] if mark.text[0].isupper())
        moves = not _moving(code).isdisjoint(values[at + 1 : at + 1 + len(marks)])
        for mark in marks:
            at += 1
            sort = NUMBER if values[at][0].isdigit() else NAME if mark.text[0].isupper() else ""
            for before, behind in FRAMES if sort and not (moves and sort == NUMBER) else ():
                frame = (*values[max(0, at - before) : at], "", *values[at + 1 : at + 1 + behind])
                if len(frame) == before + 1 + behind:
                    yield (sort, *frame), Slot(annotated.article.id, sort, values[at], mark, names)


@cache
def _moving(code: str) -> frozenset[str]:
    return frozenset().union(*(_list(code, name) for name in ("moving", "contests", "goods_by_weight")))


def _rivals(one: Slot, other: Slot, articles: Articles, given: dict[str, set[str]]) -> bool:
    """Whether two articles of two outlets differ there, and neither gives the other's value anywhere.

    Where each names somebody or something that the other does not, it is a number of another thing.
    """
    if one.value in given[other.article] or other.value in given[one.article]:
        return False
    outlets = [articles[each.article].article.outlet for each in (one, other)]
    days = [day_of(articles[each.article].article.published) for each in (one, other)]
    if outlets[0] == outlets[1] or (days[0] and days[1] and abs((days[0] - days[1]).days) > NEAREST_DAYS):
        return False
    if one.sort == NUMBER:
        apart = one.names - given[other.article] and other.names - given[one.article]
        return not apart and not _cut(one.value, other.value)
    code = article_language(articles[one.article]).code
    if is_customary((one.value,), (other.value,), code) or {one.value, other.value} & (
        title_words(code) | empty_words(code)
    ):
        return False
    return spelt_alike(one.value, other.value) or sounds_alike(one.value, other.value, pack(code))


def _cut(a: str, b: str) -> bool:
    """Whether one date is the other without its year."""
    shorter, longer = sorted((a.split("/"), b.split("/")), key=len)
    return len(shorter) > 1 and longer[: len(shorter)] == shorter


def _found(frame: Sequence[str], group: Sequence[Slot], articles: Articles, holders: Holders) -> Iterator[Found]:
    about, spans = _about(group, articles)
    places: list[Place] = [(each.article, span, each.value) for each, span in zip(group, spans, strict=True)]
    reading: ReadingOfDifference = "spelling" if about == "name" else "contradiction"
    if _may_rise(about, frame, group, articles):
        first = first_times((float(each.value), articles[each.article].article.published) for each in group)
        rising = came_in_order(sorted(first), first)
        reading = "unknown" if rising is None else "update" if rising else "contradiction"
    difference = found(about, reading, places, articles, holders)
    if difference:
        yield in_order_told(difference, articles) if reading == "update" else difference


def _may_rise(about: About, frame: Sequence[str], group: Sequence[Slot], articles: Articles) -> bool:
    """Whether the slots hold plain numbers, and no house's or part's ("3/4"), of something whose number only grows."""
    rising = _list(article_language(articles[group[0].article]).code, "rising")
    plain = all(each.value.replace(".", "", 1).isdecimal() for each in group)
    return about == "number" and plain and not rising.isdisjoint(frame)


def _about(group: Sequence[Slot], articles: Articles) -> tuple[About, list[Span]]:
    """What the slots are values of, and the spans of the values: the whole date, or the number with its unit."""
    spans = [Span(slot.mark.start, slot.mark.end) for slot in group]
    if group[0].sort == NAME:
        return "name", spans
    if ":" in group[0].value:
        return "time", spans
    dates = [
        next((Span(day.start, day.end) for day in articles[slot.article].dates if day.holds(span)), None)
        for slot, span in zip(group, spans, strict=True)
    ]
    if all(dates):
        return "date", [day for day in dates if day]
    counts = [
        next((Span(each.start, each.end) for each in articles[slot.article].quantities if each.holds(span)), span)
        for slot, span in zip(group, spans, strict=True)
    ]
    return "number", counts


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))
