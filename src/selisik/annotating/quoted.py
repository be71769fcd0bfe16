"""Direct speech: which quotations are somebody's words, and whose."""

from collections.abc import Iterator
from typing import NamedTuple

from selisik.annotating.circumstances import medium_name
from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.preceding import source_before
from selisik.annotating.sources import source_after
from selisik.data import Span

# Words between a cue and the quotation it opens ("said to reporters in a written statement on Monday,").
LONGEST_OPENING = 25
# Words between a quotation and a verb of saying that follows its subject.
LONGEST_SUBJECT = 20
# From so many words on, a quotation that begins with a capital is no fragment of the clause before it.
SHORTEST_WHOLE = 8
SENTENCE_ENDS = tuple(".?!…,")
STOPS = tuple(".?!")
# Words and marks between a quotation and the verb of saying after it.
LONGEST_LEAD_IN = 5
# Words of a name between commas behind a description.
LONGEST_NAME = 5
# A quotation that stands alone, with no word of saying, is a statement from so many words on.
SHORTEST_ALONE = 4


class Attribution(NamedTuple):
    """A quotation at word `at`, the word of saying and the noun phrase of the source, as far as there are any."""

    at: int
    cue: int | None
    source: Range | None
    end: int
    rule: str


def attributions(phrases: Phrases) -> Iterator[Attribution]:
    """The quotations of a period that are direct speech, in order."""
    begin = 0
    for at, word in enumerate(phrases.words):
        if word.quotation is None or at < begin:
            continue
        found = _cue_after(phrases, at) if not _fragment(phrases, at) else None
        found = found or _cue_before(phrases, at, begin)
        if found:
            yield found
            begin = max(found.end, at + 1)


def _fragment(phrases: Phrases, at: int) -> bool:
    """Whether the quotation is a piece of a clause: a word, not a stop, stands right before it, and it is short or
    begins small. A heading that has run into the text leaves a whole quotation whole."""
    if at == 0 or phrases.words[at - 1].is_mark or phrases.words[at - 1].quotation is not None:
        return False
    word = phrases.words[at]
    quoted = phrases.names.text[word.start + 1 : word.end].lstrip()
    return not quoted[:1].isupper() or len(quoted.split(None, SHORTEST_WHOLE)) < SHORTEST_WHOLE


def _cue_after(phrases: Phrases, at: int) -> Attribution | None:
    """`"…," said X`; `"…," X added`; `"…," he <any verb with the clitic>`."""
    cue = at + 1
    comma = _ends_open(phrases, at)
    while cue < len(phrases.words) and phrases.form(cue) in (",", ".") and cue <= at + 2:
        comma = comma or phrases.form(cue) == ","
        cue += 1
    while cue < min(len(phrases.words), at + LONGEST_LEAD_IN) and phrases.speech.has("as", phrases.form(cue)):
        cue += 1
    reading = phrases.speech.cues.get(phrases.form(cue))
    if reading and reading.after:
        source = None if reading.clitic else source_after(phrases, cue + 1)
        return Attribution(at, cue, source, source.end if source else cue + 1, "quotation-cue")
    if comma and _unlisted_verb(phrases, cue):
        source = source_after(phrases, cue + 1)
        return Attribution(at, cue, source, source.end if source else cue + 1, "quotation-verb")
    if comma and (found := _verb_after_subject(phrases, at, cue)):
        return found
    return _named_after(phrases, at, cue) if comma else None


def _named_after(phrases: Phrases, at: int, cue: int) -> Attribution | None:
    """`"…," according to X`; `"…," as quoted from X`; `"…," thus X`."""
    if phrases.speech.has("according", phrases.form(cue)):
        source = source_after(phrases, cue + 1 + phrases.speech.has("to", phrases.form(cue + 1)))
        return Attribution(at, cue, source, source.end, "quotation-according") if source else None
    if phrases.speech.has("cited", phrases.form(cue)):
        source = medium_name(phrases, cue + 1)
        return Attribution(at, cue, source, source.end, "quotation-cited") if source else None
    source = source_after(phrases, cue) if phrases.speech.has("as", phrases.form(cue - 1)) else None
    return Attribution(at, None, source, source.end, "quotation-source") if source else None


def _ends_open(phrases: Phrases, at: int) -> bool:
    """Whether the quoted words end with a comma, question or exclamation mark: somebody is to be named."""
    word = phrases.words[at]
    if word.quotation is None or not word.quotation.closed:
        return True
    return (
        phrases.names.text[word.end - 2 : word.end - 1] in ",?!"
        or phrases.names.text[word.end - 3 : word.end - 1] == ", "
    )


def _unlisted_verb(phrases: Phrases, at: int) -> bool:
    """Whether a word after a comma-closed quotation is a verb of saying that no list has."""
    lists, form = phrases.speech.phrases, phrases.form(at)
    if not form.isalpha() or phrases.capital(at) or len(form) < 4:
        return False
    if any(
        form in lists[name]
        for name in ("prepositions", "adverbs", "connectives", "binding", "roles", "pronouns", "relative")
    ):
        return False
    clitic = phrases.speech.clitic
    return (
        (bool(clitic) and form.endswith(clitic))
        or phrases.capital(at + 1)
        or phrases.speech.has("pronouns", phrases.form(at + 1))
    )


def _verb_after_subject(phrases: Phrases, at: int, begin: int) -> Attribution | None:
    source = source_after(phrases, begin, begin + LONGEST_SUBJECT)
    if source is None:
        return None
    source, cue = _with_apposition(phrases, source)
    while cue < len(phrases.words) and phrases.speech.has("adverbs", phrases.form(cue)):
        cue += 1
    reading = phrases.speech.cues.get(phrases.form(cue))
    following = phrases.form(cue + 1 + phrases.speech.has("verb_tails", phrases.form(cue + 1)))
    if reading is None and phrases.verbal(cue) and following in (".", ","):
        pronoun = source.end == source.begin + 1 and phrases.speech.has("pronouns", phrases.form(source.begin))
        return Attribution(at, cue, source, cue + 1, "quotation-subject-verb") if pronoun else None
    if reading is None or reading.takes is None or reading.passive:
        return None
    told = phrases.speech.has("tells", phrases.form(cue)) and source_after(phrases, cue + 1) is not None
    if following and following not in ".,;" and not (told or phrases.speech.has("prepositions", following)):
        return None
    return Attribution(at, cue, source, cue + 1, "quotation-subject-verb")


def _with_apposition(phrases: Phrases, source: Range) -> tuple[Range, int]:
    """The source with a name that a comma closes behind it ("the lawyer for X, Y, said"), and the word after both."""
    if phrases.form(source.end) != ",":
        return source, source.end
    if any(phrases.form(at) == "," for at in range(*source)):
        return source, source.end + 1
    end = source.end + 1
    while phrases.capital(end) and end <= source.end + LONGEST_NAME:
        end += 1
    named = phrases.form(end) == "," and end > source.end + 1
    return (Range(source.begin, end), end + 1) if named else (source, source.end)


def _cue_before(phrases: Phrases, at: int, begin: int) -> Attribution | None:
    """`X said: "…"`, where nothing but the quotation is reported."""
    if not _whole(phrases, at):
        return None
    last = at - 1
    stopped = phrases.form(last) in (",", ":")
    colon = phrases.form(last) == ":"
    last -= stopped
    if phrases.speech.has("complementiser", phrases.form(last)):
        last, stopped = last - 1, True
    for cue in range(last, max(begin, last - LONGEST_OPENING) - 1, -1):
        found = _opening(phrases, cue, last, at, begin)
        if found and (stopped or cue == last):
            return found
        if found is None and phrases.verbal(cue):
            break
    if stopped and not colon and phrases.verbal(last) and quotes_sentence(phrases, at):
        return Attribution(at, last, source_before(phrases, last, begin), at + 1, "verb-quotation")
    if stopped and quotes_sentence(phrases, at) and (found := _by_noun(phrases, last, at, begin)):
        return found
    source = source_after(phrases, begin, last + 1) if colon and last >= begin else None
    if source is None or not _speaks(phrases, source):
        return None
    noun = next(
        (each for each in range(*source) if phrases.speech.has("basis_nouns", phrases.form(each))), source.begin
    )
    return Attribution(at, None, Range(noun, source.end), at + 1, "colon-quotation")


def _by_noun(phrases: Phrases, noun: int, at: int, begin: int) -> Attribution | None:
    """`X answered with the words, "…"`: a verb, and a noun of saying right before the quotation."""
    if not any(phrases.speech.has(each, phrases.form(noun)) for each in ("said_nouns", "retorts")):
        return None
    for verb in range(noun - 1, max(begin, noun - LONGEST_LEAD_IN), -1):
        if phrases.verbal(verb):
            source = source_before(phrases, verb, begin)
            return Attribution(at, verb, source, at + 1, "noun-quotation") if source else None
    return None


def _opening(phrases: Phrases, cue: int, last: int, at: int, begin: int) -> Attribution | None:
    """The attribution if the word at `cue` opens the quotation."""
    form, reading = phrases.form(cue), phrases.speech.cues.get(phrases.form(cue))
    if phrases.speech.has("according", form) or (
        reading and reading.after and not reading.takes and _leads(phrases, cue, begin)
    ):
        source = source_after(phrases, cue + 1, last + 1)
        return Attribution(at, cue, source, at + 1, "cue-source-quotation") if source else None
    if reading and reading.takes and (reading.clitic or not reading.passive):
        source = None if reading.clitic else source_before(phrases, cue, begin)
        return Attribution(at, cue, source, at + 1, "cue-quotation")
    return None


def _leads(phrases: Phrases, cue: int, begin: int) -> bool:
    """Whether the period begins with the word of saying, or with "as" before it."""
    return cue == begin or (cue == begin + 1 and phrases.speech.has("as", phrases.form(begin)))


def _speaks(phrases: Phrases, source: Range) -> bool:
    """Whether the words before a colon name somebody, or somebody's words."""
    words = range(source.begin, source.end)
    return phrases.office(source.begin) or any(
        phrases.named(at) in ("person", "organisation") or phrases.speech.has("basis_nouns", phrases.form(at))
        for at in words
    )


def _whole(phrases: Phrases, at: int) -> bool:
    """Whether nothing but marks follows the quotation in its period and it is more than a word or two."""
    words = phrases.words
    stopped = phrases.form(at - 1) in (",", ":")
    after = all(words[later].is_mark for later in range(at + 1, len(words)))  # stops at the next quotation; no copy
    word = words[at]
    quoted = phrases.names.text[word.start : word.end]
    return after and (stopped or len(quoted.split(None, SHORTEST_ALONE)) >= SHORTEST_ALONE - 1)


def alone(phrases: Phrases) -> Span | None:
    """The quotation of a period that holds nothing else and reads as a sentence; None otherwise."""
    words = phrases.words
    if not words or words[0].quotation is None or any(not word.is_mark for word in words[1:]):
        return None
    quoted = phrases.names.text[words[0].start : words[0].end]
    long_enough = len(quoted.split(None, SHORTEST_ALONE)) >= SHORTEST_ALONE
    return Span(words[0].start, words[0].end) if long_enough and quotes_sentence(phrases, 0) else None


def quotes_sentence(phrases: Phrases, at: int) -> bool:
    """Whether the quotation begins with a capital and ends with a stop, inside its marks or right after them."""
    quoted = phrases.names.text[phrases.words[at].start : phrases.words[at].end]
    ended = quoted.rstrip('"”“»').rstrip()[-1:] in SENTENCE_ENDS or phrases.form(at + 1) in STOPS
    return ended and quoted[1:].lstrip()[:1].isupper()
