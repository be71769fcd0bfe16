"""Two persons who speak together: "X and Y said", and "both said" right after the two were named."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from selisik.annotating.name_mentions import NameMention
from selisik.annotating.scenes import Scene
from selisik.data import Party, Span

# Characters between two names in which an age, a bracket and the office of the second stand.
LONGEST_LINK = 60
# What says no more of somebody than the age or the office stands in brackets or is a number between commas.
_ASIDE = re.compile(r"\([^()]{0,40}\)|,\s?\d{1,2}\b,?")
_QUOTES = re.compile('["“”\n]')
_WORD = re.compile(r"[^\W\d_][\w\-]*")
# Words before the names that make the source somebody else who belongs to them ("lawyers of X and Y").
OTHERS = ("relational", "followers", "owned", "plural_heads", "one_of", "institutions")
PAIR = 2


def named_pair(scene: Scene, source: Span) -> Party | None:
    """The two persons whom a source names, and nobody else ("Mayor X and Y")."""
    persons = _persons(scene, source.start, source.end)
    before = _WORD.findall(scene.text[source.start : persons[0].start].lower()) if len(persons) == PAIR else []
    others = any(scene.speech.has(each, scene.speech.bare(word)) for word in before for each in OTHERS)
    office = not before or scene.speech.has("roles", before[0]) or scene.speech.has("ranks", before[0])
    return _pair(scene, persons) if len(persons) == PAIR and office and not others else None


def pair_before(scene: Scene, place: int) -> Party | None:
    """The one pair of persons named right before `place`: in the same sentence, or else in the one before; None where
    others are named along with them, or the words are somebody's."""
    at = bisect_right(scene.starts, place) - 1
    for begin, end in ((scene.starts[at], place), *(_range(each) for each in scene.sentences[max(at - 1, 0) : at])):
        if _QUOTES.search(scene.text, begin, end):
            return None
        if persons := _persons(scene, begin, end):
            return _pair(scene, persons)
    return None


def is_pair(scene: Scene, party: Party) -> bool:
    """Whether a speaker is two persons."""
    joints = scene.speech.phrases["pair_joints"]
    return party.entity is None and not joints.isdisjoint(party.name.split())


def _range(sentence: Span) -> tuple[int, int]:
    return sentence.start, sentence.end


def _persons(scene: Scene, begin: int, end: int) -> list[NameMention]:
    inside = scene.names.inside(Span(begin, end)) if begin < end else ()
    return [name for name in inside if name.kind == "person" and name.end <= end]


def _pair(scene: Scene, persons: Sequence[NameMention]) -> Party | None:
    """The only two neighbours that a word joins, where no list of more goes on before or behind them."""
    joints = [_joint(scene, one, two) for one, two in pairwise(persons)]
    found = [at for at, joint in enumerate(joints) if joint]
    if len(found) != 1 or any(_listed(scene, *persons[at : at + PAIR]) for at in range(len(joints)) if at != found[0]):
        return None
    names = [scene.people.fullest(name.cut(scene.text), name.start) for name in persons[found[0] :][:PAIR]]
    first, second = [name.name if name else "" for name in names]
    return Party(entity=None, name=f"{first} {joints[found[0]]} {second}") if first and second != first != "" else None


def _between(scene: Scene, one: NameMention, two: NameMention) -> str:
    return _ASIDE.sub(" ", scene.text[one.end : min(two.start, one.end + LONGEST_LINK)])


def _joint(scene: Scene, one: NameMention, two: NameMention) -> str:
    """The word that joins the names, with no more than an office, a rank or kin behind it; "" where there is none."""
    written = _between(scene, one, two).strip(" ,\u00a0")
    first, *rest = written.split() or [""]
    office = not rest or _says_who(scene, rest[0])
    known = office and all(word[0].isupper() or _says_who(scene, word) for word in rest)
    joins = two.start - one.end <= LONGEST_LINK and first in scene.speech.phrases["pair_joints"]
    return first if joins and known else ""


def _says_who(scene: Scene, word: str) -> bool:
    form = scene.speech.bare(word.lower().strip(",."))
    return any(scene.speech.has(each, form) for each in ("roles", "ranks", "relational", "addresses"))


def _listed(scene: Scene, one: NameMention, two: NameMention) -> bool:
    """Whether nothing but a comma, and an office, stands between two names: they are of one list."""
    written = _between(scene, one, two)
    return two.start - one.end <= LONGEST_LINK and not any(word[0].islower() for word in _WORD.findall(written))
