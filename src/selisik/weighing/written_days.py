"""Days written with their weekday, and those whose weekday and date cannot both be right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, Token, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.phrases import phrases
from selisik.weighing.sourcing import sourced_part
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language

# Between the weekday and its date stand at most a comma and an opening bracket.
_BETWEEN = frozenset(",(")
_WIDEST_GAP = 3
# A slip of the day changes it by little; a larger step is another day of another week.
NEAREST_DAYS = 3
CENTURY = 2000
MONTHS, LONGEST_MONTH = 12, 31
# Two days are told of one thing where so many words of content, this near to them in characters, are the same.
FEWEST_SHARED = 2
FEWEST_SHARED_OWN = 1
REACH = 160
# A day of so many days ago, today among them, is the one of which news is told.
LATELY = 7
# So often an article is hardly wrong in the same way, nor right: more say nothing new.
MOST_DAYS = 100


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date beside its weekday (Monday 0): the span is the date's own, `named` the weekday's.

    `year` is None where it is not written.
    """

    article: str
    published: str | None
    named: Span
    span: Span
    weekday: int
    day: int
    month: int
    year: int | None

    def consistent(self, years: Sequence[int]) -> bool:
        """Whether the weekday is right in the written year, or in any of `years` where none is written."""
        return any(
            _weekday(self.day, self.month, year) == self.weekday for year in ([self.year] if self.year else years)
        )

    def iso(self) -> str:
        """The day in ISO 8601, in the year in which the weekday is right where none is written (`--MM-DD` if in none).

        >>> WrittenDay("a", "2024-06-05", Span(0, 4), Span(5, 8), 2, 5, 6, None).iso()
        '2024-06-05'
        """
        recent = [int(self.published[:4]) - back for back in (0, 1)] if self.published else []
        year = self.year or next((each for each in recent if self.consistent([each])), None)
        return f"{year or '-'}-{self.month:02}-{self.day:02}"


def find_written_days(annotated: AnnotatedArticle) -> Iterator[WrittenDay]:
    """Every weekday with its date, in order. Linear in the text.

    >>> from selisik.data import Article, text_hash
    >>> text = "Rapat digelar Rabu (13/9/2023)."
    >>> article = Article(id="a", text=text, sha256=text_hash(text), language="id")
    >>> from selisik.data import AnnotatedArticle as Annotated
    >>> empty = dict(regions=(), sentences=(), entities=(), statements=(), dates=(), quantities=())
    >>> [(day.span.cut(text), day.consistent([])) for day in find_written_days(Annotated(article=article, **empty))]
    [('13/9/2023', True)]
    """
    language = article_language(annotated)
    marks = tokens(annotated.text)
    weekdays = _numbered(language.code, "weekdays")
    for index, mark in enumerate(marks):
        weekday = weekdays.get(mark.text.lower())
        if weekday is None:
            continue
        at = index + 1
        while at < len(marks) and at - index <= _WIDEST_GAP and marks[at].text in _BETWEEN:
            at += 1
        found = _date(marks, at, language.code)
        if found:
            span, day, month, year = found
            article, named = annotated.article, Span(mark.start, mark.end)
            yield WrittenDay(article.id, article.published, named, span, weekday, day, month, year)


def _date(marks: Sequence[Token], at: int, code: str) -> tuple[Span, int, int, int | None] | None:
    if at >= len(marks) or not marks[at].text[0].isdecimal():
        return None
    parts = marks[at].text.replace("-", "/").split("/")
    if len(parts) in (2, 3) and all(part.isdecimal() for part in parts):
        day, month = int(parts[0]), int(parts[1])
        if not _in_calendar(day, month):
            return None
        return Span(marks[at].start, marks[at].end), day, month, _year(parts[2]) if len(parts) == 3 else None
    month_at = _numbered(code, "months").get(marks[at + 1].text.lower()) if at + 1 < len(marks) else None
    if month_at is None or not marks[at].text.isdecimal():
        return None
    year = _year(marks[at + 2].text) if at + 2 < len(marks) else None
    return Span(marks[at].start, marks[at + 2 if year else at + 1].end), int(marks[at].text), month_at + 1, year


def _in_calendar(day: int, month: int) -> bool:
    """Whether there is such a day in some year: "3/62" is a slip of the keys, and no other day."""
    return 1 <= month <= MONTHS and 1 <= day <= LONGEST_MONTH


def _year(text: str) -> int | None:
    if not text.isdecimal() or len(text) not in (2, 4):
        return None
    return int(text) if len(text) == 4 else CENTURY + int(text)


def _weekday(day: int, month: int, year: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


@cache
def _listed(code: str, name: str) -> tuple[str, ...]:
    return tuple(Pack(code).table("weigh").get("values", {}).get(name, ()))


@cache
def _numbered(code: str, name: str) -> dict[str, int]:
    table: Any = Pack(code).table("weigh").get("values", {}).get(name, ())
    return {word: number for number, group in enumerate(table) for word in group}


def slips(annotated: AnnotatedArticle) -> tuple[Span, ...]:
    """The days of an article that their weekday speaks against, the weekday included."""
    published = (annotated.article.published or "")[: len("2023")]
    years = [int(published) - back for back in (0, 1)] if published.isdecimal() else []
    days = [day for day in find_written_days(annotated) if day.year or years]
    return tuple(
        Span(day.named.start, day.span.end) for day in days if not day.consistent(years) and not _month_first(day)
    )


def mistyped_days(articles: Sequence[AnnotatedArticle]) -> list[tuple[list[WrittenDay], list[WrittenDay]]]:
    """The days that cannot be right, the same ones together, each group with the right ones it may stand in for.

    A date whose weekday is wrong is a slip. What was meant has the same weekday and differs in one part only; it is
    looked for in sentences that share words with the slip's: of another act another day may be right. For the day on
    which the article came out, or the one before, less is enough: what is mistyped is most often the day of writing.
    """
    read = {each.article.id: each for each in articles}
    days = [day for annotated in articles for day in find_written_days(annotated)]
    known = _years(articles) | {day.year for day in days if day.year}
    # A day without its year may be of the year before.
    years = sorted({year - back for year in known for back in (0, 1)})
    wrong = [day for day in days if known and not day.consistent(years) and not _month_first(day)]
    right = [day for day in days if day.consistent(years)]
    groups: dict[tuple[int, int, int, int | None], list[WrittenDay]] = defaultdict(list)
    for day in wrong:
        groups[day.weekday, day.day, day.month, day.year].append(day)
    return [(slips[:MOST_DAYS], _meant(slips[:MOST_DAYS], right, read)) for slips in groups.values()]


def _month_first(day: WrittenDay) -> bool:
    """Whether the month stands before the day, as in English: the weekday is right then, and the day a recent one."""
    if day.year is None or _weekday(day.month, day.day, day.year) != day.weekday:
        return False
    published = day_of(day.published)
    return published is not None and abs((date(day.year, day.day, day.month) - published).days) <= NEAREST_DAYS


def _meant(
    slips: Sequence[WrittenDay], right: Sequence[WrittenDay], read: Mapping[str, AnnotatedArticle]
) -> list[WrittenDay]:
    """The right days that the slips were meant to be: in the articles that tell the same thing of such a day."""
    like = [day for day in right if _slip_of(slips[0], day)][:MOST_DAYS]
    told = [(slip, _told_with(slip, read[slip.article])) for slip in slips]
    beside = {day: _told_with(day, read[day.article]) for day in like}
    homes = {day.article for day in like if any(_told_alike(day, slip, keys & beside[day]) for slip, keys in told)}
    if all(_of_source(slip, read[slip.article]) for slip in slips):
        homes &= {slip.article for slip in slips}
    return [day for day in like if day.article in homes]


def _of_source(day: WrittenDay, annotated: AnnotatedArticle) -> bool:
    """Whether the day only says when the article has something from somewhere: each article has its own."""
    language = article_language(annotated)
    before = annotated.text[max(0, day.named.start - REACH) : day.named.start].lower()
    if any(words in before for words in _listed(language.code, "compiled")):
        return True
    held = (each for each in annotated.sentences if each.overlaps(day.span))
    parts = (sourced_part(tokens(annotated.text, each.start, each.end), language) for each in held)
    return any(part is not None and part.overlaps(day.span) and _is_quoted(part, annotated) for part in parts)


def _is_quoted(part: Span, annotated: AnnotatedArticle) -> bool:
    """Whether a part names a source that is quoted, and not who speaks: he speaks on one day for everybody."""
    language = article_language(annotated)
    words = [mark.text.lower() for mark in tokens(annotated.text, part.start, part.end)]
    quoting = language.table("weigh").get("values", {}).get("quoted_on", ())
    return phrases(tuple(quoting)).found(words, 0, len(words))


def _told_alike(day: WrittenDay, slip: WrittenDay, shared: frozenset[str]) -> bool:
    """Whether a right day is told of what the slip is told of, by words beside both; fewer do on the day of writing.

    None are asked of a day of the last week that has the slip's number and weekday: its month or year alone is wrong.
    """
    own = _is_own_day(day, slip)
    one_day = day.weekday == slip.weekday and day.day == slip.day
    if (own and day.article == slip.article and day.weekday == slip.weekday) or (one_day and _is_of_late(day, slip)):
        return True
    return len(shared) >= (FEWEST_SHARED_OWN if own and day.weekday == slip.weekday else FEWEST_SHARED)


def _is_of_late(day: WrittenDay, slip: WrittenDay) -> bool:
    """Whether a right day lies in the week before the article with the slip came out, or on that day."""
    return _days_before(day, slip, range(LATELY))


def _is_own_day(day: WrittenDay, slip: WrittenDay) -> bool:
    """Whether a right day is the one on which the article with the slip came out, or the one before."""
    return _days_before(day, slip, range(2))


def _days_before(day: WrittenDay, slip: WrittenDay, back: Iterable[int]) -> bool:
    """Whether a right day lies one of so many days before that on which the article with the slip came out."""
    published = day_of(slip.published)
    if published is None:
        return False
    asked = (day.year or published.year, day.month, day.day)
    return any((published - timedelta(days=each)).timetuple()[:3] == asked for each in back)


def _told_with(day: WrittenDay, annotated: AnnotatedArticle) -> frozenset[str]:
    """The keys of the words near a day, in its own sentence."""
    sentence = next((each for each in annotated.sentences if each.overlaps(day.span)), day.span)
    start, end = max(sentence.start, day.span.start - REACH), min(sentence.end, day.span.end + REACH)
    return frozenset(content_keys(annotated.text[start:end], article_language(annotated).code))


def _years(articles: Sequence[AnnotatedArticle]) -> set[int]:
    return {int(each.article.published[:4]) for each in articles if each.article.published}


def _slip_of(wrong: WrittenDay, meant: WrittenDay) -> bool:
    """Whether one part alone was mistyped: the day, the month, the year, or else the weekday."""
    if wrong.weekday != meant.weekday:
        return (wrong.day, wrong.month, wrong.year) == (meant.day, meant.month, meant.year)
    same_year = wrong.year == meant.year or None in (wrong.year, meant.year)
    same_day, same_month = wrong.day == meant.day, wrong.month == meant.month
    digit = wrong.day % 10 == meant.day % 10 or wrong.day // 10 == meant.day // 10
    near = digit or abs(wrong.day - meant.day) <= NEAREST_DAYS
    return (same_day and (same_month or same_year)) or (same_month and same_year and near)
