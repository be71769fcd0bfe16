"""What a person is, said right beside the name: "Kepala Dinas Sosial Kota X, Budi", "Budi, seorang guru, …".

A role before the name begins at a title word and runs to the name through capitals, names of bodies and places and the
small words that join them. A role after the name stands between commas and begins with a title word or with "seorang".
Words that tie two people together ("kuasa hukum X, Budi") are given to the second, and to nobody where there is none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence
from selisik.data import Span
from selisik.lang import Pack, Token, is_word

# A role before a name is no longer than this many words, one after it no longer than that many.
LONGEST_BEFORE = 16
LONGEST_AFTER = 24
COMMA = ","
# A word of relation among the first of a role makes it somebody else's ("mantan istri Presiden").
RELATION_WITHIN = 2
# Capitals alone, from so many letters on, are the acronym of a body.
SHORTEST_ACRONYM = 2
# Marks that may stand inside a role before a name: "Kombes (Pol)", "Drs.", "Menteri ATR/Kepala BPN".
INNER_MARKS = frozenset(".()/&")
CLOSING_MARKS = frozenset(',.;:()”"')


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The title words of a language by their first word, and the words around them."""

    titles: Mapping[str, tuple[tuple[str, ...], ...]]
    address: frozenset[str]
    relations: frozenset[str]
    posts: frozenset[str]
    grades: frozenset[str]
    prefixes: frozenset[str]
    joints: frozenset[str]
    openers: frozenset[str]
    capacity: frozenset[str]
    sources: frozenset[str]
    ranks: frozenset[str]
    relative: frozenset[str]
    auxiliaries: frozenset[str]


class Role(Span, frozen=True):
    """A role's place in the text, and the person's name it belongs to."""

    name: NameMention


@cache
def role_words(language: Pack) -> RoleWords:
    """The role words of a pack."""
    table, phrases = language.table("entities"), language.table("statements").get("phrases", {})
    titles: dict[str, list[tuple[str, ...]]] = {}
    for entry in language.entries("person-titles"):
        first, *rest = entry.lower().split()
        titles.setdefault(first, []).append(tuple(rest))
    return RoleWords(
        titles={first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in titles.items()},
        address=frozenset(table.get("address", ())),
        relations=frozenset(table.get("relations", ())),
        posts=frozenset(table.get("posts", ())),
        grades=frozenset(table.get("post_grades", ())),
        prefixes=frozenset(word for entry in table.get("role_prefixes", ()) for word in entry.split()),
        joints=frozenset(table.get("role_joints", ())),
        openers=frozenset(table.get("apposition", ())),
        capacity=frozenset(table.get("capacity", ())),
        sources=frozenset(phrases.get("according", ())),
        ranks=frozenset(entry.split()[0] for entry in language.table("names").get("titles", {}).get("ranks", ())),
        relative=frozenset(phrases.get("relative", ())),
        auxiliaries=frozenset(phrases.get("auxiliaries", ())),
    )


def find_roles(sentences: Iterable[NamedSentence], language: Pack) -> Iterator[Role]:
    """The roles that stand right beside persons' names, in order of the names."""
    words = role_words(language)
    for sentence in sentences:
        if not any(name.kind == "person" for name in sentence.names):
            continue
        beside = _Beside(sentence, words)
        for at, name in enumerate(sentence.owners):
            if name is not None and name.kind == "person":
                if at == 0 or sentence.owners[at - 1] is not name:
                    yield from _before(beside, at, name)
                if at + 1 == len(sentence.owners) or sentence.owners[at + 1] is not name:
                    yield from _after(beside, at + 1, name)


class _Beside(msgspec.Struct, frozen=True):
    """One sentence and the words that roles are made of."""

    sentence: NamedSentence
    words: RoleWords

    @property
    def found(self) -> tuple[Token, ...]:
        return self.sentence.found

    def title_at(self, at: int) -> int:
        """How many tokens a title takes that begins at `at`; 0 where none does."""
        for rest in self.words.titles.get(self.found[at].text.lower(), ()):
            end = at + 1 + len(rest)
            if tuple(token.text.lower() for token in self.found[at + 1 : end]) == rest:
                return end - at
        return 0


def _before(beside: _Beside, at: int, name: NameMention) -> Iterator[Role]:
    """The roles that end where the name at token `at` begins, and at a comma before that: where the name is closed by a
    mark, or a rank parts it from an office that opens the sentence."""
    closed, ranked, end = _closed(beside, at, name), False, at
    for _ in range(2):
        begin = _role_begin(beside, end)
        if begin is not None and _is_role(beside, begin, end) and (end == at or closed or begin == 0):
            yield Role(beside.found[begin].start, beside.found[end - 1].end, name=name)
            ranked = beside.found[begin].text.lower() in beside.words.ranks
            end = begin
        if not (closed or ranked) or not end or beside.found[end - 1].text != COMMA:
            return
        end -= 1


def _role_begin(beside: _Beside, end: int) -> int | None:
    """Where a role that ends before token `end` begins: at its first title word and what changes that."""
    start = end
    while start > 0 and end - start < LONGEST_BEFORE and _goes_on(beside, start - 1):
        start -= 1
    begin = next((each for each in range(start, end) if beside.title_at(each) and _is_closed(beside, each, end)), None)
    if begin is None:
        return None
    while begin > start and beside.found[begin - 1].text.lower() in beside.words.prefixes:
        begin -= 1
    return begin


def _is_closed(beside: _Beside, begin: int, end: int) -> bool:
    """Whether no bracket closes between the tokens that opens before them."""
    marks = [token.text for token in beside.found[begin:end]]
    return marks.count(")") <= marks.count("(")


def _closed(beside: _Beside, at: int, name: NameMention) -> bool:
    """Whether the name that begins at token `at` is followed by a mark, as a name between commas is."""
    while at < len(beside.found) and beside.found[at].start < name.end:
        at += 1
    return at == len(beside.found) or beside.found[at].text in CLOSING_MARKS


def _goes_on(beside: _Beside, at: int) -> bool:
    """Whether a role before a name can run on to the left through this token."""
    owner, word = beside.sentence.owners[at], beside.found[at].text
    if owner is not None:
        return owner.kind != "person"
    if not is_word(beside.found[at]):
        return word in INNER_MARKS
    lower = word.lower()
    known = lower in beside.words.joints or lower in beside.words.prefixes or lower in beside.words.titles
    return word[0].isupper() or word.isdigit() or known


def _is_role(beside: _Beside, begin: int, end: int) -> bool:
    """Whether the tokens are more than a form of address, and not somebody else's relation."""
    plain = [token.text.lower() for token in beside.found[begin:end] if is_word(token)]
    if not plain or all(word in beside.words.address for word in plain):
        return False
    if _is_post(beside, begin, end):
        return True
    first = " ".join(plain[: beside.title_at(begin) or 1])
    return first not in beside.words.relations and not beside.words.relations.intersection(plain[:RELATION_WITHIN])


def _is_post(beside: _Beside, begin: int, end: int) -> bool:
    """Whether the role is held for a body or place named right behind it ("coach of Such Club"), for no person."""
    while begin < end and beside.found[begin].text.lower() in beside.words.prefixes:
        begin += 1
    at = begin + (beside.title_at(begin) if begin < end else 0)
    if " ".join(token.text.lower() for token in beside.found[begin:at]) not in beside.words.posts:
        return False
    while at < end and beside.found[at].text.lower() in beside.words.grades:
        at += 1
    if at == end:
        return False
    word = beside.found[at].text
    acronym = len(word) >= SHORTEST_ACRONYM and word.isalpha() and word.isupper()
    return beside.sentence.owners[at] is not None or acronym


def _after(beside: _Beside, at: int, name: NameMention) -> Iterator[Role]:
    """The role that follows the name: between commas, or after a word like "selaku"."""
    found = beside.found
    if at + 1 >= len(found):
        return
    comma = found[at].text == COMMA
    begin = at + 1 if comma else at
    first = found[begin].text.lower()
    if first in beside.words.capacity:
        end = _end_of_capacity(beside, begin + 1)
    elif comma and (first in beside.words.openers or beside.title_at(begin)):
        end = begin if _opens_content(beside, begin) else _end_of_clause(beside, begin)
    else:
        return
    if end > begin + (first in beside.words.capacity):
        skip = begin + (first in beside.words.capacity)
        yield Role(found[skip].start, found[end - 1].end, name=name)


def _opens_content(beside: _Beside, begin: int) -> bool:
    """Whether what stands behind the comma is what somebody says ("According to Ani, the suspect fled"): no comma ends
    it, and the sentence opens with the word that names its source."""
    if beside.found[0].text.lower() not in beside.words.sources:
        return False
    return all(token.text != COMMA for token in beside.found[begin:])


def _end_of_clause(beside: _Beside, begin: int) -> int:
    """Where a description after a comma ends: at the next mark, brackets passed over; `begin` if it names a person,
    says by an auxiliary how somebody is, or never ends."""
    opened, described = 0, False
    for at in range(begin, min(begin + LONGEST_AFTER, len(beside.found))):
        owner, form = beside.sentence.owners[at], beside.found[at].text
        described = described or form in beside.words.relative
        if (owner is not None and owner.kind == "person") or (not described and form in beside.words.auxiliaries):
            return begin
        if form == ")" and opened:
            return _past_bracket(beside, at + 1) or begin
        if form in CLOSING_MARKS and form != "(":
            return begin if opened else at
        opened += form == "("
    return begin


def _past_bracket(beside: _Beside, at: int) -> int:
    """The end of a role of which a bracket gives a word in short: after the names that go on behind it; 0 where
    somebody else's name does, whose role it is."""
    found = beside.found
    while at < len(found) and is_word(found[at]) and found[at].text[0].isupper() and _goes_on(beside, at):
        at += 1
    owner = beside.sentence.owners[at] if at < len(found) else None
    return 0 if owner is not None and owner.kind == "person" else at


def _end_of_capacity(beside: _Beside, begin: int) -> int:
    """Where a role after "selaku" ends: at the first word that a role cannot run through."""
    at = begin
    while at < min(begin + LONGEST_BEFORE, len(beside.found)) and _goes_on(beside, at):
        at += 1
    while at > begin and not is_word(beside.found[at - 1]):
        at -= 1
    return at
