"""One amount of money that two articles convert to two sums of another currency."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from selisik.data import AnnotatedArticle, Quantity, Span
from selisik.lang import Pack, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.subjects import happenings
from selisik.weighing.units import article_language

# Between an amount and what it comes to in other money stand so many characters at most.
WIDEST_GAP = 24
# Sums that differ by less are one, rounded.
ROUNDED = 0.02
# A currency by its code (ISO 4217).
CODE = 3


def conversion_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Amounts of one currency that come to sums of another which lie further apart than rounding explains."""
    held: dict[tuple[str, float, str], list[Place]] = defaultdict(list)
    told = happenings(articles)
    for name in sorted(articles):
        for amount, sum_ in _conversions(articles[name]):
            if amount.value is not None and sum_.value is not None:
                key = amount.unit, float(amount.value), sum_.unit
                held[key].append((name, Span(sum_.start, sum_.end), f"{sum_.value:g}"))
    for key in sorted(held):
        if not all(told.one(name, held[key][0][0]) for name, _, _ in held[key]):
            continue
        sums = [float(value) for _, _, value in held[key]]
        if max(sums) > min(sums) * (1 + ROUNDED):
            difference = found("number", "contradiction", held[key], articles, holders)
            if difference:
                yield difference


def _conversions(annotated: AnnotatedArticle) -> Iterator[tuple[Quantity, Quantity]]:
    """The amounts of money right behind which the same is given in another currency."""
    money = sorted(
        (each for each in annotated.quantities if _is_currency(each.unit) and each.value), key=lambda each: each.start
    )
    code = article_language(annotated).code
    for amount, other in pairwise(money):
        gap = other.start - amount.end
        if (
            0 <= gap <= WIDEST_GAP
            and amount.unit != other.unit
            and _leads(annotated.text[amount.end : other.start], code)
        ):
            yield amount, other


def _leads(between: str, code: str) -> bool:
    """Whether the text between two amounts says that they are one: a bracket, or a word for "or" or "as much as"."""
    marks = tokens(between)
    words = [mark.text.lower() for mark in marks if is_word(mark)]
    opens = any(mark.text in "([" for mark in marks)
    return (opens or bool(words)) and all(word in _converting(code) for word in words)


def _is_currency(unit: str) -> bool:
    return len(unit) == CODE and unit.isupper()


@cache
def _converting(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get("converting", ()))
