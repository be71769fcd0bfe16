"""Verbs of saying that report nothing: what is tried, yet to come or denied, or said to somebody and left at that."""

from selisik.annotating.lexicon import Takes
from selisik.annotating.phrases import Phrases, Range

# Words on when something was said that end a sentence.
LONGEST_WHEN = 5


def only_meant(phrases: Phrases, at: int, begin: int) -> bool:
    """Whether the verb is tried, due or yet to come: nothing has been said."""
    speech, ensures = phrases.speech, phrases.speech.has("ensuring", phrases.form(at))
    asks = (cue := speech.cues.get(phrases.form(at))) is not None and cue.takes is Takes.REQUEST
    if speech.has("yet_to_come", phrases.form(at - 1)) and (asks or speech.has("hearsay", phrases.form(at - 2))):
        return True
    at -= 1
    if ensures and speech.has("joining", phrases.form(at)):
        return any(speech.has("attempts", phrases.form(each)) for each in range(begin, at))
    while at >= begin and (speech.has("adverbs", phrases.form(at)) or speech.has("attempts", phrases.form(at))):
        if speech.has("attempts", phrases.form(at)) or (ensures and speech.has("auxiliaries", phrases.form(at))):
            return True
        at -= 1
    return False


def negated(phrases: Phrases, at: int, begin: int) -> bool:
    """Whether the verb is denied, refused or not yet done: then nothing is said."""
    at -= 1
    while at >= begin and any(phrases.speech.has(each, phrases.form(at)) for each in ("adverbs", "preverbal")):
        if phrases.speech.has("negated", phrases.form(at)):
            return True
        at -= 1
    return at >= begin and phrases.speech.has("negated", phrases.form(at))


def ends_here(phrases: Phrases, at: int) -> bool:
    """Whether nothing follows that a verb before word `at` could report."""
    return at >= len(phrases.words) or (phrases.words[at].is_mark and phrases.form(at) not in (",", ":"))


def only_when(phrases: Phrases, at: int) -> bool:
    """Whether nothing but a few words on when or to whom follows ("said on Monday night."): they report nothing."""
    end = len(phrases.words)
    while end > at and phrases.words[end - 1].is_mark:
        end -= 1
    inside = range(at, end)
    if phrases.speech.has("to", phrases.form(at)) and phrases.form(end) in ("", ".", ":"):
        return not any(phrases.words[each].quotation or _opens_content(phrases, each) for each in inside)
    noun = at + 1 + phrases.speech.has("indefinite", phrases.form(at + 1))
    when = any(phrases.speech.has(each, phrases.form(noun)) for each in ("days", "occasion_nouns"))
    led = phrases.speech.has("prepositions", phrases.form(at)) and when
    plain = not any(phrases.words[each].is_mark or phrases.words[each].quotation for each in inside)
    return led and plain and len(inside) <= LONGEST_WHEN and not phrases.has_clause(at, end)


def _opens_content(phrases: Phrases, at: int) -> bool:
    """Whether what is said may begin at word `at`, behind the one who is told."""
    lists = ("complementiser", "purpose", "aims", "question_words")
    return (
        phrases.verbal(at)
        or phrases.form(at) == ","
        or any(phrases.speech.has(each, phrases.form(at)) for each in lists)
    )


def only_counts(phrases: Phrases, source: Range) -> bool:
    """Whether what stands as the subject is a mere ordinal, set apart by a comma ("First, asks that …")."""
    alone = source.end - source.begin == 1 and phrases.form(source.end) == ","
    return alone and phrases.speech.has("ordinals", phrases.form(source.begin))


def enumerated(phrases: Phrases, at: int) -> bool:
    """Whether the verb is the first of several that only name what somebody does ("writes, edits and tests")."""
    verb = phrases.form(at + 1) == "," and phrases.verbal(at + 2)
    listed = phrases.form(at + 3) == "," or phrases.speech.has("joining", phrases.form(at + 3))
    return verb and listed and not phrases.speech.has("auxiliaries", phrases.form(at + 2))
