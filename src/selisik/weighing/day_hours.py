"""A part of a day against an hour of that day: a match of the night here, at three in the afternoon there."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from selisik.data import AnnotatedArticle, DateMention, Span
from selisik.lang import Pack
from selisik.weighing.dates import DAY_LENGTH
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.periods import MOST_HELD, Period, parts_of_days
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import happenings, is_table
from selisik.weighing.units import article_language
from selisik.weighing.values import clock

# So many words of both sentences agree: both differences of a pool's stories were true; with three words half of them.
FEWEST_SHARED = 4
HOURS = 24


def hour_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Hours that are not in the part of the day that another outlet tells for the same event of that day."""
    told = happenings(articles)
    names = [name for name in sorted(articles) if not is_table(articles[name])]
    parts = [each for name in names for each in parts_of_days(articles[name])][:MOST_HELD]
    hours = [each for name in names for each in _hours(articles[name])][:MOST_HELD]
    pairs = [
        (part, hour)
        for part, hour in product(parts, hours)
        if part.article != hour.article and (part.outlet is None or part.outlet != hour.outlet)
        if _opposed(part, hour, articles) and told.one(part.article, hour.article)
    ]
    for day in sorted({part.ends for part, _ in pairs}):
        group = dict.fromkeys(each for pair in pairs for each in pair if pair[0].ends == day)
        places = [(each.article, each.span, each.value) for each in group]
        difference = found("time", "contradiction", places, articles, holders)
        if difference:
            yield difference


def _opposed(part: Period, hour: Period, articles: Articles) -> bool:
    """Whether two sentences tell one event of one day, and its hour is not in that part of the day."""
    if part.ends != hour.ends or len(part.keys & hour.keys) < FEWEST_SHARED:
        return False
    first, last = _bounds(article_language(articles[part.article]).code)[int(part.value)]
    at = int(hour.value[:2]) + int(hour.value[3:]) / 60
    return not any(first <= each <= last for each in (at, at + HOURS))


def _hours(annotated: AnnotatedArticle) -> Iterator[Period]:
    """The clocks of an article whose day is known, each with the keys of its sentence."""
    code = article_language(annotated).code
    if not _bounds(code):
        return
    sentences = sorted(annotated.sentences)
    for each in sorted(annotated.dates):
        told = clock(each.cut(annotated.text)) if _has_day(each) else None
        if told:
            sentence: Span = next((one for one in sentences if one.overlaps(each)), each)
            keys = frozenset(content_keys(sentence.cut(annotated.text), code))
            span, day = Span(each.start, each.end), ((each.value or "")[:DAY_LENGTH],)
            yield Period(annotated.article.id, annotated.article.outlet, span, told, day, keys)


def _has_day(mention: DateMention) -> bool:
    return mention.precision == "time" and len(mention.value or "") > DAY_LENGTH


@cache
def _bounds(code: str) -> tuple[tuple[float, float], ...]:
    """From which hour to which each part of a day may be said to last, in the order of the parts."""
    bounds = Pack(code).table("weigh").get("values", {}).get("part_hours", ())
    return tuple((first, last) for first, last in bounds)
