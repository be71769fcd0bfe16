"""A statement that is printed after its announcement: "Berikut pernyataan lengkap X:" and what stands behind it.

Quoted paragraphs, one after the other, and the items of a list are the words announced. What is announced as points is
the article's own summary of them, and reported indirectly. Plain paragraphs are left alone: nothing tells where the
words handed over end.
"""

import re
from collections.abc import Iterator, Sequence

from selisik.annotating.datelines import BULLETS
from selisik.annotating.paragraphs import Reading, Turn, span_of
from selisik.annotating.parties import party_of
from selisik.annotating.phrases import Phrases
from selisik.annotating.quotations import MARKS
from selisik.annotating.sources import source_after
from selisik.data import Span
from selisik.data.marks import StatementKind

# Words from the beginning of an announcement to its noun, and from there to whose words they are.
LONGEST_LEAD = 6
LONGEST_LINK = 6
# Characters of an announcement.
LONGEST_ANNOUNCEMENT = 400
# Words of an item of a list that is said.
SHORTEST_ITEM = 3
RULE = "announced"
# What is announced as news or an explanation is handed over in quotation marks alone: its items are the article's.
QUOTED_ALONE = "announced-quoted"
_STOPS = ".!?"
_ITEM = re.compile(rf"(?:(\d{{1,2}})\s?[.)]|[{''.join(BULLETS)}\-–])\s*(?=\S)")


def announced(reading: Reading, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """What is handed over behind every announcement that ends its paragraph with a colon."""
    for at, part in enumerate(paragraphs):
        if reading.text[part.end - 1] == ":" and (lead := _announcement(reading, part)):
            yield from _behind(reading, paragraphs, at + 1, lead)


def _behind(reading: Reading, paragraphs: Sequence[Span], at: int, lead: Turn) -> Iterator[Turn]:
    """The quoted paragraphs from the one at `at` on, or the items of the list there."""
    number, listed = 0, lead.rule == RULE
    while at < len(paragraphs):
        part = paragraphs[at]
        item = _ITEM.match(reading.text, part.start, part.end)
        if number == 0 and _is_quoted(reading, part):
            if lead.party:
                yield lead._replace(content=part, kind="direct", rule=RULE)
        elif item and listed and _follows(item[1], number) and _is_whole(reading.text[item.end() : part.end]):
            number += 1
            end = part.end if lead.kind == "direct" else part.end - (reading.text[part.end - 1] in _STOPS + ";")
            yield lead._replace(content=Span(item.end(), end))
        else:
            return
        at += 1


def _follows(written: str | None, number: int) -> bool:
    """Whether an item with this number, or a bullet, is the next after item `number`."""
    return written is None or int(written) == number + 1


def _is_whole(written: str) -> bool:
    """Whether an item is a sentence or as good as one, no entry of a table."""
    return len(written.split(None, SHORTEST_ITEM)) >= SHORTEST_ITEM and written.endswith((*_STOPS, ";", *MARKS))


def _is_quoted(reading: Reading, part: Span) -> bool:
    """Whether the paragraph is quoted from its first character to its last, with nothing between."""
    quoted = reading.text[part.start : part.end].rstrip(_STOPS)
    inside = quoted[1:-1]
    return len(quoted) > 1 and quoted[0] in MARKS and quoted[-1] in MARKS and not any(mark in inside for mark in MARKS)


def _announcement(reading: Reading, part: Span) -> Turn | None:
    """Whose words the last sentence of a paragraph announces; None where it announces none."""
    begin = 1 + max(reading.text.rfind(each, part.start, part.end) for each in [".", "!", "?"])
    if part.end - begin > LONGEST_ANNOUNCEMENT:
        return None
    phrases = reading.phrases(Span(max(begin, part.start), part.end))
    noun = _noun(phrases)
    if noun is None:
        return None
    points = any(phrases.speech.has("summing_up", phrases.form(at)) for at in range(noun))
    kind: StatementKind = "indirect" if points else "direct"
    own = phrases.speech.has("handed_over", phrases.speech.bare(phrases.form(noun)))
    first, rule = noun + 1, RULE if own else QUOTED_ALONE
    while first < noun + LONGEST_LINK and phrases.speech.has("of_statements", phrases.form(first)):
        first += 1
    clitic = any(_has_clitic(phrases, at) for at in range(noun, first))
    if clitic:
        return Turn(part, None, None, rule, kind)
    source = source_after(phrases, first) if phrases.capital(first) or phrases.office(first) else None
    return Turn(part, span_of(phrases, source), party_of(phrases, source), rule, kind) if source else None


def _noun(phrases: Phrases) -> int | None:
    """The noun of saying that an announcement is about; None where the words are none."""
    if not phrases.words or not phrases.speech.has("announces", phrases.form(0)):
        return None
    for at in range(1, min(len(phrases.words), LONGEST_LEAD)):
        if any(
            phrases.speech.has(each, phrases.speech.bare(phrases.form(at))) for each in ("said_nouns", "handed_over")
        ):
            return at
        if not (
            phrases.speech.has("of_statements", phrases.form(at)) or phrases.speech.has("summing_up", phrases.form(at))
        ):
            return None
    return None


def _has_clitic(phrases: Phrases, at: int) -> bool:
    return phrases.speech.bare(phrases.form(at)) != phrases.form(at)
