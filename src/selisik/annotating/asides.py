"""Reported clauses with subject and verb behind them ("…, police said"), and the participle that goes on ("adding …").

Only in languages without verbal affixes: there the comma, the subject and the verb of saying are all that shows where
the reported clause ends (Quirk et al. 1985, 14.28-29).
"""

from selisik.annotating.clauses import SHORTEST_CLAUSE, Report, clause_end, clause_start, says_beside, sentence_end
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.phrases import Phrases, Range, opens_adverbial
from selisik.annotating.sources import source_after

# A participle of saying goes on with what the last speaker said: "…, X said, adding that …".
PARTICIPLE = Cue(takes=Takes.CLAUSE)


def aside(phrases: Phrases, at: int, begin: int, source: Range) -> Report | None:
    """`CLAUSE, X said on Tuesday`, `CLAUSE, X said, adding that …`, `A, X said, B`, for the verb at word `at`."""
    comma = source.begin - 1
    if phrases.speech.phrases["verbal"] or phrases.form(comma) != "," or comma - begin < SHORTEST_CLAUSE:
        return None
    told = source_after(phrases, at + 1) if phrases.speech.has("tells", phrases.form(at)) else None
    after = _past_adverbials(phrases, told.end if told else at + 1)
    if after is None or (after > at + 1 and opens_adverbial(phrases, begin) and not phrases.has_clause(begin, comma)):
        return None
    rest, end = after + 1, sentence_end(phrases)
    goes_on = phrases.form(after) == "," and rest < end
    if goes_on and (phrases.verbal(rest) or phrases.speech.has("joining", phrases.form(rest))):
        return Report(begin, end, at, source, "clause-subject-verb-clause")
    return Report(begin, comma, at, source, "clause-subject-verb")


def _past_adverbials(phrases: Phrases, at: int) -> int | None:
    """The comma or closing mark after the words on when and where something was said; None where others stand there."""
    if at < len(phrases.words) and not phrases.words[at].is_mark and not opens_adverbial(phrases, at):
        return None
    for place in range(at, len(phrases.words)):
        if phrases.speech.has("complementiser", phrases.form(place)) or phrases.words[place].quotation is not None:
            return None
        if phrases.words[place].is_mark and phrases.form(place) != "-":
            return place
    return len(phrases.words)


def may_follow(phrases: Phrases, source: Range) -> bool:
    """Whether the phrase after a verb of saying can be its subject: in "said the ferry was late" it is another's."""
    pronoun = phrases.speech.has("pronouns", phrases.form(source.begin))
    if pronoun and not phrases.speech.phrases["verbal"] and phrases.verbal(source.end):
        return False
    if phrases.speech.phrases["verbal"] or not phrases.speech.has("definite", phrases.form(source.begin)):
        return True
    speaks = any(
        phrases.office(at) or phrases.capital(at) or phrases.speech.has("institutions", phrases.form(at))
        for at in range(source.begin + 1, source.end)
    )
    return speaks and not phrases.verbal(source.end)


def participle(phrases: Phrases, at: int, last: Report | None) -> Report | None:
    """`…, X said, adding that CLAUSE`: what the speaker of the last report goes on to say."""
    if last is not None and (verb := says_beside(phrases, at)):
        return beside(phrases, verb, last.source)
    if last is None or not phrases.speech.has("adding", phrases.form(at)) or phrases.form(at - 1) != ",":
        return None
    if last.source is None or phrases.speech.phrases["verbal"]:
        return None
    start, _ = clause_start(phrases, at + 1, PARTICIPLE)
    end = clause_end(phrases, start)
    if end - start < SHORTEST_CLAUSE or opens_adverbial(phrases, start):
        return None
    return Report(start, end, at, last.source, "verb-participle")


def beside(phrases: Phrases, verb: int, source: Range | None) -> Report | None:
    """`… while adding CLAUSE`: what the verb of saying at word `verb` reports of the same source."""
    start, sure = clause_start(phrases, verb + 1, PARTICIPLE)
    end = clause_end(phrases, start)
    called = any(phrases.speech.has("being", phrases.form(at)) for at in range(start, end))
    told = end - start >= SHORTEST_CLAUSE and (sure or called or phrases.has_clause(start, end))
    return Report(start, end, verb, source, "verb-beside") if told else None
