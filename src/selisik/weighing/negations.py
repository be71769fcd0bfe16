"""What a passage denies: the words of content right behind its negations."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from selisik.lang import pack
from selisik.weighing.predicates import in_relative
from selisik.weighing.status import negated_at
from selisik.weighing.stems import word_keys

# A negation denies the first words of content behind it, reaches no further than so many words, and over no mark.
DENIED = 2
REACH = 6
_ENDS = frozenset(",;:.!?()–—")


def negated_in(words: Sequence[str], code: str) -> list[int]:
    """Where what a clause denies begins, among its lower-case words with the marks between them.

    What a relative clause denies only tells which one is meant, and a mark right behind a negation ends it.

    >>> negated_in("bagaimana tidak , ia pulang".split(), "id"), negated_in("ia tidak pulang".split(), "id")
    ([], [2])
    """
    return [at for at in _reaching(words, code) if not in_relative(words, at - 1, pack(code))]


def denied_in(words: Sequence[str], code: str, everywhere: bool = False) -> Iterator[str]:
    """The keys of the words of content right behind each negation, with `everywhere` those of relative clauses too."""
    for at in _reaching(words, code) if everywhere else negated_in(words, code):
        reached = takewhile(lambda word: word not in _ENDS, words[at : at + REACH])
        yield from word_keys(list(reached), code)[:DENIED]


def _reaching(words: Sequence[str], code: str) -> list[int]:
    return [at for at in negated_at(words, pack(code)) if at == len(words) or words[at] not in _ENDS]
