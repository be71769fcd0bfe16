"""Spans of days of which one end differs, and parts of one day: a match of the afternoon here, of the night there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from selisik.data import AnnotatedArticle, DateMention, Span
from selisik.data.briefs import About
from selisik.lang import Pack, tokens
from selisik.weighing.dates import DAY_LENGTH
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys, empty_words
from selisik.weighing.subjects import Happenings, happenings, is_table
from selisik.weighing.units import article_language

# Words so near to a span of days say what lasts that long; so many of both articles agree.
REACH = 70
FEWEST_NEAR = 2
# ... and so many, all of those of the shorter, where one outlet tells both.
FEWEST_OF_ONE_OUTLET = 3
# So many words of both sentences agree where two articles tell one event of one day; of parts that do not follow each
# other more, for they may be of two events.
FEWEST_SHARED = 4
FEWEST_SHARED_FAR = 8
# Years are written so; between two of them stand so many words at most.
YEAR_LENGTH = 4
CENTURIES = ("19", "20")
WIDEST_RANGE = 4
# The part of a day stands within so many characters behind it.
REACH_OF_PART = 10
# More of them in a story than this say nothing new.
MOST_HELD = 96


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days or a part of a day: where, what it comes to, and the keys by which it is known."""

    article: str
    outlet: str | None
    span: Span
    value: str
    ends: tuple[str, ...]
    keys: frozenset[str]


def period_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Spans of days with one end in common and another end, and parts of one day, where two outlets tell one thing."""
    told = happenings(articles)
    readers: tuple[tuple[About, Callable[[AnnotatedArticle], Iterator[Period]]], ...] = (
        ("date", _ranges),
        ("date", _years),
        ("time", parts_of_days),
    )
    for about, read in readers:
        held = [each for name in sorted(articles) if not is_table(articles[name]) for each in read(articles[name])]
        apart = _opposed_parts if about == "time" else _one_end_apart
        pairs = [pair for pair in combinations(held[:MOST_HELD], 2) if apart(*pair) and _two_outlets(*pair, told)]
        pairs = [pair for pair in pairs if not _given_both(*pair, held)]
        for end in sorted({end for a, b in pairs for end in {*a.ends} & {*b.ends}}):
            group = dict.fromkeys(each for pair in pairs for each in pair if all(end in one.ends for one in pair))
            places = [(each.article, each.span, each.value) for each in group]
            difference = found(about, "contradiction", places, articles, holders)
            if difference:
                yield difference


def _two_outlets(a: Period, b: Period, told: Happenings) -> bool:
    """Whether two outlets tell one happening: one outlet writes its next notice on the pattern of the last.

    It tells one thing of years where all words around the one span stand around the other too.
    """
    outlets = a.outlet is None or a.outlet != b.outlet
    alike = len(a.keys & b.keys) >= FEWEST_OF_ONE_OUTLET and (a.keys <= b.keys or b.keys <= a.keys)
    years = all(len(end) == YEAR_LENGTH for end in (*a.ends, *b.ends))
    return a.article != b.article and (outlets or (years and alike)) and told.one(a.article, b.article)


def _given_both(a: Period, b: Period, held: Sequence[Period]) -> bool:
    """Whether one article gives both values: they are of two things."""
    return any(
        each.value == other.value and each.article == one.article for one, other in ((a, b), (b, a)) for each in held
    )


def _one_end_apart(a: Period, b: Period) -> bool:
    same = [one == other for one, other in zip(a.ends, b.ends, strict=True)]
    return sum(same) == 1 and len(a.keys & b.keys) >= FEWEST_NEAR


def _opposed_parts(a: Period, b: Period) -> bool:
    following = abs(int(a.value) - int(b.value)) == 1
    enough = FEWEST_SHARED if following else FEWEST_SHARED_FAR
    return a.ends == b.ends and a.value != b.value and len(a.keys & b.keys) >= enough


def _ranges(annotated: AnnotatedArticle) -> Iterator[Period]:
    """The spans of days that an article writes with both ends."""
    code = article_language(annotated).code
    days = sorted(each for each in annotated.dates if each.precision == "day" and each.value)
    for first, last in pairwise(days):
        between = [mark.text.lower() for mark in tokens(annotated.text, first.end, last.start)]
        if between and _phrases(code, "range").at(between, 0) == len(between):
            span = Span(first.start, last.end)
            start = max(_sentence(annotated, first).start, first.start - REACH)
            keys = frozenset(content_keys(annotated.text[start : first.start], code))
            ends = (str(first.value), str(last.value))
            yield Period(annotated.article.id, annotated.article.outlet, span, "/".join(ends), ends, keys)


def _years(annotated: AnnotatedArticle) -> Iterator[Period]:
    """The spans of years that an article writes with both ends, each with the keys of the words around it."""
    code = article_language(annotated).code
    marks = tokens(annotated.text)
    for at, mark in enumerate(marks):
        if _is_year(mark.text):
            words = [each.text.lower() for each in marks[at + 1 : at + 1 + WIDEST_RANGE]]
            length = _phrases(code, "range").at(words, 0)
            last = marks[at + 1 + length] if length and at + 1 + length < len(marks) else mark
            if _is_year(last.text) and int(last.text) > int(mark.text):
                span = Span(mark.start, last.end)
                sentence = _sentence(annotated, span)
                start, end = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
                told = annotated.text[start : span.start], annotated.text[span.end : end]
                keys = frozenset(key for each in told for key in content_keys(each, code))
                ends = (mark.text, last.text)
                yield Period(annotated.article.id, annotated.article.outlet, span, "/".join(ends), ends, keys)


def _is_year(word: str) -> bool:
    return len(word) == YEAR_LENGTH and word.isdigit() and word[:2] in CENTURIES


def parts_of_days(annotated: AnnotatedArticle) -> Iterator[Period]:
    """The days of an article that are told with their part, each with the keys of its sentence."""
    code = article_language(annotated).code
    for each in sorted(annotated.dates):
        value, figures = each.value or "", any(letter.isdigit() for letter in each.cut(annotated.text))
        if len(value) >= DAY_LENGTH and figures:
            sentence = _sentence(annotated, each)
            part = _part(annotated, each, sentence, code)
            if part:
                keys = frozenset(content_keys(sentence.cut(annotated.text), code)) | _names(annotated, sentence)
                span = Span(each.start, max(each.end, part[1]))
                day = (value[:DAY_LENGTH],)
                yield Period(annotated.article.id, annotated.article.outlet, span, part[0], day, keys)


def _part(annotated: AnnotatedArticle, day: DateMention, sentence: Span, code: str) -> tuple[str, int] | None:
    """The part of the day that is told with a day, and where it ends."""
    marks = tokens(annotated.text, day.start, min(sentence.end, day.end + REACH_OF_PART))
    words = [mark.text.lower() for mark in marks]
    behind = [mark.text.lower() for mark in tokens(annotated.text, day.start, min(sentence.end, day.end + REACH))]
    if _phrases(code, "local_time").found(behind, 0, len(behind)):
        return None
    for at in range(len(words)):
        for number, named in enumerate(_day_parts(code)):
            length = named.at(words, at)
            if length:
                return str(number), marks[at + length - 1].end
    return None


def _names(annotated: AnnotatedArticle, sentence: Span) -> frozenset[str]:
    """The words of a sentence that are written large, in small letters, days and months left out."""
    code = article_language(annotated).code
    marks = tokens(annotated.text, sentence.start, sentence.end)
    words = (mark.text.lower() for mark in marks if mark.text[0].isupper())
    return frozenset(word for word in words if word not in empty_words(code) - {*_teams(code)})


def _sentence(annotated: AnnotatedArticle, mark: Span) -> Span:
    return next((each for each in annotated.sentences if each.overlaps(mark)), mark)


@cache
def _teams(code: str) -> tuple[str, ...]:
    """Words without content elsewhere that name a team."""
    return tuple(Pack(code).table("weigh").get("scores", {}).get("teams", ()))


@cache
def _day_parts(code: str) -> tuple[Phrases, ...]:
    """The parts of a day, in their order."""
    groups = Pack(code).table("weigh").get("values", {}).get("day_parts", ())
    return tuple(phrases(tuple(group)) for group in groups)


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("values", {}).get(name, ())))
