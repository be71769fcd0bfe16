"""A body and its bearer with no comma between ("juru bicara Uni Serunai Budi Wangsa"): two names, not one.

In Indonesian an office is named with the body or state it is held in right behind it, and the bearer's name behind that
(Sneddon et al. 2010, 2.32 on apposition). Where the body has no branches called by a place, what goes on with capitals
behind it is the bearer; behind others ("DPRD", "KPU") only what a list or the article knows as a person's name is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.gazetteers import Gazetteer, gazetteer
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.data.marks import EntityKind
from selisik.lang import Pack

RULE_HELD, RULE_BEARER = "held-body", "held-bearer"
LISTED_BODIES: dict[str, EntityKind] = {
    "organisation": "organisation",
    "party": "organisation",
    "medium": "organisation",
    "country": "place",
}
# Words of the longest name of a bearer, and of the shortest that no list needs to know.
LONGEST_BEARER, SURELY_A_NAME = 4, 2
# Letters of a listed acronym, which is none where it is not in capitals (a given name).
LONGEST_ACRONYM = 4
# Characters in which the office before a name is looked for, and its words.
LONGEST_OFFICE, OFFICE_WORDS = 40, 2
_NUMERAL = re.compile("[ivx]{1,5}")
# What stands behind a name in a running sentence, and not in a title.
_GOES_ON = re.compile(r"[ \u00a0][a-z(]|,")
_ACRONYM = re.compile(r"\(([A-Z]{3,10})\)")
_WORD = re.compile(r"[^\W\d_][\w\-’'.]*")
_BEARER = re.compile(r"(?:[ \u00a0][A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*){2,4}(?=[ \u00a0][a-z(]|[,;.”\"]|\Z)")


def with_bearers(names: Sequence[NameMention], text: str, language: Pack) -> Iterator[NameMention]:
    """The names, those of a body and its bearer as two, and the bearer that no tagger saw behind a body as a name."""
    lists, table = gazetteer(language), _undivided(language)
    alone = frozenset(name.cut(text) for name in names if name.kind == "person")
    acronyms = frozenset(_ACRONYM.findall(text))
    for number, name in enumerate(names):
        if name.kind == "person" and (acronym := _acronym_in(name, text, acronyms, lists)):
            yield acronym
            yield replace(name, start=acronym.end + 1, rule=RULE_BEARER)
            continue
        if not _is_held(text, name.start, lists):
            yield name
            continue
        parts = _parts(name, text, alone, language)
        if len(parts) == 1 and name.kind != "person" and name.cut(text).lower() in table:
            until = names[number + 1].start if number + 1 < len(names) else len(text)
            parts += _unseen(name, text, until, lists)
        yield from parts


def _acronym_in(name: NameMention, text: str, acronyms: frozenset[str], lists: Gazetteer) -> NameMention | None:
    """The acronym of a body, one that the article has in brackets, with nothing but its bearer's name behind it."""
    written = name.cut(text)
    before, _, rest = written.rpartition(next((word for word in written.split() if word in acronyms), "\n"))
    bearer = rest.split()
    if not rest.startswith(" ") or not SURELY_A_NAME <= len(bearer) <= LONGEST_BEARER:
        return None
    if not all(_may_be_name(word, lists) for word in bearer):
        return None
    return NameMention(name.start + len(before), name.end - len(rest), kind="organisation", rule=RULE_HELD)


def _is_held(text: str, start: int, lists: Gazetteer) -> bool:
    """Whether an office stands right before the place."""
    before = text[max(0, start - LONGEST_OFFICE) : start].lower()
    words = _office(before.split()) if before[-1:].isspace() else []
    if words and "title" in lists.alone.get(words[-1], ()):
        return True
    return len(words) == OFFICE_WORDS and ((words[1],), "title") in lists.phrases.get(words[0], ())


def _office(words: Sequence[str]) -> Sequence[str]:
    """The last words of an office, the numbered part of the body left out ("chair of Commission III of …")."""
    numbered = len(words) > OFFICE_WORDS and _NUMERAL.fullmatch(words[-1])
    return words[-OFFICE_WORDS - 2 : -2] if numbered else words[-OFFICE_WORDS:]


def _parts(name: NameMention, text: str, alone: frozenset[str], language: Pack) -> list[NameMention]:
    """The name as it is, or a listed body and its bearer."""
    words = [name.start + found.start() for found in _WORD.finditer(name.cut(text))]
    forms = [found.group() for found in _WORD.finditer(name.cut(text))]
    body = _body(forms, gazetteer(language), _undivided(language))
    single = body is not None and len(forms) - body[0] < SURELY_A_NAME
    sure = body is not None and body[2] and (not single or _GOES_ON.match(text, name.end) is not None)
    if body is None or body[0] >= len(forms) or not _is_bearer(forms[body[0] :], sure, alone, gazetteer(language)):
        return [name]
    start = words[body[0]]
    end = name.start + len(text[name.start : start].rstrip())
    return [
        NameMention(name.start, end, kind=body[1], rule=RULE_HELD),
        replace(name, start=start, kind="person", rule=RULE_BEARER),
    ]


def _body(words: Sequence[str], lists: Gazetteer, undivided: frozenset[str]) -> tuple[int, EntityKind, bool] | None:
    """How many words the listed body takes that they begin with, its kind, and whether it has no branches."""
    lower = [word.lower() for word in words]
    for rest, kind in lists.phrases.get(lower[0], ()) if lower else ():
        whole = " ".join(lower[: 1 + len(rest)])
        written = rest or whole in undivided or len(words[0]) > LONGEST_ACRONYM or words[0].isupper()
        if written and kind in LISTED_BODIES and tuple(lower[1 : 1 + len(rest)]) == rest:
            return 1 + len(rest), LISTED_BODIES[kind], kind == "country" or whole in undivided
    for size in range(min(len(lower), LONGEST_BEARER), 0, -1):
        if " ".join(lower[:size]) in undivided:
            return size, "organisation", True
    return None


def _is_bearer(words: Sequence[str], sure: bool, alone: frozenset[str], lists: Gazetteer) -> bool:
    """Whether the words behind a body are a person's name: surely one if they can be, or one by the lists."""
    if len(words) > LONGEST_BEARER or not all(_may_be_name(word, lists) for word in words):
        return False
    known = words[-1] in alone or any(
        {"given", "family"} & lists.alone.get(word.lower(), frozenset()) for word in words
    )
    return known or sure


def _may_be_name(word: str, lists: Gazetteer) -> bool:
    """Whether a capitalised word is no acronym, and no list knows it but as a part of persons' names."""
    kinds = {kind for rest, kind in lists.phrases.get(word.lower(), ()) if not rest}
    plain = word.lower() in lists.ordinary and not kinds
    return word[0].isupper() and not word.isupper() and not plain and kinds <= PERSON_LISTS


def _unseen(name: NameMention, text: str, until: int, lists: Gazetteer) -> list[NameMention]:
    """The capitalised words right behind a body, where no tagger saw a name and all may be a person's."""
    found = _BEARER.match(text, name.end, until)
    if found is None or not all(_may_be_name(word, lists) for word in found.group().split()):
        return []
    return [NameMention(name.end + 1, found.end(), kind="person", rule=RULE_BEARER)]


@cache
def _undivided(language: Pack) -> frozenset[str]:
    return frozenset(language.table("names").get("bodies", {}).get("undivided", ()))
