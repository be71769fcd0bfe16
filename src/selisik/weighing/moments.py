"""When the event itself took place, by the clauses that say so: "The fire happened at 15.30"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, tokens
from selisik.weighing.dates import CLOCK, DAY_LENGTH
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import Happenings, happenings, is_table
from selisik.weighing.units import article_language
from selisik.weighing.values import clock

# Between "happened" and its hour stand so many tokens at most ("on", "about", a day), and so many are its subject.
REACH = 4
LONGEST_SUBJECT = 8
# Hours nearer than this are one hour, told roughly; those further apart are hours of two events.
NEAREST_MINUTES = 5
WIDEST_MINUTES = 180
# More of them in a story than this say nothing new.
MOST_HELD = 96


@dataclass(frozen=True, slots=True)
class Moment:
    """The hour at which an article says that an event happened, and the keys by which it names the event.

    `named` is empty where it says no more than "the incident"; `names` are the words written large beside it.
    """

    article: str
    outlet: str | None
    span: Span
    hour: str
    day: str
    zone: str
    named: frozenset[str]
    names: frozenset[str] = frozenset()


def moment_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Hours at which two outlets say that one event happened, each giving one, and who else gives one of these."""
    told = happenings(articles)
    names = [name for name in sorted(articles) if not is_table(articles[name])]
    held = [each for name in names for each in _of_one_hour(list(_moments(articles[name])))][:MOST_HELD]
    pairs = [(a, b) for a, b in combinations(held, 2) if _apart(a, b) and _of_one_event(a, b, told)]
    group = {each: None for pair in pairs for each in pair}
    hours = {(each.hour, each.zone) for each in group}
    places: list[Place] = [(each.article, each.span, each.hour) for each in group]
    inside = {each.article for each in group}
    for name in names if group else ():
        if name not in inside and all(told.one(name, other) for other in sorted(inside)):
            same = (each for each in _hours(articles[name]) if (each.hour, each.zone) in hours)
            places += [(name, each.span, each.hour) for each in same]
    difference = found("time", "contradiction", places, articles, holders)
    if difference:
        yield difference


def _of_one_hour(moments: Sequence[Moment]) -> Sequence[Moment]:
    """The moments of an article that gives one hour; who gives several tells several events."""
    return moments if len({each.hour for each in moments}) == 1 else ()


def _apart(a: Moment, b: Moment) -> bool:
    if a.zone != b.zone or (a.day and b.day and a.day != b.day):
        return False
    return NEAREST_MINUTES < abs(_minutes(a.hour) - _minutes(b.hour)) <= WIDEST_MINUTES


def _minutes(hour: str) -> int:
    return 60 * int(hour[:2]) + int(hour[3:])


def _of_one_event(a: Moment, b: Moment, told: Happenings) -> bool:
    """Whether two outlets tell one happening, and neither names its event otherwise than the other."""
    outlets = a.outlet is None or a.outlet != b.outlet
    named = not (a.named and b.named) or not a.named.isdisjoint(b.named)
    apart = a.names - b.names and b.names - a.names
    return a.article != b.article and outlets and not apart and named and told.one(a.article, b.article)


def _moments(annotated: AnnotatedArticle) -> Iterator[Moment]:
    """The hours right behind "happened", with the keys of what did; of what happens again and again none."""
    code = article_language(annotated).code
    happened, again = _phrases(code, "happening"), _phrases(code, "recurring")
    for each in _hours(annotated) if happened.by_first else ():
        sentence = next((one for one in annotated.sentences if one.overlaps(each.span)), each.span)
        marks = tokens(annotated.text, sentence.start, each.span.start)
        words = [mark.text.lower() for mark in marks]
        at = next((at for at in reversed(range(len(words))) if happened.at(words, at)), len(words))
        first = max(0, at - LONGEST_SUBJECT)
        near = at < len(words) and len(words) - at - happened.at(words, at) <= REACH
        told = _subject([mark.text for mark in marks[:at]], first)
        if near and told and not again.found(told, 0, len(told)):
            names = frozenset(mark.text.lower() for mark in marks[max(1, first) : at] if mark.text[0].isupper())
            yield replace(each, named=_named(told, code), names=names)


def _subject(words: Sequence[str], first: int) -> list[str]:
    """The words of what happened that are no names, from `first` on: those behind the last comma, if there are any."""
    plain = [word.lower() if not at else word for at, word in enumerate(words)][first:]
    paused = next((at for at in reversed(range(len(plain))) if plain[at] == ","), -1)
    return [word for word in plain[paused + 1 :] if word.islower()] or [word for word in plain if word.islower()]


def _named(subject: Sequence[str], code: str) -> frozenset[str]:
    """The keys of the words by which a subject names an event; those for any event are none of them."""
    incidents = _phrases(code, "incidents")
    return frozenset(content_keys(" ".join(word for word in subject if not incidents.at([word], 0)), code))


def _hours(annotated: AnnotatedArticle) -> Iterator[Moment]:
    """The clocks of an article, each with its day, where it has one, and the zone written with it."""
    article = annotated.article
    for each in sorted(annotated.dates):
        text = each.cut(annotated.text)
        hour, written = clock(text), CLOCK.search(text)
        if hour and written:
            span, zone = Span(each.start + written.start(), each.end), text[written.end() :].strip().lower()
            yield Moment(article.id, article.outlet, span, hour, (each.value or "")[:DAY_LENGTH], zone, frozenset())


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("values", {}).get(name, ())))
