"""Who took the picture, who wrote and who edited: credits, by their form and by a table of labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selisik.annotate.regions.lines import Line, has_full_stop
from selisik.data import Region
from selisik.lang import Pack

# A credit stands at the end of a line, within so many characters.
_TAIL_CHARACTERS = 140
# A name of a photographer or an agency: capitals first, as in "Mikhail Metzel" or "ANTARA FOTO".
_NAME = r"[A-Z][\w.'’&-]{0,30}(?: [A-Za-z][\w.'’&-]{0,30}){0,3}"
# `Name/Agency` or `Agency/Name/Agency`, after a full stop or as a line of its own.
_SLASHED = re.compile(rf"(?:^|(?<=[.!?”\"')]) ?)(?:{_NAME} ?/ ?){{1,4}}{_NAME}\.?$")
# `(abc/def)`, `(*)`, `(abc)`: initials of reporter and editor after the last words.
_INITIALS = re.compile(
    r"(?:^|(?<=[.!?”\"'\w)])\s{0,2})[(\[]\s?(?:[A-Za-z0-9]{1,4}(?:\s?[/,-]\s?[A-Za-z0-9]{1,5}){1,3}|\*{1,3})\s?[)\]]$"
)
_ONE_INITIAL = re.compile(r"(?:^|(?<=[.!?”\"'])\s{0,2})\(\s?(?:[a-z]{2,4}|[A-Z]{2,4}|[A-Z][a-z]{1,4})\s?\)$")
# `(Name of the Reporter)`, `(Outlet.com/Name of the Reporter)` after the last words or as a line of its own.
_BRACKETED_NAME = re.compile(
    rf"(?:^|(?<=[.!?”\"'a-z])\s{{0,2}})\(\s?(?:{_NAME}\s?/\s{{0,2}})?{_NAME}(?: [A-Z][\w.'’-]{{0,30}})?\s?\)$"
)
# An agency's name in capitals before a slash, and the photographer's in capitals, glued to the caption.
_GLUED_FRONT = re.compile(
    r"(?:[A-Z][A-Za-z]{1,15}\.(?:com|id|co\.id)/[A-Z][A-Z .]{2,40}?|DOK\.? [A-Z][A-Z .]{3,40}?)(?=[A-Z][A-Za-z]?[a-z])"
)


def find_credits(lines: Sequence[Line], language: Pack) -> list[Region]:
    """The credits of the article in order: of pictures, reporters, editors and the outlet that a text is taken from."""
    labels = _labels(language)
    out = [region for line in lines for region in _in_line(line, labels)]
    out.extend(_taken_from(lines, labels))
    return out


def _taken_from(lines: Sequence[Line], labels: "_Labels") -> Iterator[Region]:
    """The headline below a line that says where the text was first printed and leaves the headline to the next."""
    for line, below in pairwise(lines):
        if labels.taken.match(line.words) and not has_full_stop(below.words) and line.words[-1] not in "\"”'.":
            yield Region(below.start, below.end, kind="credit", rule="credit.headline")


@dataclass(frozen=True, slots=True)
class _Labels:
    """Patterns of labels: before a whole line, before the end of one, and of lines that name where a text is from."""

    fronts: re.Pattern[str]
    photos: re.Pattern[str]
    ends: re.Pattern[str]
    taken: re.Pattern[str]


def _in_line(line: Line, labels: _Labels) -> Iterator[Region]:
    words = line.words
    if labels.fronts.match(words):
        yield Region(line.start, line.end, kind="credit", rule="credit.label")
        return
    glued = _GLUED_FRONT.match(words)
    if glued:
        yield Region(line.start, line.start + glued.end(), kind="credit", rule="credit.glued")
    if words[-1] in ")]" or "/" in words[-_TAIL_CHARACTERS:] or ":" in words[-_TAIL_CHARACTERS:]:
        yield from _tail(line, labels, glued.end() if glued else 0)


def _tail(line: Line, labels: _Labels, first: int) -> Iterator[Region]:
    words = line.words
    start = max(first, len(words) - _TAIL_CHARACTERS)
    if start and start > first:
        start = words.find(" ", start)
        if start < 0:
            return
    tail = words[start:]
    for rule, pattern in _patterns(tail, labels):
        found = pattern.search(tail)
        if found and found.end() > found.start():
            at = line.start + start + found.start()
            yield Region(at + (len(found.group()) - len(found.group().lstrip())), line.end, kind="credit", rule=rule)
            return


def _patterns(tail: str, labels: _Labels) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that the tail of a line can match, by the marks in it."""
    if ":" in tail:
        yield "credit.label", labels.ends
    if ":" in tail or tail[-1] in ")]":
        yield "credit.photo", labels.photos
    if "/" in tail:
        yield "credit.slashes", _SLASHED
    if tail[-1] in ")]":
        yield "credit.initials", _INITIALS
        yield "credit.initials", _ONE_INITIAL
        yield "credit.reporter", _BRACKETED_NAME


@cache
def _labels(language: Pack) -> _Labels:
    table = language.table("credits")
    fronts, openers, taken, photos = (
        "|".join(re.escape(words) for words in table.get(name, [])) or "(?!)"
        for name in ("line_labels", "line_openers", "taken_from", "photo_labels")
    )
    bracketed, labelled = rf"[(\[]\s?(?:{photos})\b[^()]{{0,100}}[)\]]", rf"\b(?:{photos})\s?:.{{0,100}}"
    patterns = (
        rf"[(\[]?\s?(?:(?:{fronts})\s?[:|]|(?:{openers}|{taken})\b).{{0,160}}$",
        rf"(?:^|(?<=[\w.!?”\"')])\s?)(?:{bracketed}|{labelled})$",
        # After a stop, or glued to a word where a line was lost, but not inside one.
        rf"(?:(?<=[.!?”\"')])\s{{0,2}}|(?<=[a-z]{{4}})(?=[A-Z])|(?<=[A-Za-z]{{5}})(?=s))(?:{fronts})\s?:.{{2,80}}$",
        rf"[(\[]?\s?(?:{taken})\b",
    )
    return _Labels(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))
