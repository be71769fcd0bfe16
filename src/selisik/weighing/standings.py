"""How a claim stands whose carriers do not give one number: the origins that give the number shown are counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from msgspec.structs import replace as replace_struct

from selisik.data import AnnotatedArticle, Claim, Difference, DifferingValue, Evidence, Origin, Passage


def stand_by_value(
    claims: Sequence[Claim],
    differences: Sequence[Difference],
    articles: Sequence[AnnotatedArticle],
    origins: Sequence[Origin],
) -> tuple[Claim, ...]:
    """The claims, those with differing numbers counted anew: who gives another number does not carry the one shown.

    A passage with a number that none before it gives is no copy, however alike the words.
    """
    outlets = {each.article.id: each.article.outlet for each in articles}
    numbers: dict[str, list[Difference]] = {}
    for each in differences:
        if each.about == "number" and each.reading != "rounding":
            for name in each.claims:
                numbers.setdefault(name, []).append(each)
    passages = _passages(origins)
    out = []
    for claim in claims:
        for difference in numbers.get(claim.id, ()):
            claim = _by_value(claim, difference.values, outlets, passages)
        out.append(claim)
    return tuple(out)


def _by_value(
    claim: Claim,
    values: Sequence[DifferingValue],
    outlets: Mapping[str, str | None],
    passages: Mapping[str, Sequence[tuple[Passage, str]]],
) -> Claim:
    given = [_given(each, values) for each in claim.evidence]
    if not given[0] or len(set().union(*given)) < 2:
        return claim
    evidence = tuple(
        replace_struct(each, wording="own")
        if each.wording == "copied" and given[at] and not given[at] & set().union(*given[:at])
        else each
        for at, each in enumerate(claim.evidence)
    )
    carriers = [each for each, value in zip(evidence, given, strict=True) if value & given[0]]
    texts = list(_texts(carriers, passages))
    claim = replace(claim, evidence=evidence, origins=min(claim.origins, len(texts)))
    known = [{outlet for name in text if (outlet := outlets[name])} for text in texts]
    apart = any(len(a | b) > 1 for a, b in combinations([each for each in known if each], 2))
    return claim if apart or claim.standing != "corroborated" else replace(claim, standing="one origin")


def _given(evidence: Evidence, values: Sequence[DifferingValue]) -> set[str]:
    """What the values of a difference that stand in a passage come to."""
    return {each.reads for each in values if each.article == evidence.article and evidence.holds(each)}


def _texts(
    carriers: Sequence[Evidence], passages: Mapping[str, Sequence[tuple[Passage, str]]]
) -> Iterator[frozenset[str]]:
    """The carriers with a text of their own, by article: no copy, and none that shares an origin with one before."""
    seen: set[str] = set()
    for each in carriers:
        marks = {name for passage, name in passages.get(each.article, ()) if passage.overlaps(each)}
        if not seen or (each.wording != "copied" and each.article not in seen and not marks & seen):
            yield frozenset((each.article,))
        seen |= {each.article, *marks}


def _passages(origins: Sequence[Origin]) -> dict[str, list[tuple[Passage, str]]]:
    """The passages of every article that others share, each with a name for its group."""
    out: dict[str, list[tuple[Passage, str]]] = {}
    for origin in origins:
        for number, group in enumerate(origin.passages):
            for passage in group:
                out.setdefault(passage.article, []).append((passage, f"{origin.id} {number}"))
    return out
