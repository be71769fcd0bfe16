"""Patterns over kinds of words: the small engine behind dates and quantities.

A text is cut into pieces (words, numbers, marks; a listed phrase is one piece). Each piece has a kind: what a table of
the pack says of the word, or what the shape of the digits says. A rule is a pattern of kinds, written in the pack's
table, so that word order is data too. The kinds of a sentence make one short string, one character a piece, and the
rules are regular expressions over that string: linear, and fast because most words have no kind at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, NamedTuple, overload

import msgspec

from selisik.lang.digit_shapes import SHAPES, shape
from selisik.lang.numbers import NumberWords
from selisik.lang.tokens import starts_of

# Of text in lower case: words (with an apostrophe inside), digits with inner marks, a run of one mark as one piece, so
# that a megabyte of commas is no burden. Letters and digits part: "rp200" is two pieces. Letters outside the Latin
# blocks stand alone: no table lists them, and the plain ranges are twice as fast as the general classes.
_LATIN = "a-zß-öø-ɏ"
_PIECE = re.compile(
    f"[{_LATIN}]++(?:['’‘][{_LATIN}]++)*+|[0-9]++(?:[.,:/][0-9]++)*+|,+|\\.+|-+|\\(+|\\)+|\"+|“+|”+|’+|[^\\s0-9]"
)
# The stretches of one article are read twice, for its dates and for its quantities.
STRETCHES_KEPT = 256
# No sentence of a report is longer; a longer one is noise and is read in parts, to bound memory.
LONGEST_STRETCH = 5_000
# Longer rows of number words or scales are noise; a bound keeps every rule linear.
MOST_NUMBER_WORDS = 12
MOST_SCALES = 3
MOST_REPEATS = 4
# Kinds are named by characters from here on: letters, no regular-expression marks among them.
_FIRST_KIND = 0x100
UNKNOWN = "x"
NEVER = "y"
_LOOKS = {"before": "?<=", "after": "?=", "not": "?!"}
_NUMBERS = ("number_word", "scale_word")
_LABEL = re.compile(r"\(\?P<(\w+)>")

_MARKS = {
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "%": "percent",
    "'": "apostrophe",
    "’": "apostrophe",
    "‘": "apostrophe",
}
# By number of the word: its kind, its value, and how many words it takes.
Special = dict[int, tuple[str, Any, int]]


class Piece(NamedTuple):
    """A word, number, mark or listed phrase: its place, its characters in lower case, what the table says of it.

    A NamedTuple, not a dataclass: a thousand are made for every article.
    """

    start: int
    end: int
    word: str
    value: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of kinds: its name, the function that reads it, and what else the table says of it."""

    name: str
    reads: str
    expression: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kinds and rules of one table, ready to use."""

    letters: Mapping[str, str]
    words: Mapping[str, str]
    values: Mapping[str, Any]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    capitalised: Mapping[str, tuple[str, Any]]
    rules: tuple[Rule, ...]
    any_rule: re.Pattern[str]
    cores: Set[str]


class Pieces(Sequence[Piece]):
    """The pieces of a stretch, a phrase counting as one; each is made when it is asked for."""

    __slots__ = ("_heads", "_known", "_left", "_special", "_starts", "_words")

    def __init__(
        self, words: Sequence[str], left: int, starts: Sequence[int], special: Special, known: "Vocabulary"
    ) -> None:
        """`starts` are counted from `left`, where the stretch begins."""
        inner = {at + step for at, (_, _, width) in special.items() for step in range(1, width)}
        self._heads: Sequence[int] = [at for at in range(len(words)) if at not in inner] if inner else range(len(words))
        self._words, self._left, self._starts = words, left, starts
        self._special, self._known = special, known

    def __len__(self) -> int:
        return len(self._heads)

    @overload
    def __getitem__(self, at: int) -> Piece: ...

    @overload
    def __getitem__(self, at: slice) -> list[Piece]: ...

    def __getitem__(self, at: int | slice) -> Piece | list[Piece]:
        if isinstance(at, slice):
            return [self._piece(head) for head in self._heads[at]]
        return self._piece(self._heads[at])

    def _piece(self, at: int) -> Piece:
        word = self._words[at]
        start = self._left + self._starts[at]
        # Straight to the tuple: a named tuple's own constructor takes twice the time.
        if at not in self._special:
            return tuple.__new__(Piece, (start, start + len(word), word, self._known.values.get(word)))
        _, value, width = self._special[at]
        last = at + width - 1
        end = self._left + self._starts[last] + len(self._words[last])
        return tuple.__new__(Piece, (start, end, " ".join(self._words[at : at + width]), value))


class Hit(msgspec.Struct, frozen=True):
    """One place where a rule holds: the pieces of the stretch and where each element of the pattern lies in them."""

    rule: Rule
    pieces: Sequence[Piece]
    found: re.Match[str]

    def has(self, label: str) -> bool:
        """Whether the element with this label stands here."""
        return self._start(label) >= 0

    def _start(self, label: str) -> int:
        group = self.found.re.groupindex.get(label)
        return -1 if group is None else self.found.start(group)

    def get(self, label: str) -> Piece | None:
        """The first piece of the element, or None where the pattern has none or did without."""
        start = self._start(label)
        return self.pieces[start] if start >= 0 else None

    def value(self, label: str) -> Any:
        """What the table says of the element's first piece, or None."""
        piece = self.get(label)
        return piece.value if piece else None

    def words(self, label: str) -> list[str]:
        """The words of the element, empty where it does not stand here."""
        if not self.has(label):
            return []
        return [piece.word for piece in self.pieces[self.found.start(label) : self.found.end(label)]]

    @property
    def first(self) -> int:
        """The number of the first piece."""
        return self.found.start()

    @property
    def last(self) -> int:
        """The number after the last piece."""
        return self.found.end()


def vocabulary(own: Mapping[str, Any], shared: Mapping[str, Any], numbers: NumberWords) -> Vocabulary:
    """The kinds of a pack's table (`[kinds]`, `[capitalised]`) with the rules (`[classes]`, `[[rules]]`) of both.

    A word of a kind that is a table has what the table says as value, a word of a kind that is a list its kind's name.
    A pack's own rules come before the shared ones. A kind that the pack does not list simply never occurs.
    """
    classes = {**shared.get("classes", {}), **own.get("classes", {})}
    entries = [*own.get("rules", ()), *shared.get("rules", ())]
    # "twenty-three" is one number where the language says so; elsewhere a dash parts two.
    listed = [*_listed(shared.get("kinds", {})), *_listed(own["kinds"])]
    letters = _letters([kind for kind, _, _ in listed], classes, entries)
    letters["number_hyphen"] = letters["dash"] if "-" in numbers.joiners else NEVER
    words = dict(_MARKS) | dict.fromkeys((*numbers.units, *numbers.teens), "number_word")
    words |= dict.fromkeys(numbers.scales, "scale_word")
    values: dict[str, Any] = dict(words)
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for kind, parts, value in listed:
        if len(parts) == 1:
            words[parts[0]], values[parts[0]] = kind, value
        else:
            phrases.setdefault(parts[0], []).append((parts[1:], letters[kind], value))
    capitals = [*_listed(shared.get("capitalised", {})), *_listed(own.get("capitalised", {}))]
    capitalised = {parts[0]: (letters[kind], value) for kind, parts, value in capitals if value}
    longest_first = {word: tuple(sorted(ends, key=lambda end: -len(end[0]))) for word, ends in phrases.items()}
    rules = tuple(_rule(entry, letters, classes) for entry in entries)
    spelled = {word: letters[kind] for word, kind in words.items()}
    any_rule = _any_of(rules, letters, classes)
    cores = _cores([*listed, *capitals], [*shared.get("cores", ()), *own.get("cores", ())], numbers)
    return Vocabulary(letters, spelled, values, longest_first, capitalised, rules, any_rule, cores)


def _cores(
    listed: Sequence[tuple[str, tuple[str, ...], Any]], kinds: Sequence[str], numbers: NumberWords
) -> frozenset[str]:
    """A word of each entry of the kinds of which, or of digits, every mark has at least one: the longest, the last of
    several, as short ones are common ("lalu" of "yang lalu")."""
    spoken = (*numbers.units, *numbers.teens, *numbers.scales) if "number_word" in kinds else ()
    return frozenset((*spoken, *(max(reversed(parts), key=len) for kind, parts, _ in listed if kind in kinds)))


def _letters(
    kinds: Sequence[str], classes: Mapping[str, Sequence[str]], rules: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """One character for every kind that a table lists, a rule names or a shape has."""
    named = [kind for rule in rules for word in rule["pattern"].split() for kind in _kinds_of(word)]
    inner = [kind for names in classes.values() for kind in names]
    shapes = [name for name, _ in SHAPES]
    names = dict.fromkeys([*kinds, *_MARKS.values(), *shapes, "digits", *_NUMBERS, *named, *inner])
    return {name: chr(_FIRST_KIND + at) for at, name in enumerate(names)} | {"other": UNKNOWN}


def _listed(kinds: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Kind, pieces and value of every entry."""
    for kind, entries in kinds.items():
        for entry in entries:
            parts = tuple(_PIECE.sub(lambda found: f" {found.group()} ", entry).split())
            yield kind, parts, entries[entry] if isinstance(entries, Mapping) else kind


def hits(text: str, start: int, end: int, known: Vocabulary) -> Iterator[Hit]:
    """Where the rules hold in `text[start:end]`: leftmost first, of two at one place the earlier rule.

    Places are worked out only for stretches where some rule holds: most sentences have none.
    """
    for left, right in _stretches(text, start, end) if end - start > LONGEST_STRETCH else ((start, end),):
        stretch = text[left:right]
        words, figures = _read(stretch)
        if not figures and known.cores.isdisjoint(words):
            continue
        kinds = [*map(known.words.get, words, repeat(UNKNOWN))]
        for at in figures:
            kinds[at] = known.letters[shape(words[at])]
        special = _special(stretch, words, known)
        for at, (kind, _, width) in special.items():
            kinds[at : at + width] = [kind, *[""] * (width - 1)]
        row = "".join(kinds)
        if found := [*known.any_rule.finditer(row)]:
            pieces = Pieces(words, left, _starts(stretch), special, known)
            for each in found:
                rule = known.rules[(each.lastindex or 1) - 1]
                if again := _compiled(rule.expression).match(row, each.start()):
                    yield Hit(rule, pieces, again)


@lru_cache(STRETCHES_KEPT)
def _read(stretch: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a stretch in lower case, and the numbers of those that begin with a digit."""
    words = tuple(_PIECE.findall(_lowered(stretch)))
    return words, tuple([at for at, word in enumerate(words) if "0" <= word < ":"])


@lru_cache(STRETCHES_KEPT)
def _starts(stretch: str) -> tuple[int, ...]:
    """Where each word of a stretch begins."""
    return tuple(starts_of(_read(stretch)[0], _lowered(stretch)))


def _special(stretch: str, words: tuple[str, ...], known: Vocabulary) -> Special:
    """Words that are more than the table says of them alone, by number: kind, value and how many words they take.

    They begin a listed phrase, or mean another thing when they are capitalised.
    """
    special: Special = {}
    if not known.capitalised.keys().isdisjoint(words):
        for at, word in enumerate(words):
            if word in known.capitalised and stretch[_starts(stretch)[at]].isupper():
                special[at] = (*known.capitalised[word], 1)
    phrases, taken = known.phrases, 0
    if phrases.keys().isdisjoint(words):
        return special
    for at in [at for at, word in enumerate(words) if word in phrases]:
        for rest, kind, value in phrases[words[at]] if at >= taken else ():
            taken = at + 1 + len(rest)
            if words[at + 1 : taken] == rest:
                for inner in range(at + 1, taken):
                    special.pop(inner, None)
                special[at] = (kind, value, taken - at)
                break
            taken = at
    return special


def _lowered(text: str) -> str:
    """The text in lower case with as many characters: one that grows in lower case stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each if len(each.lower()) > 1 else each.lower() for each in text)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_STRETCH:
        cut = text.rfind(" ", start, start + LONGEST_STRETCH)
        cut = cut if cut > start else start + LONGEST_STRETCH
        yield start, cut
        start = cut
    yield start, end


def _rule(entry: Mapping[str, Any], letters: Mapping[str, str], classes: Mapping[str, Sequence[str]]) -> Rule:
    pattern = "".join(_element(word, letters, classes) for word in entry["pattern"].split())
    labels: set[str] = set()
    pattern = _LABEL.sub(lambda found: _only_once(found, labels), pattern)
    return Rule(entry["name"], entry["reads"], pattern, entry)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled when it first holds: most rules of a table never do in a short run."""
    return re.compile(expression)


def _any_of(rules: Sequence[Rule], letters: Mapping[str, str], classes: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """All rules as one expression that looks first whether any of them can begin here at all."""
    starts = {letters[kind] for rule in rules for kind in _first_kinds(rule.options["pattern"], classes)}
    choices = "|".join(f"({_unnamed(rule.expression)})" for rule in rules)
    return re.compile(f"(?=[{''.join(sorted(starts))}])(?:{choices})")


def _first_kinds(pattern: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The kinds that the first piece of a pattern may have."""
    for word in pattern.split():
        if word.partition(":")[0] in _LOOKS:
            continue
        yield from (name for kind in _kinds_of(word) for name in classes.get(kind, (kind,)))
        if word[-1] not in "?*":
            return


def _element(word: str, letters: Mapping[str, str], classes: Mapping[str, Sequence[str]]) -> str:
    """One element `[label:]kind[|kind…][?+*]` as a regular expression; `before:`, `after:` and `not:` only look."""
    many = word[-1] if word[-1] in "?+*" else ""
    kinds = _kinds_of(word)
    label = word.rpartition(":")[0] or kinds[0]
    names = [name for kind in kinds for name in classes.get(kind, (kind,))]
    numeric = "number_word" in names
    chosen = "[" + "".join(letters[name] for name in names if not (numeric and name in _NUMBERS)) + "]"
    if label in _LOOKS:
        return f"({_LOOKS[label]}{chosen})"
    if numeric:
        spoken = "".join(letters[name] for name in _NUMBERS)
        hyphen = letters["number_hyphen"]
        row = f"(?<![{spoken}])[{spoken}](?:{hyphen}?[{spoken}]){{0,{MOST_NUMBER_WORDS - 1}}}+"
        chosen = f"(?:{chosen}{letters['scale_word']}{{0,{MOST_SCALES}}}|{row})"
    repeat = {"+": f"{{1,{MOST_REPEATS}}}", "*": f"{{0,{MOST_REPEATS}}}"}.get(many)
    return f"(?P<{label}>{chosen}{repeat})" if repeat else f"(?P<{label}>{chosen}){many}"


def _kinds_of(word: str) -> list[str]:
    """The kinds that an element of a pattern names."""
    return word.rstrip("?+*").rpartition(":")[2].split("|")


def _only_once(found: re.Match[str], labels: set[str]) -> str:
    """The start of a named group; a second element of the same name is called `<name>_again`, a third has no name."""
    for label in (found[1], f"{found[1]}_again"):
        if label not in labels:
            labels.add(label)
            return f"(?P<{label}>"
    return "(?:"


def _unnamed(pattern: str) -> str:
    return _LABEL.sub("(?:", pattern)
