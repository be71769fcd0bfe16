"""Indirect speech: clauses that a verb of saying, a preposition or a parenthesis puts into somebody's mouth."""

from collections.abc import Iterator
from typing import NamedTuple

from selisik.annotating.circumstances import medium_name
from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.sources import Phrases, Range, source_after, source_before

# Shortest reported clause, in words.
SHORTEST_CLAUSE = 2
# Words between a verb and its complementiser or the comma before the clause.
LONGEST_ADVERBIAL = 30
# A parenthesis may be followed by so many words of adverbial and still end the sentence.
_MARKS_AT_EDGES = ".,;:"


class Report(NamedTuple):
    """A reported clause, words `[begin, end)`, its cue and source."""

    begin: int
    end: int
    cue: int
    source: Range | None
    rule: str
    medium: Range | None = None
    denies: bool = False


class _Parenthesis(NamedTuple):
    """A cue at word `at` with its source, up to word `after`, that stands outside the clause that it reports."""

    at: int
    after: int
    source: Range | None
    rule: str


def reports(phrases: Phrases, begin: int) -> Iterator[Report]:
    """The reported clauses of a period from word `begin` on."""
    at = begin
    while at < len(phrases.words):
        found = _report_at(phrases, at, begin)
        if found and found.begin < found.end:
            yield found
            at = begin = max(found.end, at + 1)
        else:
            at += 1


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
    cue = speech.cues.get(word.form)
    if cue is None:
        return None
    if cue.after and (found := _parenthesis(phrases, at, begin, cue.clitic)):
        return found
    if cue.takes and cue.passive:
        return _passive(phrases, at, begin, cue)
    return _verb(phrases, at, begin, cue) if cue.takes else None


# --- a verb and its clause -----------------------------------------------------------------------------------------
def _verb(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`X said that CLAUSE`, `X said, CLAUSE`, `X said CLAUSE`."""
    before = _before_adverbs(phrases, at, begin)
    if phrases.speech.has("relative", before) or phrases.speech.has("subordinate", before):
        return None
    if phrases.speech.has("aims", phrases.form(at - 1)) and not phrases.speech.has("telling", phrases.form(at)):
        return None
    source = source_before(phrases, at, begin)
    negated = _negated(phrases, at, begin)
    if source is None or (negated and not cue.denies):
        return None
    if _ends_here(phrases, at + 1):
        return _before_subject(phrases, at, begin, source)
    if phrases.speech.has("dummies", phrases.form(at + 1)) and phrases.speech.has(
        "demonstrative", phrases.form(at + 2)
    ):
        return None
    start, sure = _clause_start(phrases, at + 1, cue)
    end = _clause_end(phrases, start)
    if phrases.speech.has("joining", phrases.form(start)) or phrases.speech.has(
        "unsourced", phrases.form(source.begin)
    ):
        return None
    if end - start < SHORTEST_CLAUSE and not cue.denies:
        return None
    if not sure and not _fits(phrases, start, end, cue):
        return None
    return Report(start, end, at, source, f"verb-{cue.takes}", denies=cue.denies and not negated)


def _ends_here(phrases: Phrases, at: int) -> bool:
    """Whether nothing follows that a verb before word `at` could report."""
    return at >= len(phrases.words) or (phrases.words[at].is_mark and phrases.form(at) not in (",", ":"))


def _before_subject(phrases: Phrases, at: int, begin: int, source: Range) -> Report | None:
    """`CLAUSE, X said`."""
    comma = source.begin - 1
    if phrases.form(comma) != "," or not phrases.has_clause(begin, comma):
        return None
    return Report(begin, comma, at, source, "clause-subject-verb")


def _before_adverbs(phrases: Phrases, at: int, begin: int) -> str:
    at -= 1
    while at > begin and phrases.speech.has("adverbs", phrases.form(at)):
        at -= 1
    return phrases.form(at) if at >= begin else ""


def _negated(phrases: Phrases, at: int, begin: int) -> bool:
    """Whether the verb is denied, refused or not yet done: then nothing is said."""
    at -= 1
    while at >= begin and phrases.speech.has("adverbs", phrases.form(at)):
        if phrases.speech.has("negated", phrases.form(at)):
            return True
        at -= 1
    return at >= begin and phrases.speech.has("negated", phrases.form(at))


def _clause_start(phrases: Phrases, at: int, cue: Cue) -> tuple[int, bool]:
    """Where the clause begins, and whether a comma or a complementiser says that it is one."""
    lists = phrases.speech.phrases
    while phrases.form(at) in lists["again"]:
        at += 1
    form = phrases.form(at)
    if form in (",", ":"):
        inner = at + 1
        return (inner + (phrases.form(inner) in lists["complementiser"])), True
    if form in lists["complementiser"] or form in lists["purpose"]:
        return at + 1, True
    if form in lists["question_words"]:
        return at, True
    stop = min(len(phrases.words), at + LONGEST_ADVERBIAL)
    for place in range(at, stop):
        if phrases.form(place) in lists["complementiser"]:
            return place + 1, True
        if phrases.verbal(place) and place > at:
            break
    after = _after_occasion(phrases, at, stop) if cue.takes is not Takes.REQUEST or form in lists["to"] else None
    return (after, True) if after else (at, False)


def _after_occasion(phrases: Phrases, at: int, stop: int) -> int | None:
    """The word after the comma that ends words on when, where or to whom something was said, not what."""
    lists, form = phrases.speech.phrases, phrases.form(at)
    occasion = form in lists["to"] | lists["occasion"]
    for place in range(at, stop):
        word = phrases.form(place)
        occasion = occasion or (form in lists["prepositions"] and word in lists["days"] | lists["occasion_nouns"])
        if word == "," and not _adverbial_follows(phrases, place + 1):
            return place + 1 if occasion else None
    return None


def _adverbial_follows(phrases: Phrases, at: int) -> bool:
    return phrases.form(at) in phrases.speech.phrases["days"]


def _clause_end(phrases: Phrases, start: int) -> int:
    """Where the clause ends: before a parenthesis of saying or the source of the text, else with the sentence."""
    lists, end = phrases.speech.phrases, len(phrases.words)
    for at in range(start, end):
        if phrases.form(at) != "," and not _comma_inside(phrases, at):
            continue
        following = at + 1
        cue = phrases.speech.cues.get(phrases.form(following))
        if cue and cue.after and (cue.clitic or _names_somebody(phrases, following + 1)):
            end = at if phrases.form(at) == "," else at + 1
            break
        if phrases.form(following) in lists["cited"] or (
            phrases.form(following) in lists["as"] and phrases.form(following + 1) in lists["cited"]
        ):
            end = at
            break
    while end > start and phrases.form(end - 1) in tuple(_MARKS_AT_EDGES) and phrases.words[end - 1].quotation is None:
        end -= 1
    return end


def _comma_inside(phrases: Phrases, at: int) -> bool:
    """Whether the word is a quotation whose last character before the mark is a comma."""
    word = phrases.words[at]
    return word.quotation is not None and phrases.names.text[word.end - 2 : word.end - 1] == ","


def _names_somebody(phrases: Phrases, at: int) -> bool:
    form = phrases.form(at)
    return phrases.capital(at) or form in phrases.speech.phrases["pronouns"] or form in phrases.speech.phrases["roles"]


def _fits(phrases: Phrases, start: int, end: int, cue: Cue) -> bool:
    """Whether words with nothing to mark them as a clause are what the verb takes."""
    if phrases.words[start].is_mark:
        return False
    if cue.takes in (Takes.CLAUSE, Takes.THING):
        return True
    if cue.takes is Takes.REQUEST:
        return not phrases.speech.has("goods", phrases.form(start)) and any(
            phrases.verbal(at) for at in range(start, end)
        )
    return phrases.has_clause(start, end)


# --- a passive with its agent --------------------------------------------------------------------------------------
def _passive(phrases: Phrases, at: int, begin: int, cue: Cue) -> Report | None:
    """`THING was confirmed by X`: only what is confirmed or denied is reported so."""
    if cue.takes is not Takes.THING:
        return None
    agent = at + 1 + phrases.speech.has("by", phrases.form(at + 1))
    source = source_after(phrases, agent) if _names_somebody(phrases, agent) else None
    subject_end = at
    lists = phrases.speech.phrases
    while subject_end > begin and phrases.form(subject_end - 1) in lists["adverbs"] - lists["demonstrative"]:
        subject_end -= 1
    if source is None or subject_end - begin < SHORTEST_CLAUSE:
        return None
    return Report(begin, subject_end, at, source, "passive-thing", denies=cue.denies)


# --- parentheses ---------------------------------------------------------------------------------------------------
def _parenthesis(phrases: Phrases, at: int, begin: int, clitic: bool) -> Report | None:
    """`CLAUSE, said X`; `A, said X, B`; `Said X, CLAUSE`."""
    first = at == begin
    if not first and phrases.form(at - 1) != ",":
        return None
    if not clitic and not _names_somebody(phrases, at + 1):
        return None
    source = None if clitic else source_after(phrases, at + 1)
    if not clitic and source is None:
        return None
    after = source.end if source else at + 1
    return _around(phrases, begin, _Parenthesis(at, after, source, "said"))


def _around(phrases: Phrases, begin: int, parenthesis: _Parenthesis) -> Report | None:
    """The clause around a parenthesis, before it or after it."""
    at, after, source, rule = parenthesis
    end = _sentence_end(phrases)
    joined = at > begin and _joins(phrases, begin, at - 1)
    rest = after + 1 if phrases.form(after) == "," else (_after_comma(phrases, after) or -1) if joined else -1
    if at == begin:
        return Report(rest, end, at, source, f"{rule}-clause") if 0 < rest < end - 1 else None
    lead_end = at - 1
    if 0 < rest < end and _goes_on(phrases, rest, end):
        start = rest if joined else begin
        return Report(start, end, at, source, f"clause-{rule}-clause")
    start = lead_end if joined else begin + _joining_words(phrases, begin, lead_end)
    return Report(start, lead_end, at, source, f"clause-{rule}") if lead_end - start >= SHORTEST_CLAUSE else None


def _goes_on(phrases: Phrases, rest: int, end: int) -> bool:
    """Whether the clause goes on after a parenthesis, rather than ending before it."""
    lists, form = phrases.speech.phrases, phrases.form(rest)
    if form in lists["days"]:
        return False
    return form not in lists["prepositions"] or phrases.has_clause(rest, end)


def _joins(phrases: Phrases, begin: int, end: int) -> bool:
    """Whether the words are a mere connective."""
    return " ".join(word.form for word in phrases.words[begin:end]) in phrases.speech.phrases["connectives"]


def _joining_words(phrases: Phrases, begin: int, end: int) -> int:
    """How many words (with their comma) at the beginning are a connective set off by a comma."""
    for at in range(begin, min(end, begin + 4)):
        if phrases.form(at) == ",":
            return at + 1 - begin if _joins(phrases, begin, at) else 0
    return 0


def _sentence_end(phrases: Phrases) -> int:
    end = len(phrases.words)
    while end > 0 and phrases.words[end - 1].form and phrases.words[end - 1].form in ".;:":
        end -= 1
    return end


# --- according to, cited from, based on ----------------------------------------------------------------------------
def _according(phrases: Phrases, at: int, begin: int) -> Report | None:
    if phrases.speech.has("accordingly", phrases.form(at)):
        return _accordingly(phrases, at, begin)
    if phrases.form(at + 1) in phrases.speech.phrases["unsourced"]:
        return None
    source = source_after(phrases, at + 1 + phrases.speech.has("to", phrases.form(at + 1)))
    if source is None:
        return None
    if at == begin or (phrases.form(at - 1) != "," and _joins(phrases, begin, at)):
        start = _after_comma(phrases, source.end)
        return Report(start, _clause_end(phrases, start), at, source, "according-clause") if start else None
    if phrases.form(at - 1) != ",":
        return None
    return _around(phrases, begin, _Parenthesis(at, source.end, source, "according"))


def _accordingly(phrases: Phrases, at: int, begin: int) -> Report | None:
    start = at + 1 + (phrases.form(at + 1) == ",")
    lead = begin if at > begin and phrases.form(at - 1) == "," and not _joins(phrases, begin, at - 1) else start
    end = _clause_end(phrases, start)
    if end - start < SHORTEST_CLAUSE:
        return Report(begin, at - 1, at, None, "clause-according") if at - 1 - begin >= SHORTEST_CLAUSE else None
    return Report(lead, end, at, None, "accordingly")


def _after_comma(phrases: Phrases, at: int) -> int | None:
    """The word after the comma that ends the opening adverbials from `at` on."""
    for place in range(at, min(len(phrases.words) - 1, at + LONGEST_ADVERBIAL)):
        if phrases.form(place) == "," and phrases.form(place + 1) not in phrases.speech.phrases["days"]:
            return place + 1
        if phrases.verbal(place):
            return None
    return None


def _cited(phrases: Phrases, at: int, begin: int) -> Report | None:
    """`Quoted from X, CLAUSE` at the head of a sentence; what another source says in the clause is that source's."""
    lists, head = phrases.speech.phrases, begin
    while head < at and (phrases.form(head) in lists["as"] | lists["connectives"] or phrases.form(head) == ","):
        head += 1
    name = medium_name(phrases, at + 1) if head == at else None
    start = _after_comma(phrases, name.end) if name else None
    if name is None or start is None:
        return None
    for place in range(start, len(phrases.words)):
        if phrases.form(place) not in lists["cited"] and (inner := _report_at(phrases, place, start)):
            return inner._replace(medium=name)
    end = _clause_end(phrases, start)
    return Report(start, end, at, name, "cited") if end - start >= SHORTEST_CLAUSE else None


def _based(phrases: Phrases, at: int) -> Report | None:
    """`Based on data of X, CLAUSE`."""
    source = source_after(phrases, at + 1)
    start = _after_comma(phrases, source.end) if source else None
    if source is None or start is None:
        return None
    for place in range(start, len(phrases.words)):
        cue = phrases.speech.cues.get(phrases.form(place))
        if cue and cue.takes and not cue.passive and (inner := _verb(phrases, place, start, cue)):
            return inner
    end = _clause_end(phrases, start)
    return Report(start, end, at, source, "basis") if end - start >= SHORTEST_CLAUSE else None
