"""Where sentences begin and end.

A sentence that ends inside a quotation ends there: a quotation of three sentences is three, the last together with the
words that say who spoke. What belongs to one quotation is found from its marks, not from the sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.annotating.breaks import breaks_line
from selisik.annotating.quotations import MARKS
from selisik.data import Region, Sentence
from selisik.lang import Pack

UNREAD = frozenset({"furniture", "credit", "repeat"})
# Full stops, question and exclamation marks, or one line end. What a pattern surely begins with stands first in it, not
# what is before that or a choice: texts are then searched three times as fast.
_STOP = re.compile(r"[.!?…\n](?:(?<!\n)[.!?…]+)?")
_WORD, _LIST_NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"(?:^|\n)\s*\d{1,2}$")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
# A day in brackets, closed or not, and right behind it a word with a great letter.
_GLUED_DAY = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)?(?=[A-Z][^\W\d_]{2})")
# Longest abbreviation that is looked for before a full stop.
LONGEST_ABBREVIATION = 12
# More characters than this without an end are no sentence (the longest of 1,670 articles has 1,485): text that has lost
# its marks is cut at a space, so that what is read sentence by sentence costs no square of it.
LONGEST_SENTENCE = 2_000
_CLOSING = "\"”»’')]"


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    inner: frozenset[str]
    final: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    lettered: frozenset[str]


@cache
def _abbreviations(language: Pack) -> _Abbreviations:
    table = language.table("sentences")
    return _Abbreviations(
        *(frozenset(table.get(name, ())) for name in ("inner", "final", "numbered", "starters", "lettered"))
    )


def find_sentences(text: str, regions: Sequence[Region], language: Pack) -> tuple[Sentence, ...]:
    """The sentences of every region that is part of the report, in order, white space at the ends left out."""
    known = _abbreviations(language)
    return tuple(
        Sentence(start + len(written) - len(written.lstrip()), start + len(written.rstrip()), rule=rule)
        for begin, stop in _runs(text, regions)
        for run_start, run_end, run_rule in _cut(text, begin, stop, known)
        for part_start, part_end, part_rule in _cut_behind_days(text, run_start, run_end, run_rule)
        for start, end, rule in _cut_endless(text, part_start, part_end, part_rule)
        if (written := text[start:end]).strip()
    )


def _runs(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """Regions of one kind with nothing but white space between them, taken together."""
    run: tuple[int, int, str] | None = None
    for region in regions:
        if run and run[2] == region.kind == "body" and not text[run[1] : region.start].strip():
            run = (run[0], region.end, run[2])
            continue
        if run and run[2] not in UNREAD:
            yield run[0], run[1]
        run = (region.start, region.end, region.kind)
    if run and run[2] not in UNREAD:
        yield run[0], run[1]


def _cut(text: str, start: int, end: int, known: _Abbreviations) -> Iterator[tuple[int, int, str]]:
    begun, position = start, start
    while found := _STOP.search(text, position, end):
        position = found.end()
        if text[found.start()] == "\n":
            if breaks_line(text, found.start()):
                yield begun, found.start(), "line"
                begun = position
            while position < end and text[position].isspace():
                position += 1
        elif stop := _end_of_sentence(text, found, end, known):
            yield begun, stop, "stop"
            begun = position = stop
    if begun < end:
        yield begun, end, "end"


def _cut_behind_days(text: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, str]]:
    """The sentence, in parts where the next one is glued to a day in brackets: its full stop is lost too."""
    for found in _GLUED_DAY.finditer(text, start, end):
        yield start, found.end(), "day"
        start = found.end()
    yield start, end, rule


def _cut_endless(text: str, start: int, end: int, rule: str) -> Iterator[tuple[int, int, str]]:
    """The sentence, in parts at a space where it is longer than any; a single word stays whole."""
    while end - start > LONGEST_SENTENCE:
        at = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        at = at if at > 0 else text.find(" ", start + LONGEST_SENTENCE, end)
        if at < 0:
            break
        yield start, at, "endless"
        start = at + 1
    yield start, end, rule


def _end_of_sentence(text: str, found: re.Match[str], end: int, known: _Abbreviations) -> int | None:
    """Where the sentence that `found` may end does end, closing marks included; None where it goes on."""
    stop = _after_closing(text, found.end(), end)
    after = stop
    while after < end and text[after].isspace() and text[after] != "\n":
        after += 1
    if after >= end or text[after] == "\n":
        return stop
    opening = after
    while opening < end and opening < after + 3 and text[opening] in MARKS + "‘'([":
        opening += 1
    next_character = text[opening : opening + 1]
    if not (next_character.isupper() or next_character.isdigit() or opening > after):
        return None
    if after == stop and not _lost_space(text, found, stop, opening):
        return None
    if found.group() == "." and _goes_on(text, found.start(), opening, known):
        return None
    return stop


def _after_closing(text: str, position: int, end: int) -> int:
    """The place after the marks that close at `position`; a mark right before a letter opens what follows."""
    while position < end and text[position] in _CLOSING:
        following = text[position + 1 : position + 2]
        if text[position] in "\"”'" and (following.isalnum() and not _opened_before(text, position)):
            break
        position += 1
    return position


def _opened_before(text: str, position: int) -> bool:
    """Whether the line has an odd number of straight or closing marks before `position`, looking back a paragraph."""
    start = max(text.rfind("\n", max(0, position - 2000), position), position - 2000, 0)
    line = text[start:position]
    return (line.count('"') + line.count("”") + line.count("“")) % 2 == 1


def _lost_space(text: str, found: re.Match[str], stop: int, after: int) -> bool:
    """Whether two sentences meet with no space between: a small letter, a stop, and a capitalised word."""
    before, word = text[found.start() - 1 : found.start()], text[after : after + 2]
    if stop > found.end() or after > stop:
        return True
    return (
        (before.islower() or before in ")%" or before.isdigit())
        and word[:1].isupper()
        and (word[1:].islower() or word[1:].isspace())
    )


def _goes_on(text: str, stop: int, after: int, known: _Abbreviations) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial or a list number."""
    head = text[max(0, stop - LONGEST_ABBREVIATION) : stop]
    word = _WORD_BEFORE.search(head)
    if word is None:
        return _LIST_NUMBER.search(head) is not None if head[-1:].isdigit() else False
    form = word.group()
    if form.lower() in known.numbered:
        return text[after : after + 1].isdigit()
    if _next_word(text, after) in known.starters and form.lower() not in known.inner:
        return False
    if len(form) == 1 and form.isupper() and _letters_a_kind(text, stop - 1, known):
        return False
    last = form.rsplit(".", 1)[-1]
    return form.lower() in known.inner or last.lower() in known.final or (len(last) == 1 and last.isupper())


def _letters_a_kind(text: str, letter: int, known: _Abbreviations) -> bool:
    """Whether the letter tells one of a kind from the others ("vitamin D"), and is no initial."""
    before = _WORD_BEFORE.search(text[max(0, letter - LONGEST_ABBREVIATION) : letter].rstrip())
    return before is not None and before.group().lower() in known.lettered


def _next_word(text: str, after: int) -> str:
    found = _WORD.match(text, after)
    return found.group().lower() if found else ""
