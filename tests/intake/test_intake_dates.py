from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.article import is_iso_8601
from quoth.intake.dates import finest, published_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2022-06-03", "2022-06-03"),
        ("2022-06-03T11:00+04:00", "2022-06-03T11:00+04:00"),
        ("2022-06-03 11:00:00 +0400", "2022-06-03T11:00:00+04:00"),
        ("2022-06-03T07:00:00.123Z", "2022-06-03T07:00:00Z"),
        ("2022-06-03 11:00:00 UTC", "2022-06-03T11:00:00Z"),
        ("20220603T110000Z", "20220603T110000Z"),
        ("Fri, 03 Jun 2022 11:00:00 +0400", "2022-06-03T11:00:00+04:00"),
        ("Fri, 03 Jun 2022 11:00:00 GMT", "2022-06-03T11:00:00+00:00"),
        ("Fri, 03 Jun 2022 11:00:00", "2022-06-03T11:00:00"),
        ("June 3, 2022", "2022-06-03"),
        ("3 June 2022 11:00 (UTC+04:00)", "2022-06-03T11:00+04:00"),
        ("06/03/2022", None),
        ("2022", None),
        ("2022-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_pages_and_feeds(words, value):
    assert published_of(words) == value


@given(st.text("0123456789-:+TZ. ,JunFriGMTa\0é", max_size=40))
def test_whatever_is_found_is_iso_8601(words):
    value = published_of(words)
    assert value is None or is_iso_8601(value)


def test_the_finest_time_of_the_first_day_is_taken():
    day, time, zoned = ("2022-06-03", "a"), ("2022-06-03T11:00", "b"), ("2022-06-03T11:00+04:00", "c")
    assert finest([day, time, zoned]) == zoned
    assert finest([zoned, day]) == zoned
    assert finest([day, ("2022-06-04T11:00Z", "d")]) == day
    assert finest([]) is None
