"""Outlets that an article names by their address: "portal beritanusa.example", "tulis Kabar.com".

The name is what stands before the point ("Kabar" in "Kabar.com"), as a tagger has it where it knows the outlet: so that
the outlet is one, with its address or without. An address counts where the list of outlets has it or where the words
beside it say that it reports; a shop's or an office's page is no organisation of the story.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import speech
from selisik.annotating.name_mentions import NameMention
from selisik.data import Sentence
from selisik.lang import Pack, fold_name
from selisik.lang.outlets import outlet_place

RULE = "outlet-address"
# Characters before an address in which the word that makes it an outlet stands.
LONGEST_LEAD = 30
# Letters of an outlet's name that a small word is glued to.
SHORTEST_OUTLET = 3
_ENDS = r"(?:com|co\.id|id|net|news|tv|info|com\.my|my|example)"
_ADDRESS = re.compile(rf"(?<![\w@./:\-])([A-Za-z][A-Za-z0-9\-]{{2,30}})\.{_ENDS}(?![\w@/\-]|\.\w)", re.IGNORECASE)
_ENDING = re.compile(rf"\.{_ENDS}(?![\w@/\-]|\.\w)", re.IGNORECASE)
_GLUED = re.compile("[a-z]+(?=[A-Z])")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+\Z")
# What joins an outlet to the name before it, in small letters.
_JOINED = re.compile(r",?\s+[a-z]{1,5}\s+\Z|,\s+\Z")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def with_addresses(
    names: Sequence[NameMention], text: str, sentences: Sequence[Sentence], language: Pack
) -> tuple[NameMention, ...]:
    """The names with those of the outlets that only their address names, in order."""
    places = [each for sentence in sentences for each in _addresses(text, sentence)]
    if not places:
        return tuple(names)
    dateline, found, known = outlet_place(text), [], KnownNames(names, text)
    for each in places:
        own = dateline is not None and dateline[0] <= each.start() < dateline[1]
        if not own and (known.kind_at(each.start()) == "organisation" or _reports(each, text, language)):
            start = _past_glued(each, text, language)
            found.append(NameMention(start, each.end(1), kind="organisation", rule=RULE))
    return tuple(_with(names, found, text)) if found else tuple(names)


def _addresses(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    """The addresses in a sentence; their ends, which few sentences have, are looked for first: that is far cheaper."""
    if _ENDING.search(text, sentence.start, sentence.end):
        yield from _ADDRESS.finditer(text, sentence.start, sentence.end)


def _with(names: Sequence[NameMention], found: Sequence[NameMention], text: str) -> Iterator[NameMention]:
    """Both in order. A name that has taken an outlet in at its end stops before what joins the two, or at the point of
    the address where nothing joins them; a name inside an outlet's goes."""
    at = 0
    for name in names:
        while at < len(found) and found[at].end <= name.start:
            yield found[at]
            at += 1
        if at == len(found) or found[at].start >= name.end:
            yield name
        elif name.start < found[at].start:
            joined = _JOINED.search(text, name.start, found[at].start)
            yield replace(name, end=joined.start() if joined else found[at].end)
            at += not joined
    yield from found[at:]


def _past_glued(found: re.Match[str], text: str, language: Pack) -> int:
    """Where the outlet's name begins: behind a small word that has lost the space after it ("dariKabar.com"); in small
    letters only where somebody is quoted from it ("quoted fromkabar.com")."""
    lead = _GLUED.match(found.group())
    before = _LAST_WORD.search(text, max(0, found.start() - LONGEST_LEAD), found.start())
    if lead is None and before and speech(language).has("cited", before[1].lower()):
        return found.start() + _length_of_lead(found.group(), language)
    glued = lead is not None and any(
        speech(language).has(each, lead.group()) for each in ("prepositions", "from", "to")
    )
    return found.start() + len(lead.group()) if lead and glued else found.start()


def _length_of_lead(address: str, language: Pack) -> int:
    """The letters of the word for "from" that the address has taken in, where a name is left behind it."""
    own = (len(each) for each in sorted(speech(language).phrases["from"]) if address.startswith(each))
    size = max(own, default=0)
    return size if address.find(".") - size >= SHORTEST_OUTLET else 0


def _reports(found: re.Match[str], text: str, language: Pack) -> bool:
    """Whether the address is an outlet's: a listed one, or one that words of reporting stand beside."""
    if found.group().casefold() in _known(language):
        return True
    words, before = speech(language), _LAST_WORD.search(text, max(0, found.start() - LONGEST_LEAD), found.start())
    form = before[1].lower() if before else ""
    cue = words.cues.get(form)
    if (cue and cue.after) or any(words.has(each, form) for each in ("outlets", "cited", "to", "according")):
        return True
    after = _NEXT_WORD.match(text, found.end())
    cue = words.cues.get(after[1].lower()) if after else None
    return bool(cue and cue.takes and not cue.passive)


@cache
def _known(language: Pack) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in language.entries("media") if "." in entry)


def same_outlets(text: str, names: Sequence[NameMention]) -> Iterator[tuple[NameMention, NameMention]]:
    """Pairs of names that mean one outlet: an address, and the name whose words it writes as one ("Kabar Kota",
    "KabarKota.com")."""
    bodies = [name for name in names if name.kind == "organisation"]
    addressed = {_as_one(name.cut(text)): name for name in bodies if _ENDING.match(text, name.end)}
    if addressed:
        for name in bodies:
            other = addressed.get(_as_one(name.cut(text)))
            if other and other is not name:
                yield name, other


def _as_one(written: str) -> str:
    return "".join(fold_name(written))
