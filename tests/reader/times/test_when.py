from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.reader.times.holidays import holiday
from quoth.reader.times.when import When, century, day, decade, from_days, same_day, shifted, to_days, week, weekday_of

EPOCH = date(1970, 1, 1).toordinal()


@given(st.dates())
def test_days_and_weekdays_are_those_of_the_calendar(one):
    days = one.toordinal() - EPOCH
    assert to_days(one.year, one.month, one.day) == days
    assert from_days(days) == (one.year, one.month, one.day)
    assert weekday_of(days) == one.weekday()


@given(st.dates(min_value=date(1, 1, 15), max_value=date(9999, 12, 1)))
def test_weeks_are_those_of_iso_8601(one):
    iso = one.isocalendar()
    found = week(one.toordinal() - EPOCH)
    assert found.value == f"{iso.year:04d}-W{iso.week:02d}"
    monday = one - timedelta(days=one.weekday())
    assert found.days == (monday.toordinal() - EPOCH, monday.toordinal() - EPOCH + 6)


def test_there_is_no_year_0():
    assert from_days(to_days(1, 1, 1) - 1) == (-1, 12, 31)
    assert shifted(When(1), "Y", -1) == When(-1)
    assert shifted(When(-1), "Y", 1) == When(1)


@pytest.mark.parametrize(
    ("when", "value", "range_"),
    [
        (When(2016), "2016", None),
        (When(2016, 5), "2016-05", None),
        (When(-480), "BC0480", None),
        (When(None, 5, 31), "XXXX-05-31", None),
        (When(weekday=2), "XXXX-WXX-3", None),
        (When(2016, 5, 3, time="TMO"), "2016-05-03TMO", None),
        (When(2012, part="SU"), "2012-SU", ("2012-06", "2012-09")),
        (When(2012, part="WI"), "2012-WI", ("2012-12", "2013-03")),
        (decade(1960), "196", ("1960-01-01", "1969-12-31")),
        (century(17), "16", ("1600-01-01", "1699-12-31")),
        (century(-5), "BC04", ("BC0499-01-01", "BC0400-12-31")),
    ],
)
def test_values_and_ranges(when, value, range_):
    assert (when.value, when.range) == (value, range_)


def test_what_lies_so_far_away_is_as_fine_as_its_unit():
    start = When(2016, 1, 31)
    assert [shifted(start, unit, 1).value for unit in ("D", "W", "M", "Q", "Y", "DE", "CE")] == [
        "2016-02-01",
        "2016-W05",
        "2016-02",
        "2016-Q2",
        "2017",
        "202",
        "21",
    ]
    assert same_day(start, "M", 1) == When(2016, 2, 29)
    assert shifted(When(2016), "D", 1) is None


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("easter", 2016, (2016, 3, 27)),
        ("easter", 2019, (2019, 4, 21)),
        ("good friday", 2022, (2022, 4, 15)),
        ("thanksgiving", 2015, (2015, 11, 26)),
        ("memorial day", 2016, (2016, 5, 30)),
        ("election day", 2016, (2016, 11, 8)),
        ("new year’s eve", 2016, (2016, 12, 31)),
    ],
)
def test_holidays(name, year, expected):
    assert holiday(name, year) == When(*expected)


@given(st.integers(-3_000_000, 3_000_000))
def test_every_day_has_a_value_that_names_it(days):
    assert day(days).days == (days, days)
