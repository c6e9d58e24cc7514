"""Where are the places of an article? A map of them with the coasts around, and nothing else.

The map has no borders: which line is one is disputed in many of the stories that Quoth reads, and a record takes no
side. The projection is equirectangular, true to scale at the middle of the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from math import cos, isfinite, radians
from typing import TYPE_CHECKING

from quoth.export.groups import Group, grouped_places
from quoth.export.land import Point, Ring, rings
from quoth.export.marks import anchor
from quoth.export.visible import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.record import Place, Reading

# Units of the drawing; letters are 11 high and about 6 wide.
_WIDTH = 440
_LETTER = 6.2
_LABEL = 13
_LONGEST_LABEL = 24
# With more labels than this a map cannot be read; the list below it has them all.
_MOST_LABELS = 60
# Degrees of latitude that are always shown, so that a single town is seen in its part of the world.
_LEAST_DEGREES = 20
# Shape of the map: height by width.
_FLATTEST, _TALLEST = 0.5, 0.85
# Poles are drawn no wider than this, or they would be all of the map.
_LEAST_COSINE = 0.35

_Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _View:
    """What is shown: the western and northern edge in degrees, and the units of a degree across and down."""

    west: float
    north: float
    across: float
    down: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a point of the Earth is drawn; a place west of the view is one turn further east."""
        return (longitude - self.west) % 360 * self.across, (self.north - latitude) * self.down


def place_map(reading: Reading, article: int) -> str:
    """An SVG element with a labelled dot for each place, linked to its first mention; "" without coordinates."""
    # The most frequent first: they get their labels before the room is taken.
    groups = sorted(grouped_places(reading), key=lambda group: -len(group.spans))
    known = [(group, at) for group in groups if (at := _position(reading.places[group.members[0]]))]
    if not known:
        return ""
    view = _view([at for _, at in known])
    drawn = "".join(_dots([group for group, _ in known], [view.point(*at) for _, at in known], view, article))
    # No role "img": a program that reads the page aloud would then pass over the links inside.
    return (
        f'<svg class="map" role="group" aria-labelledby="map{article}" viewBox="0 0 {_WIDTH} {view.height:.0f}">\n'
        f'<title id="map{article}">Map of the places of the article</title>\n'
        f'<rect class="sea" width="{_WIDTH}" height="{view.height:.0f}"/>'
        f'<path class="land" fill-rule="evenodd" d="{"".join(_land(view))}"/>{drawn}\n</svg>'
    )


def _position(place: Place) -> Point | None:
    """Longitude and latitude, if they are known and any on the Earth."""
    longitude, latitude = place.longitude, place.latitude
    if longitude is None or latitude is None or not (isfinite(longitude) and abs(latitude) <= 90):
        return None
    return (longitude + 180) % 360 - 180, latitude


def _view(points: Sequence[Point]) -> _View:
    """The smallest view that has all the points with a margin, in a shape that can be looked at."""
    west, degrees_across = _arc(sorted(x for x, _ in points))
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = west + degrees_across / 2, (south + north) / 2
    cosine = max(_LEAST_COSINE, cos(radians(middle_y)))
    # Room on both sides of the outermost dots, for their labels.
    high = max(_LEAST_DEGREES, (north - south) * 1.35)
    wide = max(_LEAST_DEGREES, degrees_across * cosine * 1.4)
    wide, high = max(wide, high / _TALLEST), max(high, wide * _FLATTEST)
    wide = min(wide, 360 * cosine)
    high = min(high, wide * _TALLEST, 180)
    # The view stays on the Earth, with room for a dot on the pole.
    middle_y = max(-92 + high / 2, min(92 - high / 2, middle_y))
    scale = _WIDTH / wide
    return _View(
        west=middle_x - wide / cosine / 2,
        north=middle_y + high / 2,
        across=scale * cosine,
        down=scale,
        height=high * scale,
    )


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The western end and the degrees of the shortest arc with all longitudes, which may cross the antimeridian."""
    gaps = [(after - before, after) for before, after in pairwise(longitudes)]
    gap, west = max([*gaps, (longitudes[0] + 360 - longitudes[-1], longitudes[0])])
    return west, 360 - gap


def _land(view: _View) -> Iterator[str]:
    """The land in view, as data of a path."""
    # A little more than is seen, so that the edges of the cut are not.
    east, south = view.west + _WIDTH / view.across, view.north - view.height / view.down
    edges = (view.west - 1, east + 1, south - 1, view.north + 1)
    for ring, (low, high, bottom, top) in _bounded_rings():
        if top < edges[2] or bottom > edges[3]:
            continue
        for turn in (-360, 0, 360, 720):
            if high + turn < edges[0] or low + turn > edges[1]:
                continue
            seen = _cut([(x + turn, y) for x, y in ring], edges)
            if len(seen) > 2:
                points = (f"{(x - view.west) * view.across:.1f} {(view.north - y) * view.down:.1f}" for x, y in seen)
                yield f"M{'L'.join(points)}Z"


@cache
def _bounded_rings() -> tuple[tuple[Ring, _Edges], ...]:
    """Each outline with its westernmost and easternmost longitude, its southernmost and northernmost latitude."""
    bounds = ((ring, [x for x, _ in ring], [y for _, y in ring]) for ring in rings())
    return tuple((ring, (min(xs), max(xs), min(ys), max(ys))) for ring, xs, ys in bounds)


def _cut(ring: Ring, edges: _Edges) -> Ring:
    """What of a ring lies between west, east, south and north (Sutherland and Hodgman, CACM 17, 1974)."""
    for axis, edge, sign in ((0, edges[0], 1), (0, edges[1], -1), (1, edges[2], 1), (1, edges[3], -1)):
        kept: Ring = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            inside = (point[axis] - edge) * sign >= 0
            if inside != ((before[axis] - edge) * sign >= 0):
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        ring = kept
    return ring


def _dots(groups: Sequence[Group], points: Sequence[Point], view: _View, article: int) -> Iterator[str]:
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in points[:_MOST_LABELS]]
    for number, (group, (x, y)) in enumerate(zip(groups, points, strict=True)):
        label = ""
        name = shortened(group.value.rpartition(", ")[0] or group.value, _LONGEST_LABEL)
        if number < _MOST_LABELS and (spot := _spot(x, y, len(name) * _LETTER, taken, view)):
            at_x, at_y, end = spot
            label = f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{end}">{escape(name)}</text>'
        title = escape(f"{group.value} · {group.detail}")
        yield (
            f'\n<a class="dot" href="#{anchor("place", article, group.members[0] + 1)}"><title>{title}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>{label}</a>'
        )


def _spot(x: float, y: float, width: float, taken: list[_Edges], view: _View) -> tuple[float, float, str] | None:
    """Where a label goes: right of its dot, left, above, below or askew, where nothing else is; it is then taken."""
    level, above, below = y - _LABEL / 2, y - 6 - _LABEL, y + 6
    for left, top, at_x, end in (
        (x + 6, level, x + 7, "start"),
        (x - 6 - width, level, x - 7, "end"),
        (x - width / 2, above, x, "middle"),
        (x - width / 2, below, x, "middle"),
        (x - 3, above - 2, x - 3, "start"),
        (x - 3, below + 2, x - 3, "start"),
        (x + 3 - width, above - 2, x + 3, "end"),
        (x + 3 - width, below + 2, x + 3, "end"),
    ):
        box = (left, top, left + width, top + _LABEL)
        in_view = box[0] >= 0 and box[1] >= 0 and box[2] <= _WIDTH and box[3] <= view.height
        if in_view and not any(_cross(box, other) for other in taken):
            taken.append(box)
            return at_x, top + _LABEL - 3, end
    return None


def _cross(one: _Edges, other: _Edges) -> bool:
    left, top, right, bottom = one
    other_left, other_top, other_right, other_bottom = other
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom
