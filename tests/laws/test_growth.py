"""A pathological text costs time in proportion to its length: four times the text, not sixteen times the time."""

import gc
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
# A neighbour on the same processor can slow any one of these by two or three; square growth fails every one.
ROUNDS = 6


def hostile_texts() -> dict[str, str]:
    """The units that the benchmark repeats."""
    spec = importlib.util.spec_from_file_location("bench_annotate", BENCH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    texts: dict[str, str] = module.HOSTILE
    return texts


def seconds(text: str) -> float:
    """Seconds of the processor for one article of this text, without walks of the collector over other objects."""
    article = Article(id="a", text=text, sha256=text_hash(text), language="id", published="2024-08-07")
    gc.collect()
    gc.disable()
    started = time.process_time()
    annotate_article(article)
    spent = time.process_time() - started
    gc.enable()
    return spent


@pytest.mark.heavy
@pytest.mark.parametrize("unit", hostile_texts().values(), ids=list(hostile_texts()))
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    seconds(unit * 10)
    rounds = []
    for _ in range(ROUNDS):
        small, large = (seconds(unit * (size // len(unit))) for size in (SMALL, LARGE))
        rounds.append(f"{small:.2f} s and {large:.2f} s")
        if large < MOST * max(small, BLUR):
            return
    pytest.fail(f"for {SMALL:,} and {LARGE:,} characters, in {ROUNDS} rounds: {'; '.join(rounds)}")
