"""Patterns over kinds of words: the small engine behind dates and quantities.

A text is cut into pieces (words, numbers, marks; a listed phrase is one piece). Each piece has a kind: what a table of
the pack says of the word, or what the shape of the digits says. A rule is a pattern of kinds, written in the pack's
table, so that word order is data too. The kinds of a sentence make one short string, one character a piece, and the
rules are regular expressions over that string: linear, and fast because most words have no kind at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from selisik.lang.numbers import NumberWords

# Digits with inner marks; words (an apostrophe may stand inside); a run of one mark is one piece, so that a megabyte of
# commas is no burden. Letters and digits part: "Rp200" is two pieces.
_PIECE = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’‘][^\W\d_]+)*|([^\w\s]|_)\1*")
# No sentence of a report is longer; a longer one is noise and is read in parts, to bound memory.
LONGEST_STRETCH = 20_000
# Kinds are named by characters from here on: letters, no regular-expression marks among them.
_FIRST_KIND = 0x100
UNKNOWN = "x"
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
_SHAPES = (
    ("day", re.compile(r"(?:0?[1-9]|[12]\d|3[01])\Z")),
    ("year", re.compile(r"(?:1[0-9]|20|21)\d\d\Z")),
    ("full", re.compile(r"(?:0?[1-9]|[12]\d|3[01])([/.])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)\Z")),
    ("partial", re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\Z")),
    ("clock", re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?\Z")),
    ("years", re.compile(r"(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)\Z")),
)
# No shape but a plain number is longer than a full date with a four-digit year.
_LONGEST_SHAPE = len("31/12/2025")


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
    pattern: re.Pattern[str]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kinds and rules of one table, ready to use."""

    letters: Mapping[str, str]
    words: Mapping[str, tuple[str, Any]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    capitalised: Mapping[str, tuple[str, Any]]
    rules: tuple[Rule, ...]
    any_rule: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule holds: the pieces of the stretch and where each element of the pattern lies in them."""

    rule: Rule
    pieces: Sequence[Piece]
    found: re.Match[str]

    def has(self, label: str) -> bool:
        """Whether the element with this label stands here."""
        return label in self.rule.pattern.groupindex and self.found.start(label) >= 0

    def get(self, label: str) -> Piece | None:
        """The first piece of the element, or None where the pattern has none or did without."""
        return self.pieces[self.found.start(label)] if self.has(label) else None

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
    listed = [*_listed(shared.get("kinds", {})), *_listed(own["kinds"])]
    letters = _letters([kind for kind, _, _ in listed], classes, entries)
    words = {mark: (letters[name], name) for mark, name in _MARKS.items()}
    words |= dict.fromkeys((*numbers.units, *numbers.teens), (letters["number_word"], "number_word"))
    words |= dict.fromkeys(numbers.scales, (letters["scale_word"], "scale_word"))
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for kind, parts, value in listed:
        if len(parts) == 1:
            words[parts[0]] = (letters[kind], value)
        else:
            phrases.setdefault(parts[0], []).append((parts[1:], letters[kind], value))
    capitals = [*_listed(shared.get("capitalised", {})), *_listed(own.get("capitalised", {}))]
    capitalised = {parts[0]: (letters[kind], value) for kind, parts, value in capitals}
    longest_first = {word: tuple(sorted(ends, key=lambda end: -len(end[0]))) for word, ends in phrases.items()}
    rules = tuple(_rule(entry, letters, classes) for entry in entries)
    any_rule = re.compile("|".join(f"({_unnamed(rule.pattern.pattern)})" for rule in rules))
    return Vocabulary(letters, words, longest_first, capitalised, rules, any_rule)


def _letters(
    kinds: Sequence[str], classes: Mapping[str, Sequence[str]], rules: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """One character for every kind that a table lists, a rule names or a shape has."""
    named = [kind for rule in rules for word in rule["pattern"].split() for kind in _kinds_of(word)]
    inner = [kind for names in classes.values() for kind in names]
    shapes = [name for name, _ in _SHAPES]
    names = dict.fromkeys([*kinds, *_MARKS.values(), *shapes, "digits", *_NUMBERS, *named, *inner])
    return {name: chr(_FIRST_KIND + at) for at, name in enumerate(names)} | {"other": UNKNOWN}


def _listed(kinds: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Kind, pieces and value of every entry."""
    for kind, entries in kinds.items():
        for entry in entries:
            parts = tuple(_PIECE.sub(lambda found: f" {found.group()} ", entry).split())
            yield kind, parts, entries[entry] if isinstance(entries, Mapping) else kind


def hits(text: str, start: int, end: int, known: Vocabulary) -> Iterator[tuple[Sequence[Piece], list[Hit]]]:
    """For each stretch of `text[start:end]`, its pieces and where the rules hold: leftmost, first rule first."""
    for left, right in _stretches(text, start, end):
        pieces, kinds = read_pieces(text, left, right, known)
        out = []
        for found in known.any_rule.finditer(kinds):
            rule = known.rules[(found.lastindex or 1) - 1]
            again = rule.pattern.match(kinds, found.start())
            if again:
                out.append(Hit(rule, pieces, again))
        yield pieces, out


def read_pieces(text: str, start: int, end: int, known: Vocabulary) -> tuple[list[Piece], str]:
    """The pieces of `text[start:end]` and the string of their kinds, one character a piece."""
    raw = [(found.start(), found.end(), found.group()) for found in _PIECE.finditer(text, start, end)]
    lower = [each[2].lower() for each in raw]
    pieces: list[Piece] = []
    kinds: list[str] = []
    at, count = 0, len(raw)
    words, phrases, capitalised, nothing = known.words, known.phrases, known.capitalised, (UNKNOWN, None)
    while at < count:
        left, right, as_written = raw[at]
        word, width = lower[at], 1
        if word[0].isdigit():
            kind, value = known.letters[shape(word)], None
        else:
            kind, value = words.get(word, nothing)
            if word in capitalised and as_written[0].isupper():
                kind, value = capitalised[word]
            for rest, phrase_kind, phrase_value in phrases.get(word, ()):
                if tuple(lower[at + 1 : at + 1 + len(rest)]) == rest:
                    kind, value, width = phrase_kind, phrase_value, 1 + len(rest)
                    right, word = raw[at + len(rest)][1], " ".join(lower[at : at + width])
                    break
        pieces.append(Piece(left, right, word, value))
        kinds.append(kind)
        at += width
    return pieces, "".join(kinds)


def shape(digits: str) -> str:
    """What a piece that begins with a digit may be by its shape.

    >>> [shape(each) for each in ("13", "2023", "13/9/2023", "13/9", "14.30", "1.000", "2024/2025")]
    ['day', 'year', 'full', 'partial', 'clock', 'digits', 'years']
    """
    if len(digits) <= _LONGEST_SHAPE:
        for name, pattern in _SHAPES:
            if pattern.match(digits):
                return name
    return "digits"


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
    return Rule(entry["name"], entry["reads"], re.compile(pattern), entry)


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
        chosen = f"(?:{chosen}{letters['scale_word']}*|[{''.join(letters[name] for name in _NUMBERS)}]+)"
    return f"(?P<{label}>{chosen}{many})" if many in ("+", "*") else f"(?P<{label}>{chosen}){many}"


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
