"""What date readings share: what they lean on, and the drafts of marks that they give."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from selisik.data.marks import Basis
from selisik.lang.calendar import Valued
from selisik.lang.packs import Pack
from selisik.lang.pieces import Hit, Vocabulary

# Days by their weekday (1 is Monday), None where a weekday has two.
Named = dict[int, date | None]
Draft = tuple[int, int, Valued | None, Basis]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading may lean on: the text, its language, the day it was published where known.

    `named` holds the days written with their weekday so far, None where a weekday had two.
    """

    text: str
    language: Pack
    known: Vocabulary
    published: date | None
    named: Named = field(default_factory=dict)


def whole(hit: Hit, valued: Valued | None, basis: Basis = "published") -> list[Draft]:
    """One mark over all pieces of the hit."""
    return [(hit.pieces[hit.first].start, end(hit), valued, basis)]


def end(hit: Hit) -> int:
    """Where the mark of the hit ends, a character offset.

    A comma at the end is the sentence's: it stands before a year that does not come.
    """
    last = hit.pieces[hit.last - 1]
    return hit.pieces[hit.last - 2].end if last.word == "," else last.end


def iso(day: date | None) -> Valued | None:
    """The day as a value, None for none."""
    return (day.isoformat(), "day") if day else None


def halves(hit: Hit, values: Sequence[tuple[Valued | None, Basis]]) -> list[Draft]:
    """Two marks, parted at the element `joint`."""
    joint = hit.found.start("joint")
    first, second = values
    return [
        (hit.pieces[hit.first].start, hit.pieces[joint - 1].end, *first),
        (hit.pieces[joint + 1].start, end(hit), *second),
    ]
