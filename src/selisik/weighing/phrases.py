"""Lists of words and phrases looked up in running tokens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.lang import tokens


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases in lower case, by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    def at(self, words: Sequence[str], index: int) -> int:
        """How many of `words` from `index` on make an entry; 0 when none does.

        >>> phrases(("boleh jadi", "boleh")).at(["ia", "boleh", "jadi"], 1)
        2
        """
        if index >= len(words):
            return 0
        for phrase in self.by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def found(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether an entry begins anywhere in `words[start:end]`."""
        return any(self.at(words, index) for index in range(start, end))


@cache
def phrases(entries: tuple[str, ...]) -> Phrases:
    """The entries made ready for looking up."""
    return Phrases(_by_first(tuple(token.text.lower() for token in tokens(entry)) for entry in entries))


def _by_first(entries: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        if entry:
            grouped.setdefault(entry[0], []).append(entry)
    return {first: tuple(sorted(group, key=lambda each: (-len(each), each))) for first, group in grouped.items()}
