"""Two articles side by side, and an article with its rules: whole texts, level passages, nothing obeyed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_events import annotate_event
from selisik.briefing import compare_page, compare_text, explain, explain_page
from selisik.briefing.sidebyside import side_by_side
from selisik.briefing.terminal import wrapped
from selisik.comparing import find_reuse
from selisik.data import Article, Passage, Reuse, text_hash

LEFT = "Awal yang lain. Perahu motor itu karam di muara Kali Dedari. Tengah. Dua orang selamat dibawa ke darat."
RIGHT = "Dua orang selamat dibawa ke darat. Perahu kayu itu karam di muara Kali Dedari. Penutup yang lain."


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text, sha256=text_hash(text), outlet=name, title=None)


def shared(left: str, right: str) -> Reuse:
    a, b = LEFT.index(left), RIGHT.index(right)
    return Reuse(
        a=Passage(article="a", start=a, end=a + len(left)),
        b=Passage(article="b", start=b, end=b + len(right)),
        share=0.9,
    )


REUSE = (
    shared("Perahu motor itu karam di muara Kali Dedari", "Perahu kayu itu karam di muara Kali Dedari"),
    shared("Dua orang selamat dibawa ke darat", "Dua orang selamat dibawa ke darat"),
)


def test_a_shared_passage_stands_level_and_one_elsewhere_is_told_by_its_number() -> None:
    levels = side_by_side(article("a", LEFT), article("b", RIGHT), REUSE)
    level = next(each for each in levels if any(part.kind == "changed" for part in each.left))
    assert [part.text for part in level.left if part.kind == "changed"] == ["motor"]
    assert [part.text for part in level.right if part.kind == "changed"] == ["kayu"]
    moved = {part.pair for each in levels for part in (*each.left, *each.right) if part.text.startswith("Dua orang")}
    assert moved == {2}


@given(st.text("ab .\n", min_size=1, max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_no_word_of_either_text_is_lost(text: str, data: st.DataObject) -> None:
    reuse = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, other = data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(1, len(text) - max(start, other)))
        a = Passage(article="a", start=start, end=start + length)
        reuse.append(Reuse(a=a, b=Passage(article="b", start=other, end=other + length), share=1.0))
    levels = side_by_side(article("a", text), article("b", text), reuse)
    for side in ("left", "right"):
        found = "".join(part.text for level in levels for part in getattr(level, side))
        assert found.split() == text.split() or "".join(found.split()) == "".join(text.split())


def test_the_terminal_s_columns_hold_the_words_of_both() -> None:
    text = compare_text(article("a", LEFT), article("b", RIGHT), REUSE, width=60)
    assert "*motor*" in text and "*kayu*" in text
    assert max(map(len, text.splitlines())) <= 60
    assert "\x1b" not in text
    assert "\x1b[1;33m" in compare_text(article("a", LEFT), article("b", RIGHT), REUSE, colours=True)


@given(st.text("ab \n", max_size=60), st.integers(1, 20))
def test_wrapping_keeps_the_width_and_every_letter(text: str, width: int) -> None:
    lines = ["".join(run for run, _ in line) for line in wrapped([(text, "plain")], width)]
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_the_pages_run_nothing_from_an_article() -> None:
    loud = article("a", "<script>alert(1)</script> \u202e")
    html = compare_page(loud, article("b", RIGHT), ())
    assert "<script" not in html and "\u202e" not in html
    assert "script-src 'none'" in html


@pytest.mark.parametrize("ui", ["id", "en"])
def test_explaining_shows_every_mark_with_its_rule(ui: str) -> None:
    annotated = annotate_event("kapal-tenggelam")[0]
    text, html = explain(annotated), explain_page([annotated], ui)
    for statement in annotated.statements:
        assert f"<{statement.rule}>" in text
        assert f"<code>{statement.rule}</code>" in html
    for region in annotated.regions:
        assert f"{region.start}-{region.end}" in re.sub(r"\s+", " ", text)


def test_two_articles_of_an_example_share_their_wire_copy() -> None:
    articles = annotate_event("kapal-tenggelam")
    reuse = find_reuse(articles)
    assert reuse
    by_id = {each.article.id: each.article for each in articles}
    first = reuse[0]
    text = compare_text(by_id[first.a.article], by_id[first.b.article], reuse)
    assert "[1] " in text
