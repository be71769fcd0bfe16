"""Latitude and longitude as an article gives them: they tell one quake from another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, Token, tokens
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.units import article_language

_NUMBER = re.compile(r"\d{1,3}[.,]\d{1,4}|\d{1,3}")
# A corrected epicentre stays within so many degrees: what is further off is another quake.
NEAR_DEGREES = 0.5
# The name of a half of the globe has so many words at most, and between a latitude and its longitude stand so many.
REACH = 3
GAP = 6


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Latitude and longitude in degrees, the halves of the globe, the digits behind the point, and the place."""

    half: str
    degrees: tuple[float, float]
    digits: int
    span: Span

    def is_near(self, other: "Coordinates") -> bool:
        """Whether both may be one point, told anew.

        >>> one = Coordinates("s e", (8.08, 108.72), 2, Span(0, 1))
        >>> one.is_near(one), one.is_near(Coordinates("s e", (3.02, 130.62), 2, Span(0, 1)))
        (True, False)
        """
        near = all(abs(a - b) <= NEAR_DEGREES for a, b in zip(self.degrees, other.degrees, strict=True))
        return near and self.half == other.half


def find_coordinates(annotated: AnnotatedArticle) -> Iterator[Coordinates]:
    """Every latitude with the longitude right behind it, each before the name of its half of the globe."""
    code = article_language(annotated).code
    latitudes, longitudes = _named(code, "latitudes"), _named(code, "longitudes")
    marks = tokens(annotated.text) if latitudes else ()
    last: tuple[Token, str, int] | None = None
    for at, mark in enumerate(marks):
        if not mark.text[0].isdigit() or not _NUMBER.fullmatch(mark.text):
            continue
        behind = at + 1 + (at + 1 < len(marks) and marks[at + 1].text == "°")
        ahead = [each.text.lower() for each in marks[behind : behind + REACH]]
        latitude, longitude = _at_head(latitudes, ahead), _at_head(longitudes, ahead)
        if latitude:
            last = (mark, latitude, at)
        elif longitude and last and at - last[2] <= GAP:
            end = marks[behind - 1 + longitudes[longitude].at(ahead, 0)].end
            degrees = _number(last[0].text), _number(mark.text)
            digits = min(_digits(last[0].text), _digits(mark.text))
            yield Coordinates(f"{last[1]} {longitude}", degrees, digits, Span(last[0].start, end))


def _at_head(named: Mapping[str, Phrases], words: Sequence[str]) -> str:
    return next((name for name, each in named.items() if words and each.at(words, 0)), "")


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _digits(text: str) -> int:
    return len(text.replace(",", ".").partition(".")[2])


@cache
def _named(code: str, name: str) -> dict[str, Phrases]:
    groups = Pack(code).table("weigh").get("points", {}).get(name, ())
    return {group[0]: phrases(tuple(group)) for group in groups}
