"""What is told by a noun of saying and not by a verb: "made the announcement that", "thus the record of X", "in X's
view"."""

from selisik.annotating.clauses import (
    SHORTEST_CLAUSE,
    Parenthesis,
    Report,
    after_comma,
    around,
    clause_end,
    names_somebody,
)
from selisik.annotating.complements import speaks
from selisik.annotating.phrases import Phrases
from selisik.annotating.preceding import source_before
from selisik.annotating.sources import source_after


def noun_of_saying(phrases: Phrases, at: int, begin: int) -> Report | None:
    """The report that a noun makes with the word at `at`: a verb that only brings it, "thus", "in" at the head."""
    speech, form = phrases.speech, phrases.form(at)
    if speech.has("bringing", form) and speech.has("said_nouns", phrases.form(at + 1)):
        return _brought(phrases, at, begin)
    if speech.has("thus", form) and at - 1 > begin and phrases.form(at - 1) == ",":
        return _thus(phrases, at, begin)
    if speech.has("views", form) and at == begin + 1 and speech.has("inside", phrases.form(begin)):
        return _in_view_of(phrases, at)
    return None


def _brought(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`X made the announcement that CLAUSE`; `X published a statement that confirms that CLAUSE`."""
    speech, cue = phrases.speech, at + 1
    that = cue + 1
    if speech.has("relative", phrases.form(that)):
        verb = speech.cues.get(phrases.form(that + 1))
        cue = that + 1 if verb and verb.takes and not verb.passive else cue
        that += 2
    source = source_before(phrases, at, begin) if speech.has("complementiser", phrases.form(that)) else None
    if source is None or not speaks(phrases, source):
        return None
    end = clause_end(phrases, that + 1)
    return Report(that + 1, end, cue, source, "noun-that") if end - that > SHORTEST_CLAUSE else None


def _thus(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`CLAUSE, thus the record of X`."""
    noun = at + 1
    if not (
        phrases.speech.has("said_nouns", phrases.form(noun)) or phrases.speech.has("basis_nouns", phrases.form(noun))
    ):
        return None
    source = source_after(phrases, noun + 1)
    if source is None or not phrases.has_clause(begin, at - 1):
        return None
    return around(phrases, begin, Parenthesis(at, source.end, source, "thus"))


def _in_view_of(phrases: Phrases, at: int) -> Report | None:
    """`In the view of X, CLAUSE`."""
    source = source_after(phrases, at + 1) if names_somebody(phrases, at + 1) else None
    start = after_comma(phrases, source.end) if source else None
    if source is None or start is None or start > source.end + 1:
        return None
    end = clause_end(phrases, start)
    return Report(start, end, at, source, "in-view-of") if end - start >= SHORTEST_CLAUSE else None
