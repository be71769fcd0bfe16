"""One utterance in two articles: who is said to have said it, and on which day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, product

from selisik.data import AnnotatedArticle, DateMention, Span, Statement
from selisik.data.briefs import About, ReadingOfDifference
from selisik.lang import is_word, pack, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.people import spelt_alike, title_words
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.units import article_language

# So many words in a row stand in two statements only where both print one utterance.
RUN = 8
# ... in so few days; what is said weeks apart is said twice.
NEAREST_DAYS = 2
# Articles that share so many utterances print one release.
SEVERAL = 2
# A run leads to its first carriers only.
MOST_CARRIERS = 12
# "…," kata X saat jumpa pers di Y, Selasa (10/6/2025)": so far behind the words that name the speaker stands the day.
LONGEST_ATTRIBUTION = 140
# Shorter words of a name stand in many others.
SHORTEST_WORD = 3
# What stands right before a day: so many words.
NEAR_DAY = 3
_ENDS = frozenset(".!?\n")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement with its speaker's name (folded words; none where nobody is named) and the day it was made."""

    article: str
    words: tuple[str, ...]
    name: frozenset[str]
    source: Span | None
    day: Span | None
    value: str


def attribution_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Utterances that the articles print in the same words and give to another speaker, or to another day."""
    told = [each for name in sorted(articles) for each in _utterances(articles[name])]
    names, days = _Groups(), _Groups()
    pairs = _pairs(told)
    for a, b in pairs:
        apart = told[a].name and told[b].name and not _one_name(told[a], told[b], articles)
        if apart and not _told_weeks_apart(told[a], told[b], articles):
            names.join(a, b)
    for a, b in [*pairs, *_of_one_release(told, pairs)]:
        if told[a].day and told[b].day and told[a].value != told[b].value and told[a].name & told[b].name:
            days.join(a, b)
    for group in names.lists():
        places = [(each.article, each.source, " ".join(sorted(each.name))) for at in group if (each := told[at]).source]
        alike = all(_spelt_alike(told[a].name, told[b].name) for a, b in combinations(group, 2))
        yield from _found("name", "spelling" if alike else "contradiction", places, articles, holders)
    for group in days.lists():
        places = [(each.article, each.day, each.value) for at in group if (each := told[at]).day]
        yield from _found("date", "contradiction", places, articles, holders)


def _found(
    about: About,
    reading: ReadingOfDifference,
    places: Sequence[tuple[str, Span | None, str]],
    articles: Articles,
    holders: Holders,
) -> Iterator[Found]:
    kept: list[Place] = [(name, span, value) for name, span, value in dict.fromkeys(places) if span]
    difference = found(about, reading, kept, articles, holders)
    if difference:
        yield difference


def _one_name(a: Utterance, b: Utterance, articles: Articles) -> bool:
    """Whether the two name one speaker: a word in common, or the one's name in what names the other's, spaces apart."""
    if a.name & b.name:
        return True
    sources = [_letters(_named_behind(each.source, articles[each.article].text)) for each in (a, b)]
    pairs = ((a, sources[1]), (b, sources[0]))
    return any(
        _letters(word) in source for one, source in pairs for word in sorted(one.name) if len(word) >= SHORTEST_WORD
    )


def _named_behind(source: Span | None, text: str) -> str:
    """The words that name a speaker, and those behind them in their line: an office may come before its bearer."""
    return text[source.start : source.end + LONGEST_ATTRIBUTION].partition("\n")[0] if source else ""


def _told_weeks_apart(a: Utterance, b: Utterance, articles: Articles) -> bool:
    """Whether the articles came out so far apart that two have spoken, by one pattern of a daily report."""
    days = [day_of(articles[each.article].article.published) for each in (a, b)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > NEAREST_DAYS


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _spelt_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether every word of the shorter name is one of the other's, or spelt much like one."""
    fewer, more = sorted((a, b), key=lambda each: (len(each), sorted(each)))
    return all(any(one == other or spelt_alike(one, other) for other in more) for one in fewer)


class _Groups:
    """Numbers put together pair by pair."""

    __slots__ = ("home",)

    def __init__(self) -> None:
        self.home: dict[int, list[int]] = {}

    def join(self, a: int, b: int) -> None:
        group = sorted({*self.home.get(a, (a,)), *self.home.get(b, (b,))})
        for each in group:
            self.home[each] = group

    def lists(self) -> list[list[int]]:
        return [group for first, group in sorted(self.home.items()) if group[0] == first]


def _pairs(told: Sequence[Utterance]) -> list[tuple[int, int]]:
    """The pairs of two articles that share a run of words."""
    carriers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out: set[tuple[int, int]] = set()
    for at, each in enumerate(told):
        for start in range(len(each.words) - RUN + 1):
            run = each.words[start : start + RUN]
            out.update((other, at) for other in carriers[run] if told[other].article != each.article)
            if len(carriers[run]) < MOST_CARRIERS and carriers[run][-1:] != [at]:
                carriers[run].append(at)
    return sorted(out)


def _of_one_release(told: Sequence[Utterance], pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of dated utterances of articles that print several of one speaker's utterances in the same words."""
    shared = Counter((told[a].article, told[b].article) for a, b in pairs)
    dated: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        if each.day and each.name:
            dated[each.article].append(at)
    for (one, other), count in sorted(shared.items()):
        if count >= SEVERAL and len({told[at].value for at in (*dated[one], *dated[other])}) == len((one, other)):
            yield from (
                (a, b) for a, b in product(dated[one], dated[other]) if _days_apart(told[a], told[b]) <= NEAREST_DAYS
            )


def _days_apart(a: Utterance, b: Utterance) -> int:
    return abs(date.fromisoformat(a.value).toordinal() - date.fromisoformat(b.value).toordinal())


def _utterances(annotated: AnnotatedArticle) -> Iterator[Utterance]:
    people = {entity.id: entity for entity in annotated.entities if entity.kind == "person"}
    published = annotated.article.published or ""
    days = sorted(each for each in annotated.dates if each.precision == "day" and each.basis == "written")
    # What was said has been said: a day to come is one that the words speak of.
    days = [each for each in days if not published or (each.value or "") <= published]
    for statement in annotated.statements:
        words = _words(annotated, statement.content)
        speaker = people.get(statement.speaker.entity or "") if statement.speaker else None
        name = _name(annotated, statement, speaker.name if speaker else "")
        day = _day(annotated, statement, days)
        yield Utterance(
            annotated.article.id,
            words,
            name,
            statement.source if name else None,
            Span(day.start, day.end) if day else None,
            (day.value or "") if day else "",
        )


def _words(annotated: AnnotatedArticle, span: Span) -> tuple[str, ...]:
    return tuple(mark.text.lower() for mark in tokens(annotated.text, span.start, span.end) if is_word(mark))


def _name(annotated: AnnotatedArticle, statement: Statement, name: str) -> frozenset[str]:
    """The words of the speaker's name where the words that name him stand right there and hold one of them."""
    words = frozenset(mark.text.lower() for mark in tokens(name) if is_word(mark))
    if statement.source is None or words & title_words(article_language(annotated).code):
        return frozenset()
    held = {mark.text for mark in tokens(annotated.text, statement.source.start, statement.source.end)}
    return words if any(mark[0].isupper() and mark.lower() in words for mark in held) else frozenset()


def _day(annotated: AnnotatedArticle, statement: Statement, days: Sequence[DateMention]) -> DateMention | None:
    """The day right behind the words that say who spoke; none where the report only quotes another one's report."""
    ends = [part.end for part in (statement.cue, statement.source) if part]
    if not ends:
        return None
    start = max(ends)
    for day in days:
        if start <= day.start <= start + LONGEST_ATTRIBUTION:
            between = annotated.text[start : day.start]
            words = [mark.text.lower() for mark in tokens(between)]
            code = article_language(annotated).code
            quoted = _phrases(code, "quoting").found(words, 0, len(words))
            own = _phrases(code, "own_words").found(words, 0, len(words))
            near = words[-NEAR_DAY:]
            own = own and not _phrases(code, "quoted_on").found(near, 0, len(near))
            received = _phrases(code, "received_on").found(near, 0, len(near))
            return None if _ENDS & set(between) or received or (quoted and not own) else day
    return None


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(pack(code).table("weigh").get("values", {}).get(name, ())))
