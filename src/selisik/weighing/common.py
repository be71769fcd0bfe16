"""What two units have in common, and what each has of its own."""

from selisik.weighing.features import Features
from selisik.weighing.openings import naming_words
from selisik.weighing.values import is_day, tells


def own_names(a: Features, b: Features) -> frozenset[str]:
    """Names in one that the other neither holds nor points at."""
    return frozenset(key for key in a.keys - b.keys - b.context - a.plain if key[0] != "#")


def named_apart(a: Features, b: Features) -> bool:
    """Whether each names somebody or something of its own: a kind of thing is none, nor what only opens a sentence."""
    kinds = naming_words(a.unit.code)
    return bool(own_names(a, b) - a.nameless - kinds) and bool(own_names(b, a) - b.nameless - kinds)


def shared_names(a: Features, b: Features) -> frozenset[str]:
    """Names that both hold."""
    return frozenset(key for key in a.keys & b.keys - a.plain - b.plain if key[0] != "#")


def counts(key: str) -> bool:
    """Whether a telling number counts, measures or times, and is no day."""
    return tells(key) and not is_day(key)
