"""Who a pronoun or a clitic can mean: the subjects of the sentences between two statements."""

from collections.abc import Iterator, Sequence

from selisik.annotating.datelines import past_dateline
from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.periods import Period
from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.sources import source_after
from selisik.data import Sentence

# Sentences looked back for a subject.
FARTHEST = 4
# Characters of a sentence in which its subject stands.
LONGEST_OPENING = 1000
# Adverbials with a comma that may stand before a subject.
MOST_ADVERBIALS = 3


def subjects(
    text: str, sentences: Sequence[Sentence], speech: Speech, names: KnownNames
) -> Iterator[tuple[Phrases, Range]]:
    """The subjects of the last sentences, the last first: the noun phrase that a sentence begins with, or the agent of
    its passive verb of saying."""
    for sentence in reversed(sentences[-FARTHEST:]):
        end = min(sentence.end, sentence.start + LONGEST_OPENING)
        phrases = Phrases(Period(sentence.start, end, ()).words(text), speech, names)
        found = _agent(phrases) or _subject(phrases)
        if found:
            yield phrases, found


def _agent(phrases: Phrases) -> Range | None:
    """The agent of a passive verb of saying ("This was said by X")."""
    for at, word in enumerate(phrases.words):
        cue = phrases.speech.cues.get(word.form)
        if cue and cue.passive:
            agent = at + 1 + phrases.speech.has("by", phrases.form(at + 1))
            if phrases.capital(agent) or phrases.speech.has("roles", phrases.form(agent)):
                return source_after(phrases, agent)
    return None


def _subject(phrases: Phrases) -> Range | None:
    begin = past_dateline(phrases, 0, len(phrases.words))
    for _ in range(MOST_ADVERBIALS):
        if phrases.speech.has("contrasting", phrases.form(begin)) and phrases.person(begin + 2):
            begin += phrases.speech.has("said_nouns", phrases.form(begin + 1))
        if not _adverbial(phrases, begin):
            break
        comma = next((at for at in range(begin, len(phrases.words)) if phrases.form(at) == ","), None)
        if comma is None:
            return None
        begin = comma + 1
    speech, noun = phrases.speech, phrases.form(begin)
    words = speech.has("said_nouns", noun) or speech.has("handed_over", noun)
    begin += words and phrases.person(begin + 1)  # whose answer it is, is spoken of
    found = _with_bearer(phrases, source_after(phrases, begin))
    return None if found is None or phrases.speech.has("things", phrases.form(found.begin)) else found


def _adverbial(phrases: Phrases, at: int) -> bool:
    lists, form = phrases.speech.phrases, phrases.form(at)
    return any(form in lists[name] for name in ("prepositions", "connectives", "days", "adverbs"))


def _with_bearer(phrases: Phrases, found: Range | None) -> Range | None:
    """The subject with the name after its comma, where that has the verb ("the mayor of Town, Firstname, praised")."""
    if found is None or phrases.form(found.end) != "," or not phrases.office(found.begin):
        return found
    end = found.end + 1
    while phrases.capital(end) or phrases.speech.has("ranks", phrases.form(end)):
        end += 1
    named = any(phrases.person(at) for at in range(found.end + 1, end))
    return Range(found.begin, end) if named and (phrases.verbal(end) or phrases.form(end) == ",") else found


def suffers(phrases: Phrases, at: int) -> bool:
    """Whether the verb at word `at`, behind adverbs, is a passive that makes nobody a speaker ("was questioned")."""
    while phrases.speech.has("adverbs", phrases.form(at)):
        at += 1
    form = phrases.form(at)
    passive = phrases.verbal(at) and form.startswith(phrases.speech.affixes["passive_starts"])
    return passive and not phrases.speech.has("approached", form)
