"""No clause loses the word that keeps it from being a plain assertion."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from selisik.data import Span
from selisik.lang import LANGUAGES, pack
from selisik.weighing.clauses import Clause, cut_clauses
from selisik.weighing.status import GRAVITY

FOLDER = Path(__file__).parent
CASES = [
    (code, case)
    for code in LANGUAGES
    if (FOLDER / code / "status.toml").is_file()
    for case in tomllib.loads((FOLDER / code / "status.toml").read_text("utf-8"))["case"]
]
FRAMES = {"id": "Saksi {} melihat orang itu mengambil kunci dan membuka gudang di belakang pasar."}


def clauses_with(code: str, text: str, passage: str) -> list[Clause]:
    start = text.index(passage)
    inside = Span(start, start + len(passage))
    return [clause for clause in cut_clauses(text, Span(0, len(text)), pack(code)) if clause.span.overlaps(inside)]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_the_clause_keeps_the_word_or_says_so(code: str, case: dict[str, Any]) -> None:
    held = clauses_with(code, case["text"], case["passage"])
    assert held
    for clause in held:
        kept = case["word"] in clause.span.cut(case["text"])
        assert clause.status == case["status"] if case["status"] != "asserted" else kept
        assert clause.status != case.get("never")
    for clause in clauses_with(code, case["text"], case["free"]) if "free" in case else ():
        assert clause.status == "asserted"


@pytest.mark.parametrize("code", sorted(FRAMES))
def test_every_word_of_the_lists_is_kept_or_said(code: str) -> None:
    table = pack(code).table("status")
    lost = []
    for name in (*GRAVITY, "negation", "binding"):
        for word in table[name]["words"]:
            text = FRAMES[code].format(word)
            for clause in clauses_with(code, text, "membuka gudang"):
                kept = f" {word} " in f" {clause.span.cut(text)} "
                if not kept and (name not in GRAVITY or clause.status == "asserted"):
                    lost.append((name, word))
    assert not lost


def test_clauses_do_not_overlap_and_stand_in_order() -> None:
    text = (
        "Api muncul di dapur pukul dua, lalu merambat cepat ke pasar ikan, sehingga warga desa berlarian ke lapangan."
    )
    cut = [clause.span for clause in cut_clauses(text, Span(0, len(text)), pack("id"))]
    assert len(cut) > 1
    assert all(left.end <= right.start for left, right in pairwise(cut))
