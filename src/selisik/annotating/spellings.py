"""Two spellings of one name in an article: a letter lost, doubled, put in or wrong ("Samanta" and "Samantha Elgar").

Rather missed than wrongly taken for one: only full names that differ in one letter of one long word, neither its first
nor its last (which tell brother from sister), and that never stand in one sentence. Names that may be one are found by
what is left of a word without one letter, as in SymSpell (Garbe 2012), not by comparing each with each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from selisik.annotating.name_mentions import NameMention

# Letters of a word in which one may be wrong, words of a name, and names that are looked at as one of its spellings.
SHORTEST_WORD = 5
FEWEST_WORDS, MOST_WORDS = 2, 4
MOST_CANDIDATES = 8
# Mentions of each spelling that are looked at.
MOST_MENTIONS = 20
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
Key = tuple[int, str, str, str]


def spellings(text: str, names: Sequence[tuple[str, NameMention]]) -> Iterator[tuple[str, str]]:
    """Pairs of persons' names that are one in two spellings; `names` are names as written with their mentions."""
    places: dict[str, list[NameMention]] = {}
    for form, name in names:
        if name.kind == "person" and " " in form:
            places.setdefault(form, []).append(name)
    known: dict[Key, list[str]] = {}
    for form in places:
        for key in _keys(form.split()):
            for other in known.setdefault(key, [])[:MOST_CANDIDATES]:
                if is_misspelt(form, other) and not _together(text, places, form, other):
                    yield other, form
            known[key].append(form)


def _keys(words: Sequence[str]) -> Iterator[Key]:
    """The name with one letter of one long word left out, and as it is."""
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return
    for at, word in enumerate(words):
        if len(word) >= SHORTEST_WORD and word.isalpha():
            before, behind = " ".join(words[:at]), " ".join(words[at + 1 :])
            for left in dict.fromkeys([word, *(word[:place] + word[place + 1 :] for place in range(1, len(word) - 1))]):
                yield at, before, left, behind


def is_misspelt(one: str, other: str) -> bool:
    """Whether two names differ in one letter of one word: one more, another, or two that changed places.

    >>> is_misspelt("Samanta Elgar", "Samantha Elgar"), is_misspelt("Adi Saputra", "Adi Saputri")
    (True, False)
    """
    pairs = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(pairs) != 1 or len(one.split()) != len(other.split()):
        return False
    short, long = sorted(pairs[0], key=len)
    whole = short.istitle() and long.istitle() and len(short) >= SHORTEST_WORD
    return whole and short[0] == long[0] and short[-1] == long[-1] and _one_letter_apart(short, long)


def _one_letter_apart(short: str, long: str) -> bool:
    first = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) + 1:
        return short[first:] == long[first + 1 :]
    if len(long) != len(short):
        return False
    swapped = short[first : first + 2] == long[first : first + 2][::-1] and short[first + 2 :] == long[first + 2 :]
    return swapped or short[first + 1 :] == long[first + 1 :]


def _together(text: str, places: Mapping[str, Sequence[NameMention]], one: str, other: str) -> bool:
    """Whether the two stand in one sentence anywhere: then they are two."""
    return any(
        _SENTENCE_ENDS.search(text, min(a.end, b.end), max(a.start, b.start)) is None
        for a in places[one][:MOST_MENTIONS]
        for b in places[other][:MOST_MENTIONS]
    )
