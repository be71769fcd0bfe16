"""The outline map: places inside the window, where they belong, names that do not lie on each other."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from selisik.briefing.outline import WORLD, _clipped, _side, draw, rings
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


def test_a_far_story_is_shown_close_too() -> None:
    assert draw([place(15.4, 47.1), place(4.3, 50.9)]).width < draw([place(15.4, 47.1), place(-120, 37)]).width


def test_what_is_clipped_cuts_no_corner_through_the_window() -> None:
    around = [(x, y) for x, y in ((-5, 5), (-5, -5), (4, -5), (15, -5), (15, 4), (15, 15), (4, 15), (-5, 15))]
    window = (0.0, 0.0, 10.0, 10.0)
    kept = _clipped(around, window)
    for (x, y), (a, b) in pairwise([*kept, kept[0]]):
        assert _side(x, y, window) & _side(a, b, window)


def test_places_on_both_sides_of_the_date_line_lie_side_by_side() -> None:
    fiji, samoa = draw([place(178, -18), place(-172, -14)]).points
    assert 0 < samoa.across - fiji.across < draw([place(178, -18), place(-172, -14)]).width / 2


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
