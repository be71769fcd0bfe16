"""Datelines: the place and the outlet that a report begins with, before a dash or a colon."""

from selisik.annotating.gazetteers import PLACE_LISTS
from selisik.annotating.phrases import Phrases

# A dateline is no longer than this, in words and marks.
LONGEST_DATELINE = 10
# A speaker in an interview stands before a colon by initials.
LONGEST_INITIALS = 3
DASHES = ("-", "–", "—", "--")
# Marks of an item of a list, what ends its number, of no more digits than this, and words and marks of both.
BULLETS = ("•", "●", "·", "*")
NUMBER_ENDS = (".", ")")
LONGEST_NUMBER = 2
LENGTH_OF_NUMBER = 2


def past_dateline(phrases: Phrases, begin: int, end: int) -> int:
    """The word after a dateline ("JAKARTA, Outlet –", "JAKARTA:") or its dash, or `begin` where there is none."""
    if phrases.form(begin) in DASHES:
        return begin + 1
    for at in range(begin + 1, min(end - 1, begin + LONGEST_DATELINE)):
        if _is_glued_place(phrases, at):
            return at + 1
        if phrases.form(at) in DASHES or _ends_place(phrases, begin, at):
            return at + 1 + (phrases.form(at + 1) in DASHES)
        if not (phrases.capital(at) or phrases.words[at].is_mark or "." in phrases.form(at)):
            break
    return begin


def past_item(phrases: Phrases, begin: int) -> int:
    """The word after the mark of an item of a list, a bullet or a number with its point or bracket; else `begin`."""
    form = phrases.form(begin)
    number = form.isdecimal() and len(form) <= LONGEST_NUMBER and phrases.form(begin + 1) in NUMBER_ENDS
    if number and phrases.words[begin].end == phrases.words[begin + 1].start:
        return begin + LENGTH_OF_NUMBER
    return begin + (form in BULLETS)


def _is_glued_place(phrases: Phrases, at: int) -> bool:
    """Whether the word is a place that has lost the space behind it ("Outlet, WatulareThe mayor …")."""
    glued = phrases.words[at].end == phrases.words[at + 1].start and phrases.capital(at) and phrases.capital(at + 1)
    return glued and phrases.named(at) == "place"


def _ends_place(phrases: Phrases, begin: int, at: int) -> bool:
    """Whether the mark is the colon of a dateline ("KUALA LUMPUR: …"), a capital after it: a person there speaks."""
    if phrases.form(at) != ":" or not phrases.capital(at + 1):
        return False
    first = phrases.names.text[phrases.words[begin].start : phrases.words[begin].end]
    shouted = len(first) > LONGEST_INITIALS and first.isupper() and phrases.named(begin) != "person"
    listed = phrases.speech.lists.phrases.get(phrases.form(begin), ())
    place = any(not rest and kind in PLACE_LISTS for rest, kind in listed)
    return shouted or phrases.named(begin) == "place" or (place and phrases.named(begin) is None)
