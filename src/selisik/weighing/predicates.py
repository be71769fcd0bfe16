"""Which words of a clause are verbs, and where its predicate stands: a verb may also only tell which one is meant."""

from collections.abc import Sequence
from functools import cache, lru_cache

from selisik.lang import Pack
from selisik.weighing.stems import bare

# Words of the news repeat: for this many it stays at hand whether they are verbs.
_REMEMBERED = 1 << 16
# What stands before a word of a list and makes with it one that begins like a verb.
_GLUED = (("superlative", "adjectives"), ("preposition", "places"))


def is_verb(word: str, language: Pack) -> bool:
    """Whether a lower-case word looks like a verb."""
    verbs = language.table("weigh").get("verbs", {})
    if not verbs:
        return True
    begins = len(word) >= verbs["shortest"] and word.startswith(tuple(verbs["prefixes"]))
    return word in _list(language.code, "words") or (begins and not _is_other(word, language.code))


@lru_cache(maxsize=_REMEMBERED)
def _is_other(word: str, code: str) -> bool:
    """Whether a word that begins like a verb is none: listed, a superlative, a deed as a thing, a place glued to "at".

    >>> [_is_other(word, "id") for word in ("terdekat", "terjadinya", "dirumah", "dibawa")]
    [True, True, True, False]
    """
    once, table = bare(word, code), Pack(code).table("weigh")["verbs"]
    if word in _list(code, "whole"):
        return False
    if {word, once} & (_list(code, "not_verbs") | _list(code, "derived")):
        return True
    if any(once.removeprefix(table.get(before, "")) in _list(code, name) for before, name in _GLUED):
        return True
    ending = table.get("nominal_ending", "")
    deed = word.removesuffix(ending)
    if deed == word:
        return False
    return deed.startswith(tuple(table.get("nominal", ()))) or deed in _list(code, "becoming")


def voice_of(word: str, language: Pack) -> str | None:
    """ "active" or "passive" by the beginning of a lower-case verb; None where it shows no voice.

    >>> from selisik.lang import pack
    >>> voice_of("mengalahkan", pack("id")), voice_of("dikalahkan", pack("id")), voice_of("kalah", pack("id"))
    ('active', 'passive', None)
    """
    voices = language.table("weigh").get("verbs", {}).get("voices", {})
    return next((voice for voice, beginnings in voices.items() if word.startswith(tuple(beginnings))), None)


def states(language: Pack) -> frozenset[str]:
    """The words for what became of those who are counted: killed, hurt, gone."""
    return _list(language.code, "attributes")


def is_light(word: str, language: Pack) -> bool:
    """Whether a lower-case verb only leads to another predicate."""
    return word in _list(language.code, "light")


def is_tying(word: str, language: Pack) -> bool:
    """Whether a lower-case verb only ties a cause to what came of it."""
    return word in _list(language.code, "tying")


def is_between(word: str, language: Pack) -> bool:
    """Whether a lower-case word may stand between the word that opens a relative clause and its verb."""
    return word in _list(language.code, "between") or word in _list(language.code, "auxiliaries")


def predicate_at(words: Sequence[str], language: Pack) -> int:
    """Where the predicate of a clause begins: at its first verb that is no attribute of a noun; its length if nowhere.

    >>> from selisik.lang import pack
    >>> words = "jumlah korban tewas dalam kecelakaan itu bertambah".split()
    >>> predicate_at(words, pack("id"))
    6
    """
    verbs = [at for at in range(len(words)) if is_verb(words[at], language)]
    relative = -1
    for order, at in enumerate(verbs):
        if _opens_relative(words, at, relative, language.code):
            relative = at
            continue
        following = words[verbs[order + 1]] if order + 1 < len(verbs) else ""
        if not _is_attribute(words, at, following, language.code):
            return at
    return len(words)


def in_relative(words: Sequence[str], at: int, language: Pack) -> bool:
    """Whether the word at `at` opens a relative clause inside, which only tells of whom or what something is said.

    >>> from selisik.lang import pack
    >>> in_relative("mayat yang belum dikenali dibawa pulang".split(), 2, pack("id"))
    True
    """
    before = at - 2 if words[at - 1] in _list(language.code, "between") else at - 1
    return before > 0 and words[before] in _list(language.code, "relative")


def _opens_relative(words: Sequence[str], at: int, relative: int, code: str) -> bool:
    """Whether the verb is that of a relative clause inside, or goes on from an auxiliary that is (at `relative`)."""
    if in_relative(words, at, Pack(code)):
        return True
    return relative == at - 1 and relative > 0 and words[relative] in _list(code, "auxiliaries")


def _is_attribute(words: Sequence[str], at: int, following: str, code: str) -> bool:
    """Whether the verb only tells which are counted ("the number of victims killed"), `following` the next verb."""
    if words[at] not in _list(code, "attributes"):
        return False
    counted = words[0] in _list(code, "countable") and following in _list(code, "counting")
    return counted or words[0] in _list(code, "counts")


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("verbs", {}).get(name, ()))
