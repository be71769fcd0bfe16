"""Words that are written large only because a sentence or a quotation begins with them."""

from collections.abc import Iterator, Sequence
from functools import cache

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Token, pack
from selisik.weighing.stems import key

# Where so many words of four letters and more begin with a great letter, all but a few, it tells no name.
SHORTEST_TITLED = 4
FEWEST_TITLED = 5
TITLED = 0.8
# Behind these, or at a line's beginning, a word is written large whatever it is.
_OPENING = frozenset(".:;?!\"“”‘’'()[]-–—•*")
# Lists of words that stand before names.
_BEFORE_NAMES = ("place-words", "organisation-words", "person-titles")


def opening_words(text: str, marks: Sequence[Token], names: Sequence[Span], large: frozenset[str]) -> Iterator[Token]:
    """The words among `marks` that open something and are in no name, nor in `large`, what is written so elsewhere.

    What is all in capitals, or holds a figure, is not written so because something begins.
    """
    for mark in marks:
        told = mark.text.isalpha() and mark.text.istitle() and mark.text.lower() not in large
        if told and opens(text, mark) and not any(name.start <= mark.start < name.end for name in names):
            yield mark


def opens(text: str, mark: Token) -> bool:
    """Whether a word stands where any word is written large.

    >>> from selisik.lang import tokens
    >>> [mark.text for mark in tokens("Ia bilang, “Benar Rusli.”") if opens("Ia bilang, “Benar Rusli.”", mark)]
    ['Ia', 'Benar', '”']
    """
    before = text[max(0, mark.start - 2) : mark.start].rstrip(" ")
    return not before or before[-1] == "\n" or before[-1] in _OPENING


def in_title_case(marks: Sequence[Token]) -> bool:
    """Whether nearly every word begins with a great letter, as in a headline: there it does not tell a name."""
    long = [mark for mark in marks if mark.text[0].isalpha() and len(mark.text) >= SHORTEST_TITLED]
    return len(long) >= FEWEST_TITLED and sum(mark.text[0].isupper() for mark in long) >= TITLED * len(long)


def named_spans(annotated: AnnotatedArticle) -> tuple[Span, ...]:
    """Where an article names anybody or anything, in order."""
    named = (each for entity in annotated.entities for each in entity.mentions if each.form == "name")
    return tuple(sorted(Span(each.start, each.end) for each in named))


@cache
def naming_words(code: str) -> frozenset[str]:
    """The keys of the words for offices and kinds of places and bodies: beside a name they name nobody else."""
    heads = {entry.split()[0] for name in _BEFORE_NAMES for entry in pack(code).entries(name)}
    sizes = pack(code).table("weigh").get("offices", {}).get("sizes", ())
    return frozenset(key(word.lower(), code) for word in (*heads, *sizes))
