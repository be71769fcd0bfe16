"""Groups from weighed pairs."""

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from selisik.comparing.clusters import STORIES, join_groups


def nameless(_: int) -> frozenset[str]:
    return frozenset()


def test_the_closest_are_joined_and_strangers_stay_alone() -> None:
    groups, merges = join_groups(4, nameless, {(0, 1): 3.0, (1, 2): -2.0, (2, 3): 1.0})
    assert groups == [(0, 1), (2, 3)]
    assert [(merge.one, merge.other, merge.odds) for merge in merges] == [((0,), (1,), 3.0), ((2,), (3,), 1.0)]


def test_a_chain_of_weak_links_does_not_make_one_group() -> None:
    groups, _ = join_groups(4, nameless, {(0, 1): 2.0, (1, 2): 0.5, (2, 3): 2.0})
    assert groups == [(0, 1), (2, 3)]


def test_two_tight_groups_with_names_of_their_own_are_not_joined_by_weaker_evidence() -> None:
    tight = {(0, 1): 4.0, (2, 3): 4.0}
    loose = {(0, 1): 1.5, (2, 3): 1.5}
    between = {(a, b): 1.0 for a in (0, 1) for b in (2, 3)}
    named = [frozenset({"court", name}) for name in ("rukmi", "rukmi", "tarjo", "tarjo")]
    assert join_groups(4, named.__getitem__, tight | between)[0] == [(0, 1), (2, 3)]
    assert join_groups(4, named.__getitem__, loose | between)[0] == [(0, 1, 2, 3)]
    assert join_groups(4, nameless, tight | between)[0] == [(0, 1, 2, 3)]


@settings(deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(10, 19)), st.floats(-4, 6)))
def test_every_item_is_in_one_group_and_the_order_of_pairs_does_not_matter(odds: dict[tuple[int, int], float]) -> None:
    groups, merges = join_groups(20, nameless, odds)
    assert sorted(item for group in groups for item in group) == list(range(20))
    assert len(groups) + len(merges) == 20
    assert join_groups(20, nameless, dict(reversed(odds.items())))[0] == groups


def test_a_large_story_holds_together_though_each_article_was_weighed_against_few() -> None:
    number, chance = 90, Random(1)
    odds = {pair: 2.0 for pair in combinations(range(number), 2) if chance.random() < 0.5}
    bounded = replace(STORIES, looked_at=4)
    assert len(join_groups(number, nameless, odds, bounded)[0]) == 1
    assert len(join_groups(number, nameless, odds, replace(STORIES, looked_at=number))[0]) > 1
