"""Each of the three invented events in turn, for the tests that go over all of them."""

import pytest
from hypothesis import settings

from example_events import EVENTS, annotate_event, brief_event, read_event
from selisik.data import AnnotatedArticle, Article, Brief

# A busy machine is no failure: growth with length has tests of its own.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


@pytest.fixture(params=EVENTS)
def event(request: pytest.FixtureRequest) -> str:
    """Each example in turn, by its folder's name."""
    return str(request.param)


@pytest.fixture
def articles(event: str) -> tuple[Article, ...]:
    """The example's articles as they were read."""
    return read_event(event)


@pytest.fixture
def annotated(event: str) -> tuple[AnnotatedArticle, ...]:
    """The example's articles with their marks."""
    return annotate_event(event)


@pytest.fixture
def brief(event: str) -> Brief:
    """The example's brief."""
    return brief_event(event)
