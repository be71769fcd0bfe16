"""One time of day given in two time zones: the clock is the same, the hour is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language
from selisik.weighing.values import clock

# The name of a zone stands within so many characters behind its clock.
REACH = 40
# Two reports speak of one time where so many words of content in their sentences are the same.
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """A clock with the zone that stands by it, and the keys of its sentence."""

    article: str
    span: Span
    clock: str
    zone: str
    keys: frozenset[str]


def zone_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Times of day that two articles give for one thing with one clock and two zones."""
    times = [each for name in sorted(articles) for each in _times(articles[name])]
    for at, one in enumerate(times):
        rivals = [
            other
            for other in times[at + 1 :]
            if other.clock == one.clock and other.zone != one.zone and other.article != one.article
        ]
        rivals = [other for other in rivals if len(other.keys & one.keys) >= FEWEST_SHARED]
        if rivals:
            places = [(each.article, each.span, each.zone) for each in (one, *rivals)]
            difference = found("time", "contradiction", places, articles, holders)
            if difference:
                yield difference
            return


def _times(annotated: AnnotatedArticle) -> Iterator[ZonedTime]:
    code = article_language(annotated).code
    sentences: Sequence[Span] = sorted(annotated.sentences)
    for mention in sorted(annotated.dates):
        told = clock(mention.cut(annotated.text))
        if told:
            zone = _zone(annotated, mention, code)
            sentence = next((each for each in sentences if each.overlaps(mention)), mention)
            if zone:
                name, end = zone
                keys = frozenset(content_keys(sentence.cut(annotated.text), code))
                yield ZonedTime(annotated.article.id, Span(mention.start, end), told, name, keys)


def _zone(annotated: AnnotatedArticle, mention: Span, code: str) -> tuple[str, int] | None:
    """The zone that stands in a time or right behind it, and where it ends."""
    marks = tokens(annotated.text, mention.start, min(len(annotated.text), mention.end + REACH))
    words = [mark.text.lower() for mark in marks]
    behind = next((at for at, mark in enumerate(marks) if mark.start >= mention.end), len(marks))
    for name, named in _zones(code).items():
        for at in range(min(behind + 1, len(words))):
            length = named.at(words, at)
            if length:
                return name, marks[at + length - 1].end
    return None


@cache
def _zones(code: str) -> Mapping[str, Phrases]:
    groups = Pack(code).table("weigh").get("values", {}).get("zones", ())
    return {group[0]: phrases(tuple(group)) for group in groups}
