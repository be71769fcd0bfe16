"""The outline map: places inside the window, where they belong, names that do not lie on each other."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from selisik.briefing.outline import WORLD, draw, rings
from selisik.data import Place


def place(longitude: float, latitude: float, name: str = "Kota") -> Place:
    return Place(entity="s1", name=name, longitude=longitude, latitude=latitude)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-55, 79)), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_every_place_is_inside_the_drawing(places: list[tuple[float, float]]) -> None:
    drawing = draw([place(*each) for each in places])
    assert len(drawing.points) == len(places)
    for point in drawing.points:
        assert 0 <= point.across <= drawing.width
        assert 0 <= point.down <= drawing.height


def test_west_is_left_and_north_is_up() -> None:
    west, east, north = draw([place(107, -7), place(112, -7), place(109, 1)]).points
    assert west.across < east.across
    assert north.down < west.down


def test_a_far_place_takes_the_map_of_the_world() -> None:
    assert draw([place(107, -7)]).width < draw([place(107, -7), place(2, 48)]).width


def test_names_of_neighbours_do_not_lie_on_each_other() -> None:
    names = draw([place(107 + step / 100, -7, "Nama yang panjang") for step in range(6)]).points
    assert 1 <= [point.named for point in names].count(True) <= 2  # one to the left, one to the right


def test_the_archipelago_and_the_continents_are_there() -> None:
    assert sum(len(ring) for ring in rings("near")) > 2000
    assert any(max(x for x, _ in ring) - min(x for x, _ in ring) > 90 for ring in rings("world"))


def test_no_coast_runs_across_the_whole_map() -> None:
    for scale in ("world", "near"):
        for ring in rings(scale):
            assert all(abs(x - a) < 180 for (a, _), (x, _) in pairwise(ring))


def test_every_coast_lies_mostly_on_the_map() -> None:
    west, _, east, _ = WORLD
    for ring in rings("world"):
        assert west <= (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2 < east
