"""The three invented events of `examples/`, read and annotated once for all tests that look at them."""

from functools import cache
from pathlib import Path

from selisik.data import AnnotatedArticle, Article, Brief, Problem
from selisik.run import pipeline

ROOT = Path(__file__).parent.parent
EVENTS = tuple(sorted(folder.name for folder in (ROOT / "examples").iterdir() if folder.is_dir()))


@cache
def read_event(event: str) -> tuple[Article, ...]:
    """The articles of one example, which must be read without a problem."""
    problems: list[Problem] = []
    articles = tuple(pipeline.read_articles([str(ROOT / "examples" / event)], problems.append))
    assert not problems, [str(problem) for problem in problems]
    return articles


@cache
def annotate_event(event: str) -> tuple[AnnotatedArticle, ...]:
    """The articles of one example with their marks."""
    problems: list[Problem] = []
    annotated = tuple(pipeline.annotate_all(read_event(event), problems.append, pipeline.Means(1)))
    assert not problems, [str(problem) for problem in problems]
    return annotated


@cache
def brief_event(event: str) -> Brief:
    """The brief of one example."""
    return pipeline.make_brief(annotate_event(event))
