"""Which articles plainly tell another happening than the rest, and which only seem to."""

import pytest
from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article

from example_events import EVENTS, annotate_event
from selisik.comparing import group_stories
from selisik.run.pipeline import find_strangers

HARBOUR_ARTICLES = [article("a", HARBOUR), article("b", HARBOUR_OWN), article("d", HARBOUR_COPIED)]


@pytest.mark.parametrize("event", EVENTS)
def test_no_article_of_an_event_is_a_stranger_to_it(event: str) -> None:
    assert not find_strangers(annotate_event(event))


@pytest.mark.parametrize("event", EVENTS)
def test_one_article_of_another_event_is_a_stranger(event: str) -> None:
    other = annotate_event(EVENTS[EVENTS.index(event) - 1])[0]
    assert find_strangers([*annotate_event(event), other]) == [other]


def test_a_school_is_a_stranger_at_the_harbour_wherever_it_stands() -> None:
    school = article("c", SCHOOL)
    assert find_strangers([school, *HARBOUR_ARTICLES]) == find_strangers([*HARBOUR_ARTICLES, school]) == [school]


def test_of_two_articles_neither_is_the_stranger() -> None:
    assert find_strangers([HARBOUR_ARTICLES[0], article("c", SCHOOL)]) == []


@pytest.mark.parametrize("event", EVENTS)
def test_most_of_an_event_is_one_story(event: str) -> None:
    articles = annotate_event(event)
    assert max(len(story.articles) for story in group_stories(articles)) > len(articles) / 2
