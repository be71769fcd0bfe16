"""What is said by an agent of a passive verb, or in a document."""

from selisik.annotating.clauses import (
    LONGEST_ADVERBIAL,
    SHORTEST_CLAUSE,
    Parenthesis,
    Report,
    after_comma,
    around,
    clause_end,
    clause_start,
    joins,
    names_somebody,
)
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.phrases import Phrases, Range, opens_adverbial
from selisik.annotating.sources import source_after


def passive(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`THING was confirmed by X`: only what is confirmed or denied is reported so. `A, said by X, B`: whatever it is.
    `In the report it is said that CLAUSE`: the document speaks."""
    agent = at + 1
    while any(phrases.speech.has(each, phrases.form(agent)) for each in ("by", "again")):
        agent += 1
    closing = phrases.speech.has("as", phrases.form(at - 1)) and phrases.form(at - 2) == ","
    source = source_after(phrases, agent) if closing or names_somebody(phrases, agent) else None
    if source and (found := _said_by(phrases, at, begin, source)):
        return found
    if cue.takes is not Takes.THING:
        return _document(phrases, at, begin) if source is None else None
    subject_end = at
    lists = phrases.speech.phrases
    while subject_end > begin and phrases.form(subject_end - 1) in lists["adverbs"] - lists["demonstrative"]:
        subject_end -= 1
    if source is None or subject_end - begin < SHORTEST_CLAUSE:
        return None
    return Report(begin, subject_end, at, source, "passive-thing", denies=cue.denies)


def _said_by(phrases: Phrases, at: int, begin: int, source: Range) -> Report | None:
    """`CLAUSE, said by X, CLAUSE`; `As was said by X, CLAUSE`."""
    head = at - 1
    if phrases.speech.has("as", phrases.form(head)):
        head -= 1
    if at == begin:
        start = _after_agent(phrases, source)
        return Report(start, clause_end(phrases, start), at, source, "said-by-clause") if start else None
    parted = phrases.form(source.end) in (",", ".", "")
    if head < begin and head < at - 1:
        start = source.end + 1 if phrases.form(source.end) == "," else None
        return Report(start, clause_end(phrases, start), at, source, "as-said-by") if start else None
    if not parted or phrases.form(head) != "," or not phrases.has_clause(begin, len(phrases.words)):
        return None
    return around(phrases, begin, Parenthesis(head + 1, source.end, source, "said-by"))


def _after_agent(phrases: Phrases, source: Range) -> int | None:
    """Where what was said begins after its agent: after a comma or a complementiser, or a whole clause after a name."""
    at = source.end
    while phrases.speech.has("again", phrases.form(at)):
        at += 1
    if phrases.form(at) == ",":
        return at + 1 + phrases.speech.has("complementiser", phrases.form(at + 1))
    if phrases.speech.has("complementiser", phrases.form(at)):
        return at + 1
    named = phrases.capital(source.end - 1) and at < len(phrases.words) and not phrases.words[at].is_mark
    opens = phrases.verbal(at) or phrases.speech.has("prepositions", phrases.form(at))
    return at if named and not opens and phrases.has_clause(at, len(phrases.words)) else None


def told_so(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`It was said by him that CLAUSE`, for a passive with the clitic at the head of a sentence; `CLAUSE, he said`."""
    if at > begin and phrases.form(at - 1) == "," and not joins(phrases, begin, at - 1):
        return around(phrases, begin, Parenthesis(at, at + 1, None, "said"))
    lists = ("adverbs", "again", "as", "connectives")
    lead = (phrases.form(place) for place in range(begin, at))
    if not all(form == "," or any(phrases.speech.has(each, form) for each in lists) for form in lead):
        return None
    start, sure = clause_start(phrases, at + 1, cue)
    end = clause_end(phrases, start)
    told = end - start >= SHORTEST_CLAUSE and (sure or phrases.has_clause(start, end))
    return Report(start, end, at, None, "told-so") if told else None


def _document(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`In the report it is said that CLAUSE`."""
    speech = phrases.speech
    inside = next(
        (
            place
            for place in range(begin, min(at, begin + LONGEST_ADVERBIAL))
            if speech.has("inside", phrases.form(place)) and speech.has("documents", phrases.form(place + 1))
        ),
        None,
    )
    if inside is None:
        return None
    source = basis(phrases, inside + 1)
    if source is None or any(phrases.verbal(place) for place in range(source.end, at)):
        return None
    start = at + 1 + (phrases.form(at + 1) == ",")
    if speech.has("relative", phrases.form(at - 1)):
        told = after_comma(phrases, start) if not opens_adverbial(phrases, start) else None
        if told is None:
            return None
        start = told
    start += speech.has("complementiser", phrases.form(start))
    end = clause_end(phrases, start)
    return Report(start, end, at, source, "document") if phrases.has_clause(start, end) else None


def basis(phrases: Phrases, at: int) -> Range | None:
    """The data or document that begins at word `at`, with whose it is ("a statement from the regulator")."""
    source = source_after(phrases, at)
    if source and phrases.speech.has("relative", phrases.form(source.end)) and phrases.verbal(source.end + 1):
        agent = source.end + 2
        agent += phrases.speech.has("by", phrases.form(agent)) or phrases.speech.has("from", phrases.form(agent))
        plain = phrases.form(agent).isalnum() and phrases.form(agent + 1) == ","
        found = source_after(phrases, agent) if phrases.capital(agent) or plain else None
        return Range(source.begin, found.end) if found else source
    if source is None or not (
        phrases.speech.has("from", phrases.form(source.end)) or phrases.speech.has("by", phrases.form(source.end))
    ):
        return source
    owner = source_after(phrases, source.end + 1)
    return Range(source.begin, owner.end) if owner else source
