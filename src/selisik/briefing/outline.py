"""The outline map: coastlines as one SVG path and places as points, drawn for the window that holds the places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import ceil, floor

from selisik.data import Place

# The archipelago is drawn from a finer coastline; a story whose places all lie here is shown close.
NEAR = (92.0, -14.0, 144.0, 20.0)
WORLD = (-170.0, -57.0, 190.0, 80.0)
# A window is never narrower than this, in degrees: a point without a coast to recognise says nothing. Of the
# rough coast of the world it takes more to recognise.
NARROWEST = {"near": 14.0, "world": 60.0}
# Room around the outermost places, as a part of the window.
MARGIN = 0.25
# The window's width over its height, that of the room the page gives it (72 by 34 rem); it may be stretched so far to
# reach it.
ASPECT = 2.12
# The height of a letter as a part of the map's width, and the width of a letter as a part of its height.
LETTER, LETTER_WIDTH = 1 / 60, 0.6
# Coordinates in the file are tenths (world) and hundredths (near) of a degree.
_UNIT = {"world": 10, "near": 100}
# Units of the drawing a degree.
_DRAWN = {"world": 20, "near": 60}

Window = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing's own units, its number in the list under the map.

    Its name stands to the left of it where that is the inner side, and nowhere where another name would lie under it.
    """

    number: int
    place: Place
    across: float
    down: float
    left: bool
    named: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: its width and height in units, the path of the coasts, the points."""

    width: int
    height: int
    coast: str
    points: tuple[Point, ...]

    @property
    def letter(self) -> float:
        """The height of a letter of a name, in units."""
        return self.width * LETTER


def draw(places: Sequence[Place]) -> Drawing:
    """The drawing that holds all places; longitude and latitude are drawn alike (plate carrée)."""
    window, scale = _window(places)
    west, south, east, north = window
    unit = _DRAWN[scale]
    points = [
        Point(number, place, *_at(place, window, unit), place.longitude > (west + east) / 2)
        for number, place in enumerate(places, 1)
    ]
    coast = "".join(_path(kept, window, unit) for ring in rings(scale) if len(kept := _clipped(ring, window)) > 2)
    # Rounded up, so that a place on the very edge is inside.
    width = ceil((east - west) * unit)
    return Drawing(width, ceil((north - south) * unit), coast, _apart(points, width))


def _apart(points: Sequence[Point], width: float) -> tuple[Point, ...]:
    """The points with their names left out where an earlier name or point lies in the way."""
    letter = width * LETTER
    taken: list[Window] = [
        (p.across - letter / 2, p.down - letter / 2, p.across + letter / 2, p.down + letter / 2) for p in points
    ]
    out: list[Point] = []
    for at, point in enumerate(points):
        box = _name_box(point, letter)
        free = not any(_overlap(box, other) for index, other in enumerate(taken) if index != at)
        if free:
            taken.append(box)
        out.append(replace(point, named=free))
    return tuple(out)


def _name_box(point: Point, letter: float) -> Window:
    length = len(point.place.name) * letter * LETTER_WIDTH
    near, far = (
        (point.across - letter, point.across - letter - length)
        if point.left
        else (point.across + letter, point.across + letter + length)
    )
    return min(near, far), point.down - letter / 2, max(near, far), point.down + letter / 2


def _overlap(one: Window, other: Window) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def rings(scale: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The coastlines of a scale, `world` or `near`, as closed rings of longitude and latitude."""
    unit = _UNIT[scale]
    lines = (files("selisik.briefing") / "static" / f"coast-{scale}.txt").read_text("utf-8").splitlines()
    return tuple(_turned(tuple(_pairs(line, unit))) for line in lines if line and not line.startswith("#"))


def _turned(ring: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """The ring turned by whole circles until its middle is on the map of the world."""
    middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
    turns = floor((middle - WORLD[0]) / 360)
    return tuple((x - 360 * turns, y) for x, y in ring)


def _pairs(line: str, unit: int) -> Iterator[tuple[float, float]]:
    """A line holds the first point, then the step from each point to the next.

    A step of more than half the globe is the short way over the date line: the ring goes on past 180 degrees.
    """
    x = y = 0
    for at, pair in enumerate(line.split(" ")):
        across, up = map(int, pair.split(","))
        if at and abs(across) > 180 * unit:
            across -= 360 * unit if across > 0 else -360 * unit
        x, y = x + across, y + up
        yield x / unit, y / unit


def _window(places: Sequence[Place]) -> tuple[Window, str]:
    """The window that holds the places with room about them, and the scale of its coast."""
    if not places:
        return WORLD, "world"
    near = all(_side(each.longitude, each.latitude, NEAR) == 0 for each in places)
    (west, south, east, north), scale = (NEAR, "near") if near else (WORLD, "world")
    across, up = [_eastward(each.longitude, west, east) for each in places], [each.latitude for each in places]
    width = max((max(across) - min(across)) * (1 + 2 * MARGIN), NARROWEST[scale])
    height = max((max(up) - min(up)) * (1 + 2 * MARGIN), width / ASPECT)
    width = min(max(width, height * ASPECT), east - west)
    height = min(height, north - south)
    middle_across, middle_up = (max(across) + min(across)) / 2, (max(up) + min(up)) / 2
    left = min(max(middle_across - width / 2, west), east - width)
    bottom = min(max(middle_up - height / 2, south), north - height)
    return (left, bottom, left + width, bottom + height), scale


def _eastward(longitude: float, west: float, east: float) -> float:
    """The longitude, turned once about the globe where only so it lies east of `west`."""
    return longitude + 360 if longitude < west and longitude + 360 <= east else longitude


def _at(place: Place, window: Window, unit: int) -> tuple[float, float]:
    west, _, east, north = window
    longitude = _eastward(place.longitude, west, east)
    return round((longitude - west) * unit, 1), round((north - place.latitude) * unit, 1)


def _clipped(ring: Sequence[tuple[float, float]], window: Window) -> list[tuple[float, float]]:
    """The ring without points that lie, with the last one kept and the next, beyond the same edge: no line that is left
    enters the window where the coast does not."""
    sides = [_side(x, y, window) for x, y in ring]
    kept = [0]
    for at in range(1, len(ring)):
        if not sides[kept[-1]] & sides[at] & sides[(at + 1) % len(ring)]:
            kept.append(at)
    return [ring[at] for at in kept]


def _side(x: float, y: float, window: Window) -> int:
    """Beyond which edges a point lies, a bit for each (Cohen and Sutherland's outcode)."""
    west, south, east, north = window
    return (x < west) | (x > east) << 1 | (y < south) << 2 | (y > north) << 3


def _path(ring: Sequence[tuple[float, float]], window: Window, unit: int) -> str:
    """The ring in whole units: its first point, then the steps."""
    west, _, _, north = window
    drawn = [(round((x - west) * unit), round((north - y) * unit)) for x, y in ring]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(drawn)]
    return f"M{drawn[0][0]} {drawn[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z"
