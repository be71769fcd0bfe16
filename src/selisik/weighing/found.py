"""A difference before it has a number, and how its values are chosen and marked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from selisik.data import AnnotatedArticle, Claim, DifferingValue, Span
from selisik.data.briefs import About, ReadingOfDifference
from selisik.data.instants import instant_of, is_before, time_key
from selisik.lang import tokens
from selisik.weighing.orders import first_times
from selisik.weighing.phrases import phrases
from selisik.weighing.units import article_language

# A value that one article gives more often than this is shown at its first places only.
MOST_PLACES = 3
# The contract: a value points at itself, not at a paragraph.
LONGEST_VALUE = 80

# The words that say that a value is an earlier one stand in its sentence, within so many characters before it.
REACH_OF_EARLIER = 90
_SENTENCE_END = re.compile(r"[.!?]\s|\n")

Place = tuple[str, Span, str]
Articles = Mapping[str, AnnotatedArticle]


@dataclass(frozen=True, slots=True)
class Found:
    """What a difference is about, how it reads, the claims it touches, its values."""

    about: About
    reading: ReadingOfDifference
    claims: tuple[str, ...]
    values: tuple[DifferingValue, ...]


class Holders:
    """Which claims stand at a place, or else in its sentence."""

    __slots__ = ("by_article", "sentences")

    def __init__(self, claims: Sequence[Claim], read: Articles) -> None:
        self.by_article: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        self.sentences = {name: sorted(annotated.sentences) for name, annotated in read.items()}
        for claim in claims:
            for evidence in claim.evidence:
                self.by_article[evidence.article].append((evidence, claim.id))

    def at(self, article: str, span: Span) -> list[str]:
        """The ids of the claims that share a character with the span; where none does, those of its sentence."""
        return self._overlapping(article, span) or [
            claim
            for sentence in self.sentences[article]
            if sentence.overlaps(span)
            for claim in self._overlapping(article, sentence)
        ]

    def _overlapping(self, article: str, span: Span) -> list[str]:
        return [claim for place, claim in self.by_article.get(article, ()) if place.overlaps(span)]


def found(
    about: About, reading: ReadingOfDifference, places: Iterable[Place], read: Articles, holders: Holders
) -> Found | None:
    """The difference that (article, span, what it comes to) make; None when fewer than two values are left."""
    kept = [place for place in _first_places(places) if place[1].end - place[1].start <= LONGEST_VALUE]
    if len({value for _, _, value in kept}) < 2:
        return None
    values = tuple(
        DifferingValue(span.start, span.end, article=article, value=span.cut(read[article].text))
        for article, span, _ in kept
    )
    if len({value.value.casefold() for value in values}) < 2:  # "yesterday" of two days, copied: one wording
        return None
    claims = dict.fromkeys(claim for article, span, _ in kept for claim in holders.at(article, span))
    return Found(about, reading, tuple(claims), _marked(values, [value for _, _, value in kept], read))


def _first_places(places: Iterable[Place]) -> list[Place]:
    """At most a few places for one article, every value of it at its first place before any comes twice."""
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for article, span, value in sorted(places, key=lambda each: (each[0], each[1], each[2])):
        ranked.append((seen[article, value], article, span, value))
        seen[article, value] += 1
    kept: Counter[str] = Counter()
    out = []
    for _, article, span, value in sorted(ranked):
        if kept[article] < MOST_PLACES:
            kept[article] += 1
            out.append((article, span, value))
    return sorted(out, key=lambda each: (each[0], each[1]))


def _marked(values: Sequence[DifferingValue], worth: Sequence[str], read: Articles) -> tuple[DifferingValue, ...]:
    """The values with the newest and the one given by most outlets marked, where there is one such."""
    told = [
        (each, read[value.article].article.published)
        for each, value in zip(worth, values, strict=True)
        if not is_background(read[value.article], value)
    ]
    newest = _newest(told) if told else None
    outlets: dict[str, set[str]] = defaultdict(set)
    for each, value in zip(worth, values, strict=True):
        outlets[each].add(read[value.article].article.outlet or value.article)
    most = max(len(each) for each in outlets.values())
    widest = [each for each in outlets if len(outlets[each]) == most]
    return tuple(
        replace(
            value,
            newest=newest == each,
            widest=widest == [each],
            reads=each,
        )
        for each, value in zip(worth, values, strict=True)
    )


def with_latest(difference: Found, latest: str) -> Found:
    """The difference with the values that come to `latest` marked newest, where no time of publication marks any.

    It is what the words say: that it is what the number has grown to, or the count up to the later hour.
    """
    if not latest or any(value.newest for value in difference.values):
        return difference
    return _with_newest(difference, latest)


def is_background(annotated: AnnotatedArticle, span: Span) -> bool:
    """Whether the words before a value say that it is what was said earlier ("earlier reported to be 13"), not now."""
    values = article_language(annotated).table("weigh").get("values", {})
    before = annotated.text[max(0, span.start - REACH_OF_EARLIER) : span.start]
    words = [mark.text.lower() for mark in tokens(_SENTENCE_END.split(before)[-1])]
    earlier, now = (phrases(tuple(values.get(name, ()))) for name in ("earlier", "growing"))
    last = next((at for at in reversed(range(len(words))) if earlier.at(words, at) or now.at(words, at)), None)
    return last is not None and earlier.at(words, last) > 0


def in_order_told(difference: Found, read: Articles) -> Found:
    """An update with the value marked newest that came up last: who later prints an older one takes nothing back."""
    first = first_times((value.reads, read[value.article].article.published) for value in difference.values)
    last = max(first, key=lambda each: (time_key(first[each]) if first[each] else "", each))
    if not all(each == last or is_before(first[each], first[last]) for each in first):
        return difference
    return _with_newest(difference, last)


def _with_newest(difference: Found, newest: str) -> Found:
    marked = tuple(replace(value, newest=value.reads == newest) for value in difference.values)
    return Found(difference.about, difference.reading, difference.claims, marked)


def _newest(told: Sequence[tuple[str, str | None]]) -> str | None:
    """The value that an article gives which came out after all that give another; None where one of them may be later.

    An article that does not say when it came out speaks neither for its value nor against another that is dated.
    """
    dated = [(each, published) for each, published in told if published and instant_of(published)]
    if {each for each, _ in dated} != {each for each, _ in told}:
        return None
    value, latest = max(dated, key=lambda one: (time_key(one[1]), one[0]))
    return value if all(is_before(published, latest) for each, published in dated if each != value) else None
