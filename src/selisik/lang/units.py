"""Measured units: what they measure, and whether two amounts are one.

Factors: BIPM SI brochure, 9th edition (2019), and the international yard and pound; see `shared/units.toml`.
"""

import math

from selisik.lang.numbers import Number
from selisik.lang.packs import shared_table


def in_base_unit(value: Number, unit: str) -> tuple[str, float]:
    """The dimension and the amount in its base unit; a unit that is not listed is a dimension of its own.

    >>> in_base_unit(2, "km"), in_base_unit(3, "perahu")
    (('length', 2000.0), ('perahu', 3.0))
    """
    entry = shared_table("units")["units"].get(unit)
    return (entry["dimension"], value * entry["factor"]) if entry else (unit, float(value))


def same_amount(one: tuple[Number, str], other: tuple[Number, str]) -> bool:
    """Whether two amounts agree: equal in one unit, or within half a step of the coarser one's last digit in two.

    >>> same_amount((200, "km"), (125, "mi")), same_amount((200, "km"), (130, "mi"))
    (True, False)
    >>> same_amount((90, "minute"), (1.5, "hour")), same_amount((47, "km"), (48, "km"))
    (True, False)
    """
    dimension, amount = in_base_unit(*one)
    other_dimension, other_amount = in_base_unit(*other)
    if dimension != other_dimension:
        return False
    if one[1] == other[1]:
        return one[0] == other[0]
    return abs(amount - other_amount) <= max(_half_step(*one), _half_step(*other)) * (1 + 1e-9)


def _half_step(value: Number, unit: str) -> float:
    """Half of what the last digit that is not nought stands for, in the base unit: 200 km is told to 100 km.

    A single digit before the noughts would allow anything; it is taken to be told to a tenth of itself.
    """
    digits = f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    _, found, decimals = digits.partition(".")
    noughts = 0 if found else len(digits) - len(digits.rstrip("0"))
    step = 10.0 ** (-len(decimals) if found else min(noughts, max(len(digits) - 2, 0)))
    return in_base_unit(1, unit)[1] * step / 2 if math.isfinite(step) else 0.0
