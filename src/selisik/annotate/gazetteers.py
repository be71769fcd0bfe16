"""Lists of known names and name words, looked up in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.lang import Pack


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Phrases by their first word, each with its remaining words and the class of its list, longest first."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def classes(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """For every word of a sentence the lists it stands in, with B for a phrase's first word and I for the rest."""
        out: list[tuple[str, ...]] = [()] * len(words)
        lower = [word.lower() for word in words]
        for at, word in enumerate(lower):
            for rest, kind in self.phrases.get(word, ()):
                end = at + 1 + len(rest)
                if tuple(lower[at + 1 : end]) == rest:
                    out[at] += (f"B{kind}" if rest else f"U{kind}",)
                    for inner in range(at + 1, end):
                        out[inner] += (f"I{kind}",)
        return out


@cache
def gazetteer(language: Pack) -> Gazetteer:
    """The lists that `names.toml` of the pack names, class by class."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, lists in language.table("names").get("lists", {}).items():
        for entry in dict.fromkeys(entry for name in lists for entry in language.entries(name)):
            first, *rest = entry.lower().split()
            phrases.setdefault(first, []).append((tuple(rest), kind))
    return Gazetteer(
        {first: tuple(sorted(set(found), key=lambda each: (-len(each[0]), each))) for first, found in phrases.items()}
    )
