"""The words of a period with all that tells what they are: lists of the language, names, marks."""

from collections.abc import Sequence
from typing import NamedTuple

from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.periods import Word

# Words from a relative pronoun or the mark of an infinitive to its verb.
FARTHEST_VERB = 3
_SHORTEST_VERB = 5
# Words and points of all degrees behind one name.
LONGEST_DEGREES = 16


class Range(NamedTuple):
    """Words `[begin, end)` of a period."""

    begin: int
    end: int


class Phrases(NamedTuple):
    """What reading noun phrases needs: the words of a period, the language's lists, the names known."""

    words: Sequence[Word]
    speech: Speech
    names: KnownNames

    def form(self, at: int) -> str:
        """The small-letter form of a word, "" outside the period and for quotations."""
        return self.words[at].form if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at].capital

    def named(self, at: int) -> str | None:
        """The kind of name that the word belongs to."""
        return self.names.kind_at(self.words[at].start) if 0 <= at < len(self.words) else None

    def joined(self, at: int) -> bool:
        """Whether the word and the one before it belong to one name."""
        name = self.names.at(self.words[at].start)
        return name is not None and at > 0 and name.start <= self.words[at - 1].start

    def person(self, at: int) -> bool:
        """Whether the word belongs to a person's name, and the name is no title or body that was taken for one."""
        if not 0 <= at < len(self.words):
            return False
        name = self.names.at(self.words[at].start)
        if name is None or name.kind != "person":
            return False
        written = name.cut(self.names.text)
        return not (self.speech.title(written) or self.speech.body(written))

    def verbal(self, at: int) -> bool:
        """Whether the word looks like a verb or an auxiliary of a clause."""
        form = self.form(at)
        if self.capital(at) or form in self.speech.phrases["nominal"]:
            return False
        if form in self.speech.phrases["auxiliaries"]:
            return True
        return len(form) > _SHORTEST_VERB and form.startswith(self.speech.affixes["verbal"])

    def listed_place(self, at: int) -> bool:
        """Whether the word is capitalised and alone the name of a country or place, and no part of a person's name."""
        return self.capital(at) and self.speech.place(self.form(at))

    def compound(self, at: int) -> bool:
        """Whether the word and the next are one noun, whatever the first means alone ("lalu lintas")."""
        return self.speech.has("compounds", f"{self.form(at)} {self.form(at + 1)}")

    def has_clause(self, begin: int, end: int) -> bool:
        """Whether the words hold a verb of their own, those of relative clauses and infinitives left out."""
        governed = begin - FARTHEST_VERB - 1
        for at in range(begin, min(end, len(self.words))):
            if self.speech.has("infinitive", self.form(at)):
                beside = not self.speech.has("accompanying", self.form(at)) or self.verbal(at + 1)
                governed = at if beside else governed
            elif self.verbal(at):
                if at - governed > FARTHEST_VERB:
                    return True
                if not self.speech.has("auxiliaries", self.form(at)):
                    governed = begin - FARTHEST_VERB - 1
        return False

    def degrees(self, begin: int, end: int) -> bool:
        """Whether the words are academic degrees and nothing else ("S.H.")."""
        return begin < end and all(
            self.form(at) == "."
            or (self.capital(at) and self.form(at).replace(".", "") in self.speech.phrases["degrees"])
            for at in range(begin, end)
        )

    def office(self, at: int) -> bool:
        """Whether the word names an office or kind of person, also with a possessive clitic on it."""
        roles = self.speech.phrases["roles"]
        return self.form(at) in roles or (not self.capital(at) and self.speech.bare(self.form(at)) in roles)

    def names_only(self, begin: int, end: int) -> bool:
        """Whether the words only name or describe: no verb but in a relative clause that ends with them."""
        for at in range(begin, min(end, len(self.words))):
            if self.speech.has("relative", self.form(at)):
                return True
            if self.verbal(at):
                return False
        return True


def opens_adverbial(phrases: Phrases, at: int) -> bool:
    """Whether the word opens an adverbial: a preposition, a conjunction, a day."""
    listed = phrases.form(at) in phrases.speech.phrases["prepositions"]
    return (listed and not is_medium(phrases, at)) or is_day(phrases, at)


def opens_circumstance(phrases: Phrases, at: int) -> bool:
    """Whether the word opens an adverbial, and no relative clause of the one named."""
    return opens_adverbial(phrases, at) and not phrases.speech.has("relative", phrases.form(at))


def is_day(phrases: Phrases, at: int) -> bool:
    """Whether the word names a day or a month, and nobody who is called so ("April")."""
    if not phrases.speech.has("days", phrases.form(at)):
        return False
    before, after = (phrases.speech.cues.get(phrases.form(place)) for place in (at - 1, at + 1))
    speaks = phrases.capital(at) and ((before and before.after and not before.clitic) or (after and after.takes))
    return not (speaks or phrases.named(at) == "person")


def nicknaming(phrases: Phrases, at: int) -> bool:
    """Whether the word says that the name before it is what somebody is called ("nickname", "nickname-his")."""
    return phrases.speech.has("nicknames", phrases.form(at)) or phrases.speech.has(
        "nicknames", phrases.speech.bare(phrases.form(at))
    )


def is_medium(phrases: Phrases, at: int) -> bool:
    """Whether a capitalised word is the name of a medium that is also a plain word ("Antara"): inside a sentence, or
    before a verb of saying."""
    if not phrases.capital(at) or not phrases.speech.medium(phrases.form(at)):
        return False
    cue = phrases.speech.cues.get(phrases.form(at + 1))
    return at > 0 or bool(cue and cue.takes)


def before_degrees(phrases: Phrases, end: int, begin: int) -> int:
    """The comma before the degrees that the words up to `end` close with ("…, S.H., M.H."), or `end`."""
    for at in range(end - 1, max(begin, end - LONGEST_DEGREES), -1):
        if phrases.form(at) == ",":
            if not phrases.degrees(at + 1, end):
                break
            end = at
    return end
