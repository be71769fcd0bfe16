"""Quotations: which mark opens, which closes, and where one ends whose closing mark is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selisik.annotating.breaks import breaks_line
from selisik.data import Span

MARKS = '"“”„‟«»'
_MARK = re.compile(rf"[{MARKS}]|\n\s*")
_OPENERS, _CLOSERS = "“„«", "”»"
_BEFORE_OPENING = "([{-–—/:"
# Quotations inside a quotation that is itself inside one are not told apart.
DEEPEST = 2

Role = Literal["opens", "closes", "either"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """Quoted words with their marks. `closed` is false where the closing mark is lost; `goes_on` where the quotation
    runs on in the next paragraph, `opened` is false where only the closing mark is there."""

    closed: bool = True
    opened: bool = True
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    role: Role


def find_quotations(text: str, cue_after: re.Pattern[str]) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in order. Linear in its length.

    `cue_after` finds the end of quoted words whose closing mark is lost: punctuation and a verb of saying; its first
    group is what still belongs to the quotation.
    """
    return tuple(found for paragraph in _paragraphs(text) for found in _paired(text, *paragraph, cue_after))


def _paragraphs(text: str) -> Iterator[tuple[list[_Mark], int]]:
    """The marks of each paragraph that has any, and where it ends."""
    marks: list[_Mark] = []
    paired = "”" in text
    for found in _MARK.finditer(text):
        at = found.start()
        if text[at] != "\n":
            marks.append(_Mark(at, _role(text, at, paired)))
        elif marks and breaks_line(text, at):
            yield marks, at
            marks = []
    if marks:
        yield marks, len(text)


def _role(text: str, at: int, paired: bool) -> Role:
    """What the mark at `at` does by its neighbours; `paired` says that the text has marks made for closing."""
    mark = text[at]
    left, right = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    after_gap, before_gap = left.isspace() or left in _BEFORE_OPENING, right.isspace()
    if after_gap and not before_gap and (mark not in _CLOSERS or right.isalnum()):
        return "closes" if right in ",.;" else "opens"
    if not after_gap and (before_gap or not (right.isalnum() or right in "(['‘")):
        return "closes" if mark not in _OPENERS or (before_gap and not paired) else "opens"
    return "opens" if mark in _OPENERS else "either"


def _paired(text: str, marks: list[_Mark], end: int, cue_after: re.Pattern[str]) -> Iterator[Quotation]:
    open_at: list[int] = []
    last = 0
    for mark in marks:
        if not open_at:
            if mark.role == "closes":
                yield Quotation(mark.at, mark.at + 1, opened=False)
            else:
                open_at.append(mark.at)
        elif mark.role == "opens":
            lost = cue_after.search(text, last + 1, mark.at)
            if lost:
                yield Quotation(open_at[0], lost.end(1), closed=False)
                open_at.clear()
            if len(open_at) < DEEPEST:
                open_at.append(mark.at)
        elif len(open_at) > 1:
            open_at.pop()
        else:
            yield Quotation(open_at.pop(), mark.at + 1)
        last = mark.at
    if open_at:
        yield from _unclosed(text, open_at[0], end, cue_after)


def _unclosed(text: str, start: int, end: int, cue_after: re.Pattern[str]) -> Iterator[Quotation]:
    """A quotation with no closing mark in its paragraph ends at its cue, or goes on in a paragraph that opens anew."""
    lost = cue_after.search(text, start + 1, end)
    if lost:
        yield Quotation(start, lost.end(1), closed=False)
        return
    following = text[end : end + 9].lstrip()[:1]
    first = not text[text.rfind("\n", max(0, start - 9), start) + 1 : start].strip() if start else True
    if first or (following and following in MARKS):
        body = text[start:end].rstrip()
        if len(body) > 1:
            yield Quotation(start, start + len(body), closed=False, goes_on=True)
