"""What a value is a value of, as far as names and neighbouring numbers tell: two subjects have no difference."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, is_word, tokens
from selisik.weighing.coordinates import Coordinates, find_coordinates
from selisik.weighing.occurrences import Occurrence
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import bare, empty_words
from selisik.weighing.units import article_language

# An article with more than one quantity for so many tokens is a table: prices, weather, results.
TOKENS_FOR_A_VALUE = 11
# ... and one with more than one date for so many is a timetable.
TOKENS_FOR_A_DATE = 15
# Fewer values than these are no table, however short the article.
FEWEST_IN_TABLE = 12
# A value whose words come with so many different values in one article is a line of a table.
MOST_LINES = 3
# The words right before a value say whether it is the one that was, a bound, or the hour of a count.
REACH_BEFORE = 3


# A short form begins with so many letters of the name (Jatim, Jawa Timur).
ABBREVIATED = 2
# The word that makes a value a rate stands within so many characters behind it.
REACH_OF_RATE = 12
# "Aged" stands within so many characters before years, and the words of when he was so old as many behind.
REACH_OF_AGE = 20
# Two reports of one happening share this part of the names of the one that names fewer, where it names so many at all.
SHARED_NAMES = 0.25
FEWEST_NAMES = 3
# A value right behind one of these ends a range.
DASHES = ("-", "–")


@dataclass(frozen=True, slots=True)
class Subject:
    """The names and words of a value's clause, the other values in it, and whether it can be held against others."""

    names: frozenset[str]
    words: frozenset[str]
    others: frozenset[float | str]
    apart: bool
    priced: bool = False
    rate: bool = False
    least: float | None = None
    most: float | None = None


def find_subjects(
    occurrences: Sequence[Occurrence], articles: Mapping[str, AnnotatedArticle]
) -> dict[tuple[str, Span], Subject]:
    """The subject of every occurrence, by its article and place."""
    beside: dict[tuple[str, Span, str], set[float | str]] = defaultdict(set)
    for each in occurrences:
        beside[each.article, each.clause, each.kind].add(each.number)
    clauses: dict[tuple[str, Span], tuple[frozenset[str], frozenset[str]]] = {}
    tables = {name for name in {each.article for each in occurrences} if is_table(articles[name])}
    lines = _lines(occurrences)
    ranges = _ranges(articles)
    out = {}
    for each in occurrences:
        least, most = ranges.get((each.article, each.span), (None, None))
        place = (each.article, each.clause)
        if place not in clauses:
            clauses[place] = _names(articles[each.article], each.clause)
        names, words = clauses[place]
        out[each.article, each.span] = Subject(
            names=names,
            words=words,
            others=frozenset(beside[each.article, each.clause, each.kind] - {each.number}),
            apart=each.article in tables
            or _moves(each, words, articles[each.article])
            or _stands_apart(each, articles[each.article])
            or _key(each) in lines,
            priced=each.unit.upper() in _list(article_language(articles[each.article]).code, "currencies"),
            rate=_is_rate(each, articles[each.article]),
            least=least,
            most=most,
        )
    return out


def one_subject(a: Subject, b: Subject) -> bool:
    """Whether nothing says that the two values are of different things: other names or other values on both sides.

    >>> bus = Subject(frozenset({"lengkong"}), frozenset({"bus", "lengkong"}), frozenset(), False)
    >>> pool = Subject(frozenset({"sendang"}), frozenset({"bus", "sendang"}), frozenset(), False)
    >>> one_subject(bus, bus), one_subject(bus, pool)
    (True, False)
    """
    if a.apart or b.apart:
        return False
    if a.rate != b.rate or _within(a, b) or _within(b, a):
        return False
    if _named_apart(a, b) and _named_apart(b, a):
        return False
    return not (a.others and b.others and not a.others & b.others)


def _within(a: Subject, b: Subject) -> bool:
    """Whether one value lies in the range that the other gives; of two ranges neither is a value of the other."""
    return (
        a.least == a.most
        and None not in (a.least, b.least, b.most)
        and (b.least or 0) <= (a.least or 0) <= (b.most or 0)
    )


def _is_rate(each: Occurrence, annotated: AnnotatedArticle) -> bool:
    """Whether the value is so much for each of something: it is no total."""
    behind = [mark.text.lower() for mark in tokens(annotated.text, each.span.end, each.span.end + REACH_OF_RATE)]
    code = article_language(annotated).code
    return behind[:1] != [] and behind[0] in _list(code, "rates") and not set(behind[1:2]) & _list(code, "no_rates")


def happenings(articles: Mapping[str, AnnotatedArticle]) -> "Happenings":
    """Which of the articles may tell one happening."""
    return Happenings(
        {name: _named(annotated) for name, annotated in articles.items()},
        {name: tuple(find_coordinates(annotated)) for name, annotated in articles.items()},
    )


@dataclass(frozen=True, slots=True)
class Happenings:
    """The names that each article gives, in small letters, and the coordinates."""

    names: Mapping[str, frozenset[str]]
    points: Mapping[str, tuple[Coordinates, ...]] = field(default_factory=dict)

    def one(self, a: str, b: str) -> bool:
        """Whether two articles share enough of their names to tell one happening; few names tell nothing.

        Articles that both give coordinates, and none alike, tell two quakes.

        >>> names = {"a": frozenset({"budi", "ani", "sendang"}), "b": frozenset({"citra", "dewi", "lengkong"})}
        >>> Happenings(names).one("a", "b")
        False
        """
        here, there = self.points.get(a, ()), self.points.get(b, ())
        if here and there and not any(one.is_near(other) for one in here for other in there):
            return False
        fewer = min(len(self.names[a]), len(self.names[b]))
        return fewer < FEWEST_NAMES or len(self.names[a] & self.names[b]) >= SHARED_NAMES * fewer


def _named(annotated: AnnotatedArticle) -> frozenset[str]:
    return frozenset(
        mark.text.lower()
        for entity in annotated.entities
        for name in (entity.name, *entity.aliases)
        for mark in tokens(name)
        if is_word(mark)
    )


def _ranges(articles: Mapping[str, AnnotatedArticle]) -> dict[tuple[str, Span], tuple[float, float]]:
    """The two ends of every quantity that gives a range."""
    return {
        (name, Span(each.start, each.end)): (float(each.value), float(each.value if each.upper is None else each.upper))
        for name, annotated in articles.items()
        for each in annotated.quantities
        if each.value is not None
    }


def _named_apart(a: Subject, b: Subject) -> bool:
    """Whether one names something that the other does not, not even by a short form that begins alike."""
    begun = {name[:ABBREVIATED] for name in b.names}
    return any(name not in b.words and name[:ABBREVIATED] not in begun for name in a.names)


def is_table(annotated: AnnotatedArticle) -> bool:
    """Whether an article gives values by the dozen: no two of them are held against each other."""
    length = len(tokens(annotated.text))
    values, dates = len(annotated.quantities), len(annotated.dates)
    return (values >= FEWEST_IN_TABLE and values * TOKENS_FOR_A_VALUE > length) or (
        dates >= FEWEST_IN_TABLE and dates * TOKENS_FOR_A_DATE > length
    )


def _key(each: Occurrence) -> tuple[str, str, str, frozenset[str]]:
    return each.article, each.kind, each.unit, each.near


def _lines(occurrences: Sequence[Occurrence]) -> set[tuple[str, str, str, frozenset[str]]]:
    """The frames that one article fills with value after value."""
    held: dict[tuple[str, str, str, frozenset[str]], set[float | str]] = defaultdict(set)
    for each in occurrences:
        held[_key(each)].add(each.number)
    return {key for key, values in held.items() if len(values) >= MOST_LINES}


def _names(annotated: AnnotatedArticle, clause: Span) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a clause that are written as names, and all of its words, both in small letters."""
    code = article_language(annotated).code
    marks = tokens(annotated.text, clause.start, clause.end)
    names = set()
    for at, mark in enumerate(marks):
        opens = not at or marks[at - 1].text in '.:!?"“”\n'
        follows = at + 1 < len(marks) and marks[at + 1].text[0].isupper()
        word = mark.text.lower()
        if is_word(mark) and mark.text[0].isupper() and (not opens or follows) and word not in _unnamed(code):
            names.add(word)
    return frozenset(names), frozenset(mark.text.lower() for mark in marks)


@cache
def _unnamed(code: str) -> frozenset[str]:
    """Words that are written large and name nothing: the language's machinery, months, units."""
    return empty_words(code) | _list(code, "unnamed")


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))


def _stands_apart(each: Occurrence, annotated: AnnotatedArticle) -> bool:
    """Whether the value ends a range, is the one that was, or is the hour at which somebody counted."""
    code = article_language(annotated).code
    around = annotated.text[max(0, each.span.start - 2) : each.span.start].strip()
    if around[-1:] in DASHES or is_of_then(annotated, each.span):
        return True
    before = [mark.text.lower() for mark in tokens(annotated.text, each.clause.start, each.span.start)]
    near = before[-REACH_BEFORE:]
    inside = [mark.text.lower() for mark in tokens(annotated.text, each.span.start, each.span.end)]
    if _phrases(code, "former").found(near, 0, len(near)):
        return True
    until = [*near, *inside]
    return each.kind != "number" and _phrases(code, "until").found(until, 0, len(until))


def is_of_then(annotated: AnnotatedArticle, age: Span) -> bool:
    """Whether years of age are those of when something was: "aged 22 when he left home"."""
    code = article_language(annotated).code
    before = [mark.text.lower() for mark in tokens(annotated.text, max(0, age.start - REACH_OF_AGE), age.start)]
    behind = {mark.text.lower() for mark in tokens(annotated.text, age.end, age.end + REACH_OF_AGE)}
    return before[-1:] != [] and before[-1] in _list(code, "aged") and not behind.isdisjoint(_list(code, "aged_when"))


def _moves(each: Occurrence, words: frozenset[str], annotated: AnnotatedArticle) -> bool:
    """Whether the value is of something that moves by the hour, by a word of its clause in the very form listed.

    The key that a word shares with its synonyms would not do: a forecast moves, and the loss that somebody forecast or
    estimated does not. An hour is set once for all; what is counted or dated of such things is another each time.
    """
    if each.kind == "time" or each.placed:
        return False
    code = article_language(annotated).code
    held = {bare(word, code) for word in words}
    if held & _list(code, "moving"):
        return True
    if held & _list(code, "contests") and each.unit not in _list(code, "spectators"):
        return True
    priced = bool(held & _list(code, "price_words")) or _is_rate(each, annotated)
    return priced and bool(held & _list(code, "goods_by_weight"))


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("values", {}).get(name, ())))
