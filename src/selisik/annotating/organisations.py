"""The full name behind an organisation's short one, where the article gives it."""

import re
from collections.abc import Callable
from itertools import takewhile

from selisik.annotating.known_names import KnownNames

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\b")
# The words of a name before its acronym: capitalised ones, and small ones that join them.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MORE = re.compile(r"(?:[ \u00a0][A-Z][\w\-]*)+")
# Characters before a bracket in which the name it shortens may stand, and places where a name is looked for.
LONGEST_NAME = 120
LONGEST_JOINER = 5
MOST_PLACES = 5


def full_organisation(name: str, names: KnownNames, is_name: Callable[[str], bool]) -> str:
    """The name as the article writes it out: before its acronym in brackets, or with the words that it is cut by.

    The name itself where the article says no more. What `is_name` holds for a person's name is no part of it.
    """
    return _spelled_out(name, names.text) or _continued(name, names, is_name) or name


def _spelled_out(name: str, text: str) -> str | None:
    for acronym in _ACRONYM.findall(name):
        bracket = text.find(f"({acronym})")
        long_name = _name_before(text[max(0, bracket - LONGEST_NAME) : bracket]) if bracket > 0 else ""
        if long_name and (name == acronym or long_name.split()[0] == name.split()[0]):
            return f"{long_name} ({acronym})"
    return None


def _name_before(head: str) -> str:
    """The capitalised words that `head` ends with, as a name."""
    words = head.split()
    begin = len(words)
    while (
        begin > 0
        and _WORD.fullmatch(words[begin - 1])
        and (words[begin - 1][0].isupper() or (begin < len(words) and len(words[begin - 1]) <= LONGEST_JOINER))
    ):
        begin -= 1
    while begin < len(words) and not words[begin][0].isupper():
        begin += 1
    return " ".join(words[begin:])


def _continued(name: str, names: KnownNames, is_name: Callable[[str], bool]) -> str | None:
    if len(name.split()) < 2:
        return None
    place = -1
    for _ in range(MOST_PLACES):
        place = names.text.find(name, place + 1)
        if place < 0:
            return None
        mention = names.at(place + len(name) - 1)
        more = _MORE.match(names.text, place + len(name), mention.end) if mention and mention.kind != "person" else None
        words = list(takewhile(lambda word: not is_name(word), more.group().split())) if more else []
        if words:
            return " ".join([*name.split(), *words])
    return None
