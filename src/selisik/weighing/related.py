"""Words that are no synonyms and yet retell one fact: a general and a special word, a deed and what comes of it.

The list `related` of a language pack holds such words, a group a line. In two passages that else agree they speak for
one fact, less than the same word would. After lexical chains (Morris and Hirst, Computational Linguistics 17, 1991).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from selisik.lang import pack
from selisik.weighing.stems import key

NO_GROUPS: frozenset[int] = frozenset()


@cache
def groups_of_keys(code: str) -> Mapping[str, frozenset[int]]:
    """The numbers of the groups that a word's key stands in; words of one key make no group.

    >>> kinds = groups_of_keys("id")
    >>> bool(kinds[key("truk", "id")] & kinds[key("kendaraan", "id")])
    True
    """
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(pack(code).entries("related")):
        keys = {key(word, code) for word in line.split()}
        for each in keys if len(keys) > 1 else ():
            found[each].add(number)
    return {each: frozenset(numbers) for each, numbers in found.items()}


def groups_of(keys: Iterable[str], code: str) -> Mapping[str, frozenset[int]]:
    """The groups of those of the keys that stand in any."""
    known = groups_of_keys(code)
    return {each: known[each] for each in keys if each in known}


Groups = Mapping[str, frozenset[int]]


def related_keys(a: Groups, b: Groups) -> tuple[list[str], list[str]]:
    """The keys of `a` that stand in a group with a key of `b`, and those of `b` that do with one of `a`.

    >>> related_keys({"truk": frozenset({1}), "gol": frozenset({2})}, {"kendaraan": frozenset({1, 5})})
    (['truk'], ['kendaraan'])
    """
    met = NO_GROUPS.union(*a.values()) & NO_GROUPS.union(*b.values())
    if not met:
        return [], []
    return [each for each, own in a.items() if own & met], [each for each, own in b.items() if own & met]


def are_related(a: Iterable[str], b: Groups, code: str) -> bool:
    """Whether any of the keys stands in a group with any of those whose groups are given."""
    known, met = groups_of_keys(code), NO_GROUPS.union(*b.values())
    return any(known.get(each, NO_GROUPS) & met for each in a)
