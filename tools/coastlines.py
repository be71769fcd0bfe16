"""Make `src/selisik/briefing/static/coast-{world,near}.txt` from Natural Earth's land polygons.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python tools/coastlines.py package

Natural Earth 4.1 (public domain) comes as TopoJSON in the package world-atlas (ISC). Lines are thinned after Douglas
and Peucker (Cartographica 10, 1973), islands too small to be seen are left out, and each ring is written as its first
point and the steps from point to point.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

Point = tuple[float, float]
STATIC = Path(__file__).parent.parent / "src" / "selisik" / "brief" / "static"
ORIGIN = "# Made by tools/coastlines.py from Natural Earth 4.1 land, {file} of world-atlas 2; public domain."
# (file, units a degree, tolerance in degrees, least width or height in degrees, longitude and latitude window)
SCALES = {
    "world": ("land-110m.json", 10, 0.18, 0.9, (-180.0, -60.0, 180.0, 84.0)),
    "near": ("land-50m.json", 100, 0.015, 0.12, (88.0, -18.0, 148.0, 24.0)),
}
# What lies west of this meridian is drawn at the right edge, so that the Bering Strait and not Chukotka is cut.
SEAM = -169.0


def main(package: Path) -> None:
    for name, (file, unit, tolerance, least, window) in SCALES.items():
        kept = [thinned(ring, tolerance) for ring in rings(json.loads((package / file).read_text()))]
        kept = [moved(ring) if name == "world" else ring for ring in kept]
        lines = [encoded(ring, unit) for ring in kept if large(ring, least) and seen(ring, window)]
        lines = [line for line in lines if line.count(" ") >= 2]
        (STATIC / f"coast-{name}.txt").write_text("\n".join([ORIGIN.format(file=file), *lines]) + "\n")


def rings(topology: dict) -> Iterator[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                yield joined(ring, arcs)


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for index in ring:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        out.extend(points[1:] if out else points)
    return out


def thinned(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker with a stack; a closed ring is split at its farthest point first."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        low, high = stack.pop()
        far, distance = low, 0.0
        for at in range(low + 1, high):
            away = deviation(points[at], points[low], points[high])
            if away > distance:
                far, distance = at, away
        if distance > tolerance:
            keep.add(far)
            stack += [(low, far), (far, high)]
    return [points[at] for at in sorted(keep)]


def deviation(point: Point, one: Point, other: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, one, other
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if length == 0:
        return ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
    return abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length


def large(ring: list[Point], least: float) -> bool:
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return max(max(across) - min(across), max(up) - min(up)) >= least


def seen(ring: list[Point], window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return max(across) >= west and min(across) <= east and max(up) >= south and min(up) <= north


def moved(ring: list[Point]) -> list[Point]:
    if max(x for x, _ in ring) <= SEAM:
        return [(x + 360, y) for x, y in ring]
    return ring


def encoded(ring: list[Point], unit: int) -> str:
    out, last = [], (0, 0)
    for x, y in ring:
        here = (round(x * unit), round(y * unit))
        if out and here == last:
            continue
        out.append(f"{here[0] - last[0]},{here[1] - last[1]}")
        last = here
    return " ".join(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
