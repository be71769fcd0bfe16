"""Verbs of saying in relative clauses: the one named right before the relative pronoun speaks."""

from selisik.annotating.clauses import SHORTEST_CLAUSE, Report, clause_end, clause_start
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.phrases import Phrases, Range


def in_relative(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`…, X who said that CLAUSE`; `somebody who said that CLAUSE`; `not a few who think, CLAUSE`."""
    if not phrases.speech.has("relative", phrases.form(at - 1)):
        return None
    if _may_be_person(phrases, at - 2, begin) or _body_said(phrases, at, begin):
        return _relative(phrases, at, begin, cue)
    if not _kind_said(phrases, at, begin):
        return None
    start, _ = clause_start(phrases, at + 1, cue)
    few = phrases.speech.has("quantities", phrases.form(at - 2)) and phrases.speech.has("negated", phrases.form(at - 3))
    return Report(start, clause_end(phrases, start), at, Range(at - 2 - few, at - 1), "verb-relative")


def _relative(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`…, X who said that CLAUSE`: the person right before the relative pronoun speaks."""
    first = at - 2
    body = phrases.named(first) == "organisation"
    while first > begin and (_may_be_person(phrases, first - 1, begin) or (body and phrases.joined(first))):
        first -= 1
    start, sure = clause_start(phrases, at + 1, cue)
    end = clause_end(phrases, start)
    if not sure and phrases.named(first) is None:
        return None
    if not sure and (cue.takes is not Takes.CLAUSE or not phrases.has_clause(start, end)):
        return None
    return Report(start, end, at, Range(first, at - 1), "verb-relative") if end - start >= SHORTEST_CLAUSE else None


def _kind_said(phrases: Phrases, at: int, begin: int) -> bool:
    """Whether a kind of person stands before the relative pronoun, and a complementiser after the verb ("somebody who
    said that")."""
    if at - 2 < begin:
        return False
    many = phrases.speech.has("quantities", phrases.form(at - 2)) and phrases.form(at + 1) == ","
    office = many or any(phrases.speech.has(each, phrases.form(at - 2)) for each in ("roles", "quantities"))
    return office and (many or phrases.speech.has("complementiser", phrases.form(at + 1)))


def _body_said(phrases: Phrases, at: int, begin: int) -> bool:
    """Whether a body's name stands before the relative pronoun, and a complementiser after the verb."""
    body = at - 2 >= begin and phrases.named(at - 2) == "organisation"
    return body and phrases.speech.has("complementiser", phrases.form(at + 1))


def _may_be_person(phrases: Phrases, at: int, begin: int) -> bool:
    return at >= begin and phrases.capital(at) and phrases.named(at) in ("person", None)
