"""Who printed whose words, laid out for a drawing: a row for each text that several articles share."""

from dataclasses import dataclass

from selisik.brief.shown import Shown, Source
from selisik.brief.times import order_of
from selisik.data import Origin, Passage


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints the shared text. `known_first` only where the times tell."""

    source: Source
    known_first: bool
    named: Passage | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """A shared text: where it comes from, as far as known, and who printed it, earliest first."""

    origin: Origin
    printings: tuple[Printing, ...]
    passages: int


def lineages(shown: Shown) -> tuple[tuple[Lineage, ...], tuple[Source, ...]]:
    """The shared texts, those with most printings first, and the articles that share none."""
    rows = sorted((_lineage(origin, shown) for origin in shown.brief.origins), key=lambda each: -len(each.printings))
    sharing = {printing.source.number for row in rows for printing in row.printings}
    return tuple(rows), tuple(source for source in shown.sources if source.number not in sharing)


def _lineage(origin: Origin, shown: Shown) -> Lineage:
    known = [shown.source[article] for article in origin.articles if article in shown.source]
    ordered = sorted(known, key=lambda each: (each.article.id != origin.first, order_of(each.article.published)))
    named = {passage.article: passage for passage in reversed(origin.named)}
    printings = (Printing(each, each.article.id == origin.first, named.get(each.article.id)) for each in ordered)
    return Lineage(origin, tuple(printings), len(origin.passages))
