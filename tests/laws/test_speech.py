"""Laws of the speech finders: marks inside the text, the same every time, time in proportion to length."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import growth_fault
from selisik.annotating.sentences import find_sentences
from selisik.annotating.speakers import resolve_speakers
from selisik.annotating.statements import find_statements
from selisik.data import Region, Sentence, Statement, trimmed
from selisik.lang import pack

# Four times the text may take so many times the time: twice what is in proportion, for the noise of a busy machine.
MOST_GROWTH = 8
# Below this many seconds a time says nothing about growth.
SHORTEST_TIME = 0.5
PIECES = [
    '"',
    "“",
    "”",
    ".",
    ",",
    " ",
    "\n",
    "?",
    ":",
    "(",
    ")",
    "–",
    "kata",
    "ujarnya",
    "mengatakan",
    "bahwa",
    "menurut",
]
PIECES += ["Lintang", "Wening", "ia", "kepada", "dikutip", "dari", "yang", "air", "naik", "5.10", "dr", "Jl"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.lists(st.sampled_from(PIECES)).map(" ".join)
HOSTILE = [
    "“",
    '"',
    '"a," kata ',
    ", ",
    "A",
    "katanya, ",
    "mengatakan ",
    'Dikutip dari Budi, "',
    "“a\n",
    '."',
    "Budi, kata ",
]


def read(text: str) -> tuple[Sequence[Sentence], Sequence[Statement]]:
    """The sentences and statements of a text that is all body, with no names known."""
    language, whole = pack("id"), trimmed(text, 0, len(text))
    sentences = find_sentences(text, [Region(whole.start, whole.end, kind="body")] if whole else [], language)
    found = find_statements(text, sentences, (), language)
    return sentences, resolve_speakers(text, sentences, found, (), language)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_marks_lie_inside_the_text_and_sentences_cover_it_in_order(text: str) -> None:
    sentences, statements = read(text)
    covered = "".join(sentence.cut(text) for sentence in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(sentences))
    for statement in statements:
        spans = (statement.content, statement.cue, statement.source, statement.medium)
        assert all(span.end <= len(text) for span in spans if span)
        assert statement.rule


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_the_same_text_gives_the_same_marks(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length(piece: str) -> None:
    assert not growth_fault(
        lambda size: read((piece * size)[:size]), 8_000, 32_000, MOST_GROWTH, SHORTEST_TIME / MOST_GROWTH
    )
