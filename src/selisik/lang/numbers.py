"""Numbers as words and as digits, in any language whose words stand in its pack.

The grammar is the common one of Indonesian, Malay and English: units are added, a ten follows or holds its unit, a
scale multiplies what was gathered since the last larger scale. The words and the marks of a language stand in
`lang/<code>/numbers.toml`.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from selisik.lang.packs import Pack

Number = int | float

# Longer strings of digits are account numbers and noise; 10**15 rupiah is the state's budget.
MOST_DIGITS = 18
TEN = 10
# Scales below a thousand multiply inside a group, the others close it.
SMALLEST_CLOSING_SCALE = 1000
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*\Z")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?\Z")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A language's number words: `units` add, `teens` add ten to the unit before, `scales` multiply."""

    units: dict[str, Number]
    teens: dict[str, int]
    scales: dict[str, int]
    decimal_words: frozenset[str]
    joiners: frozenset[str]
    decimal_mark: str

    def holds(self, word: str) -> bool:
        """Whether the lower-case word can start a number."""
        return word in self.units or word in self.scales


@cache
def number_words(language: Pack) -> NumberWords:
    """The number words of a pack, from its table `numbers`."""
    table = language.table("numbers")
    return NumberWords(
        units=dict(table.get("units", {})),
        teens=dict(table.get("teens", {})),
        scales=dict(table.get("scales", {})),
        decimal_words=frozenset(table.get("decimal_words", ())),
        joiners=frozenset(table.get("joiners", ())),
        decimal_mark=table.get("decimal_mark", "."),
    )


def parse_number(words: str | Sequence[str], language: Pack) -> Number | None:
    """The number that words or digits (with an optional scale) say, None where they are not one whole number.

    >>> from selisik.lang import pack
    >>> parse_number("dua puluh tiga", pack("id")), parse_number("1,2 triliun", pack("id"))
    (23, 1200000000000)
    >>> parse_number("two hundred and five", pack("en")), parse_number("tiga lima", pack("id"))
    (205, None)
    """
    parts = words.lower().replace("-", " ").split() if isinstance(words, str) else [word.lower() for word in words]
    if not parts:
        return None
    if parts[0][0].isdigit():
        return _scaled(parse_digits(parts[0], language), parts[1:], number_words(language))
    return parse_words(parts, number_words(language))


def parse_digits(digits: str, language: Pack) -> Number | None:
    """The number that digits with a decimal mark and grouping marks write; None where they write none.

    The language's own reading wins; the other habit is understood where it cannot be mistaken. A single group of three
    after the decimal mark ("1,500" in Indonesian) reads as a decimal fraction: ask `is_doubtful` before using it.

    >>> from selisik.lang import pack
    >>> [parse_digits(each, pack("id")) for each in ("1.000,5", "1.250.000", "5.8", "1,250,000", "12")]
    [1000.5, 1250000, 5.8, 1250000, 12]
    """
    if len(digits) > MOST_DIGITS + MOST_DIGITS // 3:
        return None
    mark = number_words(language).decimal_mark
    group = "." if mark == "," else ","
    head, found, tail = digits.partition(mark)
    if found and tail.isdigit() and (_GROUPED.match(head) or head.isdigit()) and mark not in head:
        return _number(head.replace(group, ""), tail)
    grouped = _GROUPED.match(digits)
    if grouped and (grouped.group(1) == group or digits.count(mark) > 1):
        return int(digits.replace(grouped.group(1), ""))
    plain = _PLAIN.match(digits)
    return _number(plain.group(1), plain.group(2) or "") if plain else None


def is_doubtful(digits: str, language: Pack) -> bool:
    """Whether digits read as a decimal fraction here and as thousands by the other habit ("1,500" in Indonesian).

    >>> from selisik.lang import pack
    >>> is_doubtful("1,500", pack("id")), is_doubtful("0,125", pack("id")), is_doubtful("1.500", pack("id"))
    (True, False, False)
    """
    grouped = _GROUPED.match(digits)
    mark = number_words(language).decimal_mark
    return bool(grouped) and digits.count(mark) == 1 and digits[-4] == mark and digits[0] != "0"


def parse_words(words: Sequence[str], known: NumberWords) -> Number | None:
    """The number that lower-case number words say, None where they are not one number in grammar.

    >>> from selisik.lang import pack
    >>> parse_words(["seribu", "dua", "ratus", "lima", "belas"], number_words(pack("id")))
    1215
    """
    for at, word in enumerate(words):
        if word in known.decimal_words:
            return _with_decimals(words[:at], words[at + 1 :], known)
    total: Number = 0
    group: Number = 0
    last, ceiling = "", math.inf
    for word in words:
        if word in known.joiners and last:
            continue
        step = _kind(word, known)
        if not step or not _may_follow(last, step, group, known.units.get(word, 0)):
            return None
        if step == "scale" and known.scales[word] >= SMALLEST_CLOSING_SCALE:
            if known.scales[word] >= ceiling:
                return None
            ceiling = known.scales[word]
            total, group = total + (group or 1) * ceiling, 0
        else:
            group = _grown(group, word, known)
        last = step
    return whole(total + group) if last else None


def _kind(word: str, known: NumberWords) -> str:
    return "unit" if word in known.units else "teen" if word in known.teens else "scale" if word in known.scales else ""


def _may_follow(last: str, step: str, group: Number, value: Number) -> bool:
    """Whether a word of this kind may stand here.

    After a unit only a half may, or a unit below ten after twenty and above; a teen needs a lone unit.
    """
    if step == "unit":
        return last != "unit" or 0 < value < 1 or (value < TEN and group % 100 >= 2 * TEN and group % TEN == 0)
    return step != "teen" or (last == "unit" and 0 < group % 100 < TEN)


def _grown(group: Number, word: str, known: NumberWords) -> Number:
    """What was gathered below a thousand, with one more word."""
    if word in known.units:
        return group + known.units[word]
    return group + known.teens[word] if word in known.teens else _multiplied(group, known.scales[word])


def _multiplied(group: Number, size: int) -> Number:
    """`group` with its part below `size` multiplied: three hundred TWO ten -> three hundred and twenty."""
    part = group % size
    return group - part + (part or 1) * size


def _with_decimals(whole: Sequence[str], decimals: Sequence[str], known: NumberWords) -> Number | None:
    """Words after the decimal word are digits one by one, and a scale may close them."""
    end = next((at for at, word in enumerate(decimals) if word not in known.units), len(decimals))
    head, digits = parse_words(whole, known), [known.units[word] for word in decimals[:end]]
    if head is None or not digits or any(digit not in range(10) for digit in digits):
        return None
    return _scaled(_number(str(head), "".join(map(str, digits))), decimals[end:], known)


def _scaled(number: Number | None, scales: Sequence[str], known: NumberWords) -> Number | None:
    for word in scales:
        if number is None or word not in known.scales:
            return None
        number = times(number, known.scales[word])
    return number


def times(number: Number, scale: int) -> Number:
    """The product of the decimal number that is written, without the dust of binary fractions.

    >>> times(1.1, 1000000), times(16.6, 1000000000)
    (1100000, 16600000000)
    """
    if isinstance(number, int):
        return number * scale
    product = Decimal(str(number)) * scale
    return int(product) if product == product.to_integral_value() else float(product)


def _number(head: str, decimals: str) -> Number:
    return whole(float(f"{head}.{decimals}")) if decimals else int(head)


def whole(number: Number) -> Number:
    """The same number as an int where it is a whole one, so that 2.0 prints as 2.

    >>> whole(2.0), whole(2.5)
    (2, 2.5)
    """
    return int(number) if isinstance(number, float) and number.is_integer() else number
