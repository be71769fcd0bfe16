"""When the page says that it was published: a line of its own above the report, a day and mostly a clock."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from selisik.annotating.regions.lines import Line, has_full_stop
from selisik.data import Region
from selisik.lang import Pack

# The stamp stands above the first sentence; title, subtitle, name and outlet may stand above it.
_MOST_LINES_ABOVE = 5
_LONGEST_STAMP = 60
_NUMERIC_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# What the clock in an ISO time begins and ends with.
_ISO_LETTERS = frozenset({"t", "z"})


def find_stamps(lines: Sequence[Line], language: Pack) -> Iterator[Region]:
    """The lines above the first sentence that hold nothing but a day with its year, and a clock where there is one."""
    for line in lines[: _MOST_LINES_ABOVE + 1]:
        if has_full_stop(line.words):
            return
        if len(line.words) <= _LONGEST_STAMP and _is_stamp(line.words, language):
            yield Region(line.start, line.end, kind="furniture", rule="furniture.stamp")


def _is_stamp(words: str, language: Pack) -> bool:
    """Whether the words are a day and a clock and nothing else."""
    months, others = _words_of_time(language)
    said = [found.casefold() for found in _WORD.findall(words)]
    named = [word for word in said if word in months]
    if not all(word in months or word in others for word in said):
        return False
    return bool(_NUMERIC_DAY.search(words)) or (len(named) == 1 and bool(_YEAR.search(words)) and words[-1].isalnum())


@cache
def _words_of_time(language: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the months, and the other words that stand in a stamp."""
    kinds = language.table("dates").get("kinds", {})
    months = frozenset((*kinds.get("month_name", ()), *kinds.get("month_short", ())))
    others = frozenset(
        (*kinds.get("weekday", ()), *kinds.get("clock_label", ()), *language.table("furniture").get("stamps", ()))
    )
    return months, others | _ISO_LETTERS
