"""Where the linked headline after a label like "read also" ends, on the label's line or on the lines below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selisik.annotating.regions.lines import Line, count_words, has_full_stop, is_headline

# A headline on the label's own line is looked for within so many characters.
_HEADLINE_CHARACTERS = 320
# A rest of a line no longer than this, without a full stop, is the headline whole.
_SHORT_REST = 200
_FEWEST_HEADLINE_WORDS = 3
_MOST_HEADLINES = 6
_GLUED_SHARE = 0.85
# Where the words before a sentence are looked up, so that many labels in a long text cost no more than its length.
_LOOKED_UP_CHARACTERS = 2000
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# "BundaPrestasi": the last word of the headline with the first of the report, its space lost.
_GLUED = re.compile(r"(?<=[a-z0-9]{3})(?=[A-Z][a-z]{2})|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})")
# The same where the label is glued to its headline, so that the headline is surely glued to what follows.
_GLUED_TIGHT = re.compile(
    r"(?<=[a-z0-9!?+’')])(?=[A-Z][a-z]|[A-Z]{2}|[“\"][A-Z])"
    r"|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z?!])(?=\d{1,2} [A-Z])"
)
# So much of what follows a glued headline shows whether it is another one.
_LOOKED_AHEAD = 70
_LIST_NUMBER = re.compile(r"(?<=[\w?!)]) ?(?=\d{1,2}\. ?[A-Z])")
_STOP = re.compile(r"[.!?](?= ?[A-Z“\"])")
_QUOTE = re.compile(r"(?<=[\w?!]) ?(?=[“\"])")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a language that tell headlines from sentences: small ones inside headlines, openers of sentences, and
    words of saying that open one where a comma follows ("Said X, …")."""

    small: frozenset[str]
    openers: frozenset[str]
    sayings: frozenset[str]
    brands: re.Pattern[str]


def link_end(text: str, start: int, end: int, words: Words) -> int:
    """Where in `[start, end)` of the text, which begins with a headline, the report goes on; `end` where nowhere.

    The report begins with the word that opens its sentence: an opener in capitals where there is one, else the last
    capitalised words before the first word that no headline writes small.
    """
    if text[start - 1] == ":" and (tight := _tight_end(text, start, end, words)):
        return tight
    window = text[start : min(end, start + _HEADLINE_CHARACTERS)]
    whole = start + len(window) == end
    if whole and len(window) <= _SHORT_REST and not has_full_stop(window) and not _STOP.search(window):
        return end
    pieces, small = _until_small(window, words)
    if small is None:
        stop = _STOP.search(window, pieces[min(_FEWEST_HEADLINE_WORDS, len(pieces) - 1)][1]) if pieces else None
        return start + stop.end() if stop and not whole else start + len(window)
    if small < _FEWEST_HEADLINE_WORDS:
        stop = _STOP.search(window)
        return (
            start + stop.end() if stop else (end if whole and len(window) <= _SHORT_REST else start + pieces[small][0])
        )
    return start + _opening(text, start, window, pieces[:small], words)


def _tight_end(text: str, start: int, end: int, words: Words) -> int | None:
    """Where glued headlines end that follow their label without a space; None where nothing is glued."""
    limit, at = min(end, start + _HEADLINE_CHARACTERS), start
    for _ in range(_MOST_HEADLINES):
        glue = next(
            (g.end() for g in _GLUED_TIGHT.finditer(text, at + 1, limit) if not _in_brand(text, g.end(), words)), None
        )
        if glue is None:
            return at if at > start else None
        ahead = text[glue : min(end, glue + _LOOKED_AHEAD)]
        if not is_headline(ahead, words.small, _GLUED_SHARE) or _STOP.search(ahead):
            return glue
        at, limit = glue, min(end, glue + _HEADLINE_CHARACTERS)
    return at


def _in_brand(text: str, place: int, words: Words) -> bool:
    """Whether the capital stands inside a name that is written so."""
    return any(
        found.start() < place < found.end() for found in words.brands.finditer(text, max(0, place - 20), place + 20)
    )


def _pieces(window: str) -> Iterator[tuple[int, int]]:
    """The words with their places, those that were glued together apart."""
    for found in _WORD.finditer(window):
        at = found.start()
        for glue in _GLUED.finditer(window, found.start(), found.end()):
            yield at, glue.start()
            at = glue.start()
        yield at, found.end()


def _until_small(window: str, words: Words) -> tuple[list[tuple[int, int]], int | None]:
    """The words up to the first in small letters that headlines do not write small, and that word's index."""
    pieces: list[tuple[int, int]] = []
    for start, end in _pieces(window):
        pieces.append((start, end))
        if window[start].islower() and window[start:end] not in words.small:
            return pieces, len(pieces) - 1
    return pieces, None


def _opening(text: str, offset: int, window: str, before: Sequence[tuple[int, int]], words: Words) -> int:
    """The place in the window where the sentence begins whose first small word comes after `before`."""
    last = before[-1][1]
    for at in range(len(before) - 1, _FEWEST_HEADLINE_WORDS - 1, -1):
        start, end = before[at]
        word = window[start:end].lower()
        said = word in words.sayings and "," in window[end : last + 1]
        if window[start].isupper() and (word in words.openers or said):
            return start
    for pattern in (_LIST_NUMBER, _QUOTE, _STOP):
        places = [found.end() for found in pattern.finditer(window, before[1][1], last)]
        if places:
            return places[-1]
    at = len(before) - 1
    while at > _FEWEST_HEADLINE_WORDS and not window[before[at][0]].isupper():
        at -= 1
    near = text[max(0, offset - _LOOKED_UP_CHARACTERS) : offset + _LOOKED_UP_CHARACTERS]
    while at > _FEWEST_HEADLINE_WORDS and near.count(window[before[at - 1][0] : last]) > 1:
        at -= 1
    return before[at][0]


def headlines_below(lines: Sequence[Line], at: int, colon: bool, words: Words) -> int:
    """How many lines from `at` on are headlines that a label above them announces.

    A label with a colon announces the one below it, and more where they stand in one block with it, a blank line
    after them. One without a colon may have lost its links, so that what stands below it is a heading; it announces
    headlines only where two or more stand together.
    """
    count = 0
    while at + count < len(lines) and count < _MOST_HEADLINES and _is_linked(lines[at + count], colon, words):
        count += 1
        if colon and _is_apart(lines, at + count):
            return count
    return min(count, 1) if colon else count if count > 1 else 0


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a blank line, or the end, stands before a line."""
    return at >= len(lines) or lines[at].start - lines[at - 1].end > 1


def _is_linked(line: Line, colon: bool, words: Words) -> bool:
    text = line.words
    if has_full_stop(text) or len(text) > _SHORT_REST or text[0] in '"“‘[(' or (text[0].islower() and not colon):
        return False
    if _LIST_NUMBER.match(" " + text, 1):
        return False
    few = _FEWEST_HEADLINE_WORDS if colon else _FEWEST_HEADLINE_WORDS + 1
    return count_words(text) >= few and is_headline(text, words.small, 0.5 if colon else 0.7)
