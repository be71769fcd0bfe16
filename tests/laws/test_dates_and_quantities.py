"""What every date and quantity keeps, whatever the text: marks in order and in bounds, no more exact than the words."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import growth_fault
from selisik.annotating.dates import find_dates
from selisik.annotating.quantities import find_quantities
from selisik.data import DateMention, Quantity, Sentence
from selisik.lang import LANGUAGES, pack

SHAPES = {
    "year": r"\d{4}",
    "month": r"\d{4}-\d\d",
    "week": r"\d{4}-W\d\d",
    "day": r"\d{4}-\d\d-\d\d",
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d([+-]\d\d:\d\d)?",
}
WORDS = (
    "Senin Rabu Minggu minggu pekan hari tahun bulan lalu ini depan itu pukul jam malam WIB tanggal Juni Maret an awal "
    "13/9/2023 13/9 2024 1990 14.30 24.00 31 0 007 1.000,5 1,500 ( ) , - – / ' % Rp US$ M triliun juta ratus dua satu "
    "setengah belas koma orang buah kilometer mil persen hingga sampai lebih dari sekitar seorang puluhan SR berusia "
    "Idul Fitri 1446 H kemarin besok hari ini saat yesterday last June two o'clock 12 \u0130 \u00a0 \n ٣ ½ 1/1/99"
)
PARTS = WORDS.split(" ")
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=4)), max_size=40).map(" ".join)


def marks(text: str, code: str, published: str | None) -> tuple[tuple[DateMention, ...], tuple[Quantity, ...]]:
    """Both kinds of marks of a text taken as one sentence."""
    sentences = [Sentence(0, len(text))] if text else []
    dates = find_dates(text, sentences, pack(code), published)
    return dates, find_quantities(text, sentences, pack(code), dates)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from([None, "2025-06-10", "0001-01-01", "9999-12-31"]))
def test_marks_are_in_order_in_bounds_and_lawful(text: str, code: str, published: str | None) -> None:
    dates, quantities = marks(text, code, published)
    both = sorted([*dates, *quantities], key=lambda mark: mark.start)
    assert all(mark.end <= len(text) and mark.cut(text).strip() == mark.cut(text) for mark in both)
    assert all(one.end <= other.start for one, other in pairwise(both)), "marks overlap"
    for date in dates:
        assert (date.value is None) == (date.precision is None) == (date.basis is None)
        assert date.value is None or re.fullmatch(SHAPES[date.precision or ""], date.value)
    for quantity in quantities:
        assert quantity.upper is None or (quantity.value is not None and quantity.value < quantity.upper)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXTS)
def test_what_rests_on_publication_has_no_value_without_it(text: str) -> None:
    dates, _ = marks(text, "id", None)
    assert all(date.basis in (None, "written") for date in dates)


@pytest.mark.parametrize(
    "part",
    ["1", ",", "1,", "1.", "dua ", "Senin ", "13/9/2023 ", "(34) ", "2 hingga ", "ribu ", "M 5,8 ", "pukul 05.10 "],
)
def test_time_grows_with_length_only(part: str) -> None:
    def read(size: int) -> None:
        marks(part * (size // len(part)), "id", "2025-06-10")

    assert not growth_fault(read, 6_000, 24_000, most=7.0, blur=0.02)
