"""The claim units of an article: clauses of its sentences, and of what its speakers say."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from selisik.data import AnnotatedArticle, Sentence, Span, Statement, plain, trimmed
from selisik.data.briefs import Status
from selisik.lang import Pack, Token, is_word, pack, tokens
from selisik.weighing.clauses import Clause, brings_cause, cut_clauses, is_told, tells_nothing
from selisik.weighing.rows import heading_of, is_label, is_row
from selisik.weighing.status import ASSERTED, binds_at, cue_keeps, is_lodged, own_status, says

FALLBACK_LANGUAGE = "id"
_TOLD = ("body", "caption")
# A dateline is short, and ends in a dash.
LONGEST_DATELINE = 60
_DASHES = frozenset("-–—")
_QUOTES = (('"', '"'), ("“", "”"), ("”", "”"), ("(", ")"))
# A quotation that a unit opens closes within so many characters behind its last word.
WIDEST_CLOSING = 2
# What may stand behind the mark that ends a sentence.
_BEHIND_END = " \n\"“”')"
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of one article that can be true or false by itself; `place` counts the units of the article."""

    article: str
    place: int
    span: Span
    sentence: Span
    status: Status
    subject: Span | None
    statement: Statement | None
    region: str
    code: str


def article_language(annotated: AnnotatedArticle) -> Pack:
    """The pack with which the article is read."""
    return pack(annotated.article.language or FALLBACK_LANGUAGE)


def find_units(annotated: AnnotatedArticle) -> tuple[Unit, ...]:
    """The units of an article in order, none overlapping another. Headings carry none."""
    language = article_language(annotated)
    out: list[Unit] = []
    heading: Span | None = None
    for sentence, statements, region in _sentences(annotated):
        sentence = _after_dateline(annotated.text, sentence)
        row = is_row(annotated.text, sentence, language)
        heading = heading_of(annotated.text, sentence, heading, language) if row else None
        if not statements and (is_label(annotated.text, sentence, language) or (row and heading is None)):
            continue
        for span, statement, outer in _pieces(annotated.text, sentence, statements, language):
            cue = _cue_before(annotated.text, span, statement)
            for clause in cut_clauses(annotated.text, span, language, outer, cue):
                out.append(
                    Unit(
                        article=annotated.article.id,
                        place=len(out),
                        span=_closed(annotated.text, clause.span, sentence.end),
                        sentence=plain(sentence),
                        status=_status(annotated.text, clause, statement, language),
                        subject=clause.subject or heading,
                        statement=statement,
                        region=region,
                        code=language.code,
                    )
                )
    return tuple(out)


def asks_the_reader(text: str, unit: Unit) -> bool:
    """Whether the narrator asks: he tells nothing yet."""
    return unit.statement is None and unit.sentence.cut(text).rstrip(_BEHIND_END).endswith("?")


def _closed(text: str, span: Span, end: int) -> Span:
    """The span with the mark that closes a quotation opened inside it, where that stands right behind it."""
    held = span.cut(text)
    for opening, closing in _QUOTES:
        opened = held.count(opening) % 2 if opening == closing else held.count(opening) > held.count(closing)
        at = text.find(closing, span.end, min(end, span.end + WIDEST_CLOSING)) if opened else -1
        if at >= 0:
            return Span(span.start, at + 1)
    return span


def _after_dateline(text: str, sentence: Sentence) -> Sentence:
    """The sentence without the outlet and place that open a report: nothing but names before a dash.

    Where the dash is lost, an address and the place behind it are enough, if the place is glued to what follows.
    """
    marks = tokens(text, sentence.start, min(sentence.end, sentence.start + LONGEST_DATELINE))
    address = 0
    for at, mark in enumerate(marks):
        if at and mark.text in _DASHES and mark.end < sentence.end:
            return _from(text, mark.end, sentence)
        if _ends_address(marks, at):
            address = at
        elif is_word(mark) and not mark.text[0].isupper():
            break
        elif address and is_word(mark) and (seam := _SEAM.search(mark.text)) and marks[at - 1].text == ",":
            return _from(text, mark.start + seam.start(), sentence)
    return sentence


def _ends_address(marks: Sequence[Token], at: int) -> bool:
    """Whether the token is the part behind a point of an address ("berita.example")."""
    if at < 2 or not is_word(marks[at]) or marks[at - 1].text != ".":
        return False
    return marks[at - 2].end == marks[at - 1].start and marks[at - 1].end == marks[at].start and is_word(marks[at - 2])


def _from(text: str, start: int, sentence: Sentence) -> Sentence:
    rest = trimmed(text, start, sentence.end)
    return replace(sentence, start=rest.start) if rest else sentence


def _sentences(annotated: AnnotatedArticle) -> Iterator[tuple[Sentence, list[Statement], str]]:
    """Every sentence that tells something, with the statements that touch it. One pass over both."""
    values = sorted(Span(each.start, each.end) for each in (*annotated.dates, *annotated.quantities))
    kept = (each for each in annotated.statements if not _cuts_value(each.content, values))
    statements = sorted(kept, key=lambda each: (each.content.start, each.content.end))
    regions = sorted(annotated.regions)
    first = at = 0
    for sentence in sorted(annotated.sentences):
        while first < len(statements) and statements[first].content.end <= sentence.start:
            first += 1
        while at < len(regions) - 1 and regions[at].end <= sentence.start:
            at += 1
        touching = []
        for statement in statements[first:]:
            if statement.content.start >= sentence.end:
                break
            if statement.content.overlaps(sentence):
                touching.append(statement)
        kind = regions[at].kind if regions else "body"
        if kind in _TOLD:
            yield sentence, touching, kind


def _cuts_value(content: Span, values: Sequence[Span]) -> bool:
    """Whether what was read as said begins or ends inside a number or a date: then it was read wrongly."""
    for edge in (content.start, content.end):
        at = bisect_left(values, edge, key=lambda each: each.start) - 1
        if at >= 0 and values[at].end > edge:
            return True
    return False


def _pieces(
    text: str, sentence: Sentence, statements: Sequence[Statement], language: Pack
) -> Iterator[tuple[Span, Statement | None, Status]]:
    """The sentence's parts in order: what each statement holds, and what stands between them."""
    at = sentence.start
    for statement in statements:
        whole = _kept(text, sentence, statement, language)
        start, end = max(whole.start, at), min(whole.end, sentence.end)
        if start >= end:
            continue
        if at < start:
            yield from _between(text, Span(at, start), sentence, statements, language)
        yield Span(start, end), statement, _outer(text, statement, language)
        at = end
    if at < sentence.end:
        yield from _between(text, Span(at, sentence.end), sentence, statements, language)


def _cue_before(text: str, span: Span, statement: Statement | None) -> Sequence[str]:
    """The reporting words where nothing but space parts them from what they report."""
    cue = statement.cue if statement else None
    return _words(text, cue) if cue and cue.end < span.start and text[cue.end : span.start].isspace() else ()


def _kept(text: str, sentence: Span, statement: Statement, language: Pack) -> Span:
    """The content, with cue and source where the content alone would say something else or be nobody's."""
    cue = _words(text, statement.cue)
    keeps = any(binds_at(cue, at, language) for at in range(len(cue))) or cue_keeps(cue, language)
    lacks = statement.kind == "indirect" and tells_nothing(_words(text, statement.content), language)
    if statement.speaker is not None and not keeps and not lacks:
        return statement.content
    parts = [part for part in (statement.source, statement.cue) if part is not None and sentence.holds(part)]
    parts.append(statement.content)
    start = min(part.start for part in parts)
    if (end := _predicate_end(text, sentence, statement, parts, language)) is not None:
        return Span(start, end)
    if statement.source is None and statement.cue is not None and start == statement.cue.start:
        start = sentence.start
    return Span(start, max(part.end for part in parts))


def _predicate_end(
    text: str, sentence: Span, statement: Statement, parts: Sequence[Span], language: Pack
) -> int | None:
    """The end of the sentence where a conjunction of cause behind the words of saying brings the predicate for what
    is said ("The likely reason, X said, because …"); None where it does not."""
    last = max(part.end for part in parts)
    if last == statement.content.end or not brings_cause(_words(text, Span(last, sentence.end + 1)), language):
        return None
    return sentence.end


def _between(
    text: str, span: Span, sentence: Span, statements: Sequence[Statement], language: Pack
) -> Iterator[tuple[Span, Statement | None, Status]]:
    """What the narrator tells beside a statement; the bare words of saying and the speaker's name tell nothing."""
    said = [part for each in statements for part in (each.cue, each.source) if part is not None and part.overlaps(span)]
    if not statements:
        yield span, None, ASSERTED
        return
    at = span.start
    for part in [*sorted(said, key=lambda each: each.start), Span(span.end, span.end + 1)]:
        if part.start > at and is_told(_words(text, Span(at, part.start)), language):
            yield Span(at, part.start), None, ASSERTED
        at = max(at, part.end)


def _outer(text: str, statement: Statement, language: Pack) -> Status:
    """The status that the reporting words give to all that they report; what is quoted says itself what it denies."""
    if statement.denies and statement.kind != "direct":
        return "denied"
    cue = statement.cue
    if (
        cue
        and cue.start < statement.content.start
        and is_lodged(_words(text, Span(cue.start, statement.content.end)), language)
    ):
        return "alleged"
    status = own_status([word for word in _words(text, statement.cue) if not says(word, language)], language)
    return ASSERTED if status == "denied" else status


def _status(text: str, clause: Clause, statement: Statement | None, language: Pack) -> Status:
    """The clause's status; a denial that a speaker is quoted with, and that its words hold, is what he asserts."""
    if clause.status != "denied" or statement is None or statement.kind != "direct":
        return clause.status
    return ASSERTED if own_status(_words(text, clause.span), language) == "denied" else clause.status


def _words(text: str, span: Span | None) -> list[str]:
    return [token.text.lower() for token in tokens(text, span.start, span.end)] if span else []
