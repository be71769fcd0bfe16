"""Stories of labelled news: fed in any chunks they stay what they are at once; no member of a story is a stranger."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, Story, text_hash
from selisik.run import growing, pipeline

DATA = Path(__file__).parents[3] / "shared/eval/data"
FLOOR = 0.955
# What feeding in chunks may cost.
CHUNKED_COSTS = 0.01
DAY, HOUR = len("2025-06-18"), len("2025-06-18T17")
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not DATA.exists(), reason=f"no labelled news: {DATA} is absent"),
]


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of one labelled file; none where it is absent, so that the tests can be collected."""
    path = DATA / name
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()] if path.exists() else []


def annotated(row: dict[str, Any]) -> AnnotatedArticle:
    """A row as an annotated article."""
    known = {key: row.get(key) or None for key in ("url", "outlet", "title", "published")}
    return annotate_article(
        Article(id=row["id"], text=row["text"], sha256=text_hash(row["text"]), language="id", **known)
    )


@cache
def labelled() -> tuple[list[AnnotatedArticle], list[dict[str, str]]]:
    """The articles, and for each of the two people the story of every article."""
    rows = rows_of("stories.jsonl")
    return [annotated(row) for row in rows], [{row["id"]: row["story"][who] for row in rows} for who in (0, 1)]


def b_cubed(stories: Iterable[Story], truth: dict[str, str]) -> float:
    """F1 of a grouping (Bagga and Baldwin, 1998)."""
    sizes, precision, recall = Counter(truth.values()), 0.0, 0.0
    for story in stories:
        for name, count in Counter(truth[article] for article in story.articles).items():
            precision += count * count / len(story.articles) / len(truth)
            recall += count * count / sizes[name] / len(truth)
    return 2 * precision * recall / (precision + recall)


def score(stories: list[Story]) -> float:
    """The mean of both people's B-cubed."""
    return sum(b_cubed(stories, truth) for truth in labelled()[1]) / 2


@pytest.mark.parametrize("width", [DAY, HOUR])
def test_a_week_fed_in_chunks_stays_within_a_hundredth_of_the_whole(width: int, tmp_path: Path) -> None:
    articles = labelled()[0]
    for chunk in sorted({(each.article.published or "")[:width] for each in articles}):
        own = [each for each in articles if (each.article.published or "")[:width] == chunk]
        growing.add_to_archive(own, tmp_path / "stories.db")
    whole = score(list(pipeline.make_stories(articles)))
    assert whole >= FLOOR
    assert score(growing.kept_stories(tmp_path / "stories.db")) >= whole - CHUNKED_COSTS


@pytest.mark.parametrize("place", range(len(rows_of("claims.jsonl"))))
def test_no_article_of_a_labelled_story_is_a_stranger_to_it(place: int) -> None:
    articles = [annotated(row) for row in rows_of("claims.jsonl")[place]["articles"]]
    assert not pipeline.find_strangers(articles)
