"""The words by which an article says whom it has its text from: an agency, another outlet, a press release."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, OriginKind, Passage
from selisik.lang import Pack, pack, shared_table
from selisik.lang.outlets import is_outlet_name

# Articles in a language without a pack are read with the first one.
FALLBACK_LANGUAGE = "id"
# Initials of reporter, editor and agency, `(abc/def)`, end a line: at most so many characters follow.
AFTER_INITIALS = 24
# A source's name has at most this many words after the first.
MORE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an article names its source: the passage, the source's name, and what kind of source it is."""

    passage: Passage
    label: str
    kind: OriginKind


def find_namings(annotated: AnnotatedArticle) -> tuple[Naming, ...]:
    """Every naming in the article, in order; furniture and repeats are not looked at, credits are."""
    language = pack(annotated.article.language or FALLBACK_LANGUAGE)
    found = [
        naming
        for region in annotated.regions
        if region.kind not in ("furniture", "repeat")
        for naming in _namings(annotated, (region.start, region.end), language)
    ]
    return tuple(sorted(found, key=lambda naming: (naming.passage.start, naming.passage.end, naming.label)))


def _namings(annotated: AnnotatedArticle, place: tuple[int, int], language: Pack) -> Iterator[Naming]:
    text, name = annotated.text, annotated.article.id
    patterns = _patterns(language)
    for found in patterns.quoting.finditer(text, *place):
        label = _cut_at_glue(found.group("name").rstrip("."), language)
        if label.casefold() not in _no_sources(language):
            end = found.start("name") + len(label)
            yield Naming(Passage(found.start(), end, article=name), _agencies().get(label, label), _kind(label))
    for found in patterns.release.finditer(text, *place):
        yield Naming(Passage(found.start(), found.end(), article=name), found.group().casefold(), "release")
    for found in _INITIALS.finditer(text, *place):
        for initials in found.group("initials").casefold().split("/"):
            agency = shared_table("agencies")["initials"].get(initials)
            if agency:
                yield Naming(Passage(found.start(), found.end(), article=name), agency, "agency")


def _kind(label: str) -> OriginKind:
    if label in _agencies():
        return "agency"
    return "outlet" if is_outlet_name(label) else "unknown"


def _cut_at_glue(label: str, language: Pack) -> str:
    """A name without the small word that lost its space before it: scraped text writes both as one where a link was."""
    for glue in language.table("origins").get("glue", ()):
        bare = label.split(" ")[0].removesuffix(glue)
        if bare != label and bare in _agencies():
            return bare
    return label


@cache
def _no_sources(language: Pack) -> frozenset[str]:
    return frozenset(language.table("origins").get("no_sources", ()))


_INITIALS = re.compile(
    rf"\((?P<initials>[A-Za-z]{{2,8}}(?:/[A-Za-z]{{2,8}}){{1,2}})\)(?=.{{0,{AFTER_INITIALS}}}(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    quoting: re.Pattern[str]
    release: re.Pattern[str]


@cache
def _patterns(language: Pack) -> _Patterns:
    table = language.table("origins")
    between = _any_of(table.get("between", ()))
    word = r"[A-Z][\w&-]*(?:\.[\w&-]+)*"
    quoting = rf"(?i:\b{_any_of(table.get('quoting', ()))})(?:\s{{0,2}}(?i:{between})\b){{0,3}}\s{{0,2}}"
    return _Patterns(
        re.compile(rf"{quoting}(?P<name>{word}(?:[ \u00a0]{word}){{0,{MORE_WORDS}}})"),
        re.compile(rf"(?i:\b{_any_of(table.get('release', ()))}\b)"),
    )


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first; for none of them when there are none."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase) for phrase in ordered) + ")" if ordered else r"(?!)"


@cache
def _agencies() -> dict[str, str]:
    return {name: agency for agency, names in shared_table("agencies")["names"].items() for name in names}
