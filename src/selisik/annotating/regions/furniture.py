"""What the page prints around the report: links to other reports, calls to follow, advertisements, tags.

Found by phrases of a table and by behaviour: a label with a headline after it, an imperative with a platform after it,
a line printed twice in a row, short lines after the closing initials.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selisik.annotating.regions.lines import Line, count_words, flat, has_full_stop, is_headline, is_stopped, key
from selisik.annotating.regions.links import Words, headlines_below, link_end
from selisik.annotating.regions.phrases import phrases_of
from selisik.annotating.regions.stamps import find_stamps
from selisik.data import Region
from selisik.lang import Pack
from selisik.lang.recognition import function_words

# A line of tags, of a doubled title or of a call without a sentence is no longer than this.
_SHORT_CHARACTERS = 160
_TAG_CHARACTERS = 60
# A label and its headline on a line of their own.
_LONGEST_LINK = 220
# Dashes, dots and brackets around a phrase that makes up its line.
_LINE_MARGIN = 20
_FEWEST_DOUBLED_WORDS = 3
# Under a heading of links: a link has so many words, and two stand together, unless the article ends with the one.
_FEWEST_LINK_WORDS = 3
_FEWEST_LINKS = 2
_MOST_LINKS = 20
_FEWEST_FOREIGN_WORDS = 2
_MOST_CONTENTS = 40
# Between the announcement of a video and its frame stands at most a headline broken over so many lines.
_MOST_LINES_TO_FRAME = 8
# `— Name (@handle) Month day, year`, as a network prints under a post that is set into a page.
_SIGNATURE = re.compile(r"(?:pic\.twitter\.com/\w+\s?)?[—–-] ?[^\n()]{1,60}\(@\w{1,30}\) ?[A-Z][a-z]+ \d{1,2}, \d{4}")
_POST_CHARACTERS = 320
_POST_PIECE = re.compile(r"(?:[^\n.!?]|[.!?](?![A-Z“\"\s]))+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+")
# A sentence that calls the reader is no longer than this before and after the place that it names.
_CALL_CHARACTERS = 300
_MOST_LINES_OF_SENTENCE = 6
_ADDRESS = re.compile(r"\b[a-z][a-z0-9-]{1,30}(?:\.[a-z][a-z0-9-]{1,30}){1,3}\b")
_SENTENCE_END = re.compile(r"(?<![.!?])[.!?]++[\"”’)\]]{0,3}(?=\s|$|[A-Z“\"(](?!(?:om|o|d)\b))")
# Initials of reporter and editor on a line of their own close the report.
_CLOSING = re.compile(r"\([a-z0-9]{2,5}/[a-z0-9]{2,6}\)")
_QUOTED = re.compile(r"[\"“”«»]")
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:;\"”’)\]>|])[\s(\[•*\-–—!#]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """An article as furniture is looked for in it."""

    text: str
    flat: str
    lines: Sequence[Line]
    starts: Sequence[int]
    words: Words
    calls: re.Pattern[str]

    def line_at(self, place: int) -> int:
        """The index of the line that holds the place."""
        return bisect_right(self.starts, place) - 1


def find_furniture(text: str, lines: Sequence[Line], language: Pack, without: frozenset[str]) -> list[Region]:
    """The furniture of the article in order of place, possibly overlapping; never part of a sentence of the report."""
    if not lines:
        return []
    words, calls = _words(language)
    page = Page(text, flat(text), lines, [line.start for line in lines], words, calls)
    out: list[Region] = []
    targets: Counter[int] = Counter()
    for start, end, phrase in phrases_of(language, without).found_in(page.flat):
        if not _is_apart(page, start, end, glued="phrase" in phrase.reaches):
            continue
        if "target" in phrase.reaches:
            targets[page.line_at(start)] += 1
        for reach in phrase.reaches:
            out.extend(_REACHES[reach](page, start, end))
    out.extend(_platforms(page, targets))
    out.extend(_embeds(page, language))
    out.extend(_doubled(page))
    out.extend(_shouted(page, language))
    out.extend(_tags(page))
    out.extend(find_stamps(lines, language))
    return out


def _is_apart(page: Page, start: int, end: int, glued: bool) -> bool:
    """Whether the words stand by themselves, or are glued to others where a link lost its spaces.

    Words that are furniture wherever they stand may be glued to anything that follows.
    """
    text = page.text
    before = start == 0 or not text[start - 1].isalnum() or (text[start].isupper() and not text[start - 1].isupper())
    after = end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum() or text[end].isupper()
    return before and (after or glued)


def _mark(start: int, end: int, rule: str) -> Region:
    return Region(start, end, kind="furniture", rule=f"furniture.{rule}")


def _phrase(page: Page, start: int, end: int) -> Iterator[Region]:
    yield _mark(start, end, "phrase")


def _line(page: Page, start: int, end: int) -> Iterator[Region]:
    line = page.lines[page.line_at(start)]
    if len(line.words) <= end - start + _LINE_MARGIN and key(line.words) == key(page.text[start:end]):
        yield _mark(line.start, line.end, "line")


def _list(page: Page, start: int, end: int) -> Iterator[Region]:
    """A heading of links, and the short lines without a stop that stand below it in a run."""
    at = page.line_at(start)
    if key(page.lines[at].words) != key(page.text[start:end]):
        return
    yield _mark(page.lines[at].start, page.lines[at].end, "line")
    last = at + 1
    while last < len(page.lines) and last - at <= _MOST_LINKS and _may_be_link(page.lines[last].words, page.words):
        last += 1
    if last - at > _FEWEST_LINKS or last == len(page.lines):
        for line in page.lines[at + 1 : last]:
            yield _mark(line.start, line.end, "linked")


def _may_be_link(words: str, known: Words) -> bool:
    """Whether a line is short, ends without a stop and begins neither small nor as a sentence does."""
    if len(words) > _SHORT_CHARACTERS or is_stopped(words) or words[-1] == ")" or not words[0].isalnum():
        return False
    opens = words[0].islower() or words.split(None, 1)[0].lower() in known.openers
    return not opens and count_words(words) >= _FEWEST_LINK_WORDS


def _label(page: Page, start: int, end: int) -> Iterator[Region]:
    """A short line without a full stop that begins with the words and a colon or a bracket: tags, pages, a video."""
    line = page.lines[page.line_at(start)]
    after = page.text[end : line.end].lstrip()[:1]
    short = len(line.words) <= _SHORT_CHARACTERS and not has_full_stop(line.words)
    if short and start == line.start and after in (":", "("):
        yield _mark(line.start, line.end, "label")


def _opens(page: Page, line: Line, start: int) -> bool:
    """Whether a sentence can begin there: at the beginning of a line, after a stop, or glued to a small letter."""
    before = page.text[max(line.start, start - 12) : start]
    if not before.strip() or _BEFORE_SENTENCE.search(before):
        return True
    return page.text[start].isupper() and (before[-1].islower() or before[-1].isdigit())


def _sentence(page: Page, start: int, end: int) -> Iterator[Region]:
    line = page.lines[page.line_at(start)]
    if _opens(page, line, start):
        first, last = _bounds(page, line.start, start, end)
        yield _mark(first, last, "sentence")


def _bounds(page: Page, first: int, start: int, end: int) -> tuple[int, int]:
    """The sentence from `start` on, past `end`, over lines that it flows to, with the bracket that it stands in."""
    limit = min(_flow_end(page, end - 1), end + _CALL_CHARACTERS)
    found = _SENTENCE_END.search(page.text, end, limit)
    last = found.end() if found else limit
    before = start
    while before > first and page.text[before - 1] in "([ -":
        before -= 1
    return before + (len(page.text[before:start]) - len(page.text[before:start].lstrip())), last


def _rest(page: Page, start: int, end: int) -> Iterator[Region]:
    line = page.lines[page.line_at(start)]
    if _opens(page, line, start):
        yield _mark(start, line.end, "rest")


def _end(page: Page, start: int, end: int) -> Iterator[Region]:
    line = page.lines[page.line_at(start)]
    if _opens(page, line, start):
        yield _mark(start, page.lines[-1].end, "end")


def _bracket(page: Page, start: int, end: int) -> Iterator[Region]:
    at = page.line_at(start)
    line = page.lines[at]
    close = page.text.find("]", end, min(line.end, end + _SHORT_CHARACTERS))
    last = close + 1 if close >= 0 else line.end
    yield _mark(start, last, "frame")
    for above in range(at - 1, max(-1, at - 1 - _MOST_LINES_TO_FRAME), -1):
        words = page.lines[above].words
        if page.calls.match(words):
            yield _mark(page.lines[above].start, last, "announced")
            return
        if has_full_stop(words):
            return


def _link(page: Page, start: int, end: int) -> Iterator[Region]:
    at = page.line_at(start)
    line, text = page.lines[at], page.text
    if not (_opens(page, line, start) or text[start].isupper()):
        return
    after = _LABEL_END.match(text, end, line.end)
    first = after.end() if after else end
    if first < line.end:
        if text[first].islower() and not (after and after.group().strip()):
            return
        alone = start == line.start and len(line.words) <= _LONGEST_LINK and not has_full_stop(line.words)
        last = line.end if alone else link_end(text, first, line.end, page.words)
        yield _mark(start, end + len(text[end:last].rstrip()), "link")
        return
    yield _mark(start, line.end, "label")
    count = headlines_below(page.lines, at + 1, ":" in text[end:first], page.words)
    for below in page.lines[at + 1 : at + 1 + count]:
        yield _mark(below.start, below.end, "linked")


_LABEL_END = re.compile(r"\s{0,3}(?:[Vv]ideo\w{0,3}\b)?\s{0,3}[:\-–—>]{0,2}\s{0,3}")


def _target(page: Page, start: int, end: int) -> Iterator[Region]:
    """The sentence around the words where it calls the reader: it begins with an imperative."""
    first = max(_flow_start(page, start), start - _CALL_CHARACTERS)
    for found in _SENTENCE_END.finditer(page.text, first, start):
        first = found.end()
    called = page.calls.match(page.text, first, end)
    if called:
        begin, last = _bounds(page, first, called.start("call"), end)
        if not _QUOTED.search(page.text, begin, last):
            yield _mark(begin, last, "call")


def _flows(page: Page, above: Line, below: Line) -> bool:
    """Whether a sentence goes on from one line to the next, as where links stand on lines of their own."""
    if below.words[0].islower() or below.words[0] in ",.;:)":
        return True
    return above.words.rsplit(None, 1)[-1].lower() in page.words.small


def _flow_start(page: Page, place: int) -> int:
    """Where the line begins, or the first of the lines, from which a sentence flows to the place."""
    at = page.line_at(place)
    for _ in range(_MOST_LINES_OF_SENTENCE):
        if at == 0 or not _flows(page, page.lines[at - 1], page.lines[at]):
            break
        at -= 1
    return page.lines[at].start


def _flow_end(page: Page, place: int) -> int:
    """Where the line ends, or the last of the lines, to which a sentence flows from the place."""
    at = page.line_at(place)
    for _ in range(_MOST_LINES_OF_SENTENCE):
        if at + 1 == len(page.lines) or not _flows(page, page.lines[at], page.lines[at + 1]):
            break
        at += 1
    return page.lines[at].end


def _promotion(page: Page, start: int, end: int) -> Iterator[Region]:
    """The last line, where it sends the reader to an address."""
    at = page.line_at(start)
    line = page.lines[at]
    short = at + 1 == len(page.lines) and len(line.words) <= _LONGEST_LINK and not _QUOTED.search(line.words)
    if short and _ADDRESS.search(line.words):
        yield _mark(line.start, line.end, "promotion")


def _contents(page: Page, start: int, end: int) -> Iterator[Region]:
    """A table of contents: its head and the lines below it that stand in the article again, as headings."""
    at = page.line_at(start)
    first = page.flat.find(page.flat[start:end]) == start
    if not first or key(page.lines[at].words) != key(page.text[start:end]):
        return
    yield _mark(page.lines[at].start, page.lines[at].end, "contents")
    below = page.lines[at + 1 : at + 1 + _MOST_CONTENTS]
    dash = next((place for place, line in enumerate(below) if not key(line.words)), len(below) + 1)
    below, again = below[: dash - 1], {key(line.words) for line in page.lines[at + 2 :]}
    seen: set[str] = set()
    for line in below:
        name = key(line.words)
        if not name or name in seen or name not in again or has_full_stop(line.words):
            return
        seen.add(name)
        yield _mark(line.start, line.end, "contents")


_REACHES: dict[str, Callable[[Page, int, int], Iterator[Region]]] = {
    "phrase": _phrase,
    "line": _line,
    "sentence": _sentence,
    "rest": _rest,
    "end": _end,
    "bracket": _bracket,
    "link": _link,
    "target": _target,
    "promotion": _promotion,
    "contents": _contents,
    "list": _list,
    "label": _label,
}


def _platforms(page: Page, targets: Counter[int]) -> Iterator[Region]:
    """Short lines without a full stop that name two places to follow or more."""
    for at, count in targets.items():
        line = page.lines[at]
        if count > 1 and len(line.words) <= _SHORT_CHARACTERS and not has_full_stop(line.words):
            yield _mark(line.start, line.end, "platforms")


def _doubled(page: Page) -> Iterator[Region]:
    """A headline printed twice in a row, as players and galleries print theirs."""
    for line, after in pairwise(page.lines):
        short = line.words == after.words and len(line.words) <= _SHORT_CHARACTERS and not has_full_stop(line.words)
        if short and count_words(line.words) >= _FEWEST_DOUBLED_WORDS and is_headline(line.words, page.words.small):
            yield _mark(line.start, after.end, "doubled")


def _shouted(page: Page, language: Pack) -> Iterator[Region]:
    """Lines in capitals that are not in the article's language or tell to move on, and lines that are one bracket."""
    other = function_words("en") - function_words(language.code)
    moves = tuple(language.table("furniture").get("moves", ()))
    for line in page.lines:
        if len(line.words) > _SHORT_CHARACTERS or not (line.words[1:2].isupper() or line.words[0] == "["):
            continue
        words = _WORD.findall(line.words.lower()) if line.words.isupper() else []
        if len(other.intersection(words)) >= _FEWEST_FOREIGN_WORDS or (len(words) > 1 and words[0] in moves):
            yield _mark(line.start, line.end, "shouted")
        elif line.words[0] == "[" and line.words[-1] == "]" and line.words.count("[") == 1:
            yield _mark(line.start, line.end, "bracketed")


def _tags(page: Page) -> Iterator[Region]:
    """Short lines without a stop after the closing initials; lines in small letters after the last sentence."""
    at = 0
    while at < len(page.lines):
        start = at = at + 1
        if _CLOSING.fullmatch(page.lines[at - 1].words):
            while at < len(page.lines) and _is_tag(page.lines[at].words):
                at += 1
            if at > start:
                yield _mark(page.lines[start].start, page.lines[at - 1].end, "tags")
    at = len(page.lines)
    while at and _is_tag(page.lines[at - 1].words) and page.lines[at - 1].words.islower():
        at -= 1
    if 0 < at < len(page.lines) - 1 and _ends_report(page.lines[at - 1].words):
        yield _mark(page.lines[at].start, page.lines[-1].end, "tags")


def _ends_report(words: str) -> bool:
    return words[-1] in ")]" or (is_stopped(words) and words[-1] != ",")


def _embeds(page: Page, language: Pack) -> Iterator[Region]:
    """Posts of a network set into the page: the signature, and before it what is not in the article's language."""
    if "(@" not in page.text:
        return
    for found in _SIGNATURE.finditer(page.text):
        start = found.start()
        for piece in reversed(list(_POST_PIECE.finditer(page.text, max(0, start - _POST_CHARACTERS), start))):
            words = {word.lower() for word in _WORD.findall(piece.group())}
            if words & function_words(language.code):
                break
            start = piece.start()
        yield _mark(start + (len(page.text[start:]) - len(page.text[start:].lstrip())), found.end(), "embed")


def _is_tag(words: str) -> bool:
    return len(words) <= _TAG_CHARACTERS and words[-1].isalnum() and words[0].isalnum()


def headline_words(language: Pack) -> Words:
    """The small words and sentence openers of the language, by which headlines are known."""
    return _words(language)[0]


@cache
def _words(language: Pack) -> tuple[Words, re.Pattern[str]]:
    table = language.table("furniture")
    calls = "|".join(re.escape(word) for word in table.get("calls", ["(?!)"]))
    leads = "|".join(re.escape(word) for word in table.get("call_leads", ["(?!)"]))
    names = "|".join(re.escape(word) for word in table.get("not_calls", ["(?!)"]))
    pattern = rf"[\s(\[•*\-–—!#]*(?P<call>(?:(?:{leads})\b[\s,]*){{0,2}}(?:{calls})\b)(?!\s(?:{names})(?!\w))"
    brands = re.compile("|".join(re.escape(name) for name in table.get("brands", [])) or "(?!)")
    small, openers, sayings = (frozenset(table.get(name, ())) for name in ("small", "openers", "sayings"))
    return Words(small, openers, sayings, brands), re.compile(pattern, re.IGNORECASE)
