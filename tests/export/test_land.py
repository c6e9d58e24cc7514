from __future__ import annotations

from importlib.resources import files

import pytest

from quoth.export.land import outlines, rings, rings_in


def topology(*arcs, shapes):
    """A TopoJSON in whole degrees: arcs of points, and for each shape the arcs of its rings."""
    steps = []
    for arc in arcs:
        before = (0, 0)
        steps.append([])
        for x, y in arc:
            steps[-1].append([x - before[0], y - before[1]])
            before = (x, y)
    land = [{"type": "Polygon", "arcs": shape} for shape in shapes]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": steps,
        "objects": {"land": {"type": "GeometryCollection", "geometries": land}},
    }


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]


@pytest.mark.parametrize("arcs", [[0, 1], [0, ~2]], ids=["forwards", "backwards"])
def test_arcs_join_to_rings(arcs):
    made = topology(
        [(0, 0), (10, 0), (10, 10)], [(10, 10), (0, 10), (0, 0)], [(0, 0), (0, 10), (10, 10)], shapes=[[arcs]]
    )
    assert rings_in(outlines(made)) == [SQUARE]


def test_points_that_make_no_difference_go():
    made = topology([(0, 0), (5, 0), (10, 0), (10, 10), (0, 10), (0, 0)], shapes=[[[0]]])
    assert rings_in(outlines(made)) == [SQUARE]


def test_lakes_stay_and_islets_go():
    lake = [(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)]
    islet = topology([*SQUARE, (0, 0)], lake, shapes=[[[0], [1]]])
    assert rings_in(outlines(islet)) == [SQUARE, lake[:-1]]
    islet["transform"]["scale"] = [0.01, 0.01]
    assert rings_in(outlines(islet)) == []


def test_a_ring_runs_on_beyond_the_antimeridian():
    made = topology([(170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0)], shapes=[[[0]]])
    assert rings_in(outlines(made)) == [[(170, 0), (190, 0), (190, 10), (170, 10)]]


def test_a_ring_around_the_pole_is_closed_by_way_of_it():
    coast = [(-180, -70), (-90, -60), (0, -70), (90, -60), (180, -70)]
    [made] = rings_in(outlines(topology([*coast, (-180, -70)], shapes=[[[0]]])))
    assert made[-2:] == [(180, -90), (-180, -90)]


def test_the_shipped_outlines_are_few_and_name_their_origin():
    text = files("quoth.export").joinpath("land.txt").read_text()
    assert len(text) < 60_000
    assert "Natural Earth" in text
    assert "public domain" in text
    assert "ISC licence" in text
    assert all(len(ring) >= 3 and all(-90 <= y <= 90 for _, y in ring) for ring in rings())
