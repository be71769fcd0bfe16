"""Which part of a clause only says where an article has it from, and which clauses only announce what follows."""

from collections.abc import Sequence
from functools import cache

from selisik.data import Span
from selisik.lang import Pack, Token, is_word
from selisik.weighing.phrases import Phrases, phrases


def sourced_part(marks: Sequence[Token], language: Pack) -> Span | None:
    """The part of a clause that only says where an article has it from: its opening word, names, dates, small words."""
    words = [mark.text.lower() for mark in marks]
    opening = [_first_piece(mark.text) for mark in marks]
    for at in range(len(words)):
        length = _words(language.code, "sourcing").at(opening, at) or _words(language.code, "sourcing").at(words, at)
        if length and (at == 0 or not is_word(marks[at - 1])):
            last = at + length
            while last < len(words) and _of_source(marks[last], words, last, language):
                last += 1
            return Span(marks[at].start, marks[last - 1].end)
    return None


def _first_piece(word: str) -> str:
    """The small letters before a name that is glued to them, or all of the word."""
    small = next((at for at, letter in enumerate(word) if letter.isupper()), 0)
    return word[:small] or word.lower()


def _of_source(mark: Token, words: Sequence[str], at: int, language: Pack) -> bool:
    return not mark.text[0].islower() or bool(_words(language.code, "source_words").at(words, at))


def announces(words: Sequence[str], language: Pack) -> bool:
    """Whether lower-case words only announce what follows them."""
    return bool(_words(language.code, "announcing").at(words, 0))


@cache
def _words(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("clauses", {}).get(name, ())))
