"""Who printed whose words, laid out for a drawing: a row for each article that prints a shared text, along time."""

from collections.abc import Sequence
from dataclasses import dataclass

from selisik.briefing.shown import Shown, Source
from selisik.briefing.times import moment_of, order_of
from selisik.data import NamedSource, Origin, Passage

# The drawing in per cent of its width: where the first and the last point stand, leaving room for names at the right.
FIRST_ACROSS, LAST_ACROSS = 2.0, 62.0
# Height of a row, in pixels, and how far down its middle is.
ROW_HEIGHT, ROW_MIDDLE = 30, 16


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints the shared text, and where it is drawn. `known_first` only where the times tell."""

    source: Source
    known_first: bool
    named: Passage | None
    across: float
    down: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """A shared text: where it comes from, as far as known, and who printed it, earliest first."""

    origin: Origin
    printings: tuple[Printing, ...]
    passages: int
    characters: int

    @property
    def height(self) -> int:
        """The drawing's height in pixels."""
        return ROW_HEIGHT * len(self.printings)


def lineages(shown: Shown) -> tuple[tuple[Lineage, ...], tuple[Source, ...]]:
    """The shared texts, those with most printings first, and the articles that share none."""
    rows = sorted((_lineage(origin, shown) for origin in shown.brief.origins), key=lambda each: -len(each.printings))
    sharing = {printing.source.number for row in rows for printing in row.printings}
    return tuple(rows), tuple(source for source in shown.sources if source.number not in sharing)


def named_sources(shown: Shown) -> tuple[tuple[Source, tuple[NamedSource, ...]], ...]:
    """The articles that name whom they have their text or a part from; each source once, for the most it gives."""
    rows = []
    for source in shown.sources:
        most: dict[str, NamedSource] = {}
        for each in sorted(source.article.named, key=lambda each: (each.scope != "text", each.start)):
            most.setdefault(each.label.casefold(), each)
        if most:
            rows.append((source, tuple(most.values())))
    return tuple(rows)


def _lineage(origin: Origin, shown: Shown) -> Lineage:
    known = [shown.source[article] for article in origin.articles if article in shown.source]
    ordered = sorted(known, key=lambda each: (each.article.id != origin.first, order_of(each.article.published)))
    named = {passage.article: passage for passage in reversed(origin.named)}
    across = _across([each.article.published for each in ordered])
    printings = (
        Printing(source, source.article.id == origin.first, named.get(source.article.id), across[at], _down(at))
        for at, source in enumerate(ordered)
    )
    longest = sum(max(each.end - each.start for each in group) for group in origin.passages if group)
    return Lineage(origin, tuple(printings), len(origin.passages), longest)


def _down(row: int) -> int:
    return ROW_HEIGHT * row + ROW_MIDDLE


def _across(published: Sequence[str | None]) -> list[float]:
    """Per cent of the drawing's width for each time; what has no time, or shares one with all, stands at the left."""
    moments = [moment_of(each or "") and order_of(each)[0] for each in published]
    known = [moment for moment in moments if moment is not None]
    if len(set(known)) < 2:
        return [FIRST_ACROSS for _ in published]
    first, whole = min(known), max(known) - min(known)
    room = LAST_ACROSS - FIRST_ACROSS
    return [
        FIRST_ACROSS if each is None else round(FIRST_ACROSS + room * ((each - first) / whole), 2) for each in moments
    ]
