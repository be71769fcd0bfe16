"""A sentence's tokens with the names among them: what roles, associations and pronouns are read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selisik.data import NameMention, Sentence
from selisik.lang import Token, tokens


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """The tokens of one sentence, the names in it, and for every token the name that it is part of."""

    found: tuple[Token, ...]
    names: tuple[NameMention, ...]
    owners: tuple[NameMention | None, ...]


def named_sentences(text: str, sentences: Sequence[Sentence], names: Sequence[NameMention]) -> Iterator[NamedSentence]:
    """The sentences with their names, in order; `names` are in order and none overlaps another."""
    first = 0
    for sentence in sentences:
        last = first
        while last < len(names) and names[last].start < sentence.end:
            last += 1
        found = tuple(tokens(text, sentence.start, sentence.end))
        yield NamedSentence(found, tuple(names[first:last]), _owners(found, names[first:last]))
        first = last


def _owners(found: Sequence[Token], names: Sequence[NameMention]) -> tuple[NameMention | None, ...]:
    if not names:
        return (None,) * len(found)
    out: list[NameMention | None] = []
    at = 0
    for token in found:
        while at < len(names) and names[at].end <= token.start:
            at += 1
        out.append(names[at] if at < len(names) and names[at].start <= token.start else None)
    return tuple(out)
