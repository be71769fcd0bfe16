"""Who was first and who copied whom is said only where the times of publication decide it."""

import pytest
from invented import evidence
from msgspec.structs import replace

from selisik.briefing.wordings import told_wordings

# Two carriers of one claim: its first words, and one that shares them.
WORDS = "tiga orang tewas"
CARRIERS = [
    evidence("kabarwareng", WORDS, quote=WORDS),
    evidence("lensaselat", WORDS, "copied", quote=WORDS),
]
MORNING, NOON, DAY = "2031-03-02T06:00+07:00", "2031-03-02T12:00+07:00", "2031-03-02"


def told(first: str | None, second: str | None) -> list[str]:
    return list(told_wordings(CARRIERS, {"kabarwareng": first, "lensaselat": second}))


def test_a_direction_where_the_times_allow_one() -> None:
    assert told(MORNING, NOON) == ["first", "copied"]
    assert told("2031-03-01", MORNING) == ["first", "copied"]


@pytest.mark.parametrize(
    ("first", "second"), [(DAY, DAY), (MORNING, MORNING), (MORNING, DAY), (DAY, NOON), (MORNING, None), (None, None)]
)
def test_no_direction_where_they_do_not(first: str | None, second: str | None) -> None:
    assert told(first, second) == ["held", "same"]


def test_a_direction_is_from_whose_words_they_are() -> None:
    own = replace(CARRIERS[0], article="suararawa", wording="own", quote="tiga orang meninggal di kapal itu")
    times = {"kabarwareng": MORNING, "lensaselat": NOON}
    for when, first in ((DAY, "held"), (NOON, "first")):
        found = told_wordings([CARRIERS[0], own, CARRIERS[1]], times | {"suararawa": when})
        assert found == [first, "own", "copied"]
    copied = replace(CARRIERS[1], quote=own.quote)
    found = told_wordings([CARRIERS[0], own, copied], times | {"suararawa": NOON})
    assert found == ["first", "own", "same"]


def test_an_article_alone_is_not_held_against_itself() -> None:
    assert told_wordings([CARRIERS[0]], {"kabarwareng": MORNING}) == ["first"]
    assert told_wordings([CARRIERS[0]], {"kabarwareng": None}) == ["held"]
