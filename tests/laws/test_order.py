"""Order of arrival, neighbours, workers and hash seeds change no byte of what comes out."""

import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, Brief
from selisik.data.codec import annotated_line, brief_bytes, story_line
from selisik.run import pipeline

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_brief_does_not_depend_on_the_order_of_arrival(
    annotated: tuple[AnnotatedArticle, ...], brief: Brief, seed: int
) -> None:
    shuffled = list(annotated)
    random.Random(seed).shuffle(shuffled)
    assert brief_bytes(pipeline.make_brief(shuffled)) == brief_bytes(brief)


def test_stories_do_not_depend_on_the_order_of_arrival(annotated: tuple[AnnotatedArticle, ...]) -> None:
    forward = [story_line(story) for story in pipeline.make_stories(annotated)]
    assert [story_line(story) for story in pipeline.make_stories(annotated[::-1])] == forward


def test_what_an_article_yields_does_not_depend_on_its_neighbours(
    articles: tuple[Article, ...], annotated: tuple[AnnotatedArticle, ...]
) -> None:
    backward = {each.id: annotated_line(annotate_article(each)) for each in articles[::-1]}
    assert backward == {each.article.id: annotated_line(each) for each in annotated}


def test_annotating_can_be_sent_to_a_fresh_worker(
    articles: tuple[Article, ...], annotated: tuple[AnnotatedArticle, ...]
) -> None:
    step = pickle.loads(pickle.dumps(annotate_article))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        away = list(pool.map(step, articles))
    assert [annotated_line(each) for each in away] == [annotated_line(each) for each in annotated]


def test_two_processes_with_different_hash_seeds_write_the_same_files(event: str, brief: Brief, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "selisik.app.cli", "brief", f"examples/{event}", "-o", str(tmp_path / seed)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    for name in ("brief.json", "brief.html", "brief.md"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    assert (tmp_path / "1" / "brief.json").read_bytes() == brief_bytes(brief)
