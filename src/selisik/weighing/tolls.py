"""Tolls: how many died, were hurt, are missing. They move while news is young, so each article's total is compared."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Claim, Evidence, Quantity, Span
from selisik.data.briefs import ReadingOfDifference
from selisik.lang import Pack, Token, tokens
from selisik.lang.numbers import number_words
from selisik.weighing.found import Articles, Found, Holders, found, in_order_told, with_latest
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.subjects import happenings
from selisik.weighing.units import article_language

KINDS = ("dead", "injured", "missing", "rescued", "displaced")
# Of these the number may fall as the search goes on, or as people go home.
MISSING = "missing"
FALLING = (MISSING, "displaced")
# What became of the counted stands within so many tokens behind the number, or fewer before it.
REACH_BEHIND = 8
REACH_BEFORE = 4
# So near to the number stand the words that make it a part of a whole.
REACH_OF_PART = 3
# ... and those that make it the number of before, with the word behind it that leads to the number of now.
REACH_OF_FORMER = 2
# The rule of counts whose noun is left out beside a word for what became of people: "five dead".
TOLD_BY_STATE = "elliptic-people"
# Tolls further apart than this are tolls of two happenings.
WIDEST_RATIO = 5


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of one kind an article counts, and where."""

    article: str
    kind: str
    span: Span
    number: float
    exact: bool
    grown: bool = False


def toll_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """For every kind of toll the articles' totals, where they do not agree."""
    totals: dict[str, dict[str, Toll]] = defaultdict(dict)
    told = _as_titled(list(_tolls(articles, claims)), articles)
    for toll in told:
        best = totals[toll.kind].get(toll.article)
        if best is None or toll.number > best.number:
            totals[toll.kind][toll.article] = toll
    for kind in KINDS:
        tolls = _of_one_happening([totals[kind][name] for name in sorted(totals[kind])], articles)
        numbers = [toll.number for toll in tolls]
        if tolls and min(numbers) < max(numbers) <= WIDEST_RATIO * min(numbers):
            shown = {(toll.article, toll.number) for toll in tolls}
            again = (toll for toll in told if toll.kind == kind and (toll.article, toll.number) in shown)
            places = [(toll.article, toll.span, f"{toll.number:g}") for toll in again]
            reading = _reading(tolls, articles)
            difference = found("number", reading, places, articles, holders)
            if difference:
                difference = in_order_told(difference, articles) if reading == "update" else difference
                yield with_latest(difference, f"{max(numbers):g}" if reading == "update" and _grown(tolls) else "")


def _as_titled(tolls: Sequence[Toll], articles: Articles) -> list[Toll]:
    """The tolls, of an article whose title gives one of them that one only: the others are of another event."""
    titled = {
        (toll.article, toll.kind): f"{toll.number:g}"
        for toll in tolls
        if f"{toll.number:g}" in {mark.text for mark in tokens(articles[toll.article].article.title or "")}
    }
    return [toll for toll in tolls if titled.get((toll.article, toll.kind), f"{toll.number:g}") == f"{toll.number:g}"]


def _of_one_happening(tolls: Sequence[Toll], articles: Articles) -> list[Toll]:
    """The tolls of the articles that tell what most of the others tell."""
    told = happenings({toll.article: articles[toll.article] for toll in tolls})
    like = {toll.article: sum(told.one(toll.article, other.article) for other in tolls) for toll in tolls}
    return [toll for toll in tolls if 2 * like[toll.article] > len(tolls)]


def _reading(tolls: Sequence[Toll], articles: Articles) -> ReadingOfDifference:
    """An update where each new number came up after the ones it goes on from; late reprints of an old one are none."""
    first = first_times((toll.number, articles[toll.article].article.published) for toll in tolls)
    rising = came_in_order(sorted(first), first)
    if rising is False and tolls[0].kind in FALLING:
        rising = came_in_order(sorted(first, reverse=True), first) if tolls[0].kind == MISSING else True
    if rising is None:
        # Nothing says which came first but the words: "rises to seven".
        return "update" if _grown(tolls) else "unknown"
    if rising:
        return "update"
    return "contradiction" if all(toll.exact for toll in tolls) else "unknown"


def _grown(tolls: Sequence[Toll]) -> bool:
    """Whether the words of the largest toll say that it has grown to it."""
    return any(toll.grown and toll.number == max(each.number for each in tolls) for toll in tolls)


def _tolls(articles: Articles, claims: Sequence[Claim]) -> Iterator[Toll]:
    seen: set[tuple[str, int]] = set()
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.status != "conditional":
                for toll in _in_clause(articles[evidence.article], evidence):
                    if (toll.article, toll.span.start) not in seen:
                        seen.add((toll.article, toll.span.start))
                        yield toll


def _in_clause(annotated: AnnotatedArticle, clause: Evidence) -> Iterator[Toll]:
    code = article_language(annotated).code
    marks = tokens(annotated.text, clause.start, clause.end)
    words = [mark.text.lower() for mark in marks]
    subject = _before(annotated, clause) if clause.subject else []
    held = [each for each in annotated.quantities if clause.holds(each)]
    if not held or _long_ago(annotated, clause):
        return
    counted = [each for each in held if _counts_people(each, code) and _is_count(each, annotated)]
    counted = [each for each in counted if not _is_former(each, marks, code)]
    joined = frozenset(at for at in range(len(words)) if _counts_on(words, at, code))
    alone = len(counted) == 1 and not joined
    for quantity in counted:
        start = next(at for at, mark in enumerate(marks) if mark.end > quantity.start)
        behind = next((at for at, mark in enumerate(marks) if mark.start >= quantity.end), len(marks))
        others = (at for at in range(behind, len(marks)) if at in joined or _opens(held, marks[at].start))
        following = next(others, len(marks))
        kind = _kind(words, range(behind, min(following, behind + REACH_BEHIND)), code)
        kind = kind or _kind(words, range(start - 1, max(-1, start - 1 - REACH_BEFORE), -1), code)
        kind = kind or (_only_kind(words, code) or _only_kind(subject, code) if alone else None)
        # The missing are always "others": those whom the other numbers do not count.
        part = kind != MISSING and _is_part(words, start, behind, code)
        if kind and not part:
            yield Toll(
                article=annotated.article.id,
                kind=kind,
                span=Span(quantity.start, quantity.end),
                number=float(quantity.value or 0),
                exact=quantity.bound == "exactly",
                grown=_phrases(code, "values", "growing").found(words, max(0, start - REACH_OF_PART), start),
            )


def _is_part(words: Sequence[str], start: int, behind: int, code: str) -> bool:
    """Whether words about a number at `[start, behind)` make it a part of a whole; behind "including" others are."""
    last = min(len(words), behind + REACH_OF_PART)
    leading = _phrases(code, "values", "leading_to_parts")
    last = next((at for at in range(behind, last) if leading.at(words, at)), last)
    return _phrases(code, "values", "partitive").found(words, max(0, start - REACH_OF_PART), last)


def _is_former(quantity: Quantity, marks: Sequence[Token], code: str) -> bool:
    """Whether the number is the one from which another has grown: "rose from 13 to 15"."""
    words = [mark.text.lower() for mark in marks]
    start = next(at for at, mark in enumerate(marks) if mark.end > quantity.start)
    behind = next((at for at, mark in enumerate(marks) if mark.start >= quantity.end), len(marks))
    former = _phrases(code, "values", "former").found(words, max(0, start - REACH_OF_FORMER), start)
    return former and _phrases(code, "values", "growing").found(
        words, behind, min(len(words), behind + REACH_OF_FORMER)
    )


def _words(annotated: AnnotatedArticle, span: Span) -> list[str]:
    return [mark.text.lower() for mark in tokens(annotated.text, span.start, span.end)]


def _before(annotated: AnnotatedArticle, clause: Evidence) -> list[str]:
    """The words of the sentence before a clause that goes on with its subject."""
    sentence = next((each for each in annotated.sentences if each.overlaps(clause)), None)
    if sentence is None or sentence.start >= clause.start:
        return []
    return _words(annotated, Span(sentence.start, clause.start))


def _is_count(quantity: Quantity, annotated: AnnotatedArticle) -> bool:
    """Whether somebody counted: "a passenger" counts nobody, "one passenger" does."""
    if quantity.value != 1 or annotated.text[quantity.start].isdigit():
        return bool(quantity.value)
    words = _words(annotated, quantity)
    return _phrases(article_language(annotated).code, "values", "one").at(words, 0) > 0


def _counts_people(quantity: Quantity, code: str) -> bool:
    """Whether people are counted, by their noun or, where a headline leaves it out, by what became of them."""
    return quantity.unit in _persons(code) or (not quantity.unit and quantity.rule == TOLD_BY_STATE)


def _only_kind(words: Sequence[str], code: str) -> str | None:
    """What the whole clause says became of people, where it says one thing only."""
    kinds = [kind for kind in KINDS if _phrases(code, "tolls", kind).found(words, 0, len(words))]
    return kinds[0] if len(kinds) == 1 else None


def _opens(quantities: Sequence[Quantity], place: int) -> bool:
    return any(each.start <= place < each.end for each in quantities)


def _counts_on(words: Sequence[str], at: int, code: str) -> bool:
    """Whether a word joins the next number, be it of people or only of "others": "two … and six others hurt"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    joined = words[at].isalpha() and _phrases(code, "tolls", "joining").at(words, at) > 0
    return joined and (behind.isdigit() or number_words(Pack(code)).holds(behind))


def _kind(words: Sequence[str], places: range, code: str) -> str | None:
    """What the first word that says so says became of the counted."""
    for at in places:
        for kind in KINDS:
            if _phrases(code, "tolls", kind).at(words, at):
                return kind
    return None


def _long_ago(annotated: AnnotatedArticle, clause: Evidence) -> bool:
    """Whether the clause speaks of a year or a month: a statistic, or another happening."""
    return any(each.precision in ("year", "month") and each.overlaps(clause) for each in annotated.dates)


@cache
def _persons(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get("persons", ()))


@cache
def _phrases(code: str, table: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get(table, {}).get(name, ())))
