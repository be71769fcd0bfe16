"""An article with every mark and the rule that made it, as text to read."""

from collections.abc import Iterator

from selisik.data import AnnotatedArticle, Span

# A mark longer than this is shown by its two ends.
LONGEST_SHOWN = 100


def explain(annotated: AnnotatedArticle) -> str:
    """One line a mark, in the order of the text: place, kind, rule, the words."""
    marks = sorted(_marks(annotated), key=lambda mark: (mark[0].start, -mark[0].end, mark[1]))
    article = annotated.article
    head = f"{article.title or article.id} [{article.language or 'language not recognised'}]"
    lines = (f"{_place(span)} {what} <{rule}> {_words(span, article.text)}" for span, what, rule in marks)
    return "\n".join([head, *lines, ""])


def _marks(annotated: AnnotatedArticle) -> Iterator[tuple[Span, str, str]]:
    yield from ((region, f"region {region.kind}", region.rule) for region in annotated.regions)
    yield from ((sentence, "sentence", sentence.rule) for sentence in annotated.sentences)
    yield from ((date, f"date {date.value or 'without value'}", date.rule) for date in annotated.dates)
    for number in annotated.quantities:
        yield number, f"quantity {number.value} {number.unit}".rstrip(), number.rule
    for entity in annotated.entities:
        what = f"{entity.kind} {entity.id} = {entity.name}"
        yield from ((mention, f"{what} ({mention.form})", mention.rule) for mention in entity.mentions)
    for statement in annotated.statements:
        speaker = statement.speaker.name if statement.speaker else "speaker not given"
        yield statement.content, f"statement {statement.kind}: {speaker}", statement.rule


def _place(span: Span) -> str:
    return f"{span.start:>6}-{span.end:<6}"


def _words(span: Span, text: str) -> str:
    words = " ".join(span.cut(text).split())
    half = LONGEST_SHOWN // 2
    return words if len(words) <= LONGEST_SHOWN else f"{words[:half]} … {words[-half:]}"
