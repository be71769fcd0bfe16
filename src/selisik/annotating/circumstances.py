"""To whom something was said, and where the article has it from."""

from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.sources import source_after

# Words after what names the speaker in which an addressee or a medium is looked for.
FARTHEST = 40


def addressee(phrases: Phrases, begin: int, end: int) -> Range | None:
    """The one spoken to, named in words `[begin, end)`: "to X", "asked by X"."""
    for at in range(begin, min(end, begin + FARTHEST, len(phrases.words))):
        if phrases.speech.has("to", phrases.form(at)) or phrases.speech.has("asked", phrases.form(at)):
            name = at + 1
            while phrases.speech.has("by", phrases.form(name)) or phrases.speech.has("question", phrases.form(name)):
                name += 1
            found = source_after(phrases, name, end)
            return found if found and _can_listen(phrases, found) else None
    return None


def _can_listen(phrases: Phrases, found: Range) -> bool:
    first = found.begin
    return (
        phrases.capital(first)
        or phrases.speech.has("listeners", phrases.form(first))
        or phrases.speech.has("roles", phrases.form(first))
        or phrases.speech.has("pronouns", phrases.form(first))
    )


def medium(phrases: Phrases, begin: int, end: int) -> Range | None:
    """The medium that words `[begin, end)` say the words are taken from."""
    for at in range(begin, min(end, begin + FARTHEST, len(phrases.words))):
        if phrases.speech.has("cited", phrases.form(at)):
            return medium_name(phrases, at + 1)
    return None


def medium_name(phrases: Phrases, at: int) -> Range | None:
    """The medium named from word `at` on, the words that only lead to it left out."""
    while phrases.speech.has("cited_by", phrases.form(at)):
        at += 1
    found = source_after(phrases, at)
    if found is None:
        return None
    name = phrases.names.text[phrases.words[found.begin].start : phrases.words[found.end - 1].end]
    document = phrases.speech.has("documents", phrases.form(found.begin))
    known = document or phrases.speech.medium(name)
    return found if known or "." in name or not name.islower() else None
