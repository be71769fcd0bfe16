"""One address in two articles that name another road, hamlet, village or district in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice, product

from selisik.data import AnnotatedArticle, Span
from selisik.data.briefs import ReadingOfDifference
from selisik.lang import Pack, Token, is_word, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.people import spelt_alike
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import happenings, is_table
from selisik.weighing.units import article_language

# An address has so many parts at least: of a village alone nothing says that it is the same place.
FEWEST_PARTS = 2
# An article with more parts of one level tells of several places.
MOST_OF_LEVEL = 2
# Articles are held against each other up to so many.
MOST_ARTICLES = 48
# Days so far apart are those of two happenings.
NEAREST_DAYS = 2
# Of an article so many addresses are read, and so many different ones held against others.
MOST_READ = 400
MOST_ADDRESSES = 40
# Whose an address is, is said within so many words before it.
WORDS_BEFORE = 2
# So many characters of a date are its day.
DAY = 10
# A part without a word for its level is above those that have one.
UNSAID = 99
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an address: its level (the smaller the narrower), its name in small letters, where it stands.

    A `wide` one is not held against others: each has its own report.
    """

    level: int
    wide: bool
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Address:
    """An address as an article gives it, the word before it, and the days and the counts of its sentence."""

    article: str
    before: str
    parts: tuple[Part, ...]
    days: frozenset[str]
    counts: frozenset[tuple[str, float]]


def locality_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Parts of one level in which addresses of two articles differ that agree in a wider one."""
    told = happenings(articles)
    held = {name: tuple(_addresses(articles[name])) for name in sorted(articles) if not is_table(articles[name])}
    named = {name: _by_level(held[name]) for name in held}
    groups: dict[tuple[int, str, str], dict[Place, None]] = defaultdict(dict)
    for one, other in combinations([name for name in held if held[name]][:MOST_ARTICLES], 2):
        for a, b in product(held[one], held[other]) if told.one(one, other) else ():
            for left, right in _apart(a, b, named[one], named[other]):
                names = sorted((left.name, right.name))
                places = {(each.article, part.span, part.name): None for each, part in ((a, left), (b, right))}
                groups[left.level, names[0], names[1]].update(places)
    for (_, first, second), group in sorted(groups.items()):
        reading: ReadingOfDifference = "spelling" if spelt_alike(first, second) else "contradiction"
        difference = found("place", reading, group, articles, holders)
        if difference:
            yield difference


def _by_level(addresses: Sequence[Address]) -> Mapping[int, set[str]]:
    """The names that an article gives for each level."""
    out: dict[int, set[str]] = defaultdict(set)
    for address in addresses:
        for part in address.parts:
            out[part.level].add(part.name)
    return out


def _apart(
    a: Address, b: Address, here: Mapping[int, set[str]], there: Mapping[int, set[str]]
) -> Iterator[tuple[Part, Part]]:
    """The parts of one level that differ, of which neither article gives the other's, below a part that agrees."""
    if a.before != b.before or min(len(a.parts), len(b.parts)) < FEWEST_PARTS or _of_two_things(a, b):
        return
    for left, right in product(a.parts, b.parts):
        if left.level != right.level or left.wide or _one_name(left.name, right.name):
            continue
        few = max(len(here[left.level]), len(there[left.level])) <= MOST_OF_LEVEL
        wider = {each.name for each in a.parts if each.level > left.level}
        agree = wider & {each.name for each in b.parts if each.level > left.level}
        if few and agree and left.name not in there[left.level] and right.name not in here[left.level]:
            yield left, right


def _of_two_things(a: Address, b: Address) -> bool:
    """Whether the sentences tell of days that lie apart, or count the same and nothing alike."""
    days = [day_of(each) for each in sorted(a.days)], [day_of(each) for each in sorted(b.days)]
    gaps = [abs((one - other).days) for one, other in product(*days) if one and other]
    units = {unit for unit, _ in a.counts} & {unit for unit, _ in b.counts}
    return (bool(gaps) and min(gaps) > NEAREST_DAYS) or (bool(units) and not a.counts & b.counts)


def _one_name(a: str, b: str) -> bool:
    """Whether one name is the other, or part of it."""
    return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())


def _addresses(annotated: AnnotatedArticle) -> Iterator[Address]:
    """The first addresses of an article, each once: what is told again adds nothing to hold against another."""
    kept: dict[tuple[str, tuple[str, ...]], Address] = {}
    for each in islice(_all_addresses(annotated), MOST_READ):
        kept.setdefault((each.before, tuple(part.name for part in each.parts)), each)
    yield from list(kept.values())[:MOST_ADDRESSES]


def _all_addresses(annotated: AnnotatedArticle) -> Iterator[Address]:
    code = article_language(annotated).code
    levels = _levels(code)
    for sentence in sorted(annotated.sentences) if levels else ():
        marks = tokens(annotated.text, sentence.start, sentence.end)
        at, told = 0, None
        while at < len(marks):
            parts, end = _parts(marks, at, levels, code)
            if parts:
                before = _before([mark.text.lower() for mark in marks[max(0, at - WORDS_BEFORE) : at]], code)
                told = told or _told_in(annotated, sentence)
                yield Address(annotated.article.id, before, tuple(parts), *told)
            at = max(end, at + 1)


def _before(words: Sequence[str], code: str) -> str:
    """The word right before an address, and before that whose it is, where that is a victim's or a suspect's."""
    whose = [word for word in words[:-1] if word in _list(code, "addresses", "persons")]
    return " ".join([*whose, *words[-1:]])


def _told_in(annotated: AnnotatedArticle, sentence: Span) -> tuple[frozenset[str], frozenset[tuple[str, float]]]:
    """The days of a sentence, and what it counts."""
    days = (each.value[:DAY] for each in annotated.dates if each.value and sentence.holds(each))
    counted = (each for each in annotated.quantities if each.value is not None and sentence.holds(each))
    return frozenset(days), frozenset((each.unit, float(each.value or 0)) for each in counted)


def _parts(marks: Sequence[Token], at: int, levels: Mapping[str, int], code: str) -> tuple[list[Part], int]:
    """The parts of the address that begins at a token, and where it ends; of a part alone too, for what it names."""
    parts: list[Part] = []
    while at < len(marks):
        level = levels.get(marks[at].text.lower()) if marks[at].text[0].isupper() else None
        if level is not None and parts and level <= parts[-1].level:
            return parts, at
        first = at + (level is not None)
        if level is not None and first < len(marks) and marks[first].text == ".":
            first += 1
        last = first
        while last < len(marks) and _names(marks[last], levels):
            last += 1
        if last == first or (level is None and not parts):
            return parts, at
        name = " ".join(mark.text.lower() for mark in marks[first:last]).translate(_APOSTROPHES)
        if content_keys(name, code) and name not in _list(code, "offices", "sizes"):
            wide = level is None or marks[at].text.lower() in _list(code, "addresses", "wide")
            span = Span(marks[first].start, marks[last - 1].end)
            parts.append(Part(UNSAID if level is None else level, wide, name, span))
        at = last + (last < len(marks) and marks[last].text == ",")
        if at == last and not (at < len(marks) and marks[at].text.lower() in levels):
            return parts, at
    return parts, at


def _names(mark: Token, levels: Mapping[str, int]) -> bool:
    return is_word(mark) and mark.text[0].isupper() and mark.text.lower() not in levels


@cache
def _list(code: str, table: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get(table, {}).get(name, ()))


@cache
def _levels(code: str) -> Mapping[str, int]:
    """From a word for a level of an address to the level's number, the narrowest first."""
    groups = Pack(code).table("weigh").get("addresses", {}).get("levels", ())
    return {word: number for number, group in enumerate(groups) for word in group}
