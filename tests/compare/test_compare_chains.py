"""Stories of one affair are linked and kept apart."""

from pathlib import Path

import pytest
from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article
from test_compare_stories import MONDAY, TUESDAY

from selisik.comparing import explain_stories, group_stories
from selisik.comparing.chains import find_chains
from selisik.run.growing import add_to_archive, kept_stories

PRICES = [
    article("m", MONDAY, published="2031-03-03T09:00+07:00", title="Harga Emas Cahaya Timur Naik Rp9.000"),
    article("t", TUESDAY, published="2031-03-04T09:00+07:00", title="Harga Emas Cahaya Timur Turun Rp4.000"),
]
TEXTS = HARBOUR, HARBOUR_COPIED, HARBOUR + " Air surut."
OTHERS = [
    article("a", HARBOUR, published="2031-03-03T08:00+07:00"),
    article("b", HARBOUR_OWN, published="2031-03-03T10:00+07:00"),
    article("d", HARBOUR_COPIED, published="2031-03-03T09:00+07:00"),
    article("c", SCHOOL, published="2031-03-03T11:00+07:00"),
]


def test_two_days_prices_are_a_chain_and_nothing_else_is() -> None:
    stories = {story.articles: story for story in group_stories([*PRICES, *OTHERS])}
    assert stories["t",].follows == stories["m",].id
    assert all(story.follows is None for articles, story in stories.items() if articles != ("t",))


def test_a_chain_holds_across_additions_to_an_archive(tmp_path: Path) -> None:
    for each in PRICES:
        add_to_archive([each], tmp_path / "s.db")
    stories = {story.articles: story for story in kept_stories(tmp_path / "s.db")}
    assert stories["t",].follows == stories["m",].id


def test_a_chain_is_remembered_when_the_story_before_is_finished(tmp_path: Path) -> None:
    for each in PRICES:
        add_to_archive([each], tmp_path / "s.db")
    late = article("t2", TUESDAY, published="2031-03-05T19:00+07:00", title="Harga Emas Cahaya Timur Turun Rp4.000")
    before = {article: story for story in kept_stories(tmp_path / "s.db") for article in story.articles}
    add_to_archive([late, article("x", SCHOOL, published="2031-03-05T20:00+07:00")], tmp_path / "s.db")
    after = {article: story for story in kept_stories(tmp_path / "s.db") for article in story.articles}
    assert after["t"].id == before["t"].id
    assert after["t"].follows == before["m"].id


def test_a_story_ends_where_nothing_is_told_for_long_and_the_next_goes_on_from_it(tmp_path: Path) -> None:
    days = [
        [article(f"{day}{at}", text, published=f"2031-03-{day}:{at}0+07:00") for at, text in enumerate(TEXTS)]
        for day in ("03T10", "05T20")
    ]
    undated = article("undated", HARBOUR)
    first, second = sorted(group_stories([*days[0], *days[1], undated]), key=lambda story: story.first or "")
    assert [len(first.articles), len(second.articles), second.follows] == [4, 3, first.id]
    joins = explain_stories([*days[0], *days[1], undated])
    assert {name: len(made) for name, made in joins.items()} == {first.id: 3, second.id: 2}
    for each in days:
        add_to_archive(each, tmp_path / "s.db")
    assert [len(story.articles) for story in kept_stories(tmp_path / "s.db")] == [3, 3]


def test_a_story_goes_on_from_one_that_was_finished_before_it_came(tmp_path: Path) -> None:
    report = "Harga Emas Cahaya Timur Naik Lagi"
    days = [
        [article(f"{day}{at}", MONDAY, published=f"2031-03-{day}T1{at}:00+07:00", title=report) for at in (0, 1)]
        for day in ("03", "07", "11")
    ]
    for each in days:
        add_to_archive(each, tmp_path / "s.db")
    stories = sorted(kept_stories(tmp_path / "s.db"), key=lambda story: story.first or "")
    assert [story.follows for story in stories] == [None, stories[0].id, stories[1].id]


@pytest.mark.parametrize(("pair", "rest", "linked"), [(0.5, -1.0, True), (-0.1, -0.5, False), (0.5, -4.0, False)])
def test_a_link_needs_one_even_pair_and_a_whole_that_comes_near(pair: float, rest: float, linked: bool) -> None:
    odds = {(0, 2): pair, (0, 3): rest, (1, 2): rest, (1, 3): rest}
    assert find_chains([(0, 1), (2, 3)], odds) == ({1: 0} if linked else {})


def test_a_story_goes_on_from_the_closest_of_several() -> None:
    odds = {(0, 2): 0.1, (1, 2): 0.4}
    assert find_chains([(0,), (1,), (2,)], odds) == {2: 1}
