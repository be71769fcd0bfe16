"""What a person is called in a story: offices before ranks, and no rank left hanging on an office."""

from collections.abc import Iterable, Sequence
from functools import cache

from selisik.lang import Pack, Token, fold_name, is_word, tokens

# A rank that is written out has so many words at least; of one word alone it may be an office.
SHORTEST_WRITTEN_OUT = 2


def best_first(roles: Iterable[str], language: Pack) -> tuple[str, ...]:
    """The roles, each once, without the rank that ends an office; those that are ranks alone come last.

    >>> from selisik.lang import pack
    >>> best_first(("AKBP", "Kapolres Serunai AKBP"), pack("id"))
    ('Kapolres Serunai', 'AKBP')
    """
    kept: dict[tuple[str, ...], str] = {}
    for role in (_without_rank(each, language) for each in roles):
        kept.setdefault(fold_name(role), role)
    return tuple(sorted(kept.values(), key=lambda role: _is_rank(role, language)))


def _without_rank(role: str, language: Pack) -> str:
    marks = tokens(role)
    for at in range(1, 0 if _is_rank(role, language) else len(marks)):
        if _is_chain(marks[at:], language):
            return role[: marks[at - 1].end]
    return role


def _is_rank(role: str, language: Pack) -> bool:
    marks = tokens(role)
    return bool(marks) and _is_chain(marks, language)


def _is_chain(marks: Sequence[Token], language: Pack) -> bool:
    """Whether the words are one rank: an abbreviation with what goes on it, or one that is written out."""
    said = [mark.text.lower() for mark in marks if is_word(mark)]
    short, heads, tails = _ranks(language)
    if not said or not is_word(marks[0]) or not set(said) <= short | heads | tails:
        return False
    return said[0] in short or (said[0] in heads and len(said) >= SHORTEST_WRITTEN_OUT)


@cache
def _ranks(language: Pack) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    spoken = language.table("statements").get("phrases", {})
    short = frozenset(language.table("weigh").get("values", {}).get("short_ranks", ()))
    tails = {*spoken.get("rank_tails", ()), *language.table("names").get("titles", {}).get("tails", ())}
    return short, frozenset(spoken.get("rank_heads", ())), frozenset(tails)
