"""The cases of regions.toml, language by language, and the laws of every cut."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import growth_fault
from selisik.annotating.regions import find_regions
from selisik.data import Article, Region, text_hash
from selisik.lang import LANGUAGES, pack

FOLDERS = sorted(Path(__file__).parent.glob("*/regions.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]
# Pieces that the finders look for, so that random texts meet every rule.
WORDS = """
Baca juga:|Baca Juga|[Gambas:|]|Daftar Isi|Harga Beras Naik|kata warga itu.|(abc/def)|Foto: A B|A/B/AP|klik|
— A (@a)June 1, 2025|Ikuti kami di Google News|wening.id|Warga mengungsi sejak pagi tadi ke balai desa.|”|"|İ|)|
Artikel ini telah tayang|pic.twitter.com/a
"""
PIECES = [*(piece.strip() for piece in WORDS.split("|")), "\n", "\r", " ", "\xa0", "\u200e"]


def regions_of(text: str, title: str | None = None, code: str = "id") -> tuple[Region, ...]:
    article = Article(id="a", text=text, sha256=text_hash(text), title=title)
    return find_regions(article, pack(code))


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"].strip()[:60] for _, case in CASES])
def test_regions(code: str, case: dict) -> None:
    text = case["text"]
    marks = regions_of(text, case.get("title"), code)
    found = [f"{mark.kind}: {mark.cut(text)}".replace("\n", "|") for mark in marks if mark.kind != "body"]
    assert (found == case["regions"]) is not case.get("fails", False), found


def check_cut(text: str, marks: tuple[Region, ...]) -> None:
    """Regions are in order, do not overlap, cover every character that is no space, and only repeats say of what."""
    end = 0
    for mark in marks:
        assert mark.start >= end
        assert not text[end : mark.start].strip()
        assert (mark.of is not None) == (mark.kind == "repeat")
        assert mark.of is None or mark.of.end <= mark.start
        assert mark.rule
        end = mark.end
    assert not text[end:].strip()


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(LANGUAGES))
def test_every_cut_of_pieces_is_lawful(pieces: list[str], code: str) -> None:
    text = "".join(pieces)
    check_cut(text, regions_of(text, "Harga Beras Naik", code))


@given(st.text())
def test_every_cut_of_any_text_is_lawful(text: str) -> None:
    check_cut(text, regions_of(text))


HOSTILE = {
    "quotes": '"',
    "capitals": "A",
    "commas": ",",
    "labels": "Baca juga: ",
    "labels on lines": "Baca juga:\n",
    "brackets": "[Gambas:",
    "opening brackets": "(",
    "calls": "Ikuti kami di Google News ",
    "targets": "google news ",
    "contents": "Daftar Isi\n",
    "slashes": "A/",
    "sentences": "Warga mengungsi sejak pagi tadi ke balai desa.",
    "initials": "(abc/def)\n",
    "signatures": "— A (@a)June 1, 2025",
    "photographs": "Foto: A",
    "dashes": "— A (@a)",
    "stops": ".",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    def read(length: int) -> None:
        regions_of((HOSTILE[name] * (length // len(HOSTILE[name]) + 1))[:length])

    assert not growth_fault(read, 10_000, 40_000, most=7.0, blur=0.01)
