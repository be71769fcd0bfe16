"""Spans and marks keep their promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selisik.data import Span, trimmed


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_an_empty_or_backward_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Span(start, end)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trimming_keeps_every_character_that_is_not_space(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    span = trimmed(text, start, end)
    assert (span.cut(text) if span else "") == text[start:end].strip()
