"""A pathological text costs time in proportion to its length: four times the text, not sixteen times the time."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from growth import growth_fault
from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, text_hash
from selisik.run.pipeline import make_brief

BENCH = Path(__file__).parents[2] / "bench/annotate.py"
SMALL, LARGE = 50_000, 200_000
# Four times the text in at most seven times the time: square growth would take sixteen, a noisy clock rarely two more.
MOST = 7.0
# Under this many seconds the clock says nothing about growth.
BLUR = 0.1


def hostile_texts() -> dict[str, str]:
    """The units that the benchmark repeats."""
    spec = importlib.util.spec_from_file_location("bench_annotate", BENCH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    texts: dict[str, str] = module.HOSTILE
    return texts


def annotate(text: str) -> AnnotatedArticle:
    """All marks of one article of this text."""
    return annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id", published="2024-08-07"))


@pytest.mark.heavy
@pytest.mark.parametrize("unit", hostile_texts().values(), ids=list(hostile_texts()))
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    annotate(unit * 10)
    assert not growth_fault(lambda size: annotate(unit * (size // len(unit))), SMALL, LARGE, MOST, BLUR)


@pytest.mark.heavy
def test_a_brief_of_a_text_without_an_end_grows_with_its_length() -> None:
    unit = "Dua orang tewas dalam kecelakaan bus di Jalan Raya Dedari, Tirtasari, Senin (3/3/2031) "
    other = replace(annotate(unit), article=Article(id="b", text=unit, sha256=text_hash(unit), language="id"))
    make_brief([annotate(unit * 10), other])
    sizes = SMALL // 5, LARGE // 5
    assert not growth_fault(lambda size: make_brief([annotate(unit * (size // len(unit))), other]), *sizes, MOST, BLUR)
