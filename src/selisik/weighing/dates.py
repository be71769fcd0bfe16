"""Dates across the story: what one report leaves open another may give."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from selisik.data import AnnotatedArticle, DateMention, Origin, Span, Statement, StoryDate
from selisik.lang import is_word, tokens
from selisik.lang.calendar import Valued, day_of
from selisik.lang.dates import implied_day, name_days, read_clock, read_dates
from selisik.lang.drafts import Named
from selisik.weighing.cover import Cover
from selisik.weighing.units import article_language
from selisik.weighing.written_days import slips

DAY_LENGTH = len("2023-09-13")
# "kata X kepada wartawan di Mapolres Y, Selasa (10/6)": what stands between a speaker and the day on which he spoke.
LONGEST_ATTRIBUTION = 80
# A time of day; what is left of a mention without it tells the day, or nothing does.
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
# The word that says "until" stands within so many characters before its day.
LONGEST_UNTIL = 20
SENTENCE_MARKS = frozenset('.!?\n"”“')


def resolve_dates(
    articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]
) -> tuple[str | None, tuple[StoryDate, ...]]:
    """The day of the happening that most origins give (None where none does), and every date with a value.

    Articles of one origin have one voice. A report that does not say when it came out is read again as of the day of
    the happening, where no report speaks against that, and with the days that others write with their weekday; what it
    gives then rests on the story.
    """
    day = _day_of_happening(articles, origins)
    near = day_of(day) if day and _is_agreed(day, articles) else None
    named: Named = {}
    for annotated in articles:
        name_days(annotated.dates, named)
    clocked = {each for annotated in articles for each in _clock_days(annotated)}
    dates: list[StoryDate] = []
    for annotated in articles:
        again = _read_again(annotated, near, named)
        if day and clocked == {day} and set(_days(annotated)) <= {day}:
            again = _clocks_on(annotated, day) | again
        dates.extend(_dates(annotated, again))
    return day, tuple(dates)


def _dates(annotated: AnnotatedArticle, again: Mapping[tuple[int, int], Valued]) -> Iterator[StoryDate]:
    """The dates of one article that have a value, from itself or as it was read again through the story."""
    for mention in annotated.dates:
        place = (mention.start, mention.end)
        if mention.value and mention.precision and mention.basis:
            valued, basis = (mention.value, mention.precision), mention.basis
        elif place in again:
            valued, basis = again[place], "story"
        else:
            continue
        yield StoryDate(*place, article=annotated.article.id, value=valued[0], precision=valued[1], basis=basis)


def _read_again(annotated: AnnotatedArticle, near: date | None, named: Named) -> dict[tuple[int, int], Valued]:
    """What the dates of an article that does not say when it came out are through the story.

    It came out on the day `near`, or on the day that its "Monday tomorrow" implies; where neither is known its weekdays
    are still those that other reports write with their date.
    """
    if day_of(annotated.article.published):
        return {}
    language, text = article_language(annotated), annotated.text
    near = near or implied_day(text, annotated.sentences, language, named)
    read = read_dates(text, annotated.sentences, language, near, named)
    return {(each.start, each.end): (each.value, each.precision) for each in read if each.value and each.precision}


def _clocks_on(annotated: AnnotatedArticle, day: str) -> dict[tuple[int, int], Valued]:
    """The clock times of an article that have no day, on this one."""
    language = article_language(annotated)
    open_ones = [mention for mention in annotated.dates if mention.value is None]
    clocks = {(each.start, each.end): read_clock(each.cut(annotated.text), language) for each in open_ones}
    return {place: (day + clock, "time") for place, clock in clocks.items() if clock}


# --- the day of the happening ----------------------------------------------------------------------------------------
def _day_of_happening(articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]) -> str | None:
    """The day that more than half of the voices give; of several such days the one that most give first.

    A day to come, of what is planned, only where more voices give it than any day that has been.
    """
    voices = _voices(articles, origins)
    been, behind = _most_given([_days_of_voice(voice) for voice in voices])
    coming, ahead = _most_given([[day for each in voice for day in _days_ahead(each)] for voice in voices])
    return coming if ahead > behind and 2 * ahead > len(voices) else been


def _most_given(voices: Sequence[Sequence[str]]) -> tuple[str | None, int]:
    """The day that more than half of the voices that give any give, None where none is, and how many give it."""
    voices = [days for days in voices if days]
    given = Counter(day for days in voices for day in dict.fromkeys(days))
    top = max(given.values(), default=0)
    most = [day for day, count in given.items() if count == top and 2 * count > len(voices)]
    first = Counter(next(day for day in days if day in most) for days in voices if set(days) & set(most))
    best = [day for day in first if first[day] == max(first.values())]
    return (best[0] if len(best) == 1 else None), top


def _voices(articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]) -> list[list[AnnotatedArticle]]:
    """The articles by origin, those of none alone."""
    by_id = {annotated.article.id: annotated for annotated in articles}
    shared = [[by_id[name] for name in origin.articles if name in by_id] for origin in origins]
    inside = {name for origin in origins for name in origin.articles}
    return [*shared, *([annotated] for annotated in articles if annotated.article.id not in inside)]


def counted_at(annotated: AnnotatedArticle, clause: Span) -> str | None:
    """The moment up to which a clause says that somebody counted ("until 10.00"), None where it names none."""
    until = (each.value for each in annotated.dates if clause.holds(each) and is_until(each, annotated))
    return next((value for value in until if value), None)


def own_day(annotated: AnnotatedArticle) -> date | None:
    """The day of which an article tells: when it came out, or else the first day that it gives; None where neither.

    It tells an article's own match from an earlier one, and never which of two articles came first.
    """
    return day_of(annotated.article.published or next(iter(_days(annotated)), ""))


def _days_of_voice(voice: Sequence[AnnotatedArticle]) -> list[str]:
    """The days that the articles of one origin give for what happened, in the order of the text.

    A day right after the words that name a speaker is when he spoke; it counts only where the origin gives no other.
    """
    told = [day for annotated in voice for day in _days(annotated, spoken=False)]
    return told or [day for annotated in voice for day in _days(annotated)]


def _days(annotated: AnnotatedArticle, spoken: bool = True) -> list[str]:
    """The days up to publication that an article gives, in the order of the text, with or without days of speaking."""
    published = (annotated.article.published or "")[:DAY_LENGTH]
    mentions = [each for each in annotated.dates if each.precision == "day" or tells_day(each, annotated.text)]
    if not spoken:
        ends = sorted(span.end for statement in annotated.statements for span in _attribution(statement))
        mentions = [mention for mention in mentions if not _is_after_speaker(mention, ends, annotated.text)]
    wrong = Cover(slips(annotated))
    mentions = [mention for mention in mentions if not is_until(mention, annotated)]
    mentions = [mention for mention in mentions if not wrong.meets(mention)]
    days = [(mention.value or "")[:DAY_LENGTH] for mention in mentions]
    return [day for day in days if not published or day <= published]


def _days_ahead(annotated: AnnotatedArticle) -> list[str]:
    """The days after publication that an article gives, in the order of the text."""
    published = (annotated.article.published or "")[:DAY_LENGTH]
    days = [(mention.value or "")[:DAY_LENGTH] for mention in annotated.dates if mention.precision in ("day", "time")]
    return [day for day in days if published and day > published]


def is_until(mention: DateMention, annotated: AnnotatedArticle) -> bool:
    """Whether the mark says how long something lasts ("until 23 November"): not the day on which it happened."""
    before = tokens(annotated.text, max(0, mention.start - LONGEST_UNTIL), mention.start)
    words = [mark.text.lower() for mark in before if is_word(mark)]
    until = article_language(annotated).table("weigh").get("values", {}).get("until", ())
    return words[-1:] != [] and words[-1] in until


def tells_day(mention: DateMention, text: str) -> bool:
    """Whether a time of day stands with its day in figures: a clock alone took its day from somewhere else."""
    said = mention.cut(text)
    return mention.precision == "time" and any(character.isdigit() for character in CLOCK.sub("", said))


def _clock_days(annotated: AnnotatedArticle) -> list[str]:
    return [(mention.value or "")[:DAY_LENGTH] for mention in annotated.dates if mention.precision == "time"]


def _attribution(statement: Statement) -> Iterator[Span]:
    yield from (span for span in (statement.cue, statement.source, statement.medium) if span)


def _is_after_speaker(mention: DateMention, ends: Sequence[int], text: str) -> bool:
    """Whether the mark stands close after a cue, speaker or medium, in the same sentence."""
    at = bisect_right(ends, mention.start)
    between = text[ends[at - 1] : mention.start] if at else ""
    return bool(at) and len(between) <= LONGEST_ATTRIBUTION and not SENTENCE_MARKS & set(between)


def spoken_days(annotated: AnnotatedArticle) -> list[Span]:
    """The days on which somebody spoke: they stand close behind who did, outside of what was said."""
    ends = sorted(span.end for statement in annotated.statements for span in _attribution(statement))
    contents = Cover(statement.content for statement in annotated.statements)
    days = [each for each in annotated.dates if _is_after_speaker(each, ends, annotated.text)]
    return [Span(each.start, each.end) for each in days if not contents.meets(each)]


def _is_agreed(day: str, articles: Sequence[AnnotatedArticle]) -> bool:
    """Whether every report that gives days gives this one first, and none came out on another day."""
    firsts = {days[0] for days in map(_days, articles) if days}
    came_out = {str(each) for each in (day_of(annotated.article.published) for annotated in articles) if each}
    return firsts == {day} and came_out <= {day}
