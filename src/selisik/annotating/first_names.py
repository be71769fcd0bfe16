"""First names that a tagger left out: words of rank by birth that are part of a name, and names that lost a space."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack

RULE_FIRST = "first-name"
# Characters before a name in which its first word stands.
LONGEST_WORD = 40
# The capitalised end of a word that has lost the space before it ("PlusAri"), and nothing but it.
_GLUED_END = re.compile(r"[a-z]([A-Z][a-z]{2,})[ \u00a0]\Z")
_GLUED_START = re.compile(r"(?:[A-Z][\w\-]*[a-z])([A-Z][a-z]{2,})[ \u00a0]")
_WORD_BEFORE = re.compile(r"([\w,]?)[ \u00a0]?([A-Z][a-z]+)[ \u00a0]\Z")


def with_first_names(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names, persons' with the first name that stands right before them where that is sure.

    "Lalu" inside a sentence and "Ki" anywhere are the first word of a name; in "PT Rawi PlusAri Wangsa" the name begins
    with "Ari".
    """
    until = 0
    firsts = _given(language) | {name.cut(text).lower() for name in names if name.kind == "person"}
    for name in names:
        start = _start(name, text, firsts, language) if name.kind == "person" else name.start
        yield replace(name, start=start, rule=RULE_FIRST) if until <= start != name.start else name
        until = name.end


def _start(name: NameMention, text: str, firsts: frozenset[str], language: Pack) -> int:
    before = text[max(0, name.start - LONGEST_WORD) : name.start]
    inside = _GLUED_START.match(text, name.start, name.end)
    if inside and inside[1].lower() in firsts:
        return inside.start(1)
    last = before.rsplit(None, 1)[-1:]
    if not last or last[0].islower():  # no capital right before the name, as mostly
        return name.start
    end = _GLUED_END.search(before)
    if end and end[1].lower() in firsts:
        return name.start - len(before) + end.start(1)
    word = _WORD_BEFORE.search(before)
    return name.start - len(before) + word.start(2) if word and _by_birth(word, language) else name.start


def _by_birth(found: re.Match[str], language: Pack) -> bool:
    """Whether the word before a name is one of birth: one that is also a plain word not at the head of a sentence."""
    table, form = language.table("names").get("birth", {}), found[2].lower()
    return form in table.get("sure", ()) or (form in table.get("inside", ()) and bool(found[1]))


@cache
def _given(language: Pack) -> frozenset[str]:
    return frozenset(form for form, kinds in gazetteer(language).alone.items() if "given" in kinds)
