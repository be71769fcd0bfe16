"""Dialogue by turns: lines that begin with who speaks ("X: …"), questions and answers of an announced interview.

Nothing but the form of the paragraphs tells that somebody speaks there, so the form is asked for whole, and where it is
broken nothing is marked. Questions and answers of the outlet itself name nobody, and are no statements.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from selisik.annotating.announcements import announced
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.paragraphs import Reading, Turn, paragraphs, span_of
from selisik.annotating.phrases import Range
from selisik.annotating.quotations import MARKS
from selisik.annotating.sources import source_after
from selisik.data import Sentence, Span, Statement

# The rule of an answer of whom nothing tells who gives it.
OPEN = "answer-open"
# Words of a label before a colon, and from which a turn is more than an entry of a table.
LONGEST_LABEL = 5
SHORTEST_TURN = 3
# Turns, speakers and questions from which paragraphs are a dialogue.
LEAST_TURNS = 2
# Paragraphs before the first labelled one in which the interview is announced where nobody is named.
NEAR_LINES = 2
# Words of a question; more are a paragraph that ends in one.
LONGEST_QUESTION = 60
_LABEL = re.compile(r"([^\W\d_][^:\n\"“”?!]{0,60}?)\s?:\s+(?=\S)")
_ENDS = (".", "!", "?", "…", *MARKS)


def with_turns(
    text: str, sentences: Sequence[Sentence], found: Sequence[Statement], known: KnownNames, speech: Speech
) -> tuple[Statement, ...]:
    """The statements together with those whose paragraphs alone tell that somebody speaks, by place.

    What other rules have found inside such a paragraph is part of what is said there and goes.
    """
    parts, reading = tuple(paragraphs(text, sentences)), Reading(text, known, speech)
    turns = [*announced(reading, parts), *_labelled(reading, parts)]
    turns += _asked_and_answered(reading, parts) or _answers(reading, parts)
    if not turns:
        return tuple(found)
    return tuple(sorted(_together(turns, _by_place(found)), key=_place))


def _by_place(found: Sequence[Statement]) -> list[Statement]:
    return sorted(found, key=_place)


def _place(statement: Statement) -> tuple[int, int]:
    return statement.content.start, statement.content.end


def _together(turns: Iterable[Turn], found: Sequence[Statement]) -> Iterator[Statement]:
    """The turns as statements, then what was found outside them; of a summary what was found inside it stays.

    Both come in the order of their places and are walked through side by side."""
    at = 0
    for turn in sorted(turns, key=lambda each: each.content.start):
        while at < len(found) and found[at].content.start < turn.content.start:
            yield found[at]
            at += 1
        inside = at
        while inside < len(found) and found[inside].content.start < turn.content.end:
            inside += 1
        if inside == at or turn.kind == "direct":
            at = inside
            yield _statement(turn)
    yield from found[at:]


def _statement(turn: Turn) -> Statement:
    return Statement(kind=turn.kind, content=turn.content, source=turn.source, speaker=turn.party, rule=turn.rule)


# --- lines with labels ----------------------------------------------------------------------------------------------
def _labelled(reading: Reading, parts: Sequence[Span]) -> Iterator[Turn]:
    """The turns of every run of paragraphs that begin with a label."""
    turns = [_turn(reading, part) for part in parts]
    if not any(turns):
        return
    run: list[Turn] = []
    persons = frozenset(
        word for name in reading.known.mentions if name.kind == "person" for word in name.cut(reading.text).split()
    )
    for turn in turns:
        if turn is None:
            yield from _dialogue(reading, run, persons)
            run = []
        else:
            run.append(turn)
    yield from _dialogue(reading, run, persons)


def _turn(reading: Reading, part: Span) -> Turn | None:
    """The paragraph as a turn; None where no label begins it, or no sentence stands behind the label."""
    label = _LABEL.match(reading.text, part.start, part.end)
    said = reading.text[label.end() : part.end] if label else ""
    if label is None or len(said.split(None, SHORTEST_TURN)) < SHORTEST_TURN or not said.endswith(_ENDS):
        return None
    phrases = reading.phrases(Span(label.start(1), label.end(1)))
    whole = Range(0, len(phrases.words))
    if not 0 < whole.end <= LONGEST_LABEL or not all(
        phrases.capital(at) or phrases.form(at) == "." for at in range(*whole)
    ):
        return None
    return reading.turn(phrases, whole, Span(label.end(), part.end), "turn")


def _dialogue(reading: Reading, run: Sequence[Turn], persons: frozenset[str]) -> Iterator[Turn]:
    """The turns of a run in which two speak, one of them a person whom the article names, and speak to each other."""
    speakers = {turn.party.name for turn in run if turn.party}
    labels = (turn.source.cut(reading.text).split() for turn in run if turn.source)
    named = any(not persons.isdisjoint(words) for words in labels)
    spoken = any(
        reading.has_any("spoken_pronouns", turn.content) or reading.text[turn.content.end - 1] == "?" for turn in run
    )
    if named and spoken and len(speakers) >= LEAST_TURNS:
        yield from (turn for turn in run if turn.source and not _label_of(reading, turn.source))


# --- lines labelled as questions and answers ------------------------------------------------------------------------
def _label_of(reading: Reading, label: Span) -> str:
    """The list of labels that the words of one stand in: those of questions or of answers; "" for neither."""
    return next((each for each in ("ask_labels", "answer_labels") if reading.has_any(each, label)), "")


def _asked_and_answered(reading: Reading, parts: Sequence[Span]) -> list[Turn]:
    """The answers of an interview whose lines are labelled ("Q: … A: …"), where one is announced right before; the
    outlet's own questions and answers announce none. Whose they are is left open where not one person is announced."""
    labels = [_line(reading, part) for part in parts]
    first = next((at for at, (kind, _) in enumerate(labels) if kind == "ask_labels"), 0)
    answers = sum(kind == "answer_labels" for kind, _ in labels[first:])
    if not first or answers < LEAST_TURNS:
        return []
    leads = [part for part in parts[:first] if reading.has_any("interviews", part)]
    lead = next((found for part in leads if (found := _interviewed(reading, part))), None)
    if lead is None and not any(part in leads for part in parts[max(0, first - NEAR_LINES) : first]):
        return []
    out, answering = list[Turn](), False
    last = max(at for at, (kind, _) in enumerate(labels) if kind == "answer_labels")
    for part, (kind, begin) in zip(parts[first : last + 1], labels[first:], strict=False):
        answering = kind == "answer_labels" or (answering and not kind)
        if answering:
            said = Span(begin, part.end)
            out.append(lead._replace(content=said) if lead else Turn(said, None, None, OPEN))
    return out


def _line(reading: Reading, part: Span) -> tuple[str, int]:
    """The list in which a paragraph's label stands, and where the words behind it begin; "" and its beginning for
    a paragraph with no such label."""
    label = _LABEL.match(reading.text, part.start, part.end)
    kind = _label_of(reading, Span(label.start(1), label.end(1))) if label and " " not in label[1] else ""
    return (kind, label.end()) if label and kind else ("", part.start)


# --- questions and answers ------------------------------------------------------------------------------------------
def _answers(reading: Reading, parts: Sequence[Span]) -> Iterator[Turn]:
    """What somebody answers in an interview that the article announces, by the paragraphs between its questions."""
    if sum(reading.text[part.end - 1] == "?" for part in parts) < LEAST_TURNS:
        return
    folded = reading.text.lower()
    if not any(word in folded for word in reading.speech.phrases["interviews"]):
        return
    first = next((at for at, part in enumerate(parts) if _interviewed(reading, part)), None)
    lead = _interviewed(reading, parts[first]) if first is not None else None
    if first is None or lead is None or lead.party is None:
        return
    asked = [at for at in range(first + 1, len(parts)) if _asks(reading, parts[at])]
    if len(asked) < LEAST_TURNS:
        return
    surname = lead.party.name.rsplit(None, 1)[-1]
    for at, until in zip(asked, [*asked[1:], asked[-1] + 2], strict=True):
        for part in parts[at + 1 : until]:
            if surname in part.cut(reading.text) or _LABEL.match(reading.text, part.start, part.end):
                break
            yield lead._replace(content=part)


def _interviewed(reading: Reading, part: Span) -> Turn | None:
    """The one person with whom a paragraph says that somebody talks."""
    if not reading.has_any("interviews", part):
        return None
    phrases = reading.phrases(part)
    # A word of the list may be only a part of a token ("interviews-in-chief").
    at = next((at for at in range(len(phrases.words)) if phrases.speech.has("interviews", phrases.form(at))), None)
    if at is None:
        return None
    for beside in range(at + 1, min(len(phrases.words), at + LONGEST_LABEL)):
        if phrases.speech.has("talking_with", phrases.form(beside)) and (found := source_after(phrases, beside + 1)):
            people = {
                name.cut(reading.text)
                for name in phrases.names.inside(span_of(phrases, found))
                if name.kind == "person"
            }
            return reading.turn(phrases, found, part, "answer") if len(people) == 1 else None
    return None


def _asks(reading: Reading, part: Span) -> bool:
    """Whether a paragraph is a question: no list's item, nothing quoted in it."""
    said = part.cut(reading.text)
    plain = said[0].isupper() and not any(mark in said for mark in MARKS)
    return said.endswith("?") and plain and len(said.split(None, LONGEST_QUESTION)) < LONGEST_QUESTION
