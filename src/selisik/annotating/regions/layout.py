"""Titles, headings and captions: what a line is by where it stands and how it looks."""

import re
from collections.abc import Sequence

from selisik.annotating.regions.lines import Line, count_words, has_full_stop, is_headline, is_stopped, key
from selisik.data import Region
from selisik.data.marks import RegionKind
from selisik.lang.outlets import outlet_of_text

_HEADING_CHARACTERS = 90
_HEADING_WORDS = 12
# A paragraph under a heading is longer than this or ends with a stop; else the line is one of a list or a broken link.
_PARAGRAPH_CHARACTERS = 60
_CAPTION_CHARACTERS = 400
# A title stands in one of the first lines, is this long, and may lack or bear an outlet's name at its end.
_TITLE_LINES = 3
_TITLE_CHARACTERS = 250
_FEWEST_TITLE_WORDS = 4
_TITLE_SHARE = 0.75
# What a headline does not hold: the end of a sentence, and the bar that bylines have.
_INNER_STOP = re.compile(r"[a-z0-9”\"]\. |\|")
# An article has broken paragraphs when more than this share of its lines begin in the middle of a sentence.
_BROKEN_SHARE = 0.1
_FEWEST_IN_BROKEN = 3


def lay_out(lines: Sequence[Line], title: str | None, credits: Sequence[Region], small: frozenset[str]) -> list[Region]:
    """Every line as title, heading, caption or body, in order; `credits` tell captions from paragraphs."""
    wanted = key(title) if title else None
    credited = {region.end for region in credits if region.rule in ("credit.photo", "credit.slashes")}
    fronted = {region.start for region in credits if region.rule == "credit.glued"}
    fewest, out = _fewest_words(lines), []
    for at, line in enumerate(lines):
        kind, rule = _kind(lines, at, wanted, small, fewest)
        has_credit = line.end in credited or line.start in fronted
        if (
            has_credit
            and rule in ("body.line", "title.first", "heading.short")
            and len(line.words) <= _CAPTION_CHARACTERS
        ):
            kind, rule = "caption", "caption.credited"
        out.append(Region(line.start, line.end, kind=kind, rule=rule))
    return out


def _kind(
    lines: Sequence[Line], at: int, title: str | None, small: frozenset[str], fewest: int
) -> tuple[RegionKind, str]:
    line = lines[at]
    if title and at < _TITLE_LINES and _is_title(line.words, title):
        return "title", "title.given"
    if at == 0 and not title and _is_first_headline(lines, small, fewest):
        return "title", "title.first"
    if _is_heading(lines, at, small, fewest):
        return "heading", "heading.short"
    return "body", "body.line"


def _is_title(words: str, title: str) -> bool:
    """Whether a line is the title, or all of it but an outlet's name at the end of either; `title` is its key."""
    # Of a paragraph the beginning is enough: it is longer than any line that could be the title.
    if len(words) > 2 * len(title) and _TITLE_SHARE * len(key(words[: 2 * len(title)])) > len(title):
        return False
    name = key(words)
    if name == title:
        return True
    short, long = sorted((name, title), key=len)
    return not has_full_stop(words) and long.startswith(short) and len(short) >= _TITLE_SHARE * len(long)


def _is_first_headline(lines: Sequence[Line], small: frozenset[str], fewest: int) -> bool:
    """Whether an article without a title begins with one: a headline without a stop above a paragraph."""
    words = lines[0].words
    if len(lines) < 2 or fewest > 1 or len(words) > _TITLE_CHARACTERS or is_stopped(words) or words[-1] in "-–—":
        return False
    if _INNER_STOP.search(words) or outlet_of_text(words):
        return False
    below = lines[1].words
    long = _opens_paragraph(below) and len(below) >= _PARAGRAPH_CHARACTERS
    return long and count_words(words) >= _FEWEST_TITLE_WORDS and is_headline(words, small)


def _is_heading(lines: Sequence[Line], at: int, small: frozenset[str], fewest: int) -> bool:
    """A short headline without a stop, after the end of a paragraph and before the beginning of another."""
    line = lines[at]
    if at == 0 or at + 1 == len(lines) or len(line.words) > _HEADING_CHARACTERS or has_full_stop(line.words):
        return False
    if (not line.words[0].isupper() and not line.words[0].isdigit()) or line.words[-1] in '"”:(-–—':
        return False
    before, after = lines[at - 1].words, lines[at + 1].words
    if not (is_stopped(before) or before[-1] in ")]") or before[-1] == "," or not _opens_paragraph(after):
        return False
    return fewest <= count_words(line.words) <= _HEADING_WORDS and is_headline(line.words, small)


def _opens_paragraph(words: str) -> bool:
    """Whether a line begins as a sentence does and is one, or the long beginning of one."""
    opens = words[0].isupper() or words[0].isdigit() or words[0] in "\"“‘'"
    return opens and (len(words) >= _PARAGRAPH_CHARACTERS or is_stopped(words))


def _fewest_words(lines: Sequence[Line]) -> int:
    """How many words a heading has at least: more where links stand on lines of their own and break paragraphs."""
    broken = sum(line.words[0].islower() or line.words[0] in ",.;)" for line in lines)
    return _FEWEST_IN_BROKEN if broken > _BROKEN_SHARE * len(lines) else 1
