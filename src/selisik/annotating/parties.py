"""The name in a noun phrase that names a speaker."""

from itertools import pairwise

from selisik.annotating.belonging import belongs_to_named, is_group_of_one
from selisik.annotating.known_names import KnownNames
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.office_bearers import bearer_at_end, may_be_name
from selisik.annotating.phrases import Phrases, Range
from selisik.data import Party, Span

# Longest name of a person, in words and stops.
LONGEST_NAME = 7
LONGEST_INITIALS = 2
# Stops and marks of no width that a tagger may take in at the end of a name.
EDGES = " .,\u200b\u200c\ufeff"


def party_of(phrases: Phrases, found: Range) -> Party | None:
    """Who the noun phrase names: a person without role or rank, else the words as they stand; None for a pronoun."""
    if phrases.speech.has("pronouns", phrases.form(found.begin)):
        return None
    name = _party_name(phrases, _without_degrees(phrases, found))
    return Party(entity=None, name=name) if name else None


def _party_name(phrases: Phrases, found: Range) -> str:
    span = _span(phrases, found)
    text = phrases.names.text
    if is_group_of_one([phrases.form(at) for at in range(*found)], phrases.speech):
        return one_line(span.cut(text))
    if beside := _beside_role(phrases, found) or _before_role(phrases, found):
        return one_line(_span(phrases, beside).cut(text))
    glued = text[span.end : span.end + 1].isalpha()
    inside = (name for name in phrases.names.inside(span) if glued or name.end <= span.end)
    persons = [name for name in inside if _is_bearer(phrases, found, name)]
    persons = _at_end(phrases, found, _outside_brackets(phrases, found, persons))
    if belongs_to_named(phrases, found):
        return one_line(span.cut(text))
    if persons and not _owned(phrases, found, persons[-1]):
        person = persons[0] if persons[0].start == span.start and _stands_apart(phrases, persons[0]) else persons[-1]
        return _person_name(phrases, found, person)
    paper = found.begin + phrases.speech.has("indefinite", phrases.form(found.begin))
    owned = phrases.speech.has("basis_nouns", phrases.form(paper)) and not phrases.speech.has(
        "laws", phrases.form(paper)
    )
    if owned and (owner := _owner(phrases, found)):
        return one_line(_span(phrases, owner).cut(text))
    if member := _member(phrases, found):
        return one_line(_span(phrases, member).cut(text))
    if not persons and (bearer := bearer_at_end(phrases, found)):
        return one_line(_span(phrases, bearer).cut(text))
    built = _name_by_build(phrases, found) or _described_body(phrases, found) or _beside_bracket(phrases, found)
    return one_line(_span(phrases, built or _past_article(phrases, found)).cut(text))


def _past_article(phrases: Phrases, found: Range) -> Range:
    """The phrase without the article before a name, in languages without verbal affixes ("the Northline Company")."""
    article = not phrases.speech.phrases["verbal"] and phrases.speech.has("definite", phrases.form(found.begin))
    named = found.begin + 1 < found.end and phrases.capital(found.begin + 1)
    return Range(found.begin + 1, found.end) if article and named else found


def _at_end(phrases: Phrases, found: Range, persons: list[NameMention]) -> list[NameMention]:
    """The persons, or none of them where an office's last part after a comma is a name that no tagger saw."""
    commas = [at for at in range(*found) if phrases.form(at) == ","]
    if not persons or not commas or not phrases.office(found.begin):
        return persons
    last = Range(commas[-1] + 1, found.end)
    unseen = all(not phrases.person(at) and may_be_name(phrases, at) for at in range(*last))
    return [] if unseen and persons[-1].end <= phrases.words[commas[-1]].start else persons


def _outside_brackets(phrases: Phrases, found: Range, persons: list[NameMention]) -> list[NameMention]:
    """The persons before the bracket that ends the phrase, where there are any ("Firstname Lastname (Mayor First)")."""
    opening = next((at for at in range(*found) if phrases.form(at) == "("), None)
    if opening is None or phrases.form(found.end - 1) != ")":
        return persons
    before = [name for name in persons if name.end <= phrases.words[opening].start]
    return before or persons


def _is_bearer(phrases: Phrases, found: Range, name: NameMention) -> bool:
    """Whether the tagged name is a person's: no title, and no plain word of an office that goes on after it."""
    written = name.cut(phrases.names.text)
    if name.kind != "person" or phrases.speech.title(written) or phrases.speech.body(written):
        return False
    words = name.cut(phrases.names.text).lower().split()
    plain = phrases.speech.lists.ordinary.issuperset(words)
    following = next((at for at in range(*found) if phrases.words[at].start >= name.end), found.end)
    return not (plain and following < found.end and phrases.office(found.begin) and phrases.form(following) != ",")


def _stands_apart(phrases: Phrases, person: NameMention) -> bool:
    """Whether the name is whole: no capitalised word follows it, as one does where a tagger took an office for it."""
    following = next((at for at, word in enumerate(phrases.words) if word.start >= person.end), None)
    return following is None or not phrases.capital(following)


def _without_degrees(phrases: Phrases, found: Range) -> Range:
    """The phrase without the academic degrees that follow its name."""
    comma = next((at for at in range(found.begin, found.end) if phrases.form(at) == ","), None)
    return Range(found.begin, comma) if comma and phrases.degrees(comma + 1, comma + 2) else found


def _described_body(phrases: Phrases, found: Range) -> Range | None:
    """The organisation after a comma that the words before it describe ("the maker of toys, Firm Ltd")."""
    commas = [at for at in range(found.begin, found.end) if phrases.form(at) == ","]
    if len(commas) != 1 or phrases.office(found.begin) or phrases.named(found.begin) is not None:
        return None
    body = Range(commas[0] + 1, found.end)
    described = any(not phrases.capital(at) for at in range(found.begin, commas[0]))
    return body if described and phrases.named(body.begin) == "organisation" else None


def _member(phrases: Phrases, found: Range) -> Range | None:
    """The name before a small word that says where its bearer is from ("Firstname from Such Company")."""
    joint = next((at for at in range(found.begin, found.end) if phrases.speech.has("from", phrases.form(at))), None)
    if joint is None or joint == found.begin:
        return None
    name = Range(found.begin, joint)
    body = any(phrases.speech.has("institutions", phrases.form(at)) for at in range(*name))
    return name if not body and phrases.named(found.begin) is None and _all_capitals(phrases, name) else None


def _beside_bracket(phrases: Phrases, found: Range) -> Range | None:
    """The name before a bracket that only says the bearer's office ("Firstname Lastname (mayor)"), or after the acronym
    of a body ("… of the Union of Boatmen (UOB) Firstname")."""
    opening = next((at for at in range(found.begin + 1, found.end) if phrases.form(at) == "("), None)
    last = Range(
        next((at + 1 for at in range(found.end - 1, found.begin, -1) if phrases.form(at) == ")"), 0), found.end
    )
    if opening and phrases.capital(opening - 1) and opening < last.begin < last.end:
        return last if all(may_be_name(phrases, at) for at in range(*last)) else None
    if opening is None or not phrases.speech.has("roles", phrases.form(opening + 1)):
        return None
    name = Range(found.begin, opening)
    return name if _all_capitals(phrases, name) else None


def is_person(party: Party, source: Span, names: KnownNames) -> bool:
    """Whether the party's name stands in the source as a person's, by the tagger or by the way it is built."""
    if any(name.kind == "person" and one_line(name.cut(names.text)) == party.name for name in names.inside(source)):
        return True
    words = one_line(source.cut(names.text))
    return party.name != words and party.name in words


def one_line(words: str) -> str:
    """The words with every run of white space as one plain space, none inside brackets, stops at the ends left out.

    >>> one_line("Budi\\u00a0 Santoso")
    'Budi Santoso'
    """
    return " ".join(words.split()).replace("( ", "(").replace(" )", ")").strip(EDGES)


def _person_name(phrases: Phrases, found: Range, person: NameMention) -> str:
    """The person's name, ranks and what is glued to it left out, initials that it left out taken in."""
    inside = [at for at in range(found.begin, found.end) if person.start <= phrases.words[at].start < person.end]
    if not inside:  # glued to what stands before and behind it
        return one_line(Span(person.start, person.end).cut(phrases.names.text))
    begin, end = inside[0], inside[-1] + 1
    while begin < end - 1 and (_is_title(phrases, begin) or phrases.words[begin].end == phrases.words[begin + 1].start):
        begin += 1
    born = phrases.speech.phrases["birth_words"]
    if (
        begin == inside[0]
        and begin > found.begin
        and (_initials(phrases, begin - 1) or phrases.form(begin - 1) in born)
    ):
        begin -= phrases.capital(begin - 1)
    last = min(person.end, phrases.words[end - 1].end)
    while (
        end + 1 < found.end
        and len(phrases.form(end - 1)) == 1
        and phrases.form(end) == "."
        and phrases.capital(end + 1)
    ):
        end += 2  # an initial and what it stands before: a tagger may stop at its point
        last = phrases.words[end - 1].end
    return one_line(phrases.names.text[phrases.words[begin].start : last])


def _is_title(phrases: Phrases, at: int) -> bool:
    form = phrases.form(at)
    office = phrases.speech.has("roles", form) and not phrases.speech.has("also_names", form)
    return form == "." or phrases.speech.has("ranks", form) or office


def _initials(phrases: Phrases, at: int) -> bool:
    """Whether the word is initials before a name ("MT Haryono") rather than an abbreviation."""
    word, text = phrases.words[at], phrases.names.text
    return (
        word.end - word.start == LONGEST_INITIALS
        and text[word.start : word.end].isupper()
        and phrases.named(at) is None
        and not phrases.speech.has("not_initials", word.form)
    )


def _owner(phrases: Phrases, found: Range) -> Range | None:
    """The capitalised end of "data of X": whose data, report or page it is."""
    words = range(found.begin + 1, found.end)
    begin = next((at for at in words if phrases.capital(at)), None)
    if begin is None:
        leads = phrases.speech.phrases["from"] | phrases.speech.phrases["relative"]
        begin = next((at + 1 for at in words if phrases.form(at) in leads), found.end)
        begin += phrases.verbal(begin)
    if begin == found.end and phrases.office(found.begin + 1):
        begin = found.begin + 1
    return Range(begin, found.end) if begin < found.end else None


def _span(phrases: Phrases, found: Range) -> Span:
    return Span(phrases.words[found.begin].start, phrases.words[found.end - 1].end)


def _name_by_build(phrases: Phrases, found: Range) -> Range | None:
    """The name that the phrase itself sets apart: before an age, after a rank, beside a role and a comma."""
    for at in range(found.begin, found.end - 2):
        if phrases.form(at) == "(" and phrases.form(at + 1).isdigit() and phrases.form(at + 2) == ")":
            return _capitals_before(phrases, found.begin, at)
    for at in range(found.end - 1, found.begin - 1, -1):
        if phrases.speech.has("ranks", phrases.form(at)) and phrases.capital(at):
            return _capitals_after(phrases, at + 1, found.end)
    return None


def _before_role(phrases: Phrases, found: Range) -> Range | None:
    """The name before a comma and an office ("Firstname Lastname, mayor of Town")."""
    commas = [at for at in range(found.begin, found.end) if phrases.form(at) == ","]
    first = Range(found.begin, commas[0] if commas else found.end)
    if not commas or phrases.speech.has("roles", phrases.form(first.begin)):
        return None
    second = Range(commas[0] + 1, commas[1] if len(commas) > 1 else found.end)
    return first if phrases.speech.has("roles", phrases.form(second.begin)) and _all_capitals(phrases, first) else None


def _beside_role(phrases: Phrases, found: Range) -> Range | None:
    """The name after an office and a comma ("the mayor, Firstname Lastname")."""
    commas = [at for at in range(found.begin, found.end) if phrases.form(at) == ","]
    if not commas or not phrases.office(found.begin):
        return None
    starts = [(_past_rank(phrases, comma + 1, end), end) for comma, end in pairwise([*commas, found.end])]
    segments = [_untitled(phrases, begin, _before_any_bracket(phrases, begin, end)) for begin, end in starts]
    tagged = [each for each in segments if phrases.named(each.begin) == "person" and _all_capitals(phrases, each)]
    kin = phrases.speech.has("relational", phrases.speech.bare(phrases.form(found.begin)))
    return next(iter([*tagged, *(each for each in segments if _stands_as_name(phrases, each, kin))]), None)


def _past_rank(phrases: Phrases, begin: int, end: int) -> int:
    """The word after a rank that is written out, and after its short form in brackets; `begin` where none stands."""
    at, speech = begin, phrases.speech
    if not speech.has("rank_heads", phrases.form(at)):
        return begin
    while at < end and (
        speech.has("rank_heads", phrases.form(at))
        or speech.has("rank_tails", phrases.form(at))
        or speech.has("ranks", phrases.form(at))
    ):
        at += 1
    if at + 2 < end and phrases.form(at) == "(" and phrases.form(at + 2) == ")":
        at += 3
    return at if at < end else begin


def _before_any_bracket(phrases: Phrases, begin: int, end: int) -> int:
    """Where a bracket opens between the words, or their end."""
    return next((at for at in range(begin + 1, end) if phrases.form(at) == "("), end)


def _untitled(phrases: Phrases, begin: int, end: int) -> Range:
    while begin < end - 1 and _is_title(phrases, begin):
        begin += 1
    return Range(begin, end)


def _stands_as_name(phrases: Phrases, segment: Range, kin: bool) -> bool:
    """Whether an untagged segment can be a name: no place, no organisation, no part of an enumeration or address.
    Beside a word of kinship (`kin`) nothing but a name stands, whatever a tagger took it for."""
    if not _all_capitals(phrases, segment) or (phrases.named(segment.begin) is not None and not kin):
        return False
    listed = any(phrases.speech.has("joining", phrases.form(segment.end + at)) for at in (0, 1))
    if phrases.form(segment.end) == "," and phrases.named(segment.end + 1) == "place":
        return False
    return not listed and not phrases.speech.has("institutions", phrases.form(segment.begin))


def _all_capitals(phrases: Phrases, found: Range) -> bool:
    return (
        0 < found.end - found.begin <= LONGEST_NAME
        and not (
            phrases.speech.has("roles", phrases.form(found.begin))
            and not phrases.speech.has("also_names", phrases.form(found.begin))
        )
        and all(phrases.capital(at) or phrases.form(at) == "." for at in range(found.begin, found.end))
    )


def _capitals_before(phrases: Phrases, begin: int, end: int) -> Range | None:
    start = end
    while start > begin and phrases.capital(start - 1) and not phrases.speech.has("roles", phrases.form(start - 1)):
        start -= 1
    return Range(start, end) if start < end else None


def _capitals_after(phrases: Phrases, begin: int, end: int) -> Range | None:
    stop = begin
    while stop < end and (phrases.capital(stop) or phrases.form(stop) == "."):
        stop += 1
    return Range(begin, stop) if begin < stop <= begin + LONGEST_NAME else None


def _owned(phrases: Phrases, found: Range, person: NameMention) -> bool:
    """Whether the name is that of whose followers or people speak ("supporters of X", "an official of X's camp")."""
    begin = next((at for at in range(found.begin, found.end) if phrases.words[at].start >= person.start), found.end)
    before = range(found.begin, begin)
    if not before or any(phrases.form(at) in (",", "(") for at in range(found.begin, found.end)):
        return False
    if phrases.speech.has("followers", phrases.form(found.begin)):
        return True
    if len(before) == 1 and phrases.speech.has("governing", phrases.form(found.begin)):
        return True
    return not phrases.capital(before[-1]) and phrases.speech.has("owned", phrases.form(before[-1]))
