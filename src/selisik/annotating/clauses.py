"""Where a reported clause begins and ends, and what a parenthesis of saying leaves around it."""

from typing import NamedTuple

from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.sources import source_after

# Shortest reported clause, in words.
SHORTEST_CLAUSE = 2
# Words between a verb and its complementiser or the comma before the clause.
LONGEST_ADVERBIAL = 30
# Words from a contrasting conjunction to the verb of saying after it.
FARTHEST_SAYING = 9
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


class Parenthesis(NamedTuple):
    """A cue at word `at` with its source, up to word `after`, that stands outside the clause that it reports."""

    at: int
    after: int
    source: Range | None
    rule: str


def clause_start(phrases: Phrases, at: int, cue: Cue) -> tuple[int, bool]:
    """Where the clause begins, and whether a comma or a complementiser says that it is one."""
    lists = phrases.speech.phrases
    while phrases.form(at) in lists["again"]:
        at += 1
    if not lists["verbal"] and phrases.form(at) in lists["prepositions"] and phrases.form(at + 1) in lists["days"]:
        at += 2
    form = phrases.form(at)
    if form in (",", ":"):
        inner = at + 1
        return (inner + (phrases.form(inner) in lists["complementiser"])), True
    if form in lists["complementiser"] or form in lists["purpose"]:
        return at + 1, True
    if form in lists["question_words"]:
        return at, True
    if phrases.speech.has("tells", phrases.form(at - 1)) and (told := source_after(phrases, at)):
        return told.end + phrases.speech.has("complementiser", phrases.form(told.end)), True
    stop = min(len(phrases.words), at + LONGEST_ADVERBIAL)
    if form in lists["said_nouns"] or phrases.speech.bare(form) in lists["said_nouns"]:
        wish = next((place for place in (at + 1, at + 2) if phrases.form(place) in lists["purpose"]), None)
        if wish:
            return wish + 1, True
    for place in range(at, stop):
        if phrases.form(place) in lists["complementiser"]:
            return place + 1, True
        if phrases.verbal(place) and place > at:
            break
    if form in lists["toward"] and (aim := _aim(phrases, at, stop)):
        return aim, True
    after = _after_occasion(phrases, at, stop) if cue.takes is not Takes.REQUEST or form in lists["to"] else None
    return (after, True) if after else (at, False)


def _aim(phrases: Phrases, at: int, stop: int) -> int | None:
    """Where what is asked for begins after the one who is asked ("asked the council to …"), before any comma."""
    lists = phrases.speech.phrases
    for place in range(at + 1, stop):
        if phrases.form(place) in lists["purpose"]:
            return place + 1
        if phrases.form(place) in lists["aims"]:
            return place
        if phrases.words[place].is_mark and phrases.form(place) not in ("(", ")"):
            return None
    return None


def _after_occasion(phrases: Phrases, at: int, stop: int) -> int | None:
    """The word after the comma that ends words on when, where or to whom something was said, not what."""
    lists, form = phrases.speech.phrases, phrases.form(at)
    if form in lists["conceding"]:
        return None
    pointed = phrases.speech.has("demonstrative", phrases.form(at + 1))
    occasion = form in lists["to"] or (form in lists["occasion"] and not pointed)
    for place in range(at, stop):
        word = phrases.form(place)
        occasion = occasion or (form in lists["prepositions"] and word in lists["days"] | lists["occasion_nouns"])
        if word == ":" and occasion and place + 1 < len(phrases.words):
            return place + 1
        if word == "," and not _adverbial_follows(phrases, place + 1):
            return place + 1 if occasion else None
    return None


def _adverbial_follows(phrases: Phrases, at: int) -> bool:
    return phrases.form(at) in phrases.speech.phrases["days"]


def clause_end(phrases: Phrases, start: int) -> int:
    """Where the clause ends: before a parenthesis of saying or the source of the text, else with the sentence."""
    lists, end = phrases.speech.phrases, len(phrases.words)
    for at in range(start, end):
        if phrases.form(at) != "," and not _comma_inside(phrases, at):
            if at > start and _goes_on_to_say(phrases, at):
                end = at
                break
            continue
        following = at + 1
        if phrases.form(at) == "," and (_others_say(phrases, following) or says_beside(phrases, following)):
            end = at
            break
        cue = phrases.speech.cues.get(phrases.form(following))
        if cue and cue.after and (cue.clitic or names_somebody(phrases, following + 1)):
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


def says_beside(phrases: Phrases, at: int) -> int | None:
    """The verb of saying after a word at `at` that goes on with what the same one says ("while adding that …")."""
    speech = phrases.speech
    if not (speech.has("adding", phrases.form(at)) or speech.has("accompanying", phrases.form(at))):
        return None
    cue = speech.cues.get(phrases.form(at + 1))
    marks = speech.has("supplementing", phrases.form(at + 1)) or speech.has("complementiser", phrases.form(at + 2))
    that = cue is not None and cue.takes is Takes.EITHER and marks
    told = cue is not None and (cue.takes is Takes.CLAUSE or that) and not cue.passive
    return at + 1 if told and bool(speech.phrases["verbal"]) else None


def _goes_on_to_say(phrases: Phrases, at: int) -> bool:
    """Whether the same one goes on to say, behind no comma but with a complementiser ("… while adding that …")."""
    that = phrases.speech.has("adding", phrases.form(at)) and phrases.speech.has("complementiser", phrases.form(at + 2))
    return that and says_beside(phrases, at) is not None


def _others_say(phrases: Phrases, at: int) -> bool:
    """Whether a contrasting conjunction at word `at` opens what somebody else says (", while residents said …")."""
    if not phrases.speech.has("contrasting", phrases.form(at)) or not names_somebody(phrases, at + 1):
        return False
    for place in range(at + 2, min(len(phrases.words), at + FARTHEST_SAYING)):
        cue = phrases.speech.cues.get(phrases.form(place))
        if cue and cue.takes and not cue.passive:
            return True
        if phrases.words[place].is_mark or phrases.verbal(place):
            return False
    return False


def _comma_inside(phrases: Phrases, at: int) -> bool:
    """Whether the word is a quotation whose last character before the mark is a comma."""
    word = phrases.words[at]
    return word.quotation is not None and phrases.names.text[word.end - 2 : word.end - 1] == ","


def after_comma(phrases: Phrases, at: int) -> int | None:
    """The word after the comma that ends the opening adverbials, or the relative clause, from `at` on."""
    relative = phrases.speech.has("relative", phrases.form(at))
    for place in range(at, min(len(phrases.words) - 1, at + LONGEST_ADVERBIAL)):
        if phrases.form(place) == "," and phrases.form(place + 1) not in phrases.speech.phrases["days"]:
            return place + 1
        if phrases.form(place) == ")" and "/" in phrases.form(place - 1) and not phrases.words[place + 1].is_mark:
            return place + 1
        led = phrases.speech.has("relative", phrases.form(place - 1)) or phrases.speech.has(
            "cited", phrases.form(place)
        )
        cited = phrases.speech.has("cited", phrases.form(place))
        led = relative or cited or phrases.speech.has("relative", phrases.form(place - 1))
        if phrases.verbal(place) and not led:
            return None
    return None


def sentence_end(phrases: Phrases) -> int:
    """The word after the last one that is no closing mark."""
    end = len(phrases.words)
    while end > 0 and phrases.words[end - 1].form and phrases.words[end - 1].form in ".;:":
        end -= 1
    return end


def names_somebody(phrases: Phrases, at: int) -> bool:
    """Whether the word can begin the noun phrase of a speaker: a capital, a pronoun, an office."""
    form = phrases.form(at)
    return phrases.capital(at) or any(phrases.speech.has(each, form) for each in ("pronouns", "roles", "ranks"))


def around(phrases: Phrases, begin: int, parenthesis: Parenthesis) -> Report | None:
    """The clause around a parenthesis, before it or after it."""
    at, after, source, rule = parenthesis
    end = sentence_end(phrases)
    joined = at > begin and joins(phrases, begin, at - 1)
    rest = after + 1 if phrases.form(after) == "," else (after_comma(phrases, after) or -1) if joined else -1
    if at == begin:
        return Report(rest, end, at, source, f"{rule}-clause") if 0 < rest < end - 1 else None
    lead_end = at - 1
    if rest < 0 and phrases.verbal(after) and not phrases.has_clause(begin, lead_end):
        return Report(begin, end, at, source, f"clause-{rule}-clause")
    if 0 < rest < end and _goes_on(phrases, rest, end):
        start = rest if joined else begin
        return Report(start, end, at, source, f"clause-{rule}-clause")
    start = lead_end if joined else begin + joining_words(phrases, begin, lead_end)
    return Report(start, lead_end, at, source, f"clause-{rule}") if lead_end - start >= SHORTEST_CLAUSE else None


def _goes_on(phrases: Phrases, rest: int, end: int) -> bool:
    """Whether the clause goes on after a parenthesis, rather than ending before it."""
    lists, form = phrases.speech.phrases, phrases.form(rest)
    if form in lists["days"]:
        return False
    return form not in lists["prepositions"] or phrases.has_clause(rest, end)


def joins(phrases: Phrases, begin: int, end: int) -> bool:
    """Whether the words are a mere connective."""
    return " ".join(word.form for word in phrases.words[begin:end]) in phrases.speech.phrases["connectives"]


def joining_words(phrases: Phrases, begin: int, end: int) -> int:
    """How many words (with their comma) at the beginning are a connective set off by a comma."""
    for at in range(begin, min(end, begin + 4)):
        if phrases.form(at) == ",":
            return at + 1 - begin if joins(phrases, begin, at) else 0
    return 0
