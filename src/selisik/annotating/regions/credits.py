"""Who took the picture, who wrote and who edited: credits, by their form and by a table of labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selisik.annotating.regions.lines import Line, has_full_stop
from selisik.data import Region
from selisik.lang import Pack, shared_table

# A credit stands at the end of a line, within so many characters.
_TAIL_CHARACTERS = 140
# A name of a photographer or an agency: capitals first, as in "Mikhail Metzel" or "ANTARA FOTO".
_NAME = r"[A-Z][\w.'’&-]{0,30}(?: [A-Za-z][\w.'’&-]{0,30}){0,3}"
# `(abc/def)`, `(*)`: initials of reporter and editor after the last words; at least one letter.
_INITIALS = re.compile(
    r"(?:^|(?<=[.!?”\"'])\s{0,2}|(?<=\w))[(\[]\s?"
    r"(?:(?=[^)]{0,30}[a-z])[A-Za-z0-9]{1,4}(?:\s?[/,-]\s?[A-Za-z0-9]{1,5}){1,3}|\*{1,3})\s?[)\]]$"
)
# Near the end of the article only: `(abc)`, and `(Name of the Reporter)` or `(Outlet.com/Name)` after the last words.
_ONE_INITIAL = re.compile(r"(?:^|(?<=[.!?”\"'])\s{0,2})\(\s?(?:[a-z]{2,4}|[A-Z]{2,4}|[A-Z][a-z]{1,4})\s?\)$")
_BRACKETED_NAME = re.compile(
    rf"(?:^|(?<=[.!?”\"'])\s{{0,2}}|(?<=[a-z]))\(\s?"
    rf"(?:(?:{_NAME}\s?/\s{{0,2}}){{1,2}}{_NAME}|[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{0,30}}){{1,4}})\s?\)$"
)
_LAST_LINES = 4
# The name of an outlet on a line of its own, with the stop of the sentence that it ends.
_OUTLET_CHARACTERS = 40
# An agency's name in capitals before a slash, and the photographer's in capitals, glued to the caption.
_GLUED_FRONT = re.compile(
    r"(?:[A-Z][A-Za-z]{1,15}\.(?:com|id|co\.id)/[A-Z][A-Z .]{2,40}?|DOK\.? [A-Z][A-Z .]{3,40}?)(?=[A-Z][A-Za-z]?[a-z])"
)


def find_credits(lines: Sequence[Line], language: Pack, after: Sequence[int] = ()) -> list[Region]:
    """The credits of the article: of pictures, reporters, editors and the outlet that a text is taken from.

    `after` are places, in order, where furniture ends: a credit may begin there as on a line of its own.
    """
    labels = _labels(language)
    last = lines[-_LAST_LINES].start if len(lines) > _LAST_LINES else 0
    out = [region for line in lines for region in _in_line(line, labels, line.start >= last)]
    out.extend(_taken_from(lines, labels))
    out.extend(_behind(lines, labels, after))
    return out


def _behind(lines: Sequence[Line], labels: "_Labels", after: Sequence[int]) -> Iterator[Region]:
    """Credits that begin where furniture ends within a line."""
    at = 0
    for place in after:
        while at < len(lines) and lines[at].end <= place:
            at += 1
        if (
            at < len(lines)
            and lines[at].start < place
            and labels.fronts.match(lines[at].words, place - lines[at].start)
        ):
            yield Region(place, lines[at].end, kind="credit", rule="credit.behind")


def _taken_from(lines: Sequence[Line], labels: "_Labels") -> Iterator[Region]:
    """The line below one that says where the text was first printed, where that one breaks off before it is said."""
    for line, below in pairwise(lines):
        if labels.taken.match(line.words) and line.words[-1] not in "\"”'.)" and below.words[0].isalnum():
            short = len(below.words) <= _OUTLET_CHARACTERS and has_full_stop(below.words)
            if short or (labels.announced.search(line.words) and not has_full_stop(below.words)):
                yield Region(below.start, below.end, kind="credit", rule="credit.headline")


@dataclass(frozen=True, slots=True)
class _Labels:
    """Patterns of labels: before a whole line, before the end of one, and of lines that name where a text is from."""

    fronts: re.Pattern[str]
    photos: re.Pattern[str]
    ends: re.Pattern[str]
    taken: re.Pattern[str]
    announced: re.Pattern[str]
    slashed: re.Pattern[str]
    bracketed: re.Pattern[str]
    photo_words: tuple[str, ...]


def _in_line(line: Line, labels: _Labels, last: bool) -> Iterator[Region]:
    words = line.words
    if labels.fronts.match(words):
        yield Region(line.start, line.end, kind="credit", rule="credit.label")
        return
    glued = _GLUED_FRONT.match(words)
    if glued:
        yield Region(line.start, line.start + glued.end(), kind="credit", rule="credit.glued")
    if words[-1] in ")]" or "/" in words[-_TAIL_CHARACTERS:] or ":" in words[-_TAIL_CHARACTERS:]:
        yield from _tail(line, _patterns(words[-_TAIL_CHARACTERS:], labels, last), glued.end() if glued else 0)


def _tail(line: Line, patterns: Iterable[tuple[str, re.Pattern[str]]], first: int) -> Iterator[Region]:
    words = line.words
    start = max(first, len(words) - _TAIL_CHARACTERS)
    if start and start > first:
        start = words.find(" ", start)
        if start < 0:
            return
    tail = words[start:]
    for rule, pattern in patterns:
        found = pattern.search(tail)
        if found and found.end() > found.start():
            at = line.start + start + found.start()
            yield Region(at + (len(found.group()) - len(found.group().lstrip())), line.end, kind="credit", rule=rule)
            return


def _patterns(tail: str, labels: _Labels, last: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that the tail of a line can match, by the marks in it."""
    if ":" in tail:
        yield "credit.label", labels.ends
    folded = tail.casefold()  # for the pattern without such a word takes thirty times as long to say no
    if (":" in tail or tail[-1] in ")]") and any(word in folded for word in labels.photo_words):
        yield "credit.photo", labels.photos
    if "/" in tail:
        yield "credit.slashes", labels.slashed
    if tail[-1] in ")]":
        yield "credit.initials", _INITIALS
    if tail[-1] == ")" and last:
        yield "credit.label", labels.bracketed
        yield "credit.initials", _ONE_INITIAL
        yield "credit.reporter", _BRACKETED_NAME


@cache
def _labels(language: Pack) -> _Labels:
    table = language.table("credits")
    fronts, openers, taken, photos, headline = (
        "|".join(re.escape(words) for words in table.get(name, [])) or "(?!)"
        for name in ("line_labels", "line_openers", "taken_from", "photo_labels", "headline_announced")
    )
    bracketed, labelled = rf"[(\[]\s?(?:{photos})\b[^()]{{0,100}}[)\]]", rf"\b(?:{photos})\s?:.{{0,100}}"
    patterns = (
        rf"[(\[]?\s?(?:(?:(?:{fronts})\s?[:|]|(?:{openers}|{taken})\b).{{0,160}}|(?:{photos})\s?:.{{0,300}})$",
        rf"(?:^|(?<=[\w.!?”\"')])\s?)(?:{bracketed}|{labelled})$",
        # After a stop, or with a capital glued to a small letter where a line was lost.
        rf"(?:(?<=[.!?”\"')])\s{{0,2}}|(?-i:(?<=[a-z]{{4}})(?=[A-Z])))(?:{fronts})\s?:.{{2,80}}$",
        rf"[(\[]?\s?(?:{taken})\b",
        rf"(?::|\b(?:{headline}))$",
        # In a bracket of its own after the last words, with no colon: who wrote it, or where it is from.
        rf"(?:^|(?<=[.!?”\"'])\s{{0,2}})\((?:{fronts}) [^()]{{2,100}}\)$",
    )
    # `Name/Agency` or `Agency/Name/Agency` with a known agency in it, after a full stop or as a line of its own.
    agencies = "|".join(re.escape(name) for name in shared_table("photo_agencies").get("names", [])) or "(?!)"
    # A date in brackets before it makes it one as well.
    before = rf"(?:(?<=\d\)\.) ?|(?:^|(?<=[.!?”\"')]) ?)(?=.{{0,90}}(?:{agencies})))"
    slashed = rf"{before}(?:{_NAME} ?/ ?){{1,4}}{_NAME}\.?$"
    front, photo, end, source, announced, bracket = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    words = tuple(word.casefold() for word in table.get("photo_labels", []))
    return _Labels(front, photo, end, source, announced, re.compile(slashed), bracket, words)
