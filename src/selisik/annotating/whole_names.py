"""Names made whole or bare by what stands right around them: brackets, verbs of saying, the end of an office.

A tagger cuts where it has seen no such word before. What a linguist knows is kept here: a bracket is no part of a
person's name, nothing but the bearer follows the bracket of an office, and a verb of saying is no part of a name.
"""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.annotating.lexicon import speech
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence, token_at, with_names
from selisik.lang import Pack, Token

RULE_WHOLE_PERSON = "whole-person"
# Tokens before a name in which the office of its bearer stands, and those of a bracket in it.
LONGEST_OFFICE = 14
LONGEST_BRACKET = 4
# Words that a name is made longer by.
MOST_ADDED = 2
BOUNDARIES = PLACE_LISTS | frozenset(["party", "organisation"])
CLAMOUR = frozenset("!?")


def mend_whole(sentence: NamedSentence, language: Pack) -> NamedSentence:
    """The sentence with its names made whole and bare."""
    if not sentence.names:
        return sentence
    words = _Words(sentence, language)
    names = [name for each in sentence.names for name in words.mended(each)]
    return sentence if names == list(sentence.names) else with_names(sentence, _apart(names))


def _apart(names: list[NameMention]) -> list[NameMention]:
    """The names, each cut where the next one, which has grown to the left, begins."""
    out: list[NameMention] = []
    for name in sorted(names, key=lambda each: each.start):
        while out and out[-1].end > name.start:
            last = out.pop()
            if last.start < name.start:
                out.append(replace(last, end=name.start - 1))
                break
        out.append(name)
    return out


@cache
def _companies(language: Pack) -> frozenset[str]:
    return frozenset(language.table("names").get("called", {}).get("companies", ()))


class _Words:
    """One sentence and the lists that its names are looked up in."""

    __slots__ = ("companies", "found", "lists", "sentence", "speech")

    def __init__(self, sentence: NamedSentence, language: Pack) -> None:
        self.sentence, self.found = sentence, sentence.found
        self.lists, self.speech = gazetteer(language), speech(language)
        self.companies = _companies(language)

    def mended(self, name: NameMention) -> Iterator[NameMention]:
        """The name as it should be: none, one, or two that were taken for one."""
        begin, end = token_at(self.found, name.start), token_at(self.found, name.end)
        words = [token.text for token in self.found[begin:end]]
        if name.kind == "person" and not CLAMOUR.isdisjoint([*words, *self._call(words, end)]):
            return
        if name.kind == "person" and len(words) == 1 and self._office_alone(words[0].lower()):
            return
        if "(" in words:
            yield from self._without_brackets(name, begin, end, words)
        elif name.kind == "person":
            yield self._grown(name, begin)
        elif begin and (self._said(begin, end) or self._beside_office(name, begin, end)):
            first = end - 1 if self._said(begin, end) else begin
            yield NameMention(self.found[first].start, name.end, kind="person", rule=RULE_WHOLE_PERSON)
        elif len(words) > 1 and words[0].lower() in self.companies and words[1][0].isupper():
            yield NameMention(self.found[begin + 1].start, name.end, kind="person", rule=RULE_WHOLE_PERSON)
        else:
            yield name

    def _office_alone(self, form: str) -> bool:
        """Whether a word names an office and, by the lists, nobody and nothing else."""
        called = self.speech.has("also_names", form) or (
            form in self.lists.alone and self.lists.alone[form] != {"title"}
        )
        return self.speech.has("roles", form) and not called

    def _call(self, words: list[str], end: int) -> list[str]:
        """The mark right after a plain word that stands alone ("Fire!")."""
        plain = len(words) == 1 and words[0].lower() in self.lists.ordinary
        return [token.text for token in self.found[end : end + 1]] if plain else []

    def _without_brackets(self, name: NameMention, begin: int, end: int, words: list[str]) -> Iterator[NameMention]:
        """A name in brackets without them; a place and the agency behind it apart; an organisation with its acronym."""
        if words[0] == "(" and end - begin > 1:
            close = begin + words.index(")") if ")" in words else end
            before = self.sentence.owners[begin - 1] if begin else None
            kind = before.kind if before is not None and words[1].istitle() else name.kind
            if close > begin + 1:
                yield NameMention(self.found[begin + 1].start, self.found[close - 1].end, kind=kind, rule=name.rule)
            return
        opening = begin + words.index("(")
        kinds = {kind for at in range(begin, opening) for kind in self._kinds(at)}
        place = name.kind == "organisation" and opening == begin + 1 and bool(kinds & PLACE_LISTS)
        yield replace(name, end=self.found[opening - 1].end, kind="place") if place else name

    def _grown(self, name: NameMention, begin: int) -> NameMention:
        """A person's name with the first names that were left out, back to where the office before it surely ends."""
        if self._led_by_body(begin, name):
            return replace(name, start=self.found[begin + 1].start, rule=RULE_WHOLE_PERSON)
        first = begin
        while begin - first < MOST_ADDED and first > 1 and self._may_be_first_name(first - 1):
            first -= 1
        if first == begin or not self._ends_office(first - 1):
            return name
        return replace(name, start=self.found[first].start, rule=RULE_WHOLE_PERSON)

    def _led_by_body(self, begin: int, name: NameMention) -> bool:
        """Whether a person's name of several words begins with a body that a list knows, after an office."""
        several = begin + 2 < len(self.found) and self.found[begin + 2].start < name.end
        kinds = self._kinds(begin)
        return several and begin > 0 and bool(kinds & BOUNDARIES) and not kinds & PERSON_LISTS and self._held(begin)

    def _held(self, at: int) -> bool:
        held = self.found[max(0, at - LONGEST_OFFICE) : at]
        return any(self.speech.has("roles", token.text.lower()) for token in held)

    def _may_be_first_name(self, at: int) -> bool:
        text, owner = self.found[at].text, self.sentence.owners[at]
        plain = text.istitle() and text.isalpha() and (owner is None or owner.kind != "person")
        known = {kind for rest, kind in self.lists.phrases.get(text.lower(), ()) if kind != "title" or not rest}
        office = self.speech.has("roles", text.lower()) or self.speech.has("institutions", text.lower())
        return plain and known <= PERSON_LISTS and not office and not self.speech.has("days", text.lower())

    def _ends_office(self, at: int) -> bool:
        """Whether an office surely ends with the token: in a bracket, or in a body or place that a list knows."""
        if not self._held(at):
            return False
        if self.found[at].text == ")":
            inside = [token.text for token in self.found[max(0, at - LONGEST_BRACKET) : at]]
            return "(" in inside and not any(each.isdigit() for each in inside)
        following = self.found[at + 1].text.lower()
        return self.found[at].text[0].isupper() and self._ends_listed(at) and following not in self.lists.ordinary

    def _ends_listed(self, at: int) -> bool:
        """Whether a listed body or place ends with the token and none goes on after it."""
        for begin in range(max(0, at - LONGEST_BRACKET), at + 1):
            for rest, kind in self.lists.phrases.get(self.found[begin].text.lower(), ()):
                end = begin + len(rest)
                if kind in BOUNDARIES and end >= at and self._stands(begin, rest):
                    return end == at
        return False

    def _stands(self, begin: int, rest: tuple[str, ...]) -> bool:
        return tuple([token.text.lower() for token in self.found[begin + 1 : begin + 1 + len(rest)]]) == rest

    def _said(self, begin: int, end: int) -> bool:
        """Whether the name is a verb of saying in small letters and one word after it, as after a quotation."""
        word: Token = self.found[begin]
        cue = self.speech.cues.get(word.text)
        return end - begin == 2 and bool(cue and cue.after) and self.found[end - 1].text.istitle()

    def _beside_office(self, name: NameMention, begin: int, end: int) -> bool:
        """Whether a place that no list knows stands between commas after an office written small."""
        commas = self.found[begin - 1].text == "," and end < len(self.found) and self.found[end].text == ","
        if name.kind != "place" or not commas or any(self._kinds(at) - PERSON_LISTS for at in range(begin, end)):
            return False
        at = begin - 1
        while at > 0 and begin - at <= LONGEST_OFFICE and self.found[at - 1].text not in ",.":
            at -= 1
        owned = any(self.sentence.owners[at : begin - 1])
        demonstrative = self.found[begin - 2].text
        return self.speech.has("roles", self.found[at].text.lower()) and demonstrative.islower() and not owned

    def _kinds(self, at: int) -> set[str]:
        return {kind for rest, kind in self.lists.phrases.get(self.found[at].text.lower(), ()) if not rest}
