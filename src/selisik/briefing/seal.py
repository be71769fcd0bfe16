"""A brief made checkable: the words of every passage written beside its place, and a hash over the whole."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from selisik.data import Brief, Caution, DifferingValue, Evidence, StoryDate, StoryMention

Quoted = TypeVar("Quoted", Evidence, DifferingValue, StoryMention, StoryDate, Caution)


def sealed(brief: Brief) -> Brief:
    """The brief with the words of every passage as `quote` and its `seal`; whatever stood there is replaced."""
    texts = {article.id: article.text for article in brief.articles}
    whole = replace(
        brief,
        claims=tuple(replace(each, evidence=_quoted(each.evidence, texts)) for each in brief.claims),
        differences=tuple(replace(each, values=_quoted(each.values, texts)) for each in brief.differences),
        entities=tuple(replace(each, mentions=_quoted(each.mentions, texts)) for each in brief.entities),
        dates=_quoted(brief.dates, texts),
        cautions=_quoted(brief.cautions, texts),
        seal="",
    )
    return replace(whole, seal=seal_of(whole))


def seal_of(brief: Brief) -> str:
    """SHA-256 over all of the brief but its seal, as 64 hexadecimal digits.

    Taken over the JSON with sorted keys and empty values left out: a later selisik that knows more fields, empty in an
    older brief, still comes to the same hash.
    """
    tree = _filled(msgspec.to_builtins(replace(brief, seal="")))
    return hashlib.sha256(msgspec.json.encode(tree, order="sorted")).hexdigest()


def _quoted(passages: tuple[Quoted, ...], texts: Mapping[str, str]) -> tuple[Quoted, ...]:
    return tuple(msgspec.structs.replace(each, quote=each.cut(texts.get(each.article, ""))) for each in passages)


def _filled(tree: Any) -> Any:
    """The tree without null, false, empty strings and empty lists; zero is a value and stays."""
    if isinstance(tree, dict):
        return {key: _filled(value) for key, value in tree.items() if value or (value == 0 and value is not False)}
    if isinstance(tree, (list, tuple)):
        return [_filled(value) for value in tree]
    return tree
