"""What a verb of saying takes where nothing marks its clause: words that are a clause, a question or a demand."""

from selisik.annotating.lexicon import Cue, Takes
from selisik.annotating.phrases import Phrases, Range, opens_adverbial

# A hope of so many words is a clause or as good as one ("hopes peace in the straits soon").
SHORTEST_HOPE = 4
# A question word stands so far from the beginning of what is asked ("from where", "for whom").
FARTHEST_QUESTION = 1
# Words from a relative pronoun to an adjective that may still be its own.
LONGEST_RELATIVE = 6
# What is demanded or announced by name has so many words.
SHORTEST_DEMAND = 2
# The authority that somebody is reported to stands within so many words of the verb.
FARTHEST_AUTHORITY = 30


def fits(phrases: Phrases, source: Range, start: int, end: int, cue: Cue) -> bool:
    """Whether words `[start, end)`, with nothing to mark them as a clause, are what the verb takes."""
    if phrases.words[start].is_mark:
        return False
    if cue.takes is Takes.CLAUSE:
        return not (_brought(phrases, start, end) or _lodged(phrases, start, end) or _mentioned(phrases, start, end))
    if cue.takes is Takes.THING:
        return True
    if cue.takes is Takes.REQUEST:
        return _asks(phrases, source, start, end)
    if phrases.has_clause(start, end):
        return True
    told = _graded(phrases, start, end) or (_is_announced(phrases, start) and end - start >= SHORTEST_DEMAND)
    return (told or is_admitted(phrases, source, start, end)) and speaks(phrases, source)


def asks_something(phrases: Phrases, start: int, end: int) -> bool:
    """Whether the words are a question: a question word begins them, a preposition before it or not."""
    stop = min(end, start + FARTHEST_QUESTION + 1)
    lists = ("question_words", "question_pronouns")
    return any(phrases.speech.has(each, phrases.form(at)) for at in range(start, stop) for each in lists)


def _graded(phrases: Phrases, start: int, end: int) -> bool:
    """Whether the words hold an adjective as predicate: one of degree ("is very important"), one that compares ("is in
    line with")."""
    return any(
        phrases.speech.has("degree", phrases.form(at)) and _is_predicate(phrases, at) for at in range(start + 1, end)
    )


def _is_predicate(phrases: Phrases, at: int) -> bool:
    """Whether the word of degree grades a predicate: no attribute ("a more … one"), manner or number."""
    governed = any(phrases.speech.has(each, phrases.form(at - 1)) for each in ("prepositions", "joining", "infinitive"))
    relative = any(phrases.speech.has("relative", phrases.form(at - back)) for back in range(1, LONGEST_RELATIVE + 1))
    if governed or relative:
        return False
    following = phrases.form(at + 1)
    return following.isalpha() and not any(phrases.speech.has(each, following) for each in ("from", "ungraded"))


def _brought(phrases: Phrases, start: int, end: int) -> bool:
    """Whether the words are a thing and where it was brought ("reported this to the police"), and no clause."""
    return not phrases.has_clause(start, end) and any(
        phrases.speech.has("demonstrative", phrases.form(at)) and phrases.speech.has("toward", phrases.form(at + 1))
        for at in range(start, end)
    )


def _lodged(phrases: Phrases, start: int, end: int) -> bool:
    """Whether somebody is reported to an authority, or something is ("reported her neighbour to the police")."""
    if not phrases.speech.has("lodging", phrases.form(start - 1)):
        return False
    return any(
        phrases.speech.has("toward", phrases.form(at))
        and _is_authority(phrases, at + 1)
        and not phrases.has_clause(start, at)
        for at in range(start, min(end, start + FARTHEST_AUTHORITY))
    )


def _is_authority(phrases: Phrases, at: int) -> bool:
    return phrases.speech.has("authorities", phrases.form(at)) or phrases.named(at) == "organisation"


def _mentioned(phrases: Phrases, start: int, end: int) -> bool:
    """Whether somebody is only named, or a name or part is ("mentioned the name of X in court"): no clause."""
    form = phrases.form(start)
    if not phrases.speech.has("mentioning", phrases.form(start - 1)) or phrases.has_clause(start, end):
        return False
    if any(phrases.speech.has(each, phrases.form(at)) for at in range(start, end) for each in ("copulas", "being")):
        return False
    if phrases.speech.has("mentioned", form) or phrases.speech.has("mentioned", phrases.speech.bare(form)):
        return True
    behind = next((at for at in range(start, end) if phrases.named(at) is None), end)
    return behind > start and (behind == end or phrases.speech.has("inside", phrases.form(behind)))


def _asks(phrases: Phrases, source: Range, start: int, end: int) -> bool:
    """Whether the words are a wish: an aim, somebody who is to do something, a thing demanded."""
    speech = phrases.speech
    if not speech.phrases["verbal"]:
        return any(speech.has("aims", phrases.form(at)) for at in range(start, end))
    if _asked_of(phrases, start) and end - start > 1:
        return True
    hopes = speech.has("hoping", phrases.form(start - 1))
    if speech.has("goods", phrases.form(start)):
        return hopes and phrases.has_clause(start, end)
    if any(phrases.verbal(at) for at in range(start, end)):
        return True
    if hopes:
        graded = phrases.speech.has("degree", phrases.form(start))
        return end - start >= SHORTEST_HOPE and not (graded or opens_adverbial(phrases, start))
    return _is_demanded(phrases, source, start) and end - start >= SHORTEST_DEMAND


def _asked_of(phrases: Phrases, at: int) -> bool:
    """Whether the word is a group that something is asked of ("asked residents to be calm")."""
    return any(phrases.speech.has(each, phrases.form(at)) for each in ("listeners", "plural_heads"))


def _is_demanded(phrases: Phrases, source: Range, at: int) -> bool:
    """Whether somebody demands by name what can only be granted in words or deeds ("demand transparency")."""
    return phrases.speech.has("demanded", phrases.form(at)) and speaks(phrases, source)


def _is_announced(phrases: Phrases, at: int) -> bool:
    """Whether a happening is announced by its noun ("announced the resignation of …")."""
    announces = phrases.speech.has("announcing", phrases.form(at - 1))
    return announces and phrases.speech.has("announced", phrases.form(at))


def is_admitted(phrases: Phrases, source: Range, start: int, end: int) -> bool:
    """Whether somebody owns up to something by its noun, which stands for a clause ("admits his mistake", "admits that
    there is a delay"): nobody is recognised as anything, and no team owns in words that the other was better."""
    speech, form = phrases.speech, phrases.form(start)
    if not speech.has("admitting", phrases.form(start - 1)) or phrases.capital(start):
        return False
    if phrases.has_clause(start, end) or any(speech.has("being", phrases.form(at)) for at in range(start, end)):
        return False
    bare = speech.bare(form)
    if speech.has("admitted", form) or speech.has("admitted", bare):
        return True
    person = phrases.person(source.end - 1) or speech.has("single", phrases.form(source.begin))
    lauded = speech.has("lauded", form) or speech.has("lauded", bare)
    whose = any(speech.has(each, bare) for each in ("relational", "roles", "people", "recognised"))
    return (lauded and person) or (form != bare and not (whose or lauded))


def speaks(phrases: Phrases, source: Range) -> bool:
    """Whether the source is somebody, a body or a paper that can speak: no thing or happening."""
    head = phrases.form(source.begin)
    lists = ("pronouns", "roles", "institutions", "plural_heads", "documents", "listeners")
    if any(phrases.speech.has(each, head) for each in lists):
        return True
    return any(phrases.named(at) is not None or phrases.listed_place(at) for at in range(*source))
