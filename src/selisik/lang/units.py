"""Measured units: what they measure, and amounts in a base unit.

Factors: BIPM SI brochure, 9th edition (2019), and the international yard and pound; see `shared/units.toml`.
"""

from selisik.lang.numbers import Number
from selisik.lang.packs import shared_table


def in_base_unit(value: Number, unit: str) -> tuple[str, float]:
    """The dimension and the amount in its base unit; a unit that is not listed is a dimension of its own.

    >>> in_base_unit(2, "km"), in_base_unit(3, "perahu")
    (('length', 2000.0), ('perahu', 3.0))
    """
    entry = shared_table("units")["units"].get(unit)
    return (entry["dimension"], value * entry["factor"]) if entry else (unit, float(value))
