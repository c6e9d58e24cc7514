from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from anything import VALUES, readings
from handmade import reading, record, time
from hypothesis import given

from quoth import TimeExpression
from quoth.article import new_article
from quoth.export.timeline import timeline, undated


def drawn(*values, published=None):
    """The timeline of an article that has these values, each called by its own name."""
    article = new_article(" ".join(f"w{i}" for i in range(len(values))), published=published)
    return parsed(reading(article, times=tuple(time(article, f"w{i}", value) for i, value in enumerate(values))))


def parsed(made):
    found = timeline(made, 1)
    return ET.fromstring(found) if found else None  # noqa: S314 - our own


def rows(svg):
    """The date and the words of each row, from top to bottom."""
    found = []
    for group in svg.iter("g"):
        date, words = group.findall("text")
        title = date.find("title")
        height = float(date.get("y"))
        found.append((height, date.text if title is None else title.text, "".join(words.itertext())))
    heights = [height for height, _, _ in found]
    assert heights == sorted(heights)
    assert all(after - before >= 12 for before, after in pairwise(heights))
    return [(date, words) for _, date, words in found]


def test_dates_stand_in_their_order_whatever_they_are():
    svg = drawn("2022-06-03T11:00", "199", "-0044", "2022-06-03", "2022-W22", "1992-05-31", "2022")
    assert [words for _, words in rows(svg)] == ["w2", "w1", "w5", "w6", "w4", "w3", "w0"]


def test_times_of_one_date_share_a_row_each_linked_to_its_place():
    svg = drawn("2022", "1992", "2022")
    assert rows(svg) == [("1992", "w1"), ("2022", "w0 · w2")]
    assert [link.get("href") for link in svg.iter("a")] == ["#time1-2", "#time1-1", "#time1-3"]


def test_words_said_again_are_not_repeated_and_those_without_room_are_counted():
    article = new_article("now " * 20)
    times = tuple(TimeExpression(start=i, end=i + 3, text="now", type="DATE", value="2022") for i in range(0, 80, 4))
    [(_, words)] = rows(parsed(reading(article, times=times)))
    assert re.fullmatch(r"now · again · (again · )*\+\d+", words)


def test_publication_is_a_row_that_a_time_of_the_same_moment_shares():
    assert rows(drawn("2021", published="2022-06-03")) == [("2021", "w0"), ("2022-06-03", "published")]
    svg = drawn("2022-06-03T11:00+04:00", published="20220603T0700Z")
    assert [words for _, words in rows(svg)] == ["published · w0"]


def test_what_spans_more_than_a_day_is_a_bar_to_its_end():
    svg = drawn("2022", "2022-06-03", "2022-07-01")
    [bar] = [path.get("d") for path in svg.iter("path") if path.get("class") == "bar"]
    begin, end = map(float, re.fullmatch(r"M\d+ ([\d.]+)V([\d.]+)", bar).groups())
    circles = [float(circle.get("cy")) for circle in svg.iter("circle")]
    assert begin == circles[0]
    assert end > circles[2]


@pytest.mark.parametrize(
    ("first", "second", "shown"), [("1992", "2022", "30 years"), ("2022-01", "2022-08", "7 months")]
)
def test_long_ways_say_how_long_they_are(first, second, shown):
    assert [text.text for text in drawn(first, second).iter("text") if text.get("class") == "way"] == [shown]


def test_without_any_date_there_is_no_timeline():
    assert drawn("P3D", "XXXX-05-31", "PAST_REF", None, published="2022-06-03") is None


def test_what_has_no_date_is_listed_beside():
    assert undated(record()) == [4]


def test_long_words_are_shortened_and_told_in_full():
    article = new_article("w" * 200)
    svg = parsed(reading(article, times=(time(article, "w" * 200, "2022"),)))
    [link] = svg.iter("a")
    assert link.find("title").text == "w" * 200
    assert link.find("title").tail == "w" * 29 + "…"


def test_values_of_every_kind_and_hundreds_of_times_are_drawn():
    svg = drawn(*VALUES, *(f"{year}" for year in range(1500, 2000)))
    assert len(rows(svg)) > 500


@given(readings())
def test_every_drawing_is_well_formed(made):
    svg = parsed(made)
    assert svg is None or svg.find("title").text
