"""The small time line of an update: its labels stand apart, and the newest value has one."""

from itertools import pairwise
from types import SimpleNamespace

import pytest

from selisik.briefing.board import LABEL, Side, Tick, Voice, _ticks, _words_once
from selisik.briefing.shown import Source
from selisik.data import DifferingValue, text_hash
from selisik.data.briefs import BriefArticle


def side(words: str, *times: str, newest: bool = False) -> Side:
    return Side(words, tuple(voice(words, time, newest) for time in times))


def voice(words: str, time: str, newest: bool) -> Voice:
    text = f"{words} rumah terendam."
    article = BriefArticle(
        id=time,
        outlet="Kabar Lamur",
        url=None,
        title=None,
        published=f"2031-03-03T{time}+07:00",
        sha256=text_hash(text),
        text=text,
    )
    value = DifferingValue(article=time, start=0, end=len(words), value=words, newest=newest)
    return Voice(Source(1, article), value, words)


def labels(*sides: Side) -> list[tuple[str, str]]:
    ticks = _ticks(sides)
    starts = [begins(tick) for tick in ticks if tick.labelled]
    assert all(later - earlier >= LABEL for earlier, later in pairwise(starts))
    return [(tick.words, tick.published[11:16]) for tick in ticks if tick.labelled]


def begins(tick: Tick) -> float:
    return tick.across - {"start": 0.0, "middle": LABEL / 2, "end": LABEL}[tick.anchor]


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ([side("3", "08:00"), side("5", "12:00", newest=True)], [("3", "08:00"), ("5", "12:00")]),
        # The newest value came soon after the first: it is told where it was last written.
        ([side("3", "08:00"), side("5", "08:40", "10:00", "12:00", newest=True)], [("3", "08:00"), ("5", "12:00")]),
        ([side("3", "08:00"), side("5", "10:40", "12:00", newest=True)], [("3", "08:00"), ("5", "10:40")]),
        # What lies between leaves its room to the newest.
        (
            [side("3", "08:00"), side("4", "11:00"), side("5", "11:30", "12:00", newest=True)],
            [("3", "08:00"), ("5", "11:30")],
        ),
        # A late article that repeats an old value does not take the label of the newest.
        ([side("3", "08:00", "12:00"), side("5", "10:15", newest=True)], [("3", "08:00"), ("5", "10:15")]),
        ([side("3", "08:00", "12:00"), side("5", "08:10", newest=True)], [("5", "08:10"), ("3", "12:00")]),
    ],
)
def test_the_newest_value_has_a_label_and_labels_stand_apart(sides: list[Side], told: list[tuple[str, str]]) -> None:
    assert labels(*sides) == told


def test_claims_in_the_same_words_are_one_line() -> None:
    lines = [
        SimpleNamespace(claim=number, first=SimpleNamespace(evidence=SimpleNamespace(quote=words)))
        for number, words in enumerate(("Api padam pukul dua", "Api padam pukul dua", "Dua rumah hangus"))
    ]
    assert [line.claim for line in _words_once(lines)] == [0, 2]  # type: ignore[arg-type]
