"""Titles, headings and captions: what a line is by where it stands and how it looks."""

from collections.abc import Sequence

from selisik.annotate.regions.lines import Line, count_words, has_full_stop, is_headline, is_stopped, key
from selisik.data import Region
from selisik.data.marks import RegionKind

_HEADING_CHARACTERS = 90
_HEADING_WORDS = 12
# A paragraph under a heading is longer than this or ends with a stop; else the line is one of a list or a broken link.
_PARAGRAPH_CHARACTERS = 60
_CAPTION_CHARACTERS = 400


def lay_out(lines: Sequence[Line], title: str | None, credits: Sequence[Region], small: frozenset[str]) -> list[Region]:
    """Every line as title, heading, caption or body, in order; `credits` tell captions from paragraphs."""
    wanted = key(title) if title else None
    credited = {region.end for region in credits if region.rule in ("credit.photo", "credit.slashes")}
    fronted = {region.start for region in credits if region.rule == "credit.glued"}
    out = []
    for at, line in enumerate(lines):
        kind, rule = _kind(lines, at, wanted, small)
        if (
            kind == "body"
            and (line.end in credited or line.start in fronted)
            and len(line.words) <= _CAPTION_CHARACTERS
        ):
            kind, rule = "caption", "caption.credited"
        out.append(Region(line.start, line.end, kind=kind, rule=rule))
    return out


def _kind(lines: Sequence[Line], at: int, title: str | None, small: frozenset[str]) -> tuple[RegionKind, str]:
    line = lines[at]
    if title and at < 3 and key(line.words) == title:
        return "title", "title.given"
    if _is_heading(lines, at, small):
        return "heading", "heading.short"
    return "body", "body.line"


def _is_heading(lines: Sequence[Line], at: int, small: frozenset[str]) -> bool:
    """A short headline without a stop, after the end of a paragraph and before the beginning of another."""
    line = lines[at]
    if at == 0 or at + 1 == len(lines) or len(line.words) > _HEADING_CHARACTERS or has_full_stop(line.words):
        return False
    first, before, after = line.words[0], lines[at - 1], lines[at + 1]
    if (
        not (first.isupper() or first.isdigit())
        or line.words[-1] in '"”:(-–—'
        or count_words(line.words) > _HEADING_WORDS
    ):
        return False
    if (
        not is_stopped(before.words)
        or after.words[0].islower()
        or (not after.words[0].isalnum() and after.words[0] not in "\"“‘'")
    ):
        return False
    long = len(after.words) >= _PARAGRAPH_CHARACTERS or is_stopped(after.words)
    return long and is_headline(line.words, small)
