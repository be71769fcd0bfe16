"""The table of furniture phrases, each with how far it reaches and the outlets it was written for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from selisik.lang import Pack

Reach = Literal[
    "phrase", "line", "sentence", "rest", "end", "bracket", "link", "target", "promotion", "contents", "list", "label"
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in lower case and how much of the text around them is furniture; words may have several reaches.

    `phrase`: the words alone, wherever they stand. `line`: a line that holds nothing else. `sentence`: the sentence
    that they begin. `rest`: from them to the end of the line. `end`: from them to the end of the article. `bracket`:
    up to the closing bracket. `link`: they announce linked headlines. `target`: they name where a call leads.
    `promotion`: with an address, they make the last line an advertisement. `contents`: they head a table of contents.
    `list`: they head links, one a line. `label`: with a colon or a bracket after them they begin a line of tags, pages
    or videos.
    """

    words: str
    reaches: tuple[Reach, ...]


class Phrases:
    """All phrases of a language, found together in one pass over a text."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        """`phrases` in any order; of two that begin at one place the longer is found."""
        self._phrases = phrases
        self._finder = AhoCorasick([phrase.words for phrase in phrases], matchkind=MatchKind.LeftmostLongest)

    def found_in(self, flat: str) -> Iterator[tuple[int, int, Phrase]]:
        """Where each phrase stands in a flattened text, in order and without overlap."""
        for index, start, end in self._finder.find_matches_as_indexes(flat):
            yield start, end, self._phrases[index]


@cache
def phrases_of(language: Pack, without: frozenset[str] = frozenset()) -> Phrases:
    """The phrases of the language's table `furniture`, leaving out those written only for outlets in `without`.

    Raises ValueError for a reach that is none.
    """
    found: dict[str, list[Reach]] = {}
    for group in language.table("furniture").get("phrases", []):
        outlets = set(group.get("outlets", ()))
        if group["reach"] not in get_args(Reach):
            raise ValueError(
                f"furniture phrases cannot reach {group['reach']!r}; they can: {', '.join(get_args(Reach))}"
            )
        if not outlets or outlets - without:
            for words in group["words"]:
                found.setdefault(words, []).append(group["reach"])
    return Phrases(tuple(Phrase(words, tuple(dict.fromkeys(reaches))) for words, reaches in found.items()))
