"""Text for a terminal: wrapped, in columns, with colours where they are wanted; nothing in it is obeyed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from selisik.briefing.exits import in_terminal

Colour = Literal["plain", "shared", "changed", "lone", "grey", "bold", "speech", "name", "date", "number"]
Run = tuple[str, Colour]

# SGR parameters of ECMA-48, the eight old colours only: they follow the reader's own palette.
_SGR: dict[Colour, str] = {
    "shared": "36",
    "changed": "1;33",
    "lone": "35",
    "grey": "2",
    "bold": "1",
    "speech": "32",
    "name": "4",
    "date": "35",
    "number": "34",
}


def painted(text: str, colour: Colour, colours: bool) -> str:
    """The text in its colour, controls made visible; as it is where colours are not wanted.

    >>> painted("ya", "changed", True)
    '\\x1b[1;33mya\\x1b[0m'
    """
    shown = in_terminal(text)
    return f"\x1b[{_SGR[colour]}m{shown}\x1b[0m" if colours and colour != "plain" and shown.strip() else shown


def wrapped(runs: Iterable[Run], width: int) -> Iterator[list[Run]]:
    """The runs in lines of at most `width` characters, broken between words, at line feeds, or inside a longer word."""
    line: list[Run] = []
    room = width
    for word, colour in _words(runs):
        if word == "\n" or (room < width and len(word) > room):
            yield line
            line, room = [], width
        if word == "\n" or (not line and word.isspace()):
            continue
        while len(word) > room:
            yield [*line, (word[:room], colour)]
            word, line, room = word[room:], [], width
        line.append((word, colour))
        room -= len(word)
    yield line


def in_columns(left: Sequence[Run], right: Sequence[Run], width: int, colours: bool) -> Iterator[str]:
    """Two columns of `width` characters each, with a rule between them."""
    nothing: list[Run] = []
    for one, other in zip_longest(wrapped(left, width), wrapped(right, width), fillvalue=nothing):
        filled = sum(len(text) for text, _ in one)
        yield f"{_line(one, colours)}{' ' * (width - filled)} │ {_line(other, colours)}".rstrip()


def _line(runs: Iterable[Run], colours: bool) -> str:
    return "".join(painted(text, colour, colours) for text, colour in runs)


def _words(runs: Iterable[Run]) -> Iterator[Run]:
    """Words and the single spaces and line feeds between them; a tab or any other space is one space."""
    for text, colour in runs:
        word = ""
        for character in in_terminal(text):
            if character.isspace():
                if word:
                    yield word, colour
                yield ("\n" if character == "\n" else " "), colour
                word = ""
            else:
                word += character
        if word:
            yield word, colour
