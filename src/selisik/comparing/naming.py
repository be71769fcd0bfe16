"""The words by which an article says whom it has its text from: an agency, another outlet, a press release."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from selisik.data import AnnotatedArticle, NamedSource, OriginKind, Passage, Region, Span
from selisik.lang import Pack, pack, shared_table
from selisik.lang.outlets import is_outlet_name

# Articles in a language without a pack are read with the first one.
FALLBACK_LANGUAGE = "id"
# Initials of reporter, editor and agency, `(abc/def)`, end a line: at most so many characters follow.
AFTER_INITIALS = 24
# A source's name has at most this many words after the first.
MORE_WORDS = 3
# Who names a source in the first sentences of a report has the report from it; further on, only what stands there.
OPENING_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an article names its source: the passage, the source's name, and what kind of source it is.

    `of` is what it is the source of, the paragraph that names it; None for the whole text. A `credit` names it at the
    foot ("has appeared in …", "(abc/ant)").
    """

    passage: Passage
    label: str
    kind: OriginKind
    of: Span | None = None
    credit: bool = False


def find_namings(annotated: AnnotatedArticle) -> tuple[Naming, ...]:
    """Every naming in the article, in order; furniture and repeats are not looked at, credits are."""
    language = pack(annotated.article.language or FALLBACK_LANGUAGE)
    found = {
        naming.passage: naming
        for region in annotated.regions
        if region.kind not in ("furniture", "repeat")
        for naming in (*_credited(annotated, region, language), *_namings(annotated, region, language))
    }
    return tuple(sorted(found.values(), key=lambda each: (each.passage.start, each.passage.end, each.label)))


def named_sources(annotated: AnnotatedArticle) -> tuple[NamedSource, ...]:
    """Whom the article says it has its text or a passage from, in order; not itself, and nobody it only quotes."""
    return tuple(
        NamedSource(
            each.passage.start,
            each.passage.end,
            label=each.label,
            kind=each.kind,
            scope="passage" if each.of else "text",
        )
        for each in find_namings(annotated)
        if (each.credit or each.kind != "unknown") and not _is_own(each.label, annotated)
    )


def _is_own(label: str, annotated: AnnotatedArticle) -> bool:
    """Whether all words of a source's name stand in the article's own address: its outlet's name, not another's."""
    own = f"{urlsplit(annotated.article.url or '').netloc} {annotated.article.outlet or ''}".casefold()
    words = [word.casefold() for word in _NAME_PARTS.findall(label)]
    ends = {end for domain in shared_table("outlets")["second_level"] for end in domain.split(".")} | {"com"}
    return all(word in own for word in words if word not in ends)


def _credited(annotated: AnnotatedArticle, region: Region, language: Pack) -> Iterator[Naming]:
    """The source that a line of credit names: the notice of a reprint, or a name behind "source"."""
    if region.kind == "credit":
        for found in _patterns(language).credit.finditer(annotated.text, region.start, region.end):
            label = found.group("name").rstrip(".")
            if label.casefold() not in _no_sources(language):
                passage = Passage(found.start(), found.start("name") + len(label), article=annotated.article.id)
                known = _kind(label)
                kind = "outlet" if found.group("notice") and known == "unknown" else known
                yield Naming(passage, _agencies().get(label, label), kind, credit=True)


def _namings(annotated: AnnotatedArticle, region: Region, language: Pack) -> Iterator[Naming]:
    text, name, place = annotated.text, annotated.article.id, (region.start, region.end)
    patterns = _patterns(language)
    for found in patterns.quoting.finditer(text, *place):
        which = "name" if found.group("second") is None else "second"
        label = _cut_at_glue(found.group(which).rstrip("."), language)
        if label and label.casefold() not in _no_sources(language):
            passage = Passage(found.start(), found.start(which) + len(label), article=name)
            credit = region.kind == "credit"
            part = None if credit else _part(annotated, passage)
            yield Naming(passage, _agencies().get(label, label), _kind(label), part, credit)
    for found in patterns.release.finditer(text, *place):
        passage = Passage(found.start(), found.end(), article=name)
        yield Naming(passage, found.group().casefold(), "release", _part(annotated, passage))
    for found in _INITIALS.finditer(text, *place):
        for initials in found.group("initials").casefold().split("/"):
            agency = shared_table("agencies")["initials"].get(initials)
            if agency:
                yield Naming(Passage(found.start(), found.end(), article=name), agency, "agency", credit=True)


def _part(annotated: AnnotatedArticle, passage: Passage) -> Span | None:
    """The paragraph that a naming is in, which alone it is the source of; None in the opening of the report."""
    text = annotated.text
    at = next((at for at, each in enumerate(annotated.sentences) if each.overlaps(passage)), None)
    if at is None or at < OPENING_SENTENCES:
        return None
    start, end = annotated.sentences[at].start, max(passage.end, annotated.sentences[at].end)
    return Span(text.rfind("\n", 0, start) + 1, end if (found := text.find("\n", end)) < 0 else found)


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


# An outlet that writes its own name small ("kabarsenja.example", "senjakita") is known as such by its family or domain.
_LOWER_DOMAIN = r"[a-z][a-z0-9-]+(?:[A-Z]\w+|(?:\.[a-z]+){1,2})"
# "TribunMedan.com", "Tribun-Medan.com" and "Tribun Medan" have the same parts.
_NAME_PARTS = re.compile(r"[A-Z]+[a-z0-9]*|[a-z0-9]+")
_INITIALS = re.compile(
    rf"\((?P<initials>[A-Za-z]{{2,8}}(?:/[A-Za-z]{{2,8}}){{1,2}})\)(?=.{{0,{AFTER_INITIALS}}}(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    credit: re.Pattern[str]
    quoting: re.Pattern[str]
    release: re.Pattern[str]


@cache
def _patterns(language: Pack) -> _Patterns:
    table = language.table("origins")
    between, through = _any_of(table.get("between", ())), _any_of(table.get("through", ()))
    notices, labels = _any_of(table.get("notices", ())), _any_of(table.get("labels", ()))
    word = r"[A-Z][\w&-]*(?:\.[\w&-]+)*"
    name = rf"{word}(?:[ \u00a0]{word}){{0,{MORE_WORDS}}}"
    quoting = rf"(?i:\b{_any_of(table.get('quoting', ()))})(?:\s{{0,2}}(?i:{between})\b){{0,3}}\s{{0,2}}"
    # Behind "quoted by X from" stands the source, a name or not; X is who quotes.
    second = rf"(?:[ \u00a0]{through}[ \u00a0](?P<second>{name}|))?"
    line = rf"(?:^|(?<=[\n(])){labels}\s{{0,2}}:?"
    return _Patterns(
        re.compile(rf"(?i:(?P<notice>\b{notices})|{line})\s{{0,2}}(?P<name>{name}|{_LOWER_DOMAIN})", re.MULTILINE),
        re.compile(rf"{quoting}(?P<name>{name}){second}"),
        re.compile(rf"(?i:\b{_any_of(table.get('release', ()))}\b)"),
    )


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first; for none of them when there are none."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase) for phrase in ordered) + ")" if ordered else r"(?!)"


@cache
def _agencies() -> dict[str, str]:
    return {name: agency for agency, names in shared_table("agencies")["names"].items() for name in names}
