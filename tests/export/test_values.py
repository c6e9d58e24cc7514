from __future__ import annotations

import pytest
from handmade import place, quantity, time

from quoth.article import new_article
from quoth.export.values import coordinates, place_value, quantity_value, time_value, words_and_value

ARTICLE = new_article("one two")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2022-06-03", "2022-06-03"),
        ("2022-06-03T11:00+04:00", "2022-06-03 11:00+04:00"),
        ("T16:45", "16:45"),
        ("2022-06-03TMO", "2022-06-03 morning"),
        ("2022-SU", "2022 summer"),
        ("199", "1990 – 1999"),
        ("BC0480", "480 BC"),
        ("BC04", "499 – 400 BC"),
        ("P3D", "3 days"),
        ("PT1H", "1 hour"),
        ("P2CE", "2 centuries"),
        ("PXY", "some years"),
        ("P1Y2M", "P1Y2M"),
        ("PAST_REF", "in the past"),
        ("XXXX-05-31", "05-31 of some year"),
        ("XXXX-WXX-4", "Thursday"),
        ("XXXX-WXX-4TNI", "Thursday night"),
        ("2015-XX-XX", "2015-XX-XX"),
        (None, ""),
    ],
)
def test_a_time_is_shown_in_iso_8601_and_what_else_its_letters_mean_in_words(value, shown):
    assert time_value(time(ARTICLE, "one", value)) == shown


def test_a_time_is_shown_with_its_modifier_or_its_range():
    assert time_value(time(ARTICLE, "one", "2022", mod="START")) == "start of 2022"
    assert time_value(time(ARTICLE, "one", "P2D", range=("2022-06-04", "2022-06-05"))) == "2022-06-04 – 2022-06-05"
    assert time_value(time(ARTICLE, "one", "199", range=("1990-01-01", "1999-12-31"))) == "1990 – 1999"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 80, "counted": "two"}, "about 80 two"),
        ({"value": 2500.5, "modifier": "=", "unit": "USD"}, "2,500.5 USD"),
        ({"value": 50, "modifier": ">"}, "more than 50"),
        ({"value": None, "low": 8, "high": 11, "modifier": "=", "unit": "%", "change": "up"}, "↑ 8 to 11 %"),
        ({"value": None, "low": 3, "modifier": "="}, "at least 3"),
        ({"value": None, "high": 3}, "about at most 3"),
        ({"value": None, "counted": "two"}, "two"),
    ],
)
def test_a_quantity_is_shown_with_modifier_unit_and_what_is_counted(fields, shown):
    assert quantity_value(quantity(ARTICLE, "one", **fields)) == shown


def test_a_place_is_shown_with_country_and_coordinates():
    suva = place(ARTICLE, "one", "Suva", country="FJ", latitude=-18.14, longitude=178.44)
    assert place_value(suva) == "Suva, FJ"
    assert coordinates(suva) == "18.14° S, 178.44° E"
    assert coordinates(place(ARTICLE, "one", "Suva")) == ""


def test_words_that_are_their_value_stand_once():
    assert words_and_value("1992", "1992") == "1992"
    assert words_and_value("this  year", "2022") == "this year = 2022"
    assert words_and_value("once", "") == "once"
