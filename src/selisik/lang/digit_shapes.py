"""What a piece of text that begins with a digit may be by its shape alone: a day, a year, a date, a clock."""

import re
from functools import lru_cache

# Figures whose shape is kept ready: small numbers and years come again and again.
SHAPES_KEPT = 4_096
SHAPES = (
    ("day", re.compile(r"(?:0?[1-9]|[12]\d|3[01])\Z")),
    ("year", re.compile(r"(?:1[0-9]|20|21)\d\d\Z")),
    ("full", re.compile(r"(?:0?[1-9]|[12]\d|3[01])([/.])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)\Z")),
    ("partial", re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\Z")),
    ("early", re.compile(r"0\d[.:][0-5]\d\Z")),
    ("clock", re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?\Z")),
    ("years", re.compile(r"(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)\Z")),
)
# No shape but a plain number is longer than a full date with a four-digit year.
_LONGEST_SHAPE = len("31/12/2025")


@lru_cache(SHAPES_KEPT)
def shape(digits: str) -> str:
    """What a piece that begins with a digit may be by its shape.

    >>> [shape(each) for each in ("13", "2023", "13/9/2023", "13/9", "14.30", "07.30", "1.000", "2024/2025")]
    ['day', 'year', 'full', 'partial', 'clock', 'early', 'digits', 'years']
    """
    if len(digits) <= _LONGEST_SHAPE:
        for name, pattern in SHAPES:
            if pattern.match(digits):
                return name
    return "digits"
