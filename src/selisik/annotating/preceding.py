"""The noun phrase before a verb of saying that is its subject, with its office or name beside it."""

from collections.abc import Sequence

from selisik.annotating.datelines import past_dateline
from selisik.annotating.leads import past_conjunction, past_ranks
from selisik.annotating.phrases import Phrases, Range, before_degrees, is_medium, opens_adverbial
from selisik.annotating.sources import LONGEST_PLAIN_NAME, source_after

# Segments between commas that a description with an address has before its last part.
LEAST_ADDRESS = 2
# Segments between commas of a speaker, office and name, and of when or where he or she speaks.
MOST_SEGMENTS = 3
# Words before a verb in which its subject may begin.
LONGEST_LEAD = 80


def source_before(phrases: Phrases, verb: int, begin: int) -> Range | None:
    """The noun phrase that is the subject of the verb at word `verb`, looking back to word `begin`."""
    end = before_degrees(phrases, verb, begin)
    while end > begin and _adverb(phrases, end - 1):
        end -= 1
    end = _before_date(phrases, end, begin)
    segments = _segments(phrases, max(begin, end - LONGEST_LEAD), end)
    if 1 < len(segments) <= MOST_SEGMENTS and _circumstance(phrases, segments[-1]):
        segments[-1] = Range(end, end)  # "X, in his speech said": as if the comma behind it had not been lost
    apart = len(segments) > 1 and segments[-1].begin >= segments[-1].end
    while segments and segments[-1].begin >= segments[-1].end:
        segments.pop()
        while len(segments) > 1 and _adverbial(phrases, segments[-1]):
            segments.pop()
        if len(segments) > 1 and _names_alone(phrases, segments[-1]) and not _adverbial(phrases, segments[-2]):
            last = segments.pop()
            if _of_an_address(phrases, segments):
                segments.pop()
            return Range(_past_joiners(phrases, segments[-1]), last.end)
    found = _subject(phrases, segments) if segments else None
    if found and found.end < verb and phrases.speech.has("demonstrative", phrases.form(found.end)):
        found = Range(found.begin, found.end + 1)
    return None if found and apart and phrases.verbal(found.end) else found


def _circumstance(phrases: Phrases, segment: Range) -> bool:
    """Whether the words only say where, when or on what occasion: nobody who can speak ends them."""
    lists, form = phrases.speech.phrases, phrases.form(segment.begin)
    if form not in lists["inside"] and form not in lists["occasion"]:
        return False
    if phrases.speech.has("question_pronouns", phrases.form(segment.begin + 1)) or phrases.has_clause(*segment):
        return False
    last = phrases.form(segment.end - 1)
    return last not in lists["pronouns"] and _last_person(phrases, segment.begin, segment.end) is None


def _before_date(phrases: Phrases, end: int, begin: int) -> int:
    """The end of the words before a day with its date in a bracket that they close with ("…, Monday (3/2)")."""
    at = end - 1
    if phrases.form(at) != ")" or "/" not in phrases.form(at - 1) or phrases.form(at - 2) != "(":
        return end
    at -= 3
    if at <= begin or not phrases.speech.has("days", phrases.form(at)):
        return end
    while at > begin and (phrases.form(at - 1) == "," or phrases.speech.has("prepositions", phrases.form(at - 1))):
        at -= 1
    return at


def _adverb(phrases: Phrases, at: int) -> bool:
    """Whether the word only says how or when something was said, and names nobody."""
    form = phrases.form(at)
    listed = phrases.speech.has("adverbs", form) or phrases.speech.has("preverbal", form)
    return listed and not is_medium(phrases, at)


def _of_an_address(phrases: Phrases, segments: Sequence[Range]) -> bool:
    """Whether the last segment is part of an address that goes on after a description ("residents of A, B, Town C")."""
    if len(segments) < LEAST_ADDRESS or not _names_alone(phrases, segments[-2]):
        return False
    capitals = all(phrases.capital(at) and not phrases.person(at) for at in range(*segments[-1]))
    first = _past_joiners(phrases, segments[-2])
    return capitals and phrases.office(first) and not any(phrases.person(at) for at in range(*segments[-2]))


def _segments(phrases: Phrases, begin: int, end: int) -> list[Range]:
    """The words between commas (those in brackets aside)."""
    segments, start, depth = [], begin, 0
    for at in range(begin, end):
        form = phrases.form(at)
        depth += (form == "(") - (form == ")")
        if form in (",", ";") and depth <= 0:
            segments.append(Range(start, at))
            start = at + 1
    return [*segments, Range(start, end)]


def _adverbial(phrases: Phrases, segment: Range) -> bool:
    lists, form = phrases.speech.phrases, phrases.form(segment.begin)
    return (
        segment.begin >= segment.end
        or phrases.degrees(segment.begin, segment.end)
        or opens_adverbial(phrases, segment.begin)
        or (form in lists["adverbs"] and not is_medium(phrases, segment.begin))
        or form in lists["connectives"]
    )


def _names_alone(phrases: Phrases, segment: Range) -> bool:
    """Whether a segment between commas only names or describes: an apposition."""
    return not _adverbial(phrases, segment) and phrases.names_only(segment.begin, segment.end)


def _past_joiners(phrases: Phrases, segment: Range) -> int:
    begin = past_dateline(phrases, segment.begin, segment.end)
    lists = phrases.speech.phrases
    while begin < segment.end - 1 and phrases.form(begin) in lists["connectives"] | lists["adverbs"]:
        begin += 1
    return begin


def _subject(phrases: Phrases, segments: list[Range]) -> Range | None:
    last = segments[-1]
    begin = _past_joiners(phrases, last)
    if len(segments) > 1 and begin >= last.end - 1 and phrases.speech.has("joining", phrases.form(begin)):
        return _shared_subject(phrases, segments)
    if opens_adverbial(phrases, begin):
        return _last_person(phrases, begin, last.end)
    begin = past_conjunction(phrases, begin, last.end)
    found = source_after(phrases, begin, last.end)
    if found is None or _is_thing(phrases, found.begin):
        return None
    if own := _own_subject(phrases, found.end, last.end):
        return own
    if len(segments) > 1 and begin == last.begin:
        return Range(_beside(phrases, segments[-2], begin), found.end)
    return found


def _own_subject(phrases: Phrases, begin: int, end: int) -> Range | None:
    """The person right before the verb at word `end`, where a whole clause and a conjunction stand before the name
    ("the club is ready, with Firstname saying that")."""
    first = end
    while first > begin and phrases.person(first - 1):
        first -= 1
    joined = first < end and phrases.speech.has("subordinate", phrases.form(first - 1))
    return Range(first, end) if joined and phrases.has_clause(begin, first) else None


def _is_thing(phrases: Phrases, at: int) -> bool:
    """Whether the word, or the word under a clitic, is a thing that does not speak."""
    form = phrases.form(at)
    return phrases.speech.has("things", form) or phrases.speech.has("things", phrases.speech.bare(form))


def _beside(phrases: Phrases, segment: Range, begin: int) -> int:
    """Where the phrase at word `begin` really starts: an office before the comma and a name after it are one source,
    and so are a name and an office."""
    if not phrases.speech.phrases["verbal"]:
        return begin  # without affixes a name with no comma behind it begins a clause of its own
    if phrases.person(past_ranks(phrases, begin)):
        first = segment.begin
        office = phrases.speech.has("roles", phrases.form(first)) and _names_alone(phrases, segment)
        return first if office else begin
    if _adverbial(phrases, segment):
        return begin
    first = _past_joiners(phrases, segment)
    inside = range(first, segment.end)
    named = phrases.speech.has("roles", phrases.form(begin)) and 0 < len(inside) <= LONGEST_PLAIN_NAME
    person = all(phrases.capital(at) and phrases.named(at) in ("person", None) for at in inside)
    return first if named and person and not phrases.office(first) else begin


def _shared_subject(phrases: Phrases, segments: list[Range]) -> Range | None:
    """The subject of the sentence's first verb, which a second one after "and" shares."""
    first = next((segment for segment in segments if not _adverbial(phrases, segment)), None)
    return source_after(phrases, _past_joiners(phrases, first), first.end) if first else None


def _last_person(phrases: Phrases, begin: int, end: int) -> Range | None:
    """The last name in the words, with its office, where an adverbial with no comma stands before the subject."""
    office = next((at for at in range(begin + 1, end) if phrases.capital(at) and phrases.office(at)), None)
    found = source_after(phrases, office, end) if office is not None else None
    if found and found.end == end:
        return found
    at = end
    while at > begin and phrases.named(at - 1) is None:
        at -= 1
    start = at
    while start > begin and (phrases.named(start - 1) is not None or phrases.capital(start - 1)):
        start -= 1
    return Range(start, at) if start < at else None
