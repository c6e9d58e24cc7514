"""When values begin and end: days are counted from the first of January of the year 1."""

from __future__ import annotations

from datetime import date

import pytest
from anything import VALUES
from handmade import time
from hypothesis import given
from hypothesis import strategies as st

from quoth.article import new_article
from quoth.export.dates import extended, extent, value_extent, zone_of

ARTICLE = new_article("one two")


def days(first, after):
    return date.fromisoformat(first).toordinal(), date.fromisoformat(after).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "after"),
    [
        ("2020-02-29", "2020-02-29", "2020-03-01"),
        ("2020-12", "2020-12-01", "2021-01-01"),
        ("2020", "2020-01-01", "2021-01-01"),
        ("199", "1990-01-01", "2000-01-01"),
        ("19", "1900-01-01", "2000-01-01"),
        ("2022-W22", "2022-05-30", "2022-06-06"),
        ("2022-W22-WE", "2022-06-04", "2022-06-06"),
        ("2022-W22-2", "2022-05-31", "2022-06-01"),
        ("2022-SU", "2022-06-01", "2022-09-01"),
        ("2022-WI", "2022-12-01", "2023-03-01"),
        ("2022-Q4", "2022-10-01", "2023-01-01"),
        ("2022-H1", "2022-01-01", "2022-07-01"),
        ("FY2022", "2022-01-01", "2023-01-01"),
    ],
)
def test_a_value_begins_with_its_first_day_and_ends_with_its_last(value, first, after):
    assert value_extent(value) == days(first, after)


@pytest.mark.parametrize(
    "value",
    ["XXXX-05-31", "P3D", "PAST_REF", "", "T16:45", "2022-13", "2022-02-30", "2022-W60", "2022-WXX-1", "2022-QX", "2"],
)
def test_what_has_no_date_lies_nowhere(value):
    assert value_extent(value) is None


def test_years_before_christ_lie_before_the_year_one():
    # Before Christ there is no year 0, in ISO 8601 there is: 45 BC is the year -44.
    assert value_extent("-0044") == value_extent("BC0045")
    assert value_extent("BC0480") < value_extent("BC0479") < value_extent("BC0001") < value_extent("0001")
    assert value_extent("BC0001")[1] == value_extent("0001")[0]
    century, year = value_extent("BC04"), value_extent("BC0450")
    assert century[0] < year[0] < year[1] < century[1]


def test_times_of_the_day_are_fractions_of_it():
    noon = date(2022, 6, 3).toordinal() + 0.5
    assert value_extent("2022-06-03T12:00") == (noon, noon)
    assert value_extent("2022-06-03TMO") < value_extent("2022-06-03TEV")


def test_times_with_a_zone_are_given_in_the_zone_of_publication():
    zone = zone_of("2022-06-03T11:00:00+04:00")
    assert zone == 4
    assert value_extent("2022-06-03T07:30Z", zone) == value_extent("2022-06-03T11:30", zone)
    assert value_extent("2022-06-03T13:30+06:00", zone) == value_extent("2022-06-03T11:30", zone)


def test_a_range_reaches_from_its_first_value_to_the_end_of_its_last():
    weekend = time(ARTICLE, "one", "P2D", type="DURATION", range=("2022-06-04", "2022-06-05"))
    assert extent(weekend) == days("2022-06-04", "2022-06-06")
    assert extent(time(ARTICLE, "one", "P2D", type="DURATION")) is None
    assert extent(time(ARTICLE, "one", "2022", type="SET")) is None


@pytest.mark.parametrize(
    ("published", "value"),
    [("20220603", "2022-06-03"), ("20220603T1100+04", "2022-06-03T11:00:00+04:00"), ("soon", None), (None, None)],
)
def test_publication_is_understood_in_any_format_of_iso_8601(published, value):
    assert extended(published) == value


@given(
    st.text() | st.sampled_from(VALUES) | st.from_regex(r"-?\d{1,5}(-[0-9A-Z]{2,3}){0,2}(T\d\d:\d\d)?", fullmatch=True)
)
def test_every_value_either_lies_somewhere_or_nowhere(value):
    found = value_extent(value)
    assert found is None or found[0] <= found[1]
