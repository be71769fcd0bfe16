"""Bodies and offices that a tagger took for persons, put right by the form of the name and by what stands around it."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.lang import Pack

RULE_BODY = "body"
# Capitals alone before other words are the acronym of a body from so many letters on; fewer may be a title.
SHORTEST_ACRONYM = 4
# Words of the shortest body that a person's name is cut off, and of the longest name.
LEAST_BODY = 2
LONGEST_PERSON = 4
# Characters in which the word before a name is looked for.
LONGEST_WORD = 40
BODIES = ("place", "organisation")
NO_LISTS = frozenset[str]()


def without_bodies(names: Sequence[NameMention], text: str, language: Pack) -> list[NameMention]:
    """The names, those of bodies no longer as persons, and offices and bodies cut off the names taken in with them.

    "PPKL Teluk Rawi", "Heritage Society" and "Kanwil" are bodies by their words, "(Julaut) Wening" has one in
    its bracket; of "Kapolsek Rawi" and "PT Rawi Jaya Sulastri" the article has Rawi and PT Rawi Jaya elsewhere.
    """
    known = [name.cut(text) for name in names if name.kind in BODIES]
    held = frozenset(word for written in known for word in written.split())
    whole = frozenset(written for written in known if " " in written)
    alone = frozenset(name.cut(text) for name in names if name.kind == "person")
    out: list[NameMention] = []
    for name in names:
        if name.kind == "person":
            out.append(_mended(name, text, held, language))
        elif name.kind == "organisation":
            out += _apart(name, text, whole, language)
        else:
            out += _behind_place(name, text, alone, language)
    return out


def _mended(name: NameMention, text: str, held: frozenset[str], language: Pack) -> NameMention:
    words = name.cut(text).split()
    if _is_body(words, language) or _names_bracket(name, text):
        return replace(name, kind="organisation", rule=RULE_BODY)
    if len(words) > 1 and words[0].lower() in _bodies(language)["offices"] and held.issuperset(words[1:]):
        start = text.index(words[1], name.start + len(words[0]))
        return replace(name, start=start, kind="place", rule=RULE_BODY)
    return name


def _apart(name: NameMention, text: str, whole: frozenset[str], language: Pack) -> Iterator[NameMention]:
    """A body and the person after it, where the article names the body alone and an office stands before it."""
    written = name.cut(text)
    words = written.split()
    # No more of the words than a person's name can have are left behind the body.
    for size in range(max(LEAST_BODY, len(words) - LONGEST_PERSON), len(words)):
        body = " ".join(words[:size])
        if body in whole and _is_held(name, text, language) and _may_be_person(words[size:], language):
            start = text.index(words[size], name.start + len(body))
            yield replace(name, end=name.start + len(written[: start - name.start].rstrip()))
            yield NameMention(start, name.end, kind="person", rule=RULE_BODY)
            return
    yield name


def _behind_place(name: NameMention, text: str, alone: frozenset[str], language: Pack) -> Iterator[NameMention]:
    """A listed place and the person after it, where the article has the person's last name alone."""
    words, lists = name.cut(text).split(), gazetteer(language)
    person = len(words) > LEAST_BODY and words[-1] in alone and _may_be_person(words[1:], language)
    if name.kind != "place" or not person or not lists.alone.get(words[0].lower(), NO_LISTS) & PLACE_LISTS:
        yield name
        return
    start = text.index(words[1], name.start + len(words[0]))
    yield replace(name, end=name.start + len(words[0]))
    yield NameMention(start, name.end, kind="person", rule=RULE_BODY)


def _is_held(name: NameMention, text: str, language: Pack) -> bool:
    """Whether an office stands right before the name."""
    before = text[max(0, name.start - LONGEST_WORD) : name.start].split()
    return bool(before) and "title" in gazetteer(language).alone.get(before[-1].lower(), NO_LISTS)


def _may_be_person(words: Sequence[str], language: Pack) -> bool:
    """Whether the words are capitalised and no list knows them but as parts of persons' names."""
    lists = gazetteer(language)
    return len(words) <= LONGEST_PERSON and all(
        word.istitle()
        and word.isalpha()
        and word.lower() not in lists.ordinary
        and {kind for _, kind in lists.phrases.get(word.lower(), ())} <= PERSON_LISTS
        for word in words
    )


def _is_body(words: Sequence[str], language: Pack) -> bool:
    """Whether the words are those of a body: a word for one first or last, or an acronym first and more behind it."""
    lists, table = gazetteer(language), _bodies(language)
    forms = [word.lower().strip(".,") for word in words]
    if lists.alone.get(forms[0], NO_LISTS) & PERSON_LISTS:
        return False
    acronym = len(words) > 1 and words[0].isalpha() and words[0].isupper() and len(words[0]) >= SHORTEST_ACRONYM
    shouted = all(word.isupper() for word in words)
    titled = forms[0] in table["titles"]
    return (
        forms[0] in table["first"]
        or (len(forms) > 1 and forms[-1] in table["last"])
        or (acronym and not (shouted or titled))
    )


def _names_bracket(name: NameMention, text: str) -> bool:
    """Whether the name stands alone in a bracket right behind a capitalised word, with another name right after it."""
    if text[name.start - 1 : name.start] != "(" or text[name.end : name.end + 1] != ")":
        return False
    before = text[max(0, name.start - LONGEST_WORD) : name.start - 1].split()
    goes_on = text[name.end + 1 : name.end + 2] == " " and text[name.end + 2 : name.end + 3].isupper()
    return bool(before) and before[-1][0].isupper() and goes_on


@cache
def _bodies(language: Pack) -> dict[str, frozenset[str]]:
    table = language.table("names").get("bodies", {})
    return {name: frozenset(table.get(name, ())) for name in ("first", "last", "titles", "offices")}
