"""How each article carries a claim, said no further than the times of publication bear out."""

from collections.abc import Mapping, Sequence
from typing import Literal

from selisik.data import Evidence
from selisik.data.instants import UNKNOWN_TIME, arrival_key, time_key

# `held` is what the others are held against where no time says that it was the earliest; `same` has the words of one
# that no time says was before it.
Told = Literal["first", "held", "copied", "same", "own"]


def told_wordings(evidence: Sequence[Evidence], published: Mapping[str, str | None]) -> list[Told]:
    """What may be said of each passage of a claim, in order: a direction only where the times decide it."""
    tellings = [each for each in evidence if each.wording != "copied"]
    return [_told(each, evidence, tellings, published) for each in evidence]


def _told(
    each: Evidence, evidence: Sequence[Evidence], tellings: Sequence[Evidence], published: Mapping[str, str | None]
) -> Told:
    when = published[each.article]
    if each.wording == "own":
        return "own"
    if each.wording == "first":
        others = {published[other.article] for other in evidence if other.article != each.article}
        return "first" if all(_is_before(when, other) for other in others) and when else "held"
    sources = _nearest(each, [other for other in tellings if other.article != each.article])
    known = bool(sources) and all(_is_before(published[other.article], when) for other in sources)
    return "copied" if known else "same"


def _nearest(copy: Evidence, tellings: Sequence[Evidence]) -> list[Evidence]:
    """Of the tellings that are no copies those with most of the copy's words: it has them from one of these."""
    words = set(copy.quote.casefold().split())
    common = [len(words.intersection(each.quote.casefold().split())) for each in tellings]
    return [each for each, number in zip(tellings, common, strict=True) if number == max(common)]


def _is_before(one: str | None, other: str | None) -> bool:
    """As `instants.is_before`, of keys that are made once for each time: a claim may have a thousand carriers."""
    return arrival_key(one) < time_key(other) != UNKNOWN_TIME
