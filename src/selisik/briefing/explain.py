"""An article with every mark and the rule that made it: as text to read in a terminal, and as a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selisik.briefing.marked import Style, marked_text
from selisik.briefing.page import rendered
from selisik.briefing.terminal import Colour, painted
from selisik.data import AnnotatedArticle, Article, Span

# A mark longer than this is shown by its two ends.
LONGEST_SHOWN = 100
_COLOURS: dict[str, Colour] = {
    "region": "grey",
    "sentence": "plain",
    "statement": "speech",
    "cue": "speech",
    "source": "speech",
    "medium": "speech",
    "date": "date",
    "quantity": "number",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it is explained: where, what it says, which rule or model made it, and the words under it."""

    span: Span
    kind: str
    what: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An article with its marked text as HTML and its marks in order."""

    article: Article
    text: str
    marks: tuple[Mark, ...]


def explain(annotated: AnnotatedArticle, colours: bool = False) -> str:
    """Each line of the article and under it a line a mark that begins there: place, what it is, rule, words."""
    article, marks = annotated.article, _marks(annotated)
    head = f"{article.title or article.id} [{article.language or 'language not recognised'}]"
    lines = [painted(head, "bold", colours)]
    at = 0
    for start, end in _text_lines(article.text):
        lines += ["", painted(article.text[start:end], "bold", colours)]
        while at < len(marks) and marks[at].span.start <= end:
            lines.append(_line(marks[at], colours))
            at += 1
    return "\n".join([*lines, ""])


def explain_page(articles: Iterable[AnnotatedArticle], ui: str = "id") -> str:
    """The articles with their marks as one self-contained page, the language of its own words `ui`."""
    from markupsafe import Markup

    explained = [
        Explained(each.article, Markup(marked_text(each.text, (), _styles(each))), _marks(each)) for each in articles
    ]
    return rendered("explain.html", ui, {"explained": explained})


def _marks(annotated: AnnotatedArticle) -> tuple[Mark, ...]:
    """Every mark in the order of the text, the longer first where two begin together."""
    found = sorted(_said(annotated), key=lambda each: (each[0].start, -each[0].end, each[1], each[2]))
    return tuple(
        Mark(Span(span.start, span.end), kind, what, rule, _words(span, annotated.text))
        for span, kind, what, rule in found
    )


def _said(annotated: AnnotatedArticle) -> Iterator[tuple[Span, str, str, str]]:
    yield from ((region, "region", f"region {region.kind}", region.rule) for region in annotated.regions)
    yield from ((sentence, "sentence", "sentence", sentence.rule) for sentence in annotated.sentences)
    for date in annotated.dates:
        basis = f" ({date.basis})" if date.basis else ""
        yield date, "date", f"date {date.value or 'without value'}{basis}", date.rule
    for number in annotated.quantities:
        value = "unknown" if number.value is None else f"{number.value:g}"
        yield number, "quantity", f"quantity {number.bound} {value} {number.unit}".rstrip(), number.rule
    for entity in annotated.entities:
        what = f"{entity.kind} {entity.id} = {entity.name}"
        yield from ((each, "name", f"{what} ({each.form})", each.rule) for each in entity.mentions)
    yield from _statements(annotated)


def _statements(annotated: AnnotatedArticle) -> Iterator[tuple[Span, str, str, str]]:
    for statement in annotated.statements:
        speaker = statement.speaker.name if statement.speaker else "speaker not given"
        denial = ", denies" if statement.denies else ""
        yield statement.content, "statement", f"statement {statement.kind}: {speaker}{denial}", statement.rule
        for kind in ("cue", "source", "medium"):
            span: Span | None = getattr(statement, kind)
            if span is not None:
                yield span, kind, f"{kind} of the statement at {statement.content.start}", statement.rule


def _styles(annotated: AnnotatedArticle) -> list[Style]:
    names = {"region": "r", "statement": "s-said", "cue": "s-cue", "name": "e-person", "date": "d-date"}
    regions = [Style(each, f"r-{each.kind}", each.kind) for each in annotated.regions if each.kind != "body"]
    others = [
        Style(Span(span.start, span.end), names[kind], what)
        for span, kind, what, _ in _said(annotated)
        if kind in names and kind != "region"
    ]
    return regions + others


def _text_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of the text begins and ends; a line of white space only is passed over."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _line(mark: Mark, colours: bool) -> str:
    colour: Colour = _COLOURS.get(mark.kind, "name")
    place = painted(f"{mark.span.start:>8}-{mark.span.end:<6}", "grey", colours)
    rule = painted(mark.rule, "grey", colours)
    return f"{place} {painted(mark.what, colour, colours)} <{rule}> {painted(mark.words, 'plain', colours)}"


def _words(span: Span, text: str) -> str:
    words = " ".join(span.cut(text).split())
    half = LONGEST_SHOWN // 2
    return words if len(words) <= LONGEST_SHOWN else f"{words[:half]} … {words[-half:]}"
