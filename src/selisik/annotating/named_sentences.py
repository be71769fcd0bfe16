"""A sentence's tokens with the names among them: what roles, associations and pronouns are read from."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from selisik.annotating.glued_places import sentence_tokens
from selisik.annotating.name_mentions import NameMention
from selisik.data import Sentence
from selisik.lang import Pack, Tokens


class NamedSentence(msgspec.Struct, frozen=True):
    """The tokens of one sentence, the names in it, and for every token the name that it is part of."""

    found: Tokens
    names: tuple[NameMention, ...]
    owners: tuple[NameMention | None, ...]


def named_sentences(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> Iterator[NamedSentence]:
    """The sentences with their names, in order; `names` are in order and none overlaps another."""
    first = 0
    for sentence, (found, _) in zip(sentences, sentence_tokens(text, sentences, language), strict=True):
        last = first
        while last < len(names) and names[last].start < sentence.end:
            last += 1
        yield NamedSentence(found, tuple(names[first:last]), _owners(found, names[first:last]))
        first = last


def with_names(sentence: NamedSentence, names: Sequence[NameMention]) -> NamedSentence:
    """The sentence with other names, in order and none overlapping another."""
    return NamedSentence(sentence.found, tuple(names), _owners(sentence.found, names))


def _owners(found: Tokens, names: Sequence[NameMention]) -> tuple[NameMention | None, ...]:
    out: list[NameMention | None] = [None] * len(found)
    for name in names:
        at = token_at(found, name.start)
        while at < len(found) and found[at].start < name.end:
            out[at] = name
            at += 1
    return tuple(out)


def token_at(found: Tokens, place: int) -> int:
    """The number of the first token that begins at `place` or behind it."""
    return bisect_left(found.starts, place)
