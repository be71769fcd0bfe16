"""Words that have lost the space beside a name, where a link was: "dariNokiaMob", "GubernurBudi", "Indonesiapada".

No character is changed: the token is cut in two, and each part keeps its place. Cut is where the letters leave no
doubt: a small function word or an office right before a capital, and a function word or a verb with its affix right
behind a name that a list has or that the article has elsewhere by itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from selisik.annotating.gazetteers import PLACE_LISTS, gazetteer
from selisik.lang import Pack, Token, Tokens

# Letters of the shortest name that something is glued behind, and of the shortest verb and plain word that are.
SHORTEST_HEAD, SHORTEST_VERB, SHORTEST_PLAIN = 4, 6, 4
# Letters of the shortest foreign word in small letters that a name is glued to.
SHORTEST_FOREIGN = 6
# Letters of a small word behind a plain one that may end a longer word by chance.
SHORTEST_TAIL = 2
# A word that the article has so often is whole: a space is lost once, where a link was.
TWICE = 2
# Letters of the longest word that is looked at: a longer one is no word.
LONGEST_WORD = 60
_BEFORE = re.compile(r"([A-Z]?[a-z]{1,20})(?=[A-Z])")
# A dateline in capitals that has lost the spaces around its dash.
_DATELINE = re.compile(r"[A-Z]{4,}(?=-[A-Z][a-z])")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
HEADS = PLACE_LISTS | {"organisation", "party", "medium"}
PERSONS = frozenset(["given", "family"])
NO_LISTS = frozenset[str]()


class GluedWords(NamedTuple):
    """What a language glues to names: words before them, clitics that are no names, words and verbs behind them,
    and the plain words that brands begin with."""

    before: frozenset[str]
    clitics: frozenset[str]
    after: tuple[str, ...]
    verbs: tuple[str, ...]
    brands: frozenset[str]


class Glued:
    """The words of one article, cut where a space was lost beside a name."""

    __slots__ = ("alone", "lists", "seen", "table", "text")

    def __init__(self, text: str, language: Pack) -> None:
        self.text, self.lists, self.table = text, gazetteer(language), _table(language)
        self.alone: Counter[str] | None = None
        self.seen: dict[str, bool] = {}

    def apart(self, found: Tokens) -> Tokens:
        """The tokens of a sentence, those glued together each as its parts."""
        whole, ordinary, seen = self.lists.alone, self.lists.ordinary, self.seen
        unknown = [
            word
            for word, form in zip(found.texts, found.lowers, strict=True)
            if word is not form and word != form and form not in ordinary and form not in whole
        ]
        for word in unknown:
            if word not in seen:
                seen[word] = self._is_glued(word)
        if not any(seen[word] for word in unknown):
            return found
        return tokens_of([part for token in found for part in self._parts(token)])

    def _is_glued(self, word: str) -> bool:
        if not SHORTEST_HEAD < len(word) <= LONGEST_WORD:
            return False
        return bool(
            self._end_of_first(word) or _DATELINE.match(word) or (word[0].isupper() and self._end_of_name(word))
        )

    def _parts(self, token: Token) -> Iterator[Token]:
        word, start = token.text, token.start
        if not self.seen.get(word):
            yield token
            return
        if place := _DATELINE.match(word):
            for begin, end in pairwise([0, place.end(), place.end() + 1]):
                yield Token(start + begin, start + end, word[begin:end])
            start, word = start + place.end() + 1, word[place.end() + 1 :]
        while cut := self._end_of_first(word, start > token.start):
            yield Token(start, start + cut, word[:cut])
            start, word = start + cut, word[cut:]
        if word[0].isupper() and (cut := self._end_of_name(word)):
            yield Token(start, start + cut, word[:cut])
            start, word = start + cut, word[cut:]
        yield Token(start, start + len(word), word)

    def _end_of_first(self, word: str, behind: bool = False) -> int:
        """Where a function word or an office ends that a name is glued to, or `behind` one a state; 0 for none."""
        first = _BEFORE.match(word)
        if first is None or word[first.end() :] in self.table.clitics:
            return 0
        form, goes_on = first[1].lower(), word[first.end() + 1 : first.end() + 2].islower()
        lists = self.lists.alone.get(form, NO_LISTS)
        office = len(form) >= SHORTEST_HEAD and "title" in lists and goes_on
        state = behind and goes_on and "country" in lists
        if form in self.table.before or office or state:
            return first.end()
        known = form in self.lists.ordinary or (len(form) >= SHORTEST_FOREIGN and word[0].islower())
        plain = len(form) >= SHORTEST_HEAD and known and form not in self.table.brands
        return first.end() if plain and goes_on and self._begins_with_name(word[first.end() :]) else 0

    def _begins_with_name(self, rest: str) -> bool:
        """Whether the rest is a name that a list or the article has by itself, whatever is glued behind it."""
        cut = self._end_of_name(rest)
        name = rest[:cut] if cut else rest
        return bool(self.lists.alone.get(name.lower(), NO_LISTS) & (HEADS | PERSONS)) or self._is_elsewhere(name)

    def _end_of_name(self, word: str) -> int:
        """Where a capitalised word ends that another is glued behind; 0 for none."""
        form = word.lower()
        if not word.isalpha() or form in self.lists.alone or form in self.lists.ordinary:
            return 0
        return self._before_small_word(word) or next((cut for cut in self._cuts(word) if self._joins(word, cut)), 0)

    def _before_small_word(self, word: str) -> int:
        """Where a name or a plain word ends that a function word is glued behind; 0 for none."""
        if not word.endswith(self.table.after):
            return 0
        tail = next(each for each in self.table.after if word.endswith(each))
        head, short = word[: len(word) - len(tail)], len(tail) <= SHORTEST_TAIL
        if len(head) < SHORTEST_HEAD + short or self._is_elsewhere(word, TWICE):
            return 0
        plain = not short and head.lower() in self.lists.ordinary
        return len(head) if plain or self._is_name(head, HEADS) else 0

    def _cuts(self, word: str) -> Iterator[int]:
        """The places at which an ordinary word begins that ends this one."""
        for cut in range(SHORTEST_HEAD, len(word) - SHORTEST_PLAIN + 1):
            if word[cut:] in self.lists.ordinary:
                yield cut

    def _joins(self, word: str, cut: int) -> bool:
        """Whether a name and a verb, an office and a plain word, or a small word and a plain one meet there."""
        form, size = word[:cut].lower(), len(word) - cut
        if size >= SHORTEST_VERB and word.startswith(self.table.verbs, cut):
            return self._is_name(word[:cut], HEADS | PERSONS)
        return form in self.table.before or (size > SHORTEST_PLAIN and "title" in self.lists.alone.get(form, NO_LISTS))

    def _is_name(self, head: str, listed: frozenset[str]) -> bool:
        """Whether a list has the head as a name, or the article has it by itself elsewhere."""
        if self.lists.alone.get(head.lower(), NO_LISTS) & listed:
            return True
        return self._is_elsewhere(head)

    def _is_elsewhere(self, name: str, often: int = 1) -> bool:
        """Whether the article has the capitalised word by itself so often, and it is no plain word."""
        if self.alone is None:
            self.alone = Counter(_CAPITAL.findall(self.text))
        return self.alone.get(name, 0) >= often and name.lower() not in self.lists.ordinary


def tokens_of(found: Sequence[Token]) -> Tokens:
    """The tokens as those of one stretch of text."""
    out = Tokens(found)
    out.texts = [token.text for token in out]
    out.lowers = [text.lower() for text in out.texts]
    out.starts = [token.start for token in out]
    return out


@cache
def _table(language: Pack) -> GluedWords:
    table = language.table("names").get("glued", {})
    after = sorted(table.get("after", ()), key=lambda word: (-len(word), word))
    before, clitics, brands = (frozenset(table.get(name, ())) for name in ("before", "clitics", "brands"))
    return GluedWords(before, clitics, tuple(after), tuple(table.get("verbs", ())), brands)
