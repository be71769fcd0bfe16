"""The name in a noun phrase that names a speaker."""

from selisik.annotate.known_names import KnownNames
from selisik.annotate.sources import Phrases, Range
from selisik.data import Party, Span

# Longest name of a person, in words and stops.
LONGEST_NAME = 7


def party_of(phrases: Phrases, found: Range) -> Party | None:
    """Who the noun phrase names: a person without role or rank, else the words as they stand; None for a pronoun."""
    if phrases.speech.has("pronouns", phrases.form(found.begin)):
        return None
    span = _span(phrases, found)
    text = phrases.names.text
    persons = [name for name in phrases.names.inside(span) if name.kind == "person" and name.end <= span.end]
    if persons and not _about_another(phrases, found):
        person = persons[0] if persons[0].start == span.start else persons[-1]
        return Party(entity=None, name=one_line(person.cut(text)))
    built = _name_by_build(phrases, found)
    return Party(entity=None, name=one_line(_span(phrases, built or found).cut(text)))


def is_person(party: Party, source: Span, names: KnownNames) -> bool:
    """Whether the party's name stands in the source as a person's, by the tagger or by the way it is built."""
    if any(name.kind == "person" and one_line(name.cut(names.text)) == party.name for name in names.inside(source)):
        return True
    words = one_line(source.cut(names.text))
    return party.name != words and party.name in words


def one_line(words: str) -> str:
    """The words with every run of white space as one plain space.

    >>> one_line("Budi\\u00a0 Santoso")
    'Budi Santoso'
    """
    return " ".join(words.split())


def _span(phrases: Phrases, found: Range) -> Span:
    return Span(phrases.words[found.begin].start, phrases.words[found.end - 1].end)


def _name_by_build(phrases: Phrases, found: Range) -> Range | None:
    """The name that the phrase itself sets apart: before an age, after a rank, beside a role and a comma."""
    commas = [at for at in range(found.begin, found.end) if phrases.form(at) == ","]
    first = Range(found.begin, commas[0] if commas else found.end)
    for at in range(found.begin, found.end - 2):
        if phrases.form(at) == "(" and phrases.form(at + 1).isdigit() and phrases.form(at + 2) == ")":
            return _capitals_before(phrases, found.begin, at)
    for at in range(found.end - 1, found.begin - 1, -1):
        if phrases.speech.has("ranks", phrases.form(at)) and phrases.capital(at):
            return _capitals_after(phrases, at + 1, found.end)
    if not commas:
        return None
    role_first = phrases.speech.has("roles", phrases.form(first.begin))
    second = Range(commas[0] + 1, commas[1] if len(commas) > 1 else found.end)
    if role_first and _all_capitals(phrases, second):
        return second
    if not role_first and phrases.speech.has("roles", phrases.form(second.begin)) and _all_capitals(phrases, first):
        return first
    return None


def _all_capitals(phrases: Phrases, found: Range) -> bool:
    return (
        0 < found.end - found.begin <= LONGEST_NAME
        and not phrases.speech.has("roles", phrases.form(found.begin))
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


def _about_another(phrases: Phrases, found: Range) -> bool:
    """Whether the name in the phrase is that of somebody the speaker belongs to ("the wife of X")."""
    return (
        phrases.speech.has("relational", phrases.form(found.begin))
        and phrases.named(found.begin) is None
        and all(phrases.form(at) != "," for at in range(found.begin, found.end))
        and phrases.named(found.begin + 1) == "person"
    )
