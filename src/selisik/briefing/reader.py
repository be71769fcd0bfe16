"""The articles themselves on the page: every mark shown, every cited passage with its address."""

from collections.abc import Iterable, Iterator
from itertools import chain

from selisik.briefing.marked import Cited, Style, marked_text
from selisik.briefing.messages import Messages
from selisik.briefing.shown import Shown, Source
from selisik.briefing.times import spoken
from selisik.data import Passage, Span, StoryEntity


def article_html(shown: Shown, messages: Messages) -> dict[int, str]:
    """Each article's marked text as HTML, by its number on the page."""
    cited = _cited(shown)
    styles = _styles(shown, messages)
    return {
        source.number: marked_text(source.article.text, cited[source.number].values(), styles[source.number])
        for source in shown.sources
    }


def first_mentions(entity: StoryEntity, shown: Shown) -> tuple[tuple[Source, Span], ...]:
    """Where each article mentions the entity first, by name where it does so at all."""
    found: dict[Source, Span] = {}
    for mention in sorted(entity.mentions, key=lambda each: (each.form != "name", each.start)):
        if mention.article in shown.source:
            found.setdefault(shown.source[mention.article], mention)
    return tuple(sorted(found.items(), key=lambda each: each[0].number))


def _cited(shown: Shown) -> dict[int, dict[str, Cited]]:
    """The passages that the page links to, by article and address; a claim's own come first."""
    out: dict[int, dict[str, Cited]] = {source.number: {} for source in shown.sources}
    for passage, claim in _linked(shown):
        source = shown.source.get(passage.article)
        if source is not None and passage.end <= len(source.article.text):
            address = source.at(passage)
            out[source.number].setdefault(address, Cited(Span(passage.start, passage.end), address, claim))
    return out


def _linked(shown: Shown) -> Iterator[tuple[Passage, str]]:
    brief = shown.brief
    for claim in brief.claims:
        for evidence in claim.evidence:
            yield evidence, claim.id
            if evidence.subject is not None:
                yield evidence.subject, ""
    others: Iterable[Passage] = chain(
        (value for difference in brief.differences for value in difference.values),
        (passage for origin in brief.origins for passage in chain(origin.named, *origin.passages)),
        (Passage(each.start, each.end, article=article.id) for article in brief.articles for each in article.named),
        brief.cautions,
    )
    yield from ((passage, "") for passage in others)
    for entity in brief.entities:
        for source, span in first_mentions(entity, shown):
            yield Passage(article=source.article.id, start=span.start, end=span.end), ""


def _styles(shown: Shown, messages: Messages) -> dict[int, list[Style]]:
    out: dict[int, list[Style]] = {source.number: [] for source in shown.sources}
    for source in shown.sources:
        styles = out[source.number]
        for region in source.article.regions:
            if region.kind != "body":
                note = messages.text(f"region.{region.kind}")
                styles.append(Style(Span(region.start, region.end), f"r-{region.kind}", note))
        for statement in source.article.statements:
            source_words = statement.source.cut(source.article.text) if statement.source else None
            name = statement.speaker.name if statement.speaker else source_words
            name = name or messages.text("label.unknown_speaker")
            note = f"{messages.text(f'statement.{statement.kind}')}: {name}"
            styles.append(Style(statement.content, "s-said", note))
            styles.extend(Style(cue, "s-cue") for cue in (statement.cue,) if cue)
            styles.extend(Style(words, "s-source") for words in (statement.source,) if words)
        styles.extend(Style(Span(each.start, each.end), "q-number") for each in source.article.quantities)
    _add_story_marks(out, shown, messages)
    return {number: [style for style in styles if _inside(style, shown, number)] for number, styles in out.items()}


def _add_story_marks(out: dict[int, list[Style]], shown: Shown, messages: Messages) -> None:
    for entity in shown.brief.entities:
        for mention in entity.mentions:
            if mention.article in shown.source and mention.form == "name":
                style = Style(Span(mention.start, mention.end), f"e-{entity.kind}")
                out[shown.source[mention.article].number].append(style)
    for date in shown.brief.dates:
        if date.article in shown.source:
            note = f"{spoken(date.value, messages)} ({messages.text(f'basis.{date.basis}')})"
            out[shown.source[date.article].number].append(Style(Span(date.start, date.end), "d-date", note))
    for caution in shown.brief.cautions:
        if caution.article in shown.source:
            style = Style(Span(caution.start, caution.end), "caution", messages.text(f"reason.{caution.reason}"))
            out[shown.source[caution.article].number].append(style)


def _inside(style: Style, shown: Shown, number: int) -> bool:
    return style.span.end <= len(shown.sources[number - 1].article.text)
