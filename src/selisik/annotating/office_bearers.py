"""The bearer at the end of an office where a tagger has torn the name or taken it for something else.

A source that begins with an office names its bearer last: "Kepala Dinas Sosial Kota X, Budi", "Manajer Umum PT X Budi
Rahmat". What stands there and is no place, body or plain word by any list is taken for the bearer.
"""

import re

from selisik.annotating.gazetteers import PLACE_LISTS
from selisik.annotating.lexicon import Speech
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.phrases import Phrases, Range, is_day

# Words of a bearer's name.
LONGEST_BEARER = 5
# Capitals alone, from so many letters on, are an acronym; fewer may be initials.
SHORTEST_ACRONYM = 3
# A name of so many words that no tagger has seen is one even where no list knows it.
SURELY_A_NAME = 2
# Places where a word is looked for as a source of its own.
MOST_PLACES = 6


def bearer_at_end(phrases: Phrases, found: Range) -> Range | None:
    """The words of the bearer's name at the end of a phrase that begins with an office; None where there are none.

    What stands right after the office and in no list may be its place ("Camat Randu Wangi")."""
    head = phrases.form(found.begin)
    if not phrases.speech.has("roles", head) or phrases.speech.has("plural_heads", head):
        return None
    tail = _tail(phrases, found)
    if tail.begin >= tail.end or tail.begin == found.begin or tail.end - tail.begin > LONGEST_BEARER:
        return None
    if phrases.form(tail.begin - 1) == ",":
        return tail
    apart = tail.begin > found.begin + 1
    return _listed(phrases, tail) or (tail if apart and _surely(phrases, tail) else None)


def _tail(phrases: Phrases, found: Range) -> Range:
    """The last capitalised words that no list knows as anything but a person's name."""
    begin = found.end
    while begin > found.begin and (may_be_name(phrases, begin - 1) or _initial(phrases, begin - 1)):
        begin -= 1
    return Range(_past_body(phrases, begin, found.end), found.end)


def _past_body(phrases: Phrases, begin: int, end: int) -> int:
    """The first word of the tail behind the name of a body of several words with which it begins, or which it would
    cut in two ("Serunai | United Firstname")."""
    several = begin < end and (phrases.joined(begin) or (begin + 1 < end and phrases.joined(begin + 1)))
    if not several or phrases.named(begin) != "organisation":
        return begin
    inside = phrases.names.at(phrases.words[begin].start)
    past = next((at for at in range(begin, end) if inside and phrases.words[at].start >= inside.end), end)
    return past if past < end else begin


def may_be_name(phrases: Phrases, at: int) -> bool:
    """Whether the word is capitalised and no list knows it as anything but a part of a person's name."""
    lists = phrases.speech.lists
    word, form = phrases.words[at], phrases.form(at)
    if not phrases.capital(at) or not form.isalpha() or _acronym(phrases, at):
        return False
    kinds = {kind for rest, kind in lists.phrases.get(form, ()) if not rest or kind in PLACE_LISTS}
    office = any(phrases.speech.has(each, form) for each in ("roles", "institutions", "days")) or word.quotation
    return not office and kinds <= PERSON_LISTS and (form not in lists.ordinary or bool(kinds))


def _initial(phrases: Phrases, at: int) -> bool:
    """Whether the word is the point of an initial, or one, with a name after it."""
    letter = at if phrases.form(at) != "." else at - 1
    return phrases.form(letter + 1) == "." and phrases.capital(letter) and len(phrases.form(letter)) == 1


def _acronym(phrases: Phrases, at: int) -> bool:
    word = phrases.words[at]
    written = phrases.names.text[word.start : word.end]
    return written.isupper() and len(written) >= SHORTEST_ACRONYM


def _listed(phrases: Phrases, tail: Range) -> Range | None:
    """The tail from its first given name on."""
    first = next((at for at in range(*tail) if _is_listed(phrases.speech, phrases.form(at), "given")), None)
    return Range(first, tail.end) if first is not None else None


def _is_listed(speech: Speech, form: str, list_name: str) -> bool:
    return any(kind == list_name and not rest for rest, kind in speech.lists.phrases.get(form, ()))


def _surely(phrases: Phrases, tail: Range) -> bool:
    """Whether an unlisted tail is a name: no body or place goes on in it, and it is long enough or speaks elsewhere."""
    if _speaks_elsewhere(phrases, tail.end - 1):
        return True
    behind = phrases.form(tail.begin - 1)
    heads = {kind for rest, kind in phrases.speech.lists.phrases.get(behind, ()) if not rest}
    mention = phrases.names.at(phrases.words[tail.begin].start)
    whole = mention is not None and mention.start == phrases.words[tail.begin].start
    if heads & {"place-word", "organisation-word"} or whole:
        return False
    family = any(_is_listed(phrases.speech, phrases.form(at), "family") for at in range(*tail))
    initial = any(phrases.form(at) == "." for at in range(*tail))
    likely = mention is None or family or initial or bool(heads & PLACE_LISTS)
    return tail.end - tail.begin >= SURELY_A_NAME and likely


def _speaks_elsewhere(phrases: Phrases, at: int) -> bool:
    """Whether the word stands alone after a verb of saying somewhere in the article."""
    word = phrases.words[at]
    name = phrases.names.text[word.start : word.end]
    places = re.finditer(rf"(\w+)\s{re.escape(name)}\b", phrases.names.text)
    cues = (phrases.speech.cues.get(found[1].lower()) for found, _ in zip(places, range(MOST_PLACES), strict=False))
    return any(cue is not None and cue.after for cue in cues)


def to_bearer(phrases: Phrases, begin: int, end: int, stop: int) -> int:
    """The end of an office's phrase, past where it is held ("doctor at Such Hospital, Dr Firstname"): at its bearer's
    name, if nothing but names, titles and brackets stand between; else `end`."""
    on = any(phrases.speech.has(each, phrases.form(end)) for each in ("inside", "joining"))
    if not on or not phrases.office(begin):
        return end
    if phrases.speech.has("plural_heads", phrases.form(begin)) or any(phrases.person(at) for at in range(begin, end)):
        return end
    at = end + 1
    while at < stop and not phrases.person(at):
        form = phrases.form(at)
        verb = phrases.verbal(at) or phrases.words[at].quotation is not None or is_day(phrases, at)
        if verb or form in ":;" or (form == "." and not phrases.speech.has("ranks", phrases.form(at - 1))):
            return end
        at += 1
    last, held = at, all(_part_of_office(phrases, each) for each in range(end + 1, at))
    while last < stop and phrases.person(last):
        last += 1
    behind = at - 1
    while behind > end and (phrases.form(behind) == "." or phrases.speech.has("ranks", phrases.form(behind))):
        behind -= 1
    set_apart = phrases.form(behind) == "," and (last >= len(phrases.words) or phrases.form(last) in ",.(")
    return last if last > at > end + 1 and (held or set_apart) else end


def _part_of_office(phrases: Phrases, at: int) -> bool:
    """Whether the word can stand between where an office is held and its bearer with no comma: a name, a bracket."""
    form = phrases.form(at)
    return phrases.capital(at) or form in ",.()" or phrases.form(at - 1) == "(" or phrases.speech.has("ranks", form)
