"""Two articles side by side, and an article with its rules: whole texts, level passages, nothing obeyed."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_events import annotate_event
from selisik.annotating import annotate_article
from selisik.briefing import Screen, compare_page, compare_text, explain, explain_page
from selisik.briefing.sidebyside import Part, side_by_side
from selisik.briefing.terminal import wrapped
from selisik.comparing import find_reuse
from selisik.data import AnnotatedArticle, Article, Passage, Reuse, text_hash

LEFT = "Awal yang lain. Perahu motor itu karam di muara Kali Dedari. Tengah. Dua orang selamat dibawa ke darat."
RIGHT = "Dua orang selamat dibawa ke darat. Perahu kayu itu karam di muara Kali Dedari. Penutup yang lain."


def article(name: str, text: str) -> AnnotatedArticle:
    return annotate_article(Article(id=name, text=text, sha256=text_hash(text), outlet=name, title=None, language="id"))


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
    text = compare_text(article("a", LEFT), article("b", RIGHT), REUSE, Screen(60))
    assert "*motor*" in text and "*kayu*" in text
    assert max(map(len, text.splitlines())) <= 60
    assert "\x1b" not in text
    assert "\x1b[1;33m" in compare_text(article("a", LEFT), article("b", RIGHT), REUSE, Screen(colours=True))


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
    by_id = {each.article.id: each for each in articles}
    first = reuse[0]
    text = compare_text(by_id[first.a.article], by_id[first.b.article], reuse)
    assert "[1] " in text


def compared(left: str, right: str) -> tuple[list[str], list[str]]:
    """What is changed on either side."""
    a, b = article("a", left), article("b", right)
    levels = side_by_side(a, b, find_reuse([a, b]))
    return _changed(level.left for level in levels), _changed(level.right for level in levels)


def _changed(sides: Iterable[tuple[Part, ...]]) -> list[str]:
    return [part.text for side in sides for part in side if part.kind == "changed"]


SUNK = "perahu tenggelam di muara Kali Dedari setelah dihantam ombak besar pada Senin malam"


@pytest.mark.parametrize(
    ("left", "right", "changed"),
    [
        (f"Dua {SUNK}.", f"Tiga {SUNK}.", (["Dua"], ["Tiga"])),
        (f"TIRTASARI - Dua {SUNK}.", f"TIRTASARI - Tiga {SUNK}.", (["Dua"], ["Tiga"])),
        (f"{SUNK} oleh dua warga.", f"{SUNK} oleh tiga warga.", (["dua"], ["tiga"])),
        (
            f"{SUNK} saat Wira (25) pulang membawa hasil tangkapan dari laut lepas.",
            f"{SUNK} saat Wira berusia 25 tahun pulang membawa hasil tangkapan dari laut lepas.",
            ([], ["berusia", "tahun"]),
        ),
    ],
)
def test_what_differs_at_the_edge_of_a_shared_passage_is_changed(
    left: str, right: str, changed: tuple[list[str], list[str]]
) -> None:
    assert compared(left, right) == changed


def test_no_level_cuts_a_sentence() -> None:
    left = f"Warga panik. Akibat badai itu {SUNK}, kata Wira. Polisi datang."
    right = f"Hujan turun. Menurut nelayan yang melihatnya dari tepi pantai dan ikut menolong, {SUNK}. Bantuan tiba."
    a, b = article("a", left), article("b", right)
    levels = side_by_side(a, b, find_reuse([a, b]))
    rows = ["".join(part.text for part in side).strip() for level in levels for side in (level.left, level.right)]
    assert all(row[0].isupper() and row.endswith(".") for row in rows if row)
    assert f"Akibat badai itu {SUNK}, kata Wira." in rows


def test_what_only_one_has_is_coloured_and_the_key_speaks_the_reader_s_language() -> None:
    shown = compare_text(article("a", LEFT), article("b", RIGHT), REUSE, Screen(colours=True))
    assert "\x1b[35mAwal" in shown and "hanya di sini" in shown
    assert "only here" in compare_text(article("a", LEFT), article("b", RIGHT), REUSE, Screen(ui="en"))
    assert '<span class="lone">Awal yang lain.' in compare_page(article("a", LEFT), article("b", RIGHT), REUSE)
