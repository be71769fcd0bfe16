"""What stands at the end of a name and is no part of it: a number that counts, the rest of an outlet's address."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack
from selisik.lang.outlets import is_outlet_name, outlet_place

# A number behind a name, with what parts them. No more digits than this are looked at.
_NUMBER = re.compile(r"\s+(\d[\d.,]{0,20})\Z")
# The rest of an address behind a name that ends in its point.
_ADDRESS = re.compile(r"(?:com|co|id|net|org|news|tv|info|example)\b(?:\.[a-z]{2,4}\b)?")
LISTED = frozenset(["organisation", "party", "medium"])


def mend_edges(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names, those of bodies without a number that counts ("Such Club 2") or the point of an outlet's address, and
    without the outlet that the dateline names in words: it is not of the story. A small word that a tagger took for a
    name for its capital goes."""
    begin, end = outlet_place(text) or (0, 0)
    nobody = frozenset(language.table("names").get("edges", {}).get("nobody", ()))
    for name in names:
        written = name.cut(text)
        if nobody and written.lower() in nobody:
            continue
        if written.endswith("."):
            yield replace(name, end=name.end - 1) if _is_address(name, text) else name
        elif not (begin <= name.start < end and name.kind != "place"):
            yield _uncounted(name, written, language) if name.kind == "organisation" else name


def _is_address(name: NameMention, text: str) -> bool:
    """Whether a name that ends in a point is the beginning of an outlet's address ("KABAR.example")."""
    rest = _ADDRESS.match(text, name.end)
    return rest is not None and is_outlet_name(text[name.start : rest.end()])


def _uncounted(name: NameMention, written: str, language: Pack) -> NameMention:
    """The name without a number behind it: one with a fraction, or any where lists have the name without it alone."""
    number = _NUMBER.search(written)
    if number is None or written.lower() in _listed(language):
        return name
    body = written[: number.start()]
    fraction = not number[1].rstrip(".,").isdigit()
    return replace(name, end=name.start + len(body)) if fraction or body.lower() in _listed(language) else name


@cache
def _listed(language: Pack) -> frozenset[str]:
    """The bodies of the lists, in small letters."""
    listed = {
        " ".join((first, *rest))
        for first, entries in gazetteer(language).phrases.items()
        for rest, kind in entries
        if kind in LISTED
    }
    return frozenset(listed.union(language.table("names").get("wholes", {}).get("organisation", ())))
