"""How a claim stands whose carriers do not give one number: the origins that give the number shown are counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec.structs import replace as replace_struct

from selisik.data import AnnotatedArticle, Claim, Difference, DifferingValue, Evidence, Origin, Passage, Quantity
from selisik.weighing.carriers import of_two_houses
from selisik.weighing.occurrences import inside
from selisik.weighing.units import article_language

# Numbers this near to each other are one number rounded; "about" makes room for more.
ROUNDED = 0.01
ABOUT = 0.12
# The outlet of each article, and its passages that others share, each with a name for its group.
Known = tuple[Mapping[str, str | None], Mapping[str, Sequence[tuple[Passage, str]]]]


def stand_by_value(
    claims: Sequence[Claim],
    differences: Sequence[Difference],
    articles: Sequence[AnnotatedArticle],
    origins: Sequence[Origin],
) -> tuple[Claim, ...]:
    """The claims, those with differing numbers counted anew: who gives another number does not carry the one shown.

    A passage with a number that none before it gives is no copy, however alike the words. So it is with a count of the
    same things in the words themselves ("a worker", "two workers"), though no difference is shown.
    """
    read = {each.article.id: each for each in articles}
    outlets = {each.article.id: each.article.outlet for each in articles}
    numbers: dict[str, list[Difference]] = {}
    for each in differences:
        if each.about == "number" and each.reading != "rounding":
            for name in each.claims:
                numbers.setdefault(name, []).append(each)
    known = outlets, _passages(origins)
    out = []
    for claim in claims:
        for difference in numbers.get(claim.id, ()):
            claim = _by_value(claim, difference.values, known)
        out.append(_by_count(claim, read, known))
    return tuple(out)


def _by_value(claim: Claim, values: Sequence[DifferingValue], known: Known) -> Claim:
    given = [_given(each, values) for each in claim.evidence]
    if not given[0] or len(set().union(*given)) < 2:
        return claim
    fresh = [bool(given[at]) and not given[at] & set().union(*given[:at]) for at in range(len(given))]
    return _carried(claim, [bool(value & given[0]) for value in given], fresh, known)


def _by_count(claim: Claim, read: Mapping[str, AnnotatedArticle], known: Known) -> Claim:
    """The claim, carried by those only who count what the first passage counts as often."""
    counts = [_counts(each, read[each.article]) for each in claim.evidence]
    against = [_counted_apart(counts[0], each) for each in counts]
    if not any(against):
        return claim
    fresh = [at > 0 and all(_counted_apart(each, counts[at]) for each in counts[:at]) for at in range(len(counts))]
    return _carried(claim, [not each for each in against], fresh, known)


def _carried(claim: Claim, carries: Sequence[bool], fresh: Sequence[bool], known: Known) -> Claim:
    """The claim as it stands by those who carry it; whose number is new has copied none."""
    outlets, passages = known
    evidence = tuple(
        replace_struct(each, wording="own") if each.wording == "copied" and new else each
        for each, new in zip(claim.evidence, fresh, strict=True)
    )
    carriers = [each for each, carried in zip(evidence, carries, strict=True) if carried]
    texts = list(_texts(carriers, passages))
    claim = replace(claim, evidence=evidence, origins=min(claim.origins, len(texts)))
    apart = of_two_houses([tuple(text) for text in texts], outlets)
    return claim if apart or claim.standing != "corroborated" else replace(claim, standing="one origin")


def _counts(evidence: Evidence, annotated: AnnotatedArticle) -> dict[str, list[Quantity]]:
    """The numbers in a passage by what they are numbers of; persons are counted under many words."""
    persons = article_language(annotated).table("weigh").get("values", {}).get("persons", ())
    out: dict[str, list[Quantity]] = {}
    for each in inside(annotated.quantities, evidence):
        if each.value is not None:
            unit = each.unit.lower()
            out.setdefault(persons[0] if unit in persons else unit, []).append(each)
    return out


def _counted_apart(a: Mapping[str, Sequence[Quantity]], b: Mapping[str, Sequence[Quantity]]) -> bool:
    """Whether of something both give a number, and none that the other may mean too."""
    return any(not any(_may_be_one(one, other) for one in a[unit] for other in b[unit]) for unit in a if unit in b)


def _may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may be one: equal, one within the other's range, or rounded where one is said loosely."""
    spans = [(float(each.value or 0), float(each.upper or each.value or 0)) for each in (one, other)]
    if spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]:
        return True
    loose = any(each.bound != "exactly" for each in (one, other))
    near = abs(spans[0][0] - spans[1][0])
    return near <= (ABOUT if loose else ROUNDED) * max(abs(low) for low, _ in spans)


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
