"""Times of publication are compared as points in time, however they are written."""

import pytest
from compare_articles import HARBOUR, HARBOUR_COPIED, article

from selisik.comparing import digest_article, find_origins, find_reuse, group_digests
from selisik.comparing.likeness import hours_of

EARLY, LATE = "2031-03-02T07:00+07:00", "2031-03-02T01:30Z"


def test_a_story_begins_with_its_earliest_article_whatever_zone_its_time_is_written_in() -> None:
    articles = [article("late", HARBOUR, published=LATE), article("early", HARBOUR, published=EARLY)]
    (story,) = group_digests([digest_article(each) for each in articles])
    assert (story.articles, story.first, story.last) == (("early", "late"), EARLY, LATE)


@pytest.mark.parametrize(("early", "first"), [(EARLY, "early"), ("2031-03-02", None), ("2031-03-01", "early")])
def test_an_origin_is_first_where_the_instants_tell(early: str, first: str | None) -> None:
    articles = [article("early", HARBOUR_COPIED, published=early), article("late", HARBOUR, published=LATE)]
    (origin,) = find_origins(articles, find_reuse(articles))
    assert origin.first == first


def test_a_time_without_a_zone_does_not_depend_on_the_machine() -> None:
    assert hours_of("2031-03-02T07:00") == hours_of(EARLY)


def test_near_copies_begin_with_the_earliest() -> None:
    pytest.importorskip("numpy", reason="needs the extra selisik[batch]")
    from selisik.comparing.copies import group_copies

    copies = [article("a", HARBOUR, published=LATE).article, article("b", HARBOUR, published=EARLY).article]
    (group,) = group_copies(copies)
    assert (group.articles, group.first) == (("b", "a"), "b")
