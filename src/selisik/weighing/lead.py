"""What an editor sees first, and the order of happenings."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from selisik.data import AnnotatedArticle, Claim, Difference, DifferingValue, Span
from selisik.lang import Pack, tokens
from selisik.weighing.sourcing import announces
from selisik.weighing.stems import content_keys, key
from selisik.weighing.units import article_language

# Five to seven lines answer an editor; fewer stand there only where the story says less.
MOST_LINES = 7
# A line that shares this part of its words with one already chosen says nothing new.
NEAR_DUPLICATE = 0.5
# An article's lead is what stands in its first sentences.
LEAD_SENTENCES = 3
# Longer lines are read later: from this many characters on a line loses value.
COMFORTABLE_LENGTH = 220

# What each sign of news value weighs. Weights by reading the leads of unlabelled stories, not by a score.
_TITLE, _POSITION, _ORIGINS, _VALUES, _NEWS = 3.0, 1.5, 1.0, 0.5, 0.6
_LENGTH, _CUT, _UNSURE, _CAPTION, _PASSED, _NEWEST = 1.0, 1.0, 1.0, 1.5, 2.0, 1.5
# What only announces a list, or is asked, answers nothing.
_ANNOUNCED = 4.0
# Where marks begin, in order, and the furthest end up to each.
_Marks = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class _Line:
    claim: Claim
    keys: frozenset[str]
    value: float


def choose_lead(
    articles: Sequence[AnnotatedArticle], claims: Sequence[Claim], differences: Sequence[Difference], date: str | None
) -> tuple[str, ...]:
    """Ids of the five to seven claims that answer what, when, where and how many, by news value."""
    read = {each.article.id: each for each in articles}
    titles = _title_keys(articles)
    passed, newest = _passed(differences, claims)
    places = {name: _places(annotated) for name, annotated in read.items()}
    lines = [_line(claim, read, titles, places) for claim in claims]
    lines = [
        replace(line, value=line.value - _PASSED * (line.claim.id in passed) + _NEWEST * (line.claim.id in newest))
        for line in lines
    ]
    lines.sort(key=lambda each: (-each.value, each.claim.id))
    chosen: list[_Line] = []
    for line in lines:
        if len(chosen) < MOST_LINES and not any(_repeats(line.keys, other.keys) for other in chosen):
            chosen.append(line)
    return tuple(line.claim.id for line in chosen)


def _passed(differences: Sequence[Difference], claims: Sequence[Claim]) -> tuple[frozenset[str], frozenset[str]]:
    """The claims that give a number which later articles have replaced, and those that give the one in its place."""
    named = {claim.id: claim for claim in claims}
    old: set[str] = set()
    new: set[str] = set()
    for each in differences:
        if each.reading == "update":
            for name in each.claims:
                held = [value for value in each.values if _gives(named[name], value)]
                (new if any(value.newest for value in held) else old).add(name)
    return frozenset(old - new), frozenset(new)


def _gives(claim: Claim, value: DifferingValue) -> bool:
    return any(each.article == value.article and each.overlaps(value) for each in claim.evidence)


def _repeats(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= NEAR_DUPLICATE * max(1, min(len(a), len(b)))


def _title_keys(articles: Sequence[AnnotatedArticle]) -> dict[str, float]:
    """How many of the titles hold each key, as a share of all titles."""
    counts: Counter[str] = Counter()
    titled = [each for each in articles if each.article.title]
    for each in titled:
        counts.update(set(content_keys(each.article.title or "", article_language(each).code)))
    return {key: count / len(titled) for key, count in counts.items()}


def _line(
    claim: Claim,
    read: Mapping[str, AnnotatedArticle],
    titles: Mapping[str, float],
    places: Mapping[str, Sequence[_Marks]],
) -> _Line:
    shown = claim.evidence[0]
    annotated = read[shown.article]
    code = article_language(annotated).code
    keys = frozenset(content_keys(shown.cut(annotated.text), code))
    marks = tokens(annotated.text, shown.start, shown.end)
    value = _TITLE * math.fsum(titles.get(key, 0.0) for key in keys) / max(1.0, math.fsum(titles.values()))
    value += _POSITION * max(_position(each.article, each, read) for each in claim.evidence)
    value += _ORIGINS * math.log2(claim.origins)
    value += _VALUES * sum(_meets(shown, marks) for marks in places[shown.article])
    value += _NEWS * min(2, len(keys & _news(code)))
    value -= _LENGTH * max(0.0, (shown.end - shown.start) / COMFORTABLE_LENGTH - 1)
    value -= _CUT * ((shown.subject is not None) + annotated.text[shown.start].islower()) / 2
    value -= _CAPTION * any(each.kind == "caption" and each.overlaps(shown) for each in annotated.regions)
    value -= _UNSURE * (claim.status == "conditional") + _ANNOUNCED * (claim.status == "asked")
    value -= _ANNOUNCED * announces([mark.text.lower() for mark in marks], article_language(annotated))
    return _Line(claim, keys, value)


def _position(article: str, span: Span, read: Mapping[str, AnnotatedArticle]) -> float:
    first = read[article].sentences[:LEAD_SENTENCES]
    return next((1 / (at + 1) for at, sentence in enumerate(first) if sentence.overlaps(span)), 0.0)


def _places(annotated: AnnotatedArticle) -> tuple[_Marks, ...]:
    """Where an article's values of each kind stand: dates, quantities, places."""
    named = [mention for each in annotated.entities if each.kind == "place" for mention in each.mentions]
    return tuple(_marks(marks) for marks in (annotated.dates, annotated.quantities, named))


def _marks(marks: Iterable[Span]) -> _Marks:
    ordered = sorted((each.start, each.end) for each in marks)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _meets(span: Span, marks: _Marks) -> bool:
    """Whether any of the marks shares a character with the span: the first that ends behind its beginning does."""
    starts, ends = marks
    at = bisect_right(ends, span.start)
    return at < len(starts) and starts[at] < span.end


@cache
def _news(code: str) -> frozenset[str]:
    return frozenset(key(word, code) for word in Pack(code).table("weigh").get("lead", {}).get("news", ()))
