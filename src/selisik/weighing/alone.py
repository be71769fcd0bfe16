"""Two passages that share words and stand alone: nothing beside them agrees, so that by themselves they must be one.

A fact that two reports tell stands among others that both tell. Of 57 judged joins whose passages share less than seven
tenths of their words, with less than .3 beside them, 19 were wrong; of 593 others 22 (`bench/readings.py`).
"""

from selisik.weighing.common import counts, shared_names
from selisik.weighing.features import Features
from selisik.weighing.related import are_related
from selisik.weighing.stems import persons
from selisik.weighing.values import tells

# Where less than this agrees beside two passages, what is done must be the same in both; with no name or number in
# common more must agree there. Of joins that two readers had judged on stories without labels the two rules part 12 of
# 37 wrong ones and 12 of 602 right ones (`bench/readings.py again`).
ALONE = 0.3
ALONE_NAMELESS = 0.5
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

    A sharp figure, a score, or a person's number is told of one thing; and where most of the words agree and another
    number, or two names, the verb of one is enough.
    """
    if shared & a.sharp & b.sharp:
        return False
    counted = [key for key in shared if counts(key)]
    if counted and (a.people & b.people or (any("-" in key for key in counted) and shared_names(a, b))):
        return False
    met = [not one.chief or _meets(one, other) for one, other in ((a, b), (b, a))]
    sure = alike >= MOSTLY_ALIKE and (counted or len(shared_names(a, b)) >= FEWEST_NAMES)
    return not (all(met) or (sure and any(met)))


def _meets(one: Features, other: Features) -> bool:
    """Whether a chief verb of one, or a word related to it, stands in the other."""
    return bool(one.chief & other.keys) or are_related(one.chief, other.related, one.unit.code)


def _names_nothing(a: Features, b: Features, shared: frozenset[str]) -> bool:
    """Whether no name, number or person's part is said or meant in both: what may be said of anybody."""
    named = (a.keys | a.context) & (b.keys | b.context) - a.plain - b.plain
    return not (named or any(map(tells, shared)) or shared & persons(a.unit.code))
