from __future__ import annotations

import json

import pytest
from anybody import spoken
from handmade import reading, statement, visit
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth.article import new_article
from quoth.export import gqg


def line(made):
    return json.loads("".join(gqg.lines([made])))


def test_an_article_is_a_line_with_its_quotations_and_who_said_them():
    made = line(visit())
    assert list(made) == ["date", "url", "title", "lang", "quotes"]
    assert (made["date"], made["title"]) == ("2022-06-03T07:00:00Z", "A visit to Kalbajar")
    first, _ = made["quotes"]
    assert first["quote"].startswith("Our first impression")
    assert first["quote"].endswith("in 1992.")
    assert first["pre"].endswith("with “Bizim.Media”:\n\n")
    assert first["post"].startswith("\n\nOur respondent")
    assert (first["speaker"], first["statement"]) == ("Vusal Gurbanov", f"{visit().article.id}/s2")


def test_of_a_mixed_statement_only_what_is_quoted_is_given():
    article = new_article('Ada said it was “very” odd and "so on".')
    made = reading(article, statement(article, 1, 'it was “very” odd and "so on".', source="Ada", kind="mixed"))
    assert [one["quote"] for one in line(made)["quotes"]] == ["very", "so on"]


def test_quotation_marks_inside_a_quotation_stay():
    article = new_article("\"He said 'no'\"")
    made = reading(article, statement(article, 1, article.text, kind="direct"))
    assert [one["quote"] for one in line(made)["quotes"]] == ["He said 'no'"]


def test_what_was_not_said_has_no_speaker():
    made = visit()
    denied = tuple(replace(one, polarity="negated") for one in made.statements)
    assert {one["speaker"] for one in line(replace(made, statements=denied))["quotes"]} == {None}


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("2022-06-03", "2022-06-03"),
        ("2022-06-03T11:00", "2022-06-03T11:00:00"),
        ("20220603T110000Z", "2022-06-03T11:00:00Z"),
        ("0001-01-01T00:00+04:00", "0001-01-01T00:00:00+04:00"),
        (None, None),
    ],
)
def test_dates_are_utc_where_the_zone_is_known(published, date):
    assert line(reading(new_article("", published=published)))["date"] == date


@given(st.lists(spoken(), max_size=3))
def test_whatever_is_read_is_a_line_an_article(readings):
    lines = "".join(gqg.lines(readings)).encode().decode().splitlines()
    assert len([json.loads(one) for one in lines]) == len(readings)
