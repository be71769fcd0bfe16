"""Values that stand in claims, each with what it is a value of: the ground on which differences are found."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeVar

from selisik.data import AnnotatedArticle, Claim, DateMention, Evidence, Quantity, Span, plain
from selisik.data.marks import Bound
from selisik.lang import Pack, Token, tokens
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.predicates import is_light, is_tying, is_verb
from selisik.weighing.stems import Sides, empty_words, key, sides
from selisik.weighing.units import article_language
from selisik.weighing.values import clock

Kind = Literal["number", "time", "date"]
# The words of content nearest to a value say what it is a value of.
NEAREST = 3
# A place in an order stands within so many tokens behind the word for the order.
REACH_OF_ORDER = 2
# Between "quoted from" and its day stand a name and a mark: so many tokens, within so many characters.
NEAR_REPORT = 6
REACH_OF_REPORT = 60
DAY_LENGTH = len("2023-09-13")
# What is left of a mention without its time of day tells the day, or nothing does.
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
Mark = TypeVar("Mark", bound=Span)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A value at a place: `number` to compare by, `near` the nearest keys, `keys` and `deeds` (verbs) of its clause."""

    article: str
    span: Span
    text: str
    kind: Kind
    number: float | str
    unit: str
    bound: Bound
    near: frozenset[str]
    keys: frozenset[str]
    deeds: frozenset[str]
    counted: frozenset[str]
    sides: Sides
    part: bool
    clause: Span
    claim: str
    speaker: frozenset[str]
    upper: float | None = None
    placed: bool = False
    clocked: bool = False


def find_occurrences(articles: Sequence[AnnotatedArticle], claims: Sequence[Claim]) -> list[Occurrence]:
    """Every date, time and quantity that stands in a claim's evidence, by article and place."""
    read = {each.article.id: each for each in articles}
    placed: dict[str, list[tuple[Evidence, Claim]]] = {}
    for claim in claims:
        for evidence in claim.evidence:
            placed.setdefault(evidence.article, []).append((evidence, claim))
    return [
        occurrence
        for name in sorted(placed)
        for occurrence in _in_article(read[name], sorted(placed[name], key=lambda each: each[0].start))
    ]


def _in_article(annotated: AnnotatedArticle, placed: Sequence[tuple[Evidence, Claim]]) -> Iterator[Occurrence]:
    dates = sorted(annotated.dates)
    quantities = sorted(annotated.quantities)
    for evidence, claim in placed:
        days = [each for each in inside(dates, evidence) if not _of_report(annotated, each)]
        marks: list[DateMention | Quantity] = [*days, *inside(quantities, evidence)]
        labelled = _labelled(annotated, evidence)
        if marks or labelled:
            clause = _clause(annotated, evidence)
            for mark in marks:
                yield from _occurrences(annotated, clause, mark, claim)
            for label in labelled:
                yield _placed(annotated, clause, label, claim)


def _of_report(annotated: AnnotatedArticle, day: DateMention) -> bool:
    """Whether a day is that of a report that is quoted ("dikutip dari X, Kamis"), and not that of an event."""
    code = article_language(annotated).code
    line = annotated.text[max(0, day.start - REACH_OF_REPORT) : day.start].rpartition("\n")[2]
    words = [mark.text.lower() for mark in tokens(line)][-NEAR_REPORT:]
    return _phrases(code, "quoted_on").found(words, 0, len(words))


@dataclass(frozen=True, slots=True)
class _Label:
    """A number that gives a place in an order ("rank 12"), by the word for the order."""

    span: Span
    order: str
    number: int


def _labelled(annotated: AnnotatedArticle, span: Span) -> list[_Label]:
    """The numbers of the clause that stand behind a word for an order, at once or behind its prefix."""
    code = article_language(annotated).code
    orders = _orders(code)
    marks = tokens(annotated.text, span.start, span.end) if orders else ()
    out = []
    for at, mark in enumerate(marks):
        order = orders.get(mark.text.lower())
        for ahead in marks[at + 1 : at + 1 + REACH_OF_ORDER] if order else ():
            number = _without_prefix(ahead.text.lower(), code)
            if number.isdigit():
                out.append(_Label(Span(ahead.start, ahead.end), order or "", int(number)))
            if number:
                break
    return out


def _without_prefix(word: str, code: str) -> str:
    """What stands behind the prefix of order in a word, all of it where there is none."""
    prefix = next((each for each in _entries(code, "order_prefixes") if word.startswith(each)), "")
    return word.removeprefix(prefix).removeprefix("-")


@cache
def _orders(code: str) -> dict[str, str]:
    groups = Pack(code).table("weigh").get("values", {}).get("orders", ())
    return {word: group[0] for group in groups for word in group}


def inside(marks: Sequence[Mark], span: Span) -> list[Mark]:
    """Those of the marks, in order of their place, that lie inside the span."""
    first = bisect_left(marks, span.start, key=lambda each: each.start)
    out = []
    for at in range(first, len(marks)):
        if marks[at].start >= span.end:
            break
        if marks[at].end <= span.end:
            out.append(marks[at])
    return out


@dataclass(frozen=True, slots=True)
class _Clause:
    marks: tuple[Token, ...]
    keys: tuple[str | None, ...]
    deeds: frozenset[str]
    part: bool
    span: Span
    speaker: frozenset[str]


def _clause(annotated: AnnotatedArticle, span: Span) -> _Clause:
    language = article_language(annotated)
    marks = tuple(tokens(annotated.text, span.start, span.end))
    words = [mark.text.lower() for mark in marks]
    part = _phrases(language.code, "partitive").found(words, 0, len(words))
    return _Clause(
        marks,
        tuple(_key(word, language.code) for word in words),
        frozenset(key for word in _unnamed(marks) if _is_deed(word, language) and (key := _key(word, language.code))),
        part,
        plain(span),
        speaker_words(annotated, span),
    )


def _unnamed(marks: Sequence[Token]) -> Iterator[str]:
    """The words that are no part of a name, though one begins like a verb; the first is written large anyway."""
    return (mark.text.lower() for at, mark in enumerate(marks) if not at or not mark.text[0].isupper())


def _is_deed(word: str, language: Pack) -> bool:
    """Whether a word is a verb that says itself what is done."""
    return is_verb(word, language) and not is_light(word, language) and not is_tying(word, language)


def speaker_words(annotated: AnnotatedArticle, span: Span) -> frozenset[str]:
    """The words of the name or description of whoever says what stands at `span`; none where nobody is known to."""
    said = (each.speaker for each in annotated.statements if each.speaker and each.content.overlaps(span))
    return frozenset(word for party in said for word in party.name.lower().split())


def _key(word: str, code: str) -> str | None:
    if not word[0].isalpha() or word in empty_words(code) or word in _entries(code, "classifiers"):
        return None
    return key(word, code)


def _occurrences(
    annotated: AnnotatedArticle, clause: _Clause, mark: DateMention | Quantity, claim: Claim
) -> Iterator[Occurrence]:
    unit = mark.unit if isinstance(mark, Quantity) else ""
    own = frozenset(key for word in unit.lower().split() if (key := _key(word, article_language(annotated).code)))
    for kind, number, unit, bound in _readings(mark, annotated.text):
        each = _occurrence(annotated, clause, Span(mark.start, mark.end), own)
        upper = mark.upper if isinstance(mark, Quantity) else None
        yield replace(each, kind=kind, number=number, unit=unit, bound=bound, claim=claim.id, upper=upper)
    day = _day_of_clock(mark, annotated.text) if isinstance(mark, DateMention) else None
    if day and isinstance(mark, DateMention):
        each = _occurrence(annotated, clause, day, own)
        yield replace(each, kind="date", number=(mark.value or "")[:DAY_LENGTH], claim=claim.id, clocked=True)


def _day_of_clock(mark: DateMention, text: str) -> Span | None:
    """Where a mention with a time of day writes its day in figures, None where it does not."""
    found = _CLOCK.search(text, mark.start, mark.end) if mark.precision == "time" and mark.value else None
    for start, end in ((mark.start, found.start()), (found.end(), mark.end)) if found else ():
        figures = [at for at in range(start, end) if text[at].isdigit()]
        if figures:
            closed = figures[-1] + 1 < end and text[figures[-1] + 1] == ")"
            return Span(start if start == mark.start else figures[0], figures[-1] + 1 + closed)
    return None


def _placed(annotated: AnnotatedArticle, clause: _Clause, label: _Label, claim: Claim) -> Occurrence:
    """The occurrence of a place in an order."""
    each = _occurrence(annotated, clause, label.span, frozenset())
    return replace(each, number=float(label.number), unit=label.order, claim=claim.id, placed=True)


def _occurrence(annotated: AnnotatedArticle, clause: _Clause, span: Span, own: frozenset[str]) -> Occurrence:
    """What is beside a value: the occurrence of an unknown number there."""
    around = [
        (min(abs(each.start - span.end), abs(span.start - each.end)), key)
        for each, key in zip(clause.marks, clause.keys, strict=True)
        if key is not None and not span.overlaps(Span(each.start, each.end))
    ]
    keys = frozenset(key for _, key in around) | own
    return Occurrence(
        article=annotated.article.id,
        span=span,
        text=span.cut(annotated.text),
        kind="number",
        number=0.0,
        unit="",
        bound="exactly",
        near=frozenset(key for _, key in sorted(around)[: NEAREST + 1]) | own,
        keys=keys,
        deeds=clause.deeds,
        counted=own,
        sides=sides(keys, article_language(annotated).code),
        part=clause.part,
        clause=clause.span,
        claim="",
        speaker=clause.speaker,
    )


def _readings(mark: DateMention | Quantity, text: str) -> Iterator[tuple[Kind, float | str, str, Bound]]:
    if isinstance(mark, Quantity):
        # "A bus", "a student": one, but nobody counts. A bare number in brackets is a minute, a shirt, a footnote.
        counted = mark.value is not None and (mark.value != 1 or text[mark.start].isdigit())
        if counted and (mark.unit or text[max(0, mark.start - 1)] != "("):
            yield "number", float(mark.value or 0), mark.unit.lower(), mark.bound
        return
    time = clock(text[mark.start : mark.end])
    if time:
        yield "time", time, "", "exactly"
    elif mark.value and mark.precision == "day":
        yield "date", mark.value, "", "exactly"


@cache
def _entries(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("values", {}).get(name, ())))
