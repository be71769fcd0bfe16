"""The difference board: values of one thing, who gives each, and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from selisik.brief.shown import Line, Shown, Source
from selisik.brief.times import moment_of, order_of
from selisik.data import Difference, DifferingValue


@dataclass(frozen=True, slots=True)
class Voice:
    """One article that gives a value, and the words it gives it in."""

    source: Source
    value: DifferingValue
    words: str

    @property
    def address(self) -> str:
        """The address of the value on the page."""
        return self.source.at(self.value)


@dataclass(frozen=True, slots=True)
class Side:
    """One value with everyone who gives it, earliest first."""

    words: str
    voices: tuple[Voice, ...]

    @property
    def newest(self) -> bool:
        """Whether it is the newest value."""
        return any(voice.value.newest for voice in self.voices)

    @property
    def widest(self) -> bool:
        """Whether more independent origins give it than any other value."""
        return any(voice.value.widest for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the small time line: per mille of the way from the first article to the last."""

    across: int
    words: str
    published: str


@dataclass(frozen=True, slots=True)
class Row:
    """One difference: its sides in order of appearance, the line it is about, and a time line where times tell."""

    difference: Difference
    sides: tuple[Side, ...]
    line: Line | None
    ticks: tuple[Tick, ...]


# What an editor must see first: a contradiction before an update, spelling last.
READING_ORDER = ("contradiction", "update", "scope", "unknown", "rounding", "spelling")


def board(shown: Shown) -> tuple[Row, ...]:
    """Every difference as a row, the gravest first."""
    rows = [_row(difference, shown) for difference in shown.brief.differences]
    return tuple(sorted(rows, key=lambda row: READING_ORDER.index(row.difference.reading)))


def _row(difference: Difference, shown: Shown) -> Row:
    voices = sorted(
        (_voice(value, shown) for value in difference.values if value.article in shown.source),
        key=lambda voice: (order_of(voice.source.article.published), voice.source.number, voice.value.start),
    )
    line = next((shown.lines[claim] for claim in difference.claims if claim in shown.lines), None)
    sides = _sides(voices)
    return Row(difference, sides, line, _ticks(sides))


def _voice(value: DifferingValue, shown: Shown) -> Voice:
    source = shown.source[value.article]
    return Voice(source, value, value.cut(source.article.text))


def _sides(voices: Iterable[Voice]) -> tuple[Side, ...]:
    """Voices with one value on one side; the value's words are those of its first voice."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(voice.value.value or voice.words, []).append(voice)
    return tuple(Side(group[0].words, tuple(group)) for group in groups.values())


def _ticks(sides: Iterable[Side]) -> tuple[Tick, ...]:
    """A tick for each voice whose time of day is known, when there are two times at least."""
    timed = [
        (order_of(voice.source.article.published)[0], side.words, voice.source.article.published or "")
        for side in sides
        for voice in side.voices
        if "T" in (voice.source.article.published or "") and moment_of(voice.source.article.published or "")
    ]
    if len({when for when, _, _ in timed}) < 2:
        return ()
    first, last = min(timed)[0], max(timed)[0]
    return tuple(Tick(round(1000 * ((when - first) / (last - first))), words, said) for when, words, said in timed)
