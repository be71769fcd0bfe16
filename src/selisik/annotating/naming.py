"""What somebody calls a thing, in quoted words: `X called the deal "a mistake"`, in languages where the verb takes no
clause."""

from selisik.annotating.clauses import Report
from selisik.annotating.phrases import Phrases
from selisik.annotating.preceding import source_before

# Words of what is called so, between the verb and the quotation.
LONGEST_THING = 12
RULE = "naming"


def named_so(phrases: Phrases, at: int, begin: int) -> Report | None:
    """What the verb at word `at` reports; None where no quotation of plain words follows what it calls so, as none does
    in a name ("called the boat “Sea Queen”"), or where nobody calls ("was called")."""
    words, speech = phrases.words, phrases.speech
    if speech.has("auxiliaries", phrases.form(at - 1)) and not speech.has("adverbs", phrases.form(at - 1)):
        return None
    for place in range(at + 1, min(len(words), at + LONGEST_THING)):
        if words[place].quotation is not None:
            first = phrases.names.text[words[place].start + 1 : words[place].start + 2]
            thing = place > at + 1 and not speech.has("as", phrases.form(at + 1))
            source = source_before(phrases, at, begin) if thing and first.islower() else None
            return Report(at + 1, place + 1, at, source, RULE) if source else None
        if words[place].is_mark or speech.has("joining", phrases.form(place)):
            return None
    return None
