"""Numbers that lean on a noun elsewhere: fractions, parts of a counted whole, and counts whose noun is left out.

In a row of counts the noun stands once and the rest go without it ("two people died, five hurt"): an ellipsis whose
noun is the nearest one counted before that fits (Quirk et al. 1985, chapter 12).
"""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec.structs import replace

from selisik.annotating.counting import UNITS, Setting, counted_noun, is_labelled, over, value_of
from selisik.data import Quantity
from selisik.lang import Pack
from selisik.lang.numbers import Number
from selisik.lang.pieces import Hit

PART = "part"
# "Half asleep" counts nothing: a half needs a unit or a whole.
HALF = 0.5
# A third has no end in decimals; no text speaks of finer shares.
DECIMALS = 6
# A count without its noun begins its phrase: after a comma, a function word or a word that announces a number.
OPENING = frozenset(
    (
        "comma",
        "open",
        "and",
        "stop",
        "filler",
        "at_least",
        "at_most",
        "about",
        "until",
        "causing",
        "human_state",
        "thing_state",
    )
)


class Counted(msgspec.Struct, frozen=True):
    """The nouns counted last: for people, and for anything."""

    people: str = ""
    anything: str = ""

    def with_unit(self, unit: str, language: Pack) -> "Counted":
        """The same after one more count, whose noun is `unit`."""
        if not unit or unit in UNITS or unit == PART:
            return self
        return Counted(unit if unit.split()[0] in people_words(language) else self.people, unit)


@cache
def people_words(language: Pack) -> frozenset[str]:
    """The words for people that are counted, and the classifiers for people."""
    kinds = language.table("quantities").get("kinds", {})
    return frozenset((*kinds.get("person", ()), *kinds.get("people_classifier", ())))


def elliptic(hit: Hit, setting: Setting) -> Quantity | None:
    """A count whose noun stands before: the number alone, its unit still to be told by `completed`."""
    value = value_of(hit, "number", setting)
    if not isinstance(value, int) or is_labelled(hit) or not _opens(hit):
        return None
    return over(hit, hit.found.start("number"), hit.found.end("number"), value, "")


def completed(quantity: Quantity, hit: Hit, counted: Counted) -> Quantity | None:
    """The count with the noun that it leans on; without one only a word for what became of it makes it a count."""
    unit = (counted.people if hit.has("human_state") else "") or counted.anything
    return replace(quantity, unit=unit) if unit or hit.has("human_state") or hit.has("thing_state") else None


def _opens(hit: Hit) -> bool:
    before = hit.pieces[hit.first - 1] if hit.first else None
    return before is None or before.value in OPENING or not before.word[0].isalnum()


def fraction(hit: Hit, setting: Setting) -> Quantity | None:
    """ "A third", "two thirds": a part of one; with a unit, so much of it."""
    value: Number | None = hit.value("share")
    if hit.has("fraction"):
        parts, whole = value_of(hit, "number", setting), hit.value("fraction")
        value = parts / whole if parts is not None and whole and 0 < parts < whole else None
    if value is None:
        return None
    return over(hit, hit.first, hit.last, round(value, DECIMALS), hit.value("unit") or PART)


def part(hit: Hit, setting: Setting) -> Quantity | None:
    """ "Three of the five victims": the part is counted, out of the whole."""
    value, whole = value_of(hit, "part", setting), value_of(hit, "number", setting)
    last, unit = counted_noun(hit, setting)
    if value is None or whole is None or not unit or is_labelled(hit):
        return None
    if value >= whole:
        return over(hit, hit.found.start("number"), last, whole, unit)
    made = replace(over(hit, hit.first, last, value, unit), out_of=whole)
    return _before_its_state(made, hit, last, setting)


def _before_its_state(quantity: Quantity, hit: Hit, last: int, setting: Setting) -> Quantity:
    """The mark without a state at its end, where nothing follows: "three of five victims died"."""
    head, _, state = quantity.unit.partition(" ")
    goes_on = last < len(hit.pieces) and hit.pieces[last].word[0].isalnum()
    if goes_on or state not in _states(setting.language):
        return quantity
    return replace(quantity, end=hit.pieces[last - 1].start + len(head), unit=head)


@cache
def _states(language: Pack) -> frozenset[str]:
    kinds: Mapping[str, list[str]] = language.table("quantities").get("kinds", {})
    return frozenset((*kinds.get("human_state", ()), *kinds.get("thing_state", ())))
