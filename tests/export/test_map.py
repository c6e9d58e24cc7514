from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from anything import readings
from handmade import place, reading
from hypothesis import given

from quoth.article import new_article
from quoth.export.map import place_map

WIDTH = 440
TOWNS = {
    "Suva": (-18.1, 178.4),
    "Apia": (-13.8, -171.8),
    "Wellington": (-41.3, 174.8),
    "Berlin": (52.5, 13.4),
    "Potsdam": (52.4, 13.1),
    "Paris": (48.9, 2.4),
    "Longyearbyen": (78.2, 15.6),
    "Kelbajar": (40.1, 46.0),
}


def mapped(*names, positions=TOWNS):
    article = new_article(" ".join(names))
    places = (
        place(article, name, name, latitude=positions[name][0], longitude=positions[name][1])
        for name in dict.fromkeys(names)
    )
    return parsed(reading(article, places=tuple(places)))


def parsed(made):
    found = place_map(made, 1)
    return ET.fromstring(found) if found else None  # noqa: S314 - our own


def dots(svg):
    """By name, where each dot is, as shares of the width and height."""
    height = float(svg.get("viewBox").split()[3])
    found = {}
    for link in svg.iter("a"):
        circle = link.find("circle")
        name = link.find("title").text.split(" · ")[0]
        found[name] = (float(circle.get("cx")) / WIDTH, float(circle.get("cy")) / height)
    return found


def land(svg):
    """The rings of the land, as points in units of the drawing."""
    [path] = [path for path in svg.iter("path") if path.get("class") == "land"]
    return [
        [tuple(map(float, point.split())) for point in ring.rstrip("Z").split("L")]
        for ring in path.get("d").split("M")[1:]
    ]


def is_land(svg, x, y):
    inside = False
    for ring in land(svg):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


@pytest.mark.parametrize("names", [("Suva", "Apia", "Wellington"), ("Longyearbyen",), tuple(TOWNS)])
def test_every_place_is_in_view_with_a_margin(names):
    assert all(0.05 < x < 0.95 and 0.05 < y < 0.95 for x, y in dots(mapped(*names)).values())


def test_north_is_up_and_east_is_right():
    found = dots(mapped("Berlin", "Paris"))
    assert found["Berlin"][0] > found["Paris"][0]
    assert found["Berlin"][1] < found["Paris"][1]


def test_a_map_across_the_antimeridian_is_not_a_map_of_the_world():
    found = dots(mapped("Suva", "Apia"))
    assert found["Suva"][0] < found["Apia"][0]
    # Ten degrees apart; of a map of the world that would be a thirty-sixth.
    assert found["Apia"][0] - found["Suva"][0] > 0.15


def test_towns_are_on_land_and_the_caspian_is_not():
    svg = mapped("Kelbajar", "Baku", "Sea", positions=TOWNS | {"Baku": (40.4, 49.7), "Sea": (41.5, 51.0)})
    where = {name: (x * WIDTH, y * float(svg.get("viewBox").split()[3])) for name, (x, y) in dots(svg).items()}
    assert is_land(svg, *where["Kelbajar"])
    assert is_land(svg, *where["Baku"])
    assert not is_land(svg, *where["Sea"])


def test_land_is_drawn_on_both_sides_of_the_antimeridian():
    chukotka = {"Anadyr": (64.7, 177.5), "Provideniya": (64.4, -173.2), "Strait": (66.0, -169.0)}
    svg = mapped(*chukotka, positions=chukotka)
    height = float(svg.get("viewBox").split()[3])
    found = {name: is_land(svg, x * WIDTH, y * height - 8) for name, (x, y) in dots(svg).items()}
    assert found["Anadyr"]
    assert found["Provideniya"]


def test_labels_do_not_overlap():
    crowd = {f"Town {i}": (50 + i % 7 / 10, 10 + i % 5 / 10) for i in range(35)}
    svg = mapped(*crowd, positions=crowd)
    boxes = []
    for text in svg.iter("text"):
        x, y, width = float(text.get("x")), float(text.get("y")), len(text.text) * 5
        left = {"start": x, "end": x - width, "middle": x - width / 2}[text.get("text-anchor")]
        boxes.append((left, y - 8, left + width, y))
    assert boxes
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_a_dot_leads_to_the_first_mention_and_says_what_it_is():
    article = new_article("Baku and Baku")
    places = tuple(place(article, "Baku", "Baku", country="AZ", latitude=40.4, longitude=49.9) for _ in range(2))
    [link] = parsed(reading(article, places=places)).iter("a")
    assert link.get("href") == "#place1-1"
    assert link.find("title").text == "Baku, AZ · 40.40° N, 49.90° E"
    assert link.find("text").text == "Baku"


@pytest.mark.parametrize("position", [(None, None), (None, 3.0), (91.0, 3.0), (float("nan"), 3.0), (3.0, float("inf"))])
def test_without_a_position_on_the_earth_there_is_no_map(position):
    assert mapped("Nowhere", positions={"Nowhere": position}) is None


def test_poles_and_hundreds_of_places_are_drawn():
    many = {f"P{i}": (i % 181 - 90, i * 7 % 361 - 180) for i in range(600)}
    svg = mapped(*many, positions=many)
    assert len(dots(svg)) == 600
    assert len(list(svg.iter("text"))) <= 60


def test_a_map_is_small():
    assert len(ET.tostring(mapped("Kelbajar"))) < 20_000


@given(readings())
def test_every_map_is_well_formed_and_has_only_numbers(made):
    svg = parsed(made)
    if svg is not None:
        assert not re.search("nan|inf", " ".join(v for e in svg.iter() for k, v in e.items() if k in ("d", "cx", "cy")))
