"""Quotations: which mark opens, which closes, and where one ends whose closing mark is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selisik.annotating.breaks import breaks_line
from selisik.data import Span

MARKS = '"“”„‟«»'
# A quotation runs on over a line end where only its close stands in the next paragraph, no farther than this.
LONGEST_LEAP = 1500
# Quoted words between single marks: closed right after punctuation, so that no apostrophe is taken for a mark.
_SINGLE = re.compile(r"[‘'](?<![\w.,!?][‘'])(?=[^\W_])(?:[^‘’'\n]|(?<=\w)['’](?=\w)){2,600}[,.!?…]['’](?!\w)")
_MARK = re.compile(rf"[{MARKS}\n](?:(?<=\n)\s*)?")
_ANY_MARK = re.compile(rf"[{MARKS}]")
_OPENERS, _CLOSERS = "“„«", "”»"
_BEFORE_OPENING = "([{-–—/:"
# Quotations inside a quotation that is itself inside one are not told apart.
DEEPEST = 2

Role = Literal["opens", "closes", "either"]


class Quotation(Span, frozen=True):
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
    double = tuple(found for paragraph in _paragraphs(text) for found in _paired(text, *paragraph, cue_after))
    return _with_single(text, double)


def _with_single(text: str, double: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations together with those between single marks that lie in none of them and hold none."""
    found, at = list(double), 0
    for match in _SINGLE.finditer(text):
        while at < len(double) and double[at].end <= match.start():
            at += 1
        if at == len(double) or double[at].start >= match.end():
            found.append(Quotation(match.start(), match.end()))
    return tuple(sorted(found, key=lambda each: each.start)) if len(found) > len(double) else double


def _paragraphs(text: str) -> Iterator[tuple[list[_Mark], int]]:
    """The marks of each paragraph that has any, and where it ends."""
    marks: list[_Mark] = []
    paired, until = "”" in text, 0
    for found in _MARK.finditer(text):
        at = found.start()
        if text[at] != "\n":
            marks.append(_Mark(at, _role(text, at, paired)))
        elif marks and at >= until and breaks_line(text, at):
            until = _leaps_to(text, marks, found.end())
            if not until:
                yield marks, at
                marks = []
    if marks:
        yield marks, len(text)


def _leaps_to(text: str, marks: list[_Mark], start: int) -> int:
    """The place of the close of a quotation that is open at the end of its paragraph, where the text after `start` has
    it before anything opens; 0 where it has not."""
    if len(marks) % 2 == 0 or marks[-1].role != "opens":
        return 0
    after = _ANY_MARK.search(text, start, start + LONGEST_LEAP)
    return after.start() if after and _role(text, after.start(), paired=True) == "closes" else 0


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
