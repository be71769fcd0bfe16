"""What a unit is about, in a form that can be compared: keys of its words, its numbers, dates and times, its names."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Party, Span, StoryDate, StoryEntity
from selisik.lang import Pack, Token, is_word, pack, tokens
from selisik.weighing.status import negates
from selisik.weighing.stems import Sides, content_keys, empty_words, sides, stem, synonyms
from selisik.weighing.units import Unit, article_language

# Numbers are seldom equal by chance: one counts as much as this many words of the same rarity.
NUMBER_WEIGHT = 1.5
# A piece between two marks of one sentence; it never runs over a third.
_PIECE = re.compile(r"[\"“”]([^\"“”\n]{3,200})[\"“”]")
# "The 55th": a number tied to a short word.
_ORDINAL = re.compile(r"[^\W\d_]{1,3}-\d+")
_CLOCK = re.compile(r"(?<![\d.,:/])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d,/]|[.:]\d{3})")


@dataclass(frozen=True, slots=True)
class Features:
    """A unit with its comparable parts: `words` folded and in order, `keys` what counts; numbers begin with #."""

    unit: Unit
    words: tuple[str, ...]
    keys: frozenset[str]
    plain: frozenset[str]
    numbers: frozenset[str]
    people: frozenset[str]
    quoted: frozenset[str]
    negated: bool
    speaker: str | None
    addressee: str | None = None
    sides: Sides = (0, 0)


@dataclass(frozen=True, slots=True)
class Values:
    """The values that stand in one article, in order of their place: where, and what they come to."""

    spans: tuple[Span, ...]
    values: tuple[tuple[str, ...], ...]

    def inside(self, span: Span) -> range:
        """The numbers of the values that lie inside `span`."""
        first = bisect_left(self.spans, Span(span.start, span.start + 1))
        last = bisect_right(self.spans, span.end, key=lambda each: each.end)
        return range(first, max(first, last))


def find_features(
    annotated: AnnotatedArticle,
    units: Sequence[Unit],
    dates: Sequence[StoryDate],
    speakers: Mapping[tuple[str, str], str],
) -> list[Features]:
    """The features of an article's units; `speakers` leads from an article's entity ids to the story's."""
    marked = article_values(annotated, dates), _named(annotated, speakers)
    return [_features(annotated, unit, marked, speakers) for unit in units]


def _named(annotated: AnnotatedArticle, speakers: Mapping[tuple[str, str], str]) -> Values:
    """Where the story's entities are named in the article, the longest mention of each place."""
    found = [
        (Span(mention.start, mention.end), (f"@{speakers[annotated.article.id, entity.id]}",))
        for entity in annotated.entities
        if (annotated.article.id, entity.id) in speakers and (entity.kind == "person" or entity.aliases)
        for mention in entity.mentions
        if mention.form == "name"
    ]
    return _apart(found)


def _apart(found: Sequence[tuple[Span, tuple[str, ...]]]) -> Values:
    kept: list[tuple[Span, tuple[str, ...]]] = []
    for span, keys in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, keys))
    return Values(tuple(span for span, _ in kept), tuple(keys for _, keys in kept))


def article_values(annotated: AnnotatedArticle, dates: Sequence[StoryDate]) -> Values:
    """Dates, times and quantities of an article by value, none overlapping."""
    resolved = {(date.start, date.end): date.value for date in dates if date.article == annotated.article.id}
    found: list[tuple[Span, tuple[str, ...]]] = []
    for date in annotated.dates:
        span = Span(date.start, date.end)
        keys = _date_keys(resolved.get((date.start, date.end), date.value) or "", clock(span.cut(annotated.text)))
        if keys:
            found.append((span, keys))
    for quantity in annotated.quantities:
        if quantity.value is not None:
            unit = (
                ()
                if _is_measure(quantity.unit, article_language(annotated).code)
                else content_keys(quantity.unit, article_language(annotated).code)
            )
            number = () if quantity.value == 1 else (f"#{quantity.value:.12g}",)
            found.append((Span(quantity.start, quantity.end), (*number, *unit)))
    return _apart(found)


@cache
def _common_units(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get("common_units", ()))


def _scores(text: str, marks: Sequence[Token]) -> Iterator[str]:
    """Two numbers with a dash and nothing else between them: the score of a game."""
    for left, dash, right in zip(marks, marks[1:], marks[2:], strict=False):
        touching = left.end == dash.start and dash.end == right.start and dash.text in "-–"
        if touching and left.text.isdigit() and right.text.isdigit():
            yield f"#{left.text}-{right.text}"


def _is_measure(unit: str, code: str) -> bool:
    """Whether a unit is a measure or a currency, by its own sign, and no word of the text."""
    return unit.isupper() or not unit.isalpha() or unit in _common_units(code)


def _date_keys(value: str, time: str | None) -> tuple[str, ...]:
    day = value.partition("T")[0]
    return tuple(f"#{part}" for part in (day, time) if part)


def clock(text: str) -> str | None:
    """The time of day that a text writes, as HH:MM; None where it writes none.

    >>> clock("Rabu (13/9/2023) pukul 5.10 WIB"), clock("13 September 2023")
    ('05:10', None)
    """
    found = _CLOCK.search(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def _features(
    annotated: AnnotatedArticle, unit: Unit, marked: tuple[Values, Values], speakers: Mapping[tuple[str, str], str]
) -> Features:
    values, named = marked
    marks = tokens(annotated.text, unit.span.start, unit.span.end)
    held = {key for at in values.inside(unit.span) for key in values.values[at]}
    numbers = {key for key in held if key[0] == "#"}
    names = {key for at in named.inside(unit.span) for key in named.values[at]}
    taken = [found.spans[at] for found in marked for at in found.inside(unit.span)]
    taken.sort()
    loose = [mark for mark in marks if not _within(mark, taken)]
    numbers.update(f"#{mark.text.rpartition('-')[2]}" for mark in loose if _ORDINAL.fullmatch(mark.text))
    numbers.update(_scores(annotated.text, loose))
    numbers.update(f"#{_plain_number(mark.text)}" for mark in loose if mark.text[0].isdigit() and mark.text != "1")
    keys = frozenset(_keys(loose, unit.code)) | held | numbers | names
    folded = tuple(mark.text.lower() for mark in marks if mark.text[0].isalnum())
    return Features(
        unit=unit,
        words=folded,
        keys=keys,
        plain=frozenset(_keys([mark for mark in loose if _is_plain(mark, unit)], unit.code)),
        numbers=frozenset(numbers),
        people=frozenset(_people(annotated, unit)),
        quoted=_quoted(annotated.text, unit),
        negated=negates(folded, pack(unit.code)),
        speaker=_party(unit, unit.statement.speaker if unit.statement else None, speakers),
        sides=sides(keys, unit.code),
        addressee=_party(unit, unit.statement.addressee if unit.statement else None, speakers),
    )


def _quoted(text: str, unit: Unit) -> frozenset[str]:
    """The pieces of an indirect clause that stand in quotation marks, folded; single words are scare quotes."""
    if unit.statement is None or unit.statement.kind == "direct":
        return frozenset()
    pieces = (found[1] for found in _PIECE.finditer(text, max(0, unit.span.start - 1), unit.span.end + 1))
    folded = (" ".join(mark.text.lower() for mark in tokens(piece) if mark.text[0].isalnum()) for piece in pieces)
    return frozenset(piece for piece in folded if " " in piece)


def _party(unit: Unit, party: Party | None, speakers: Mapping[tuple[str, str], str]) -> str | None:
    return speakers.get((unit.article, party.entity)) if party and party.entity else None


def _is_plain(mark: Token, unit: Unit) -> bool:
    """Whether a word is written small or only opens the sentence: what happened, not who or where."""
    return mark.text[0].islower() or mark.start == unit.sentence.start


def _people(annotated: AnnotatedArticle, unit: Unit) -> Iterator[str]:
    """The words of the names of persons in the unit."""
    for entity in annotated.entities:
        if entity.kind == "person":
            for mention in entity.mentions:
                if mention.form == "name" and unit.span.holds(mention):
                    yield from (mark.text.lower() for mark in tokens(mention.cut(annotated.text)) if is_word(mark))


def _within(mark: Token, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, mark.start, key=lambda each: each.start) - 1
    return at >= 0 and mark.start < spans[at].end


def _plain_number(text: str) -> str:
    """The number without thousands points: "1.000" and "1000" are one; anything else stays as it is written."""
    groups = text.split(".")
    if len(groups) > 1 and all(len(group) == 3 and group.isdigit() for group in groups[1:]):
        return "".join(groups)
    return text.replace(",", ".")


def _keys(marks: Sequence[Token], code: str) -> list[str]:
    alike, empty = synonyms(code), empty_words(code)
    out = []
    for mark in marks:
        word = mark.text.lower()
        if word[0].isalpha() and word not in empty:
            key = stem(word, code)
            out.append(alike.get(key, key))
    return out


def story_speakers(articles: Sequence[AnnotatedArticle], entities: Sequence[StoryEntity]) -> dict[tuple[str, str], str]:
    """From an article's id and the id of one of its entities to the story's entity."""
    placed = {
        (mention.article, mention.start, mention.end): entity.id for entity in entities for mention in entity.mentions
    }
    out = {}
    for annotated in articles:
        name = annotated.article.id
        for entity in annotated.entities:
            held = (placed.get((name, mention.start, mention.end)) for mention in entity.mentions)
            found = next((each for each in held if each), None)
            if found:
                out[name, entity.id] = found
    return out


def rarity(features: Sequence[Features]) -> dict[str, float]:
    """How much a key says in this story: its inverse frequency over the units, numbers counted higher."""
    counts = Counter(key for each in features for key in each.keys)
    total = len(features)
    return {
        key: math.log((total + 1) / (count + 0.5)) * (NUMBER_WEIGHT if key[0] == "#" else 1.0)
        for key, count in counts.items()
    }
