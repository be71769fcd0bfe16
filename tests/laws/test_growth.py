"""A pathological text costs time in proportion to its length: four times the text, not sixteen times the time."""

import importlib.util
import time
from pathlib import Path

import pytest

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash

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


def seconds(text: str) -> float:
    """Seconds of the processor for one article of this text: other programs do not count."""
    article = Article(id="a", text=text, sha256=text_hash(text), language="id", published="2024-08-07")
    started = time.process_time()
    annotate_article(article)
    return time.process_time() - started


@pytest.mark.heavy
@pytest.mark.parametrize("unit", hostile_texts().values(), ids=list(hostile_texts()))
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    seconds(unit * 10)
    # the best of three: a busy machine slows one
    small, large = (min(seconds(unit * (size // len(unit))) for _ in range(3)) for size in (SMALL, LARGE))
    assert large < MOST * max(small, BLUR), f"{small:.2f} s for {SMALL:,} characters, {large:.2f} s for {LARGE:,}"
