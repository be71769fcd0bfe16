"""The name in a noun phrase that names a speaker."""

from selisik.annotate.sources import Phrases, Range
from selisik.data import Party, Span


def party_of(phrases: Phrases, found: Range) -> Party | None:
    """Who the noun phrase names: a person without role or rank, else the words as they stand; None for a pronoun."""
    if phrases.speech.has("pronouns", phrases.form(found.begin)):
        return None
    span = Span(phrases.words[found.begin].start, phrases.words[found.end - 1].end)
    persons = [name for name in phrases.names.inside(span) if name.kind == "person"]
    text = phrases.names.text
    if persons and not _about_another(phrases, found):
        person = persons[0] if persons[0].start == span.start else persons[-1]
        return Party(entity=None, name=one_line(person.cut(text)))
    return Party(entity=None, name=one_line(span.cut(text)))


def one_line(words: str) -> str:
    """The words with every run of white space as one plain space.

    >>> one_line("Budi\\u00a0Santoso")
    'Budi Santoso'
    """
    return " ".join(words.split())


def _about_another(phrases: Phrases, found: Range) -> bool:
    """Whether the name in the phrase is that of somebody the speaker belongs to ("the wife of X")."""
    return (
        phrases.speech.has("relational", phrases.form(found.begin))
        and phrases.named(found.begin) is None
        and all(phrases.form(at) != "," for at in range(found.begin, found.end))
        and phrases.named(found.begin + 1) == "person"
    )
