"""Who said what: the passages that an article puts into somebody's mouth."""

import re
from collections.abc import Iterator, Sequence

from selisik.annotate.known_names import KnownNames
from selisik.annotate.lexicon import Speech, speech
from selisik.annotate.parties import party_of
from selisik.annotate.periods import Period, Word, find_periods
from selisik.annotate.quotations import find_quotations
from selisik.annotate.quoted import Attribution, alone, attributions
from selisik.annotate.readable import readable
from selisik.annotate.reported import Report, reports
from selisik.annotate.sources import Phrases, Range
from selisik.data import NameMention, Party, Sentence, Span, Statement
from selisik.lang import Pack

_FORM = re.compile(r"\w+(?:-\w+)*")


def find_statements(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> tuple[Statement, ...]:
    """The statements with cue, source, addressee words and medium; the speaker is resolved afterwards.

    What counts as a statement, and where its words begin and end, is laid down with the labelled news: direct speech
    with its quotation marks, indirect speech without its complementiser and final stop.
    """
    lexicon, read = speech(language), readable(text, sentences)
    known = KnownNames(names, text)
    quotations = find_quotations(read, lexicon.lost_closing)
    found = (
        statement
        for period in find_periods(sentences, quotations)
        if _may_speak(read, period, lexicon)
        for statement in _read_period(Phrases(period.words(read), lexicon, known))
    )
    return tuple(found)


def _may_speak(text: str, period: Period, lexicon: Speech) -> bool:
    return bool(period.quotations) or not lexicon.triggers.isdisjoint(
        _FORM.findall(text[period.start : period.end].lower())
    )


def _read_period(phrases: Phrases) -> Iterator[Statement]:
    begin = 0
    for found in attributions(phrases):
        yield _direct(phrases, found)
        begin = max(begin, found.end)
    if begin == 0 and (quoted := alone(phrases)):
        yield Statement(kind="direct", content=quoted, rule="quotation-alone")
        return
    if begin == 0:
        for report in reports(phrases, begin):
            yield _indirect(phrases, report)


def _direct(phrases: Phrases, found: Attribution) -> Statement:
    quotation = phrases.words[found.at]
    return Statement(
        kind="direct",
        content=Span(quotation.start, quotation.end),
        cue=_word_span(phrases, found.cue),
        source=_range_span(phrases.words, found.source),
        speaker=_party(phrases, found.source),
        denies=_denies(phrases, found.cue),
        rule=found.rule,
    )


def _indirect(phrases: Phrases, report: Report) -> Statement:
    words = phrases.words[report.begin : report.end]
    return Statement(
        kind="mixed" if any(word.quotation for word in words) else "indirect",
        content=Span(words[0].start, words[-1].end),
        cue=_word_span(phrases, report.cue),
        source=_range_span(phrases.words, report.source),
        speaker=_party(phrases, report.source),
        denies=_denies(phrases, report.cue),
        rule=report.rule,
    )


def _word_span(phrases: Phrases, at: int | None) -> Span | None:
    return None if at is None else Span(phrases.words[at].start, phrases.words[at].end)


def _range_span(words: Sequence[Word], found: Range | None) -> Span | None:
    return Span(words[found.begin].start, words[found.end - 1].end) if found else None


def _party(phrases: Phrases, found: Range | None) -> Party | None:
    return party_of(phrases, found) if found else None


def _denies(phrases: Phrases, cue: int | None) -> bool:
    reading = phrases.speech.cues.get(phrases.form(cue)) if cue is not None else None
    return bool(reading and reading.denies)
