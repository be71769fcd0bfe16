"""What says outright that two units tell different things, however much of their words agree."""

from collections.abc import Set
from typing import Any

from selisik.weighing.common import counts, own_names
from selisik.weighing.features import Features
from selisik.weighing.stems import opposed
from selisik.weighing.values import ORDINAL, is_day, tells

# Words so much alike are one text, and a day or a name in them that differs is a difference to show.
SAME_WORDS = 0.8
# A figure with fewer words beside it than this is an entry of a list.
FEWEST_BESIDE_NUMBERS = 2
# So few words without a verb tell nothing: they are the heading of a list or a table.
LONGEST_LABEL = 3


def may_be_one(a: Features, b: Features) -> bool:
    """Whether nothing speaks against two units being one: numbers, names, speaker, status, denial, hedge, verb.

    Stricter than where words agree: what one counts, times or dates the other must too.
    """
    if a.unit.article == b.unit.article or a.announces or b.announces or is_bare(a) or is_bare(b):
        return False
    if (a.negated, a.lessened, a.unit.status) != (b.negated, b.lessened, b.unit.status) or a.speaker != b.speaker:
        return False
    if {*filter(tells, a.numbers)} != {*filter(tells, b.numbers)} or not compatible(a, b, 0.0):
        return False
    if own_names(a, b) or own_names(b, a) or not a.keys & b.keys:
        return False
    return not (a.acts and b.acts) or bool(a.acts & b.keys or b.acts & a.keys)


def compatible(a: Features, b: Features, alike: float) -> bool:
    """Whether nothing in the two says outright that they tell different things."""
    if opposed(a.sides, b.sides) or _turned(a, b) or _apart(a.amount, b.amount) or _apart(_ordinals(a), _ordinals(b)):
        return False
    statuses = {a.unit.status, b.unit.status}
    if "denied" in statuses and len(statuses) > 1:
        return False
    if _apart({*filter(counts, a.numbers)}, {*filter(counts, b.numbers)}) or _counted_apart(a, b):
        return False
    return alike >= SAME_WORDS or not (_days_apart(a, b) or _strangers(a, b))


def denied_apart(a: Features, b: Features) -> bool:
    """Whether one denies what the other says: a negation of what the other does not speak of leaves them one.

    So does one of what the other denies too, though it be only to tell which one is meant ("who did not see …").
    """
    if a.negated == b.negated:
        return False
    if not (a.denied or b.denied):
        return True
    return bool((a.denied - b.ruled_out) & (b.keys | b.context) or (b.denied - a.ruled_out) & (a.keys | a.context))


def is_label(each: Features) -> bool:
    """Whether a unit of the narrator is no more than a heading: few words, none of them a verb."""
    return each.unit.statement is None and not each.acts and len(each.words) <= LONGEST_LABEL


def is_bare(each: Features) -> bool:
    """Whether a unit is a figure of a list, without a word of what it counts."""
    return not each.acts and len(each.keys) - len(each.numbers) < FEWEST_BESIDE_NUMBERS


def _turned(a: Features, b: Features) -> bool:
    """Whether one says that somebody does to another what the other says is done to him by that one."""
    if a.main is None or a.main != b.main or a.doing & b.doing:
        return False
    return bool(a.doing & b.done_to and a.done_to & b.doing)


def _counted_apart(a: Features, b: Features) -> bool:
    """Whether each counts something that the other does not: however alike their words, 400 are not 440."""
    own = [{*filter(counts, one.numbers - other.numbers)} for one, other in ((a, b), (b, a))]
    return bool(own[0] and own[1]) and not a.sharp & b.sharp


def _days_apart(a: Features, b: Features) -> bool:
    """Whether each has days that are none of the other's; a month holds its days."""
    days = [{*filter(is_day, each.numbers)} for each in (a, b)]
    held = any(one.startswith(f"{other}-") or other.startswith(f"{one}-") for one in days[0] for other in days[1])
    return _apart(*days) and not held


def _strangers(a: Features, b: Features) -> bool:
    """Whether each names persons of its own, none of them by another name of one, nor by the initials."""
    return _apart(a.people, b.people) and not (a.initials & b.people or b.initials & a.people)


def _ordinals(each: Features) -> frozenset[str]:
    return frozenset(key for key in each.numbers if key.endswith(ORDINAL))


def _apart(a: Set[Any], b: Set[Any]) -> bool:
    return bool(a) and bool(b) and not a & b
