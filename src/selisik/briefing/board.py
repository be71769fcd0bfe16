"""The difference board: values of one thing, who gives each, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selisik.briefing.shown import READING_ORDER, Line, Shown, Source
from selisik.briefing.times import moment_of, order_of
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
        """Whether it is marked as the newest value."""
        return any(voice.value.newest for voice in self.voices)

    @property
    def widest(self) -> bool:
        """Whether it is marked as the value that most independent origins give."""
        return any(voice.value.widest for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the small time line: how far across in per cent, its words where there is room, the side it is on."""

    across: float
    words: str
    published: str
    side: int
    labelled: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One difference: its sides in order of appearance, the lines it is about, and a time line where times tell.

    Lines whose words hold a value come first.
    """

    difference: Difference
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


# The time line in per cent of its width: room between the outermost ticks, what lies outside them, where a label is
# anchored by its end, and the width that one label takes on a phone (390 pixels).
ROOM, EDGE, NEAR_EDGE, LABEL = 96.0, 2.0, 18.0, 36.0
# A longer value is told by its side alone.
LONGEST_LABEL = 24


def board(shown: Shown) -> tuple[Row, ...]:
    """Every difference as a row, the gravest first."""
    rows = [_row(difference, shown) for difference in shown.brief.differences]
    return tuple(sorted(rows, key=lambda row: READING_ORDER.index(row.difference.reading)))


def _row(difference: Difference, shown: Shown) -> Row:
    voices = sorted(
        (_voice(value, shown) for value in difference.values if value.article in shown.source),
        key=lambda voice: (order_of(voice.source.article.published), voice.source.number, voice.value.start),
    )
    lines = [shown.lines[claim] for claim in difference.claims if claim in shown.lines]
    lines.sort(key=lambda line: not any(piece.kind == "value" for piece in line.first.words))
    sides = _sides(voices)
    return Row(difference, sides, _words_once(lines), _ticks(sides))


def _words_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, of several claims in the very same words the first alone."""
    kept: dict[str, Line] = {}
    for line in lines:
        kept.setdefault(line.first.evidence.quote, line)
    return tuple(kept.values())


def _voice(value: DifferingValue, shown: Shown) -> Voice:
    source = shown.source[value.article]
    return Voice(source, value, value.cut(source.article.text))


def _sides(voices: Iterable[Voice]) -> tuple[Side, ...]:
    """Voices with one value on one side, each article once; the value's words are those of its first voice."""
    groups: dict[str, dict[int, Voice]] = {}
    for voice in voices:
        groups.setdefault(voice.value.reads or voice.value.value or voice.words, {}).setdefault(
            voice.source.number, voice
        )
    return tuple(Side(next(iter(group.values())).words, tuple(group.values())) for group in groups.values())


def _ticks(sides: Sequence[Side]) -> tuple[Tick, ...]:
    """A tick for each voice whose time of day is known, when there are two times at least; earliest first."""
    timed = sorted(
        (order_of(voice.source.article.published)[0], number, side.words, voice.source.article.published or "")
        for number, side in enumerate(sides)
        for voice in side.voices
        if "T" in (voice.source.article.published or "") and moment_of(voice.source.article.published or "")
    )
    if len({when for when, *_ in timed}) < 2:
        return ()
    first, whole = timed[0][0], timed[-1][0] - timed[0][0]
    placed = [(ROOM * ((when - first) / whole), side, words, said) for when, side, words, said in timed]
    newest = next((side for _, side, *_ in placed if sides[side].newest), placed[-1][1])
    return _labelled(placed, newest)


def _labelled(placed: Sequence[tuple[float, int, str, str]], newest: int) -> tuple[Tick, ...]:
    """Ticks with a label at the side that is newest, and wherever else the side changes and there is room for one."""
    spots = [_spot(across) for across, *_ in placed]
    kept = _kept([at for at, (_, side, *_) in enumerate(placed) if side == newest], spots)
    out: list[Tick] = []
    before, free_from, kept_from = -1, 0.0, spots[kept][1]
    for at, (across, side, words, said) in enumerate(placed):
        anchor, starts = spots[at]
        fits = side != before and starts >= free_from and (starts + LABEL <= kept_from or starts >= kept_from + LABEL)
        labelled = (fits or at == kept) and len(words) <= LONGEST_LABEL
        if labelled:
            free_from = starts + LABEL
        out.append(Tick(round(EDGE + across, 2), words, said, side, labelled, anchor))
        before = side
    return tuple(out)


def _spot(across: float) -> tuple[str, float]:
    """How a label at a tick is anchored, and where it begins."""
    if across < NEAR_EDGE:
        return "start", across
    return ("end", across - LABEL) if across > ROOM - NEAR_EDGE else ("middle", across - LABEL / 2)


def _kept(newest: Sequence[int], spots: Sequence[tuple[str, float]]) -> int:
    """The tick of the newest side that has a label in any case: its first if the line's first has room too, or last."""
    return newest[0] if newest[0] == 0 or spots[newest[0]][1] >= LABEL else newest[-1]
