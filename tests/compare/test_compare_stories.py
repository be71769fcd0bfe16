"""Which articles tell one happening."""

from itertools import permutations

from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article

from selisik.compare import group_stories

ARTICLES = [
    article("a", HARBOUR, published="2031-03-02T08:00+07:00", title="Tongkang Tabrak Dermaga"),
    article("b", HARBOUR_OWN, published="2031-03-02T10:00+07:00", title="Dermaga Rusak"),
    article("c", SCHOOL, published="2031-03-02T11:00+07:00", title="Bibit Alpukat"),
    article("d", HARBOUR_COPIED, published="2031-03-02T09:00+07:00"),
]


def test_every_article_is_in_exactly_one_story() -> None:
    stories = group_stories(ARTICLES)
    assert sorted(name for story in stories for name in story.articles) == ["a", "b", "c", "d"]


def test_the_school_stands_alone_and_the_story_names_its_first_article() -> None:
    stories = {story.articles: story for story in group_stories(ARTICLES)}
    assert ("c",) in stories
    harbour = next(story for story in stories.values() if "a" in story.articles)
    assert harbour.title == "Tongkang Tabrak Dermaga"
    assert harbour.first == "2031-03-02T08:00+07:00"


def test_the_order_of_arrival_does_not_matter() -> None:
    assert len({group_stories(order) for order in permutations(ARTICLES)}) == 1
