"""To whom something was said, and where the article has it from."""

import re

from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.sources import source_after

# Words after what names the speaker in which an addressee or a medium is looked for.
FARTHEST = 40
# Words from a verb of relaying to the end ("reported on Tuesday (3/2)."), and of an outlet's name before the verb.
LONGEST_RELAY = 9
LONGEST_OUTLET = 10
# An outlet's address is its whole name; what follows a comma is no part of it.
_ADDRESS = re.compile(r"[a-z]{3}\.[a-z]{2}")


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
    told = relayed(phrases, begin, end) if begin < end else None
    return told[1] if told else None


def past_day(phrases: Phrases, at: int) -> int:
    """The word after a date at word `at` that a comma closes ("17 October 2024, …"); `at` where there is none."""
    if not phrases.form(at).isdigit() or not phrases.speech.has("days", phrases.form(at + 1)):
        return at
    comma = at + 2 + phrases.form(at + 2).isdigit()
    return comma + 1 if phrases.form(comma) == "," else at


def relayed(phrases: Phrases, begin: int, end: int) -> tuple[int, Range] | None:
    """The comma and the outlet behind it where words `[begin, end)` close with who reports them ("…, the agency X
    reports")."""
    for verb in range(end - 1, max(begin, end - LONGEST_RELAY) - 1, -1):
        if not phrases.speech.has("relaying", phrases.form(verb)):
            continue
        for comma in range(verb - 2, max(begin, verb - LONGEST_OUTLET) - 1, -1):
            if phrases.form(comma) == ",":
                found = source_after(phrases, comma + 1, verb)
                return (comma, found) if found and found.end == verb and _is_outlet(phrases, found) else None
        return None
    return None


def _is_outlet(phrases: Phrases, found: Range) -> bool:
    """Whether the words name a medium or call one so."""
    name = phrases.names.text[phrases.words[found.begin].start : phrases.words[found.end - 1].end].lower()
    return phrases.speech.medium(name) or any(
        name.startswith(each) and name[len(each) :][:1] in ("", " ") for each in phrases.speech.phrases["outlets"]
    )


def medium_name(phrases: Phrases, at: int) -> Range | None:
    """The medium named from word `at` on, the words that only lead to it left out."""
    while phrases.speech.has("cited_by", phrases.form(at)):
        at += 1
    found = source_after(phrases, at)
    if found is None:
        return None
    if _ADDRESS.search(phrases.form(at)):
        return Range(at, at + 1)
    name = phrases.names.text[phrases.words[found.begin].start : phrases.words[found.end - 1].end]
    document = phrases.speech.has("documents", phrases.form(found.begin))
    known = document or phrases.speech.medium(name)
    return found if known or "." in name or not name.islower() else None
