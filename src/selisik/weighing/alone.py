"""Two passages that share words and stand alone: nothing beside them agrees, so that by themselves they must be one.

A fact that two reports tell stands among others that both tell. Of 99 judged pairs with hardly a word in common beside
them 40 were wrongly joined, of 350 others 30 (`bench/readings.py`, stories without labels).
"""

from selisik.weighing.common import counts, shared_names
from selisik.weighing.features import Features
from selisik.weighing.related import are_related
from selisik.weighing.stems import persons
from selisik.weighing.values import tells

# Where less than this agrees beside two passages, what is done must be the same in both; with no name or number in
# common half a neighbour must agree. Of the joins that two readers had judged the two rules part 9 of 30 wrong ones and
# 7 of 443 right ones.
ALONE = 0.15
ALONE_NAMELESS = 0.3
# Of two names in common, and words that agree so much, the verb of one passage is enough.
FEWEST_NAMES = 2
MOSTLY_ALIKE = 0.7


def stand_alone(a: Features, b: Features, shared: frozenset[str], alike: float, beside: float) -> bool:
    """Whether nothing beside the two agrees, nor what is done or named in them.

    One speaker comes back to what he says. `shared` are the keys of both, `alike` is how far all agree, `beside` is
    what `neighbours.beside` found.
    """
    if a.speaker is not None and a.speaker == b.speaker:
        return False
    return (beside < ALONE and _in_passing(a, b, shared, alike)) or (
        beside < ALONE_NAMELESS and _names_nothing(a, b, shared)
    )


def _in_passing(a: Features, b: Features, shared: frozenset[str], alike: float) -> bool:
    """Whether what is done in one is not in the other, so that it tells the same in passing at most.

    A sharp figure, a score, or a person's number is told of one thing; and with any other number in common, or two
    names and most of the words, the verb of one is enough.
    """
    if shared & a.sharp & b.sharp:
        return False
    counted = [key for key in shared if counts(key)]
    if counted and (a.people & b.people or (any("-" in key for key in counted) and shared_names(a, b))):
        return False
    met = [not one.chief or _meets(one, other) for one, other in ((a, b), (b, a))]
    sure = counted or (len(shared_names(a, b)) >= FEWEST_NAMES and alike >= MOSTLY_ALIKE)
    return not (all(met) or (sure and any(met)))


def _meets(one: Features, other: Features) -> bool:
    """Whether a chief verb of one, or a word related to it, stands in the other."""
    return bool(one.chief & other.keys) or are_related(one.chief, other.related, one.unit.code)


def _names_nothing(a: Features, b: Features, shared: frozenset[str]) -> bool:
    """Whether no name, number or person's part is said or meant in both: what may be said of anybody."""
    named = (a.keys | a.context) & (b.keys | b.context) - a.plain - b.plain
    return not (named or any(map(tells, shared)) or shared & persons(a.unit.code))
