"""Claims by articles: who has it in own words, who copied it, who has the same words as another, who has not got it."""

from dataclasses import dataclass
from typing import Literal

from selisik.briefing.shown import Line, Shown, Source

Has = Literal["first", "full", "copied", "same"]
_HAS: dict[str, Has] = {"first": "first", "held": "full", "own": "full", "copied": "copied", "same": "same"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article has of a claim, and where its words stand."""

    has: Has
    address: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim and, for each article in order, its cell or None."""

    line: Line
    cells: tuple[Cell | None, ...]


def matrix(shown: Shown) -> tuple[tuple[Source, ...], tuple[MatrixRow, ...]]:
    """The articles as columns, and a row for each claim that two or more of them carry."""
    return shown.sources, tuple(_row(line, shown.sources) for line in shown.shared_lines)


def _row(line: Line, columns: tuple[Source, ...]) -> MatrixRow:
    cells: dict[int, Cell] = {}
    mutual = any(carrier.wording == "same" for carrier in line.carriers)
    for carrier in line.carriers:
        has: Has = "same" if mutual and carrier.wording == "held" else _HAS[carrier.wording]
        cells.setdefault(carrier.source.number, Cell(has, carrier.address))
    return MatrixRow(line, tuple(cells.get(source.number) for source in columns))
