"""Where are the coasts of the world? Their outlines, as the package brings them, and how their file is made.

`land.txt` holds one ring a line: the first point and then the steps from each point to the next, longitude and
latitude in turn, in twentieths of a degree. Lines that begin with `#` say where the outlines come from. Land is
inside an odd number of rings: the shore of the Caspian Sea is a ring too. A ring that crosses the antimeridian runs
on beyond 180 degrees.

`python -m quoth.export.land land-50m.json` makes the file anew from TopoJSON.
"""

from __future__ import annotations

import heapq
import json
import sys
from functools import cache
from importlib.resources import files
from math import copysign, cos, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Point = tuple[float, float]
Ring = list[Point]

_UNITS = 20
# Square degrees at the equator: of the triangle of a point with its neighbours, below which the point goes, and of a
# ring's bounding box. Chosen so that the file stays under 60 kB and islands such as Zanzibar are still there.
_LEAST_TRIANGLE = 0.025
_LEAST_RING = 0.03

_HEAD = """\
# Coasts of the world, simplified from Natural Earth 1:50m Land (https://www.naturalearthdata.com), which is in the
# public domain, as packed by world-atlas 2.0.2 (https://github.com/topojson/world-atlas,
# ISC licence, copyright 2013-2019 Michael Bostock).
# Made by `python -m quoth.export.land land-50m.json`, which describes the format.
"""


@cache
def rings() -> tuple[Ring, ...]:
    """The outlines as rings of (longitude, latitude) in degrees; their last point is not the first one again."""
    return tuple(rings_in(files("quoth.export").joinpath("land.txt").read_text(encoding="ascii")))


def rings_in(text: str) -> list[Ring]:
    """The rings of a file such as `outlines` makes."""
    return [_decoded(line) for line in text.splitlines() if not line.startswith("#")]


def outlines(topology: Mapping[str, Any]) -> str:
    """What the file holds: the rings of "land" in a quantised TopoJSON, simplified, without the smallest islands."""
    kept = (_closed(_simplified(ring)) for ring in _rings_of(topology) if _box_area(ring) >= _LEAST_RING)
    return _HEAD + "".join(f"{_encoded(ring)}\n" for ring in kept)


def _decoded(line: str) -> Ring:
    steps = [int(step) for step in line.split()]
    out: Ring = []
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x / _UNITS, y / _UNITS))
    return out


def _encoded(ring: Sequence[Point]) -> str:
    steps: list[int] = []
    at = (0, 0)
    for longitude, latitude in ring:
        point = (round(longitude * _UNITS), round(latitude * _UNITS))
        if steps and point == at:
            continue
        steps += [point[0] - at[0], point[1] - at[1]]
        at = point
    return " ".join(map(str, steps))


def _rings_of(topology: Mapping[str, Any]) -> Iterator[Ring]:
    """The rings in degrees, unrolled; of the arcs that they are made of, each gives its last point to the next one."""
    (scale_x, scale_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for steps in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + from_x, y * scale_y + from_y))
        arcs.append(arc)
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            # An index below zero means the arc of its complement, backwards; arcs share their end points.
            parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
            yield _unrolled([point for part in parts for point in part[:-1]])


def _unrolled(ring: Ring) -> Ring:
    """The ring without jumps from 180 to -180 degrees: it may run beyond them."""
    out = ring[:1]
    for longitude, latitude in ring[1:]:
        turns = round((longitude - out[-1][0]) / 360)
        out.append((longitude - 360 * turns, latitude))
    return out


def _closed(ring: Ring) -> Ring:
    """The ring, and where it ends a turn away from its start, by way of the pole: so does Antarctica's."""
    (first, latitude), (last, _) = ring[0], ring[-1]
    if abs(last - first) < 180:
        return ring
    pole = copysign(90.0, latitude)
    return [*ring, (last, pole), (first, pole)]


def _simplified(ring: Ring) -> Ring:
    """The ring without the points that make the least difference, the smallest triangle first (Visvalingam 1993)."""
    before = [i - 1 for i in range(len(ring))]
    after = [i + 1 for i in range(len(ring))]
    before[0], after[-1] = len(ring) - 1, 0
    gone = [False] * len(ring)
    areas = [_triangle(ring[before[i]], ring[i], ring[after[i]]) for i in range(len(ring))]
    waiting = [(area, i) for i, area in enumerate(areas)]
    heapq.heapify(waiting)
    left = len(ring)
    while waiting and waiting[0][0] < _LEAST_TRIANGLE and left > 4:
        area, i = heapq.heappop(waiting)
        if gone[i] or area != areas[i]:
            continue
        gone[i] = True
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            # Never less than what went before it, or a long smooth bend would vanish point by point.
            areas[j] = max(area, _triangle(ring[before[j]], ring[j], ring[after[j]]))
            heapq.heappush(waiting, (areas[j], j))
    return [point for i, point in enumerate(ring) if not gone[i]]


def _triangle(a: Point, b: Point, c: Point) -> float:
    """The area in square degrees of the equator, so that the far north does not get more detail than it shows."""
    area = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
    return area * cos(radians(b[1]))


def _box_area(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) * cos(radians(ys[0]))


if __name__ == "__main__":
    made = outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(__file__).with_name("land.txt").write_text(made, encoding="ascii")
