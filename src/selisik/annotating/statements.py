"""Who said what: the passages that an article puts into somebody's mouth."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from selisik.annotating.asides import beside
from selisik.annotating.circumstances import addressee, medium
from selisik.annotating.clauses import Report, says_beside
from selisik.annotating.dashes import set_apart
from selisik.annotating.datelines import past_dateline, past_item
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import LENGTH_OF_END, SHORTEST_GLUED, Speech, speech
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.parties import party_of
from selisik.annotating.periods import Period, Word, find_periods
from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.quotations import find_quotations
from selisik.annotating.quoted import Attribution, alone, attributions
from selisik.annotating.readable import readable
from selisik.annotating.reported import reports
from selisik.annotating.turns import with_turns
from selisik.data import Party, Sentence, Span, Statement
from selisik.lang import Pack

# Kinds of names behind which a space may be lost.
CUT_APART = ("place", "person")
# No sentence of a report has so many words; marks without an end in a hostile text have.
MOST_WORDS = 300
# A sentence of so many characters that begins with a word of saying may only name the speaker.
LONGEST_NAMING = 200
_SMALL_AFTER_COMMA = re.compile(r",\s+[^\W\d_A-Z]")
_CAMEL = re.compile("[A-Z](?<=[a-z][A-Z])")  # a capital first: there are fewer to look at
_FORM = re.compile(r"\w++(?:-\w++)*+")


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
    cuts = _cuts(text, names)
    found = (
        statement
        for period in find_periods(
            sentences,
            quotations,
            lambda each: _names_speaker(read, each, lexicon),
            lambda begin, end: _opens_quotation(read, begin, end, lexicon),
        )
        if _may_speak(read, period, lexicon)
        for words in _pieces(set_apart(_parted(period.words(read, lexicon.openings, lexicon.glued), cuts), lexicon))
        for statement in _read_period(Phrases(words, lexicon, known))
    )
    return with_turns(read, sentences, tuple(found), known, lexicon)


def _cuts(text: str, names: Sequence[NameMention]) -> Mapping[int, bool]:
    """The places inside words at which a name begins or ends that has lost the space beside it, and whether a capital
    stands there."""
    ends = (
        name.end
        for name in names
        if text[name.end : name.end + 1].isalpha()
        and text[name.end - 1].islower()
        and (name.kind in CUT_APART or text[name.end].islower())
    )
    starts = (name.start for name in names if name.start and text[name.start - 1].islower())
    return {place: text[place].isupper() for place in (*ends, *starts)}


def _names_speaker(text: str, sentence: Sentence, lexicon: Speech) -> bool:
    """Whether the sentence is no more than a word of saying and who said it."""
    first = _FORM.match(text, sentence.start, sentence.end)
    cue = lexicon.cues.get(first.group().lower()) if first and first.group()[:1].isupper() else None
    if first is None or cue is None or not cue.after or sentence.end - sentence.start > LONGEST_NAMING:
        return False
    return _SMALL_AFTER_COMMA.search(text, first.end(), sentence.end) is None


def _opens_quotation(text: str, begin: int, end: int, lexicon: Speech) -> bool:
    """Whether the words end with a colon and hold an active verb of saying ("X told reporters:")."""
    if text[end - 1] != ":":
        return False
    cues = (lexicon.cues.get(form.lower()) for form in _FORM.findall(text, max(begin, end - LONGEST_NAMING), end))
    return any(cue is not None and cue.takes and (cue.clitic or not cue.passive) for cue in cues)


def _parted(words: Sequence[Word], cuts: Mapping[int, bool]) -> Sequence[Word]:
    """The words, those cut in two in which a name begins or ends that has lost the space beside it."""
    return [part for word in words for part in _halves(word, cuts)] if cuts else words


def _halves(word: Word, cuts: Mapping[int, bool]) -> Iterator[Word]:
    inside = [at for at in range(word.start + 1, word.end) if at in cuts] if word.quotation is None else []
    if not inside:
        yield word
        return
    for begin, end in pairwise([word.start, *inside, word.end]):
        form = word.form[begin - word.start : end - word.start]
        yield word._replace(start=begin, end=end, form=form, capital=cuts.get(begin, word.capital))


def _pieces(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a period; one far longer than a sentence can be is read in pieces, so that time stays linear."""
    return (words[begin : begin + MOST_WORDS] for begin in range(0, len(words), MOST_WORDS))


def _may_speak(text: str, period: Period, lexicon: Speech) -> bool:
    words = text[period.start : period.end]
    if period.quotations or _CAMEL.search(words):
        return True
    forms = _FORM.findall(words.lower())
    if not lexicon.sayings.isdisjoint(forms):
        return True
    lists = lexicon.phrases
    brought = not (lists["bringing"].isdisjoint(forms) or lists["complementiser"].isdisjoint(forms))
    return brought or (_may_be_glued(forms, lexicon) and lexicon.glued.search(words) is not None)


def _may_be_glued(forms: Sequence[str], lexicon: Speech) -> bool:
    """Whether a long word ends in a long verb of saying, at its end or before a hyphen."""
    ends, long = lexicon.glued_ends, [form for form in forms if len(form) > SHORTEST_GLUED]
    return any(
        part[1:].endswith(lexicon.gluable)  # with a letter before it: alone it is glued to nothing
        for form in long
        if form[-LENGTH_OF_END:] in ends or "-" in form
        for part in form.split("-")
    )


def _read_period(phrases: Phrases) -> Iterator[Statement]:
    begin = 0
    for found in attributions(phrases):
        quotation = phrases.words[found.at].quotation
        opened = quotation is None or quotation.opened
        if opened and (found.cue is None or found.cue > found.at):
            yield from _indirects(phrases._replace(words=phrases.words[begin : found.at]))
        if opened or found.at > begin:
            first = found.at if opened else past_dateline(phrases, begin, found.at)
            yield _direct(phrases, found, phrases.words[first].start)
        begin = max(begin, found.end)
    if begin == 0:
        yield from _without_attribution(phrases)
    elif begin < len(phrases.words):
        yield from _beside(phrases, begin)


def _beside(phrases: Phrases, begin: int) -> Iterator[Statement]:
    """What the speaker of a quotation says behind it without marks (`"…," he said, adding that …`)."""
    for at in range(begin, len(phrases.words) - 1):
        if phrases.words[at].quotation is not None:
            return
        verb = says_beside(phrases, at)
        if verb and (found := beside(phrases, verb, None)):
            yield _indirect(phrases, found)
            return


def _without_attribution(phrases: Phrases) -> Iterator[Statement]:
    """What a period with no attributed quotation holds: a quotation that stands alone, or indirect speech."""
    quoted, leading = alone(phrases), phrases.words[0].quotation if phrases.words else None
    if quoted is None:
        yield from _indirects(phrases)
    else:
        goes_on = leading is not None and leading.goes_on
        yield Statement(kind="direct", content=quoted, rule="quotation-goes-on" if goes_on else "quotation-alone")


def _indirects(phrases: Phrases) -> Iterator[Statement]:
    begin = past_item(phrases, past_dateline(phrases, 0, len(phrases.words)))
    return (_indirect(phrases, report) for report in reports(phrases, begin))


def _direct(phrases: Phrases, found: Attribution, start: int) -> Statement:
    quotation, after = phrases.words[found.at], max(found.at + 1, found.end)
    end = next((at for at in range(after, len(phrases.words)) if phrases.words[at].quotation), len(phrases.words))
    begin = after if found.cue is None or found.cue > found.at else found.cue
    if found.cue is not None and phrases.speech.has("tells", phrases.form(found.cue)):
        begin = found.cue
    return Statement(
        kind="direct",
        content=Span(start, quotation.end),
        cue=_word_span(phrases, found.cue),
        source=_range_span(phrases.words, found.source),
        speaker=_party(phrases, found.source),
        addressee=_party(
            phrases, addressee(phrases, begin, end if found.cue is None or found.cue > found.at else found.at)
        ),
        medium=_range_span(phrases.words, medium(phrases, after, end)),
        denies=_denies(phrases, found.cue)
        or phrases.speech.denial.search(phrases.names.text, start, quotation.end) is not None,
        rule=found.rule,
    )


def _indirect(phrases: Phrases, report: Report) -> Statement:
    words = phrases.words[report.begin : report.end]
    told = report.source.end if report.source and report.source.begin > report.cue else report.cue + 1
    told -= phrases.speech.has("tells", phrases.form(report.cue))
    last = len(phrases.words)
    before = range(told, report.begin) if report.cue < report.begin else range(max(told, report.end), last)
    taken = report.medium or medium(phrases, max(report.end, report.cue + 1), len(phrases.words))
    return Statement(
        kind="mixed" if any(word.quotation for word in words) else "indirect",
        content=Span(words[0].start, words[-1].end),
        cue=_word_span(phrases, report.cue),
        source=_range_span(phrases.words, report.source),
        speaker=_party(phrases, report.source),
        addressee=_party(phrases, addressee(phrases, before.start, before.stop) or _led_by(phrases, report)),
        medium=_range_span(phrases.words, taken),
        denies=report.denies
        or phrases.speech.denial.search(phrases.names.text, words[0].start, words[-1].end) is not None,
        rule=report.rule,
    )


def _led_by(phrases: Phrases, report: Report) -> Range | None:
    """The addressee that the sentence begins with ("To reporters, X said")."""
    return addressee(phrases, 0, report.source.begin) if report.source and report.source.end <= report.cue else None


def _word_span(phrases: Phrases, at: int | None) -> Span | None:
    return None if at is None else Span(phrases.words[at].start, phrases.words[at].end)


def _range_span(words: Sequence[Word], found: Range | None) -> Span | None:
    return Span(words[found.begin].start, words[found.end - 1].end) if found else None


def _party(phrases: Phrases, found: Range | None) -> Party | None:
    return party_of(phrases, found) if found else None


def _denies(phrases: Phrases, cue: int | None) -> bool:
    reading = phrases.speech.cues.get(phrases.form(cue)) if cue is not None else None
    return bool(reading and reading.denies)
