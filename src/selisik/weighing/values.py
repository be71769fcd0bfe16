"""The dates, times and numbers of an article as keys that can be compared."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Span, StoryDate
from selisik.lang import Pack
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language

# What is counted off as far as a dozen names things ("the 7th president") and is no count: its key ends in this.
ORDINAL = "."
MOST_IN_ORDER = 12
_CLOCK = re.compile(r"(?<![\d.,:/])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d,/]|[.:]\d{3})")


@dataclass(frozen=True, slots=True)
class Values:
    """The values that stand in one article, in order of their place: where, and what they come to."""

    spans: tuple[Span, ...]
    values: tuple[tuple[str, ...], ...]

    def inside(self, span: Span) -> range:
        """The numbers of the values that lie inside `span`."""
        first = bisect_left(self.spans, Span(span.start, span.start + 1))
        last = bisect_right(self.spans, span.end, key=lambda each: each.end)
        return range(first, max(first, last))


def article_values(annotated: AnnotatedArticle, dates: Sequence[StoryDate]) -> Values:
    """Dates, times and quantities of an article by value, none overlapping."""
    resolved = {(date.start, date.end): date.value for date in dates if date.article == annotated.article.id}
    found: list[tuple[Span, tuple[str, ...]]] = []
    for date in annotated.dates:
        span = Span(date.start, date.end)
        keys = _date_keys(resolved.get((date.start, date.end), date.value) or "", clock(span.cut(annotated.text)))
        if keys:
            found.append((span, keys))
    for quantity in annotated.quantities:
        if quantity.value is not None:
            unit = (
                ()
                if _is_measure(quantity.unit, article_language(annotated).code)
                else content_keys(quantity.unit, article_language(annotated).code)
            )
            number = () if quantity.value == 1 else (f"#{quantity.value:.12g}",)
            found.append((Span(quantity.start, quantity.end), (*number, *unit)))
    return laid_out(found)


def laid_out(found: Sequence[tuple[Span, tuple[str, ...]]]) -> Values:
    """The marks in order, the longest of those that overlap."""
    kept: list[tuple[Span, tuple[str, ...]]] = []
    for span, keys in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, keys))
    return Values(tuple(span for span, _ in kept), tuple(keys for _, keys in kept))


@cache
def _common_units(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get("common_units", ()))


def _is_measure(unit: str, code: str) -> bool:
    """Whether a unit is a measure or a currency, by its own sign, and no word of the text."""
    return unit.isupper() or not unit.isalpha() or unit in _common_units(code)


def _date_keys(value: str, time: str | None) -> tuple[str, ...]:
    day = value.partition("T")[0]
    return tuple(f"#{part}" for part in (day, time) if part)


def clock(text: str) -> str | None:
    """The time of day that a text writes, as HH:MM; None where it writes none.

    >>> clock("Rabu (13/9/2023) pukul 5.10 WIB"), clock("13 September 2023")
    ('05:10', None)
    """
    found = _CLOCK.search(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def counted_off(number: str) -> str:
    """The key of a number that stands behind a prefix of order: of few things a name, of more a count.

    >>> counted_off("7"), counted_off("32")
    ('#7.', '#32')
    """
    few = number.isdigit() and int(number) <= MOST_IN_ORDER
    return f"#{plain_number(number)}{ORDINAL if few else ''}"


def plain_number(text: str) -> str:
    """The number without thousands points: "1.000" and "1000" are one; anything else stays as it is written."""
    groups = text.split(".")
    if len(groups) > 1 and all(len(group) == 3 and group.isdigit() for group in groups[1:]):
        return "".join(groups)
    return text.replace(",", ".")


def tells(key: str) -> bool:
    """Whether a number is seldom equal by chance: not a mere year, nor one or two of something."""
    plain = key[1:]
    year = len(plain) == 4 and plain[:2] in ("19", "20")
    few = len(plain) == 1 and plain in "012"
    return key[0] == "#" and not key.endswith(ORDINAL) and not (plain.isdigit() and (few or year))


def is_day(key: str) -> bool:
    """Whether a key is a month or a day, in ISO 8601."""
    return key[1:5].isdigit() and key[5:6] == "-" and key[6:8].isdigit()
