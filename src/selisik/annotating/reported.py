"""Indirect speech: clauses that a verb of saying, a preposition or a parenthesis puts into somebody's mouth."""

from collections.abc import Iterator
from dataclasses import replace

from selisik.annotating.asides import aside, may_follow, participle
from selisik.annotating.circumstances import medium_name, past_day, relayed
from selisik.annotating.clauses import (
    SHORTEST_CLAUSE,
    Parenthesis,
    Report,
    after_comma,
    around,
    clause_end,
    clause_start,
    joining_words,
    joins,
    names_somebody,
    sentence_end,
)
from selisik.annotating.complements import asks_something, fits, is_admitted, speaks
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.naming import named_so
from selisik.annotating.nominal import noun_of_saying
from selisik.annotating.passives import basis, passive, told_so
from selisik.annotating.phrases import Phrases, Range, opens_adverbial
from selisik.annotating.preceding import source_before
from selisik.annotating.relatives import in_relative
from selisik.annotating.same_subject import before_deed, two_sayings
from selisik.annotating.sources import source_after
from selisik.annotating.unsaid import ends_here, enumerated, negated, only_counts, only_meant, only_when

# Words that an outlet reports, where no affix tells the verb.
SHORTEST_RELAYED = 4


def reports(phrases: Phrases, begin: int) -> Iterator[Report]:
    """The reported clauses of a period from word `begin` on."""
    at, last = begin, None
    words, triggers = phrases.words, phrases.speech.triggers  # most words are none and are passed by here already
    while at < len(words):
        found = _report_at(phrases, at, begin) if words[at].form in triggers else None
        found = found or (participle(phrases, at, last) if last else None)
        found = _without_relay(phrases, found) if found else None
        if found and found.begin < found.end:
            first, second = two_sayings(phrases, found)
            yield first
            if second:
                yield second
            last = second or first
            at = begin = max(last.end, at + 1)
        else:
            at += 1


def _without_relay(phrases: Phrases, found: Report) -> Report:
    """The report up to the outlet that says it has it so (`X said that CLAUSE, the agency Y reports`)."""
    told = relayed(phrases, found.begin, found.end) if found.medium is None else None
    return found._replace(end=told[0], medium=told[1]) if told and found.cue < told[0] else found


def _report_at(phrases: Phrases, at: int, begin: int) -> Report | None:
    word, speech = phrases.words[at], phrases.speech
    if word.form not in speech.triggers or word.quotation is not None:
        return None
    if speech.has("according", word.form) or speech.has("accordingly", word.form):
        return _according(phrases, at, begin)
    if speech.has("cited", word.form) and (found := _cited(phrases, at, begin)):
        return found
    if speech.has("basis", word.form) and speech.has("basis_nouns", phrases.form(at + 1)):
        return _based(phrases, at)
    if found := noun_of_saying(phrases, at, begin):
        return found
    if speech.has("naming", word.form) and (found := named_so(phrases, at, begin)):
        return found
    cue = speech.cues.get(word.form)
    if cue is None:
        return None
    aside = cue.after and not (cue.clitic and _only_noun(phrases, at))
    if aside and (found := _parenthesis(phrases, at, begin, cue.clitic)):
        return found
    if cue.takes and cue.passive and cue.clitic:
        return told_so(phrases, at, begin, cue)
    if cue.takes and cue.passive:
        told = passive(phrases, at, begin, cue)
        return (told.rule == "document" and _told_inside(phrases, told)) or told if told else None
    return _verb(phrases, at, begin, cue) if cue.takes else None


def _told_inside(phrases: Phrases, told: Report) -> Report | None:
    """What somebody says in a document, by a verb of saying and a complementiser at the head of the clause told."""
    for at in range(told.begin, told.end):
        cue = phrases.speech.cues.get(phrases.form(at))
        if cue and cue.takes:
            that = phrases.speech.has("complementiser", phrases.form(at + 1)) and not cue.passive
            return _verb(phrases, at, told.begin, cue) if that else None
    return None


def _only_noun(phrases: Phrases, at: int) -> bool:
    """Whether a form that is also a noun with a clitic ("its value") has its noun phrase go on after it."""
    following = at + 1
    goes_on = following < len(phrases.words) and not phrases.words[following].is_mark
    return (
        phrases.speech.has("nouns_too", phrases.form(at))
        and goes_on
        and not any(phrases.speech.has(each, phrases.form(following)) for each in ("prepositions", "days"))
    )


# --- a verb and its clause -----------------------------------------------------------------------------------------
def _verb(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`X said that CLAUSE`, `X said, CLAUSE`, `X said CLAUSE`."""
    before = _before_adverbs(phrases, at, begin)
    if found := in_relative(phrases, at, begin, cue):
        return found
    if phrases.speech.has("adding", before) and phrases.speech.has("complementiser", phrases.form(at + 1)):
        return _beside_deed(phrases, at, begin)
    if phrases.speech.has("relative", before) or phrases.speech.has("subordinate", before):
        return None
    if phrases.speech.has("copulas", phrases.form(at - 1)) or only_meant(phrases, at, begin):
        return None
    if phrases.speech.has("manners", phrases.form(at - 1)):
        return None
    if phrases.speech.has("aims", phrases.form(at - 1)) and not phrases.speech.has("telling", phrases.form(at)):
        return None
    source = source_before(phrases, at, begin)
    refused = negated(phrases, at, begin)
    if source is None or (refused and not cue.denies):
        return None
    if behind := aside(phrases, at, begin, source):
        return behind
    if ends_here(phrases, at + 1) or only_when(phrases, at + 1):
        return _before_subject(phrases, at, begin, source)
    if phrases.speech.has("as", phrases.form(at + 1)):
        return None
    if phrases.speech.has("dummies", phrases.form(at + 1)) and phrases.speech.has(
        "demonstrative", phrases.form(at + 2)
    ):
        return None
    if enumerated(phrases, at) or only_counts(phrases, source):
        return None
    start, sure = clause_start(phrases, at + 1, cue)
    if not sure and (
        phrases.speech.has("about", phrases.form(at + 1)) or phrases.speech.has("marked", phrases.form(at))
    ):
        return None
    end = clause_end(phrases, start)
    joined = phrases.speech.has("joining", phrases.form(start)) and not phrases.compound(start)
    if joined or phrases.speech.has("unsourced", phrases.form(source.begin)):
        return None
    if phrases.speech.has("owning", phrases.form(at)) and phrases.speech.has("being", phrases.form(at + 1)):
        return None
    owned = phrases.speech.has("owning", phrases.form(at)) and not sure
    if end - start < SHORTEST_CLAUSE - owned and not cue.denies:
        return None
    if not sure and phrases.speech.has("ensuring", phrases.form(at)):
        if not names_somebody(phrases, source.begin):
            return None
        if phrases.named(source.begin) == "organisation":
            cue = replace(cue, takes=Takes.EITHER)
    if phrases.speech.has("asking", phrases.form(at)):
        return Report(start, end, at, source, "verb-question") if asks_something(phrases, start, end) else None
    paper = phrases.speech.has("documents", phrases.form(source.begin))
    stressed = phrases.speech.has("stressed", phrases.form(start)) and not paper
    if not (sure or stressed or fits(phrases, source, start, end, cue)):
        return None
    deed = before_deed(phrases, start, end)
    if not sure and is_admitted(phrases, source, start, deed):
        end = _before_day(phrases, start, deed)
    elif not sure and cue.takes is Takes.THING:
        end = _before_day(phrases, start, end)
    return Report(start, end, at, source, f"verb-{cue.takes}", denies=cue.denies and not refused)


def _beside_deed(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`X opened the market while announcing that CLAUSE`: the subject of the deed says it."""
    for verb in range(begin + 1, at - 1):
        if phrases.verbal(verb):
            source = source_before(phrases, verb, begin)
            spoken = source is not None and speaks(phrases, source)
            return Report(at + 2, clause_end(phrases, at + 2), at, source, "verb-beside") if spoken else None
    return None


def _before_day(phrases: Phrases, start: int, end: int) -> int:
    """Where the words end before the day on which a thing was confirmed or denied."""
    for at in range(start + 1, end):
        if phrases.speech.has("days", phrases.form(at)):
            lead = phrases.speech.has("prepositions", phrases.form(at - 1)) or phrases.form(at - 1) == ","
            return at - lead if at - lead > start else end
    return end


def _before_subject(phrases: Phrases, at: int, begin: int, source: Range) -> Report | None:
    """`CLAUSE, X said`."""
    comma = source.begin - 1
    if phrases.form(comma) != ",":
        return None
    relays = phrases.speech.has("relaying", phrases.form(at)) and not opens_adverbial(phrases, begin)
    if not phrases.has_clause(begin, comma) and not (relays and comma - begin >= SHORTEST_RELAYED):
        return None
    return Report(begin, comma, at, source, "clause-subject-verb")


def _before_adverbs(phrases: Phrases, at: int, begin: int) -> str:
    at -= 1
    while at > begin and phrases.speech.has("adverbs", phrases.form(at)):
        at -= 1
    return phrases.form(at) if at >= begin else ""


# --- parentheses ---------------------------------------------------------------------------------------------------
def _parenthesis(phrases: Phrases, at: int, begin: int, clitic: bool) -> Report | None:
    """`CLAUSE, said X`; `A, said X, B`; `Said X, CLAUSE`."""
    first = at == begin
    if not first and phrases.form(at - 1) != ",":
        if not joins(phrases, begin, at):
            return None
        begin = at
    if not clitic and not names_somebody(phrases, at + 1):
        return None
    source = None if clitic else source_after(phrases, at + 1)
    if not clitic and (source is None or not may_follow(phrases, source)):
        return None
    after = source.end if source else at + 1
    return around(phrases, begin, Parenthesis(at, after, source, "said"))


# --- according to, cited from, based on ----------------------------------------------------------------------------
def _according(phrases: Phrases, at: int, begin: int) -> Report | None:
    if phrases.speech.has("accordingly", phrases.form(at)):
        return _accordingly(phrases, at, begin)
    if phrases.form(at + 1) in phrases.speech.phrases["unsourced"]:
        return None
    if _own_words(phrases, at + 1):
        return _accordingly(phrases, at, begin, at + 2)
    source = source_after(phrases, at + 1 + phrases.speech.has("to", phrases.form(at + 1)))
    if source is None:
        return None
    if at == begin or (phrases.form(at - 1) != "," and joins(phrases, begin, at)):
        start = after_comma(phrases, source.end) or _after_name(phrases, source)
        return Report(start, clause_end(phrases, start), at, source, "according-clause") if start else None
    if phrases.form(at - 1) != ",":
        return _inside(phrases, at, begin, source)
    return around(phrases, begin, Parenthesis(at, source.end, source, "according"))


def _inside(phrases: Phrases, at: int, begin: int, source: Range) -> Report | None:
    """`THING according to X is so`, with no commas: only after a demonstrative, with a pronoun or between a
    name and a verb, where nothing else can be meant."""
    pointed = phrases.speech.has("demonstrative", phrases.form(at - 1))
    pronoun = source.end == source.begin + 1 and phrases.speech.has("pronouns", phrases.form(source.begin))
    named = all(phrases.capital(each) for each in range(*source)) and _has_predicate(phrases, source.end)
    if not (pointed or pronoun or named) or source.end >= len(phrases.words) or phrases.words[source.end].is_mark:
        return None
    start = begin + joining_words(phrases, begin, at)
    return Report(start, clause_end(phrases, start), at, source, "clause-according-clause")


def _has_predicate(phrases: Phrases, at: int) -> bool:
    """Whether the word at `at` is a verb or the adverb before one."""
    return phrases.verbal(at) or (phrases.speech.has("adverbs", phrases.form(at)) and phrases.verbal(at + 1))


def _own_words(phrases: Phrases, at: int) -> bool:
    """Whether the word is a noun of saying with the clitic, and ends its phrase ("according to his claim,")."""
    form, bare = phrases.form(at), phrases.speech.bare(phrases.form(at))
    said = form != bare and any(phrases.speech.has(each, bare) for each in ("said_nouns", "basis_nouns", "views"))
    return said and phrases.form(at + 1) == ","


def _after_name(phrases: Phrases, source: Range) -> int | None:
    """The word after a source that ends with a name or pronoun, where a whole clause follows with no comma."""
    last, words = source.end - 1, phrases.words
    named = phrases.capital(last) or phrases.form(last - 1) == "@" or phrases.speech.has("pronouns", phrases.form(last))
    if not named or source.end >= len(words) or words[source.end].is_mark or words[source.end].quotation:
        return None
    opens = phrases.verbal(source.end) or any(
        phrases.speech.has(each, phrases.form(source.end)) for each in ("relative", "as", "cited")
    )
    return source.end if not opens and phrases.has_clause(source.end, len(words)) else None


def _accordingly(phrases: Phrases, at: int, begin: int, behind: int | None = None) -> Report | None:
    start = behind or at + 1
    start += phrases.form(start) == ","
    lead = begin if at > begin and phrases.form(at - 1) == "," and not joins(phrases, begin, at - 1) else start
    if at > begin and phrases.form(at - 1) != "," and not joins(phrases, begin, at):
        lead = begin + joining_words(phrases, begin, at)
    end = clause_end(phrases, start)
    if end - start < SHORTEST_CLAUSE:
        return Report(begin, at - 1, at, None, "clause-according") if at - 1 - begin >= SHORTEST_CLAUSE else None
    return Report(lead, end, at, None, "accordingly")


def _cited(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`Quoted from X, CLAUSE` at the head of a sentence, or `CLAUSE, quoted from X` where nobody else is its source;
    what another source says in the clause is that source's."""
    lists, head = phrases.speech.phrases, begin
    while head < at and (phrases.form(head) in lists["as"] | lists["connectives"] or phrases.form(head) == ","):
        head += 1
    name = medium_name(phrases, at + 1)
    if name and head < at and phrases.form(at - 1) == "," and phrases.has_clause(begin, at - 1):
        first = begin + joining_words(phrases, begin, at - 1)
        return Report(first, at - 1, at, name, "clause-cited")
    if name and phrases.speech.has("as", phrases.form(at - 1)) and (told := _as_cited(phrases, at, begin, name)):
        return told
    name = name if head == at else None
    start = after_comma(phrases, name.end) if name else None
    if name is None or start is None:
        return None
    start = past_day(phrases, start)
    for place in range(start, len(phrases.words)):
        if phrases.form(place) not in lists["cited"] and (inner := _report_at(phrases, place, start)):
            return inner._replace(medium=name)
    end = clause_end(phrases, start)
    return Report(start, end, at, name, "cited") if end - start >= SHORTEST_CLAUSE else None


def _as_cited(phrases: Phrases, at: int, begin: int, name: Range) -> Report | None:
    """`THING, as X reported on Tuesday, is so`."""
    comma = at - 2
    if comma <= begin or phrases.form(comma) != "," or phrases.has_clause(begin, comma):
        return None
    told = (phrases.speech.cues.get(phrases.form(place)) for place in range(name.end, len(phrases.words)))
    if any(cue is not None and cue.takes and not cue.passive for cue in told):
        return None
    rest = next((place + 1 for place in range(name.end, len(phrases.words)) if _closes(phrases, place)), 0)
    end = sentence_end(phrases)
    if not 0 < rest < end or not phrases.has_clause(rest, end):
        return None
    return Report(begin + joining_words(phrases, begin, comma), end, at, name, "clause-cited-clause")


def _closes(phrases: Phrases, at: int) -> bool:
    """Whether the comma there closes a parenthesis: no day or next outlet follows."""
    lists = ("days", "joining", "cited", "as")
    return phrases.form(at) == "," and not any(phrases.speech.has(each, phrases.form(at + 1)) for each in lists)


def _based(phrases: Phrases, at: int) -> Report | None:
    """`Based on data of X, CLAUSE`."""
    source = basis(phrases, at + 1)
    start = after_comma(phrases, source.end) if source else None
    if (
        source
        and start is None
        and (phrases.speech.has("auxiliaries", phrases.form(source.end)) or phrases.verbal(source.end))
    ):
        start = source.end
    while start is not None and (
        phrases.speech.has("basis_nouns", phrases.form(start + phrases.speech.has("joining", phrases.form(start))))
    ):
        start = after_comma(phrases, start)
    if source is None or start is None:
        return None
    for place in range(start, len(phrases.words)):
        cue = phrases.speech.cues.get(phrases.form(place))
        if cue and cue.takes and not cue.passive and (inner := _verb(phrases, place, start, cue)):
            return inner
    end = clause_end(phrases, start)
    return Report(start, end, at, source, "basis") if end - start >= SHORTEST_CLAUSE else None
