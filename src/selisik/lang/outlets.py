"""Which outlet an article is from, by its address or by its own dateline."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from selisik.lang.packs import shared_table

# The dateline stands within the first characters of a report; a domain further on may be an advertisement's.
_DATELINE_CHARACTERS = 120
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+){1,3}")
_LINE_START = re.compile(r"(?:^|\n)\s*+(?=\S)")


def outlet_of_url(url: str | None) -> str | None:
    """The registered domain of an article's address, None without one.

    >>> outlet_of_url("https://news.contoh.co.id/read/1"), outlet_of_url("contoh"), outlet_of_url(None)
    ('contoh.co.id', None, None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    parts = host.rstrip(".").split(".")
    if len(parts) < 2 or not all(parts) or parts[-1].isdigit():
        return None
    long = ".".join(parts[-2:]) in _second_level()
    return ".".join(parts[-3 if long else -2 :])


def house_of(outlet: str | None) -> str | None:
    """The owner whom the table of outlets names for this outlet; None where it names none.

    >>> house_of("kompas.com"), house_of("contoh.com"), house_of(None)
    ('Kompas Gramedia', None, None)
    """
    owners: Mapping[str, str] = shared_table("outlets").get("owners", {})
    return owners.get(outlet) if outlet else None


def outlet_of_text(text: str) -> str | None:
    """The outlet that the text's own dateline names, as its domain.

    >>> outlet_of_text("Contoh.com, Jakarta - Harga beras naik."), outlet_of_text("Harga beras naik, kata Contoh.com.")
    ('contoh.com', None)
    >>> outlet_of_text("SORENDA, KABAR.EXAMPLE - Harga beras naik."), outlet_of_text("Harga naik.Warga, kata Budi.")
    ('kabar.example', None)
    """
    found = _in_dateline(text)
    name = (found.group("domain") or found.group("name")) if found else ""
    return _names().get(name.casefold(), name.lower() if found.group("domain") else None) if found else None


def outlet_place(text: str) -> tuple[int, int] | None:
    """Where the text's own dateline names the outlet.

    >>> outlet_place("SORENDA, KABAR.EXAMPLE - Harga beras naik."), outlet_place("Harga beras naik.")
    ((9, 22), None)
    """
    found = _in_dateline(text)
    return found.span("domain" if found.group("domain") else "name") if found else None


def _in_dateline(text: str) -> re.Match[str] | None:
    head = text[: 4 * _DATELINE_CHARACTERS]
    for line in _LINE_START.finditer(head):
        found = _dateline().match(head, line.end(), line.end() + _DATELINE_CHARACTERS)
        if found and (found.group("domain") or not line.start()):
            return found
    return None


def is_outlet_name(name: str) -> bool:
    """Whether a name is a domain, with a family's name before it or not, or an outlet of the table.

    >>> is_outlet_name("Contoh.com"), is_outlet_name("ANTARA"), is_outlet_name("Badan Meteorologi")
    (True, True, False)
    >>> is_outlet_name("TribunJabar"), is_outlet_name("Tribun Medan"), is_outlet_name("Tribunal Militer")
    (True, True, False)
    """
    domain = _DOMAIN.fullmatch(name) is not None
    return name.casefold() in _names() or domain or _family_name().match(name) is not None


@cache
def _family_name() -> re.Pattern[str]:
    families = "|".join(re.escape(name) for name in shared_table("outlets").get("families", ()))
    return re.compile(rf"(?:{families or '(?!)'})[ \u00a0-]?[A-Z0-9]")


@cache
def _dateline() -> re.Pattern[str]:
    """`Outlet.com, Town`, `OUTLET.COM - `, `TOWN, Outlet.com -- `, and the same with a known name that is no domain."""
    names = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True)) or r"(?!)"
    domain = r"(?P<domain>[A-Za-z][A-Za-z0-9\-]{2,30}(?:\.(?:[a-z]{2,12}|[A-Z]{2,12})){1,2})"
    town = r"(?:[A-Z][A-Za-z.\-]{1,20}(?: [A-Z][A-Za-z.\-]{1,20}){0,2}(?:\s{0,2}[,(–]|\s[-–]{1,2}\s)\s{0,2})?"
    return re.compile(rf"{town}(?:{domain}|(?P<name>(?i:{names})))\)?\s{{0,2}}[,–—\-]")


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): domain for name, domain in shared_table("outlets").get("names", {}).items()}


@cache
def _second_level() -> frozenset[str]:
    return frozenset(shared_table("outlets").get("second_level", ()))
