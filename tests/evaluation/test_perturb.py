from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.evaluation.perturb import KINDS, site
from texts import hostile_text

PUBLISHED = date(2016, 11, 10)
NEWS = """The senator said Tuesday that 17 candidates would stay. They met on Wednesday in Cleveland, Ohio.

The mayor told reporters Monday that she had left Boston. He spoke in Tampa about the storm.

Nobody had asked the voters. The party met in Cleveland again.
"""
SEEDS = [str(n) for n in range(12)]


def sites(text, kind):
    return [found for seed in SEEDS if (found := site(text, PUBLISHED, kind, seed)) is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_the_perturbed_text_differs_from_its_sound_twin_in_the_changed_words_only(kind):
    found = sites(NEWS, kind)
    assert found
    for one in found:
        start, end = one.changed
        assert one.perturbed[start:end] == one.words != one.prepared[one.start : one.end]
        assert one.perturbed[:start] == one.prepared[: one.start]
        assert one.perturbed[end:] == one.prepared[one.end :]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_and_seed_give_the_same_site_and_other_seeds_others(kind):
    assert sites(NEWS, kind) == sites(NEWS, kind)
    assert len(set(sites(NEWS, kind))) > 1


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("year", r"2016", r"20\d\d"),
        ("day", r"\d+|\w+\.? \d+", r"\d+|\w+\.? \d+"),
        ("weekday", r"(?:Mon|Tues|Wednes)day", r"\w+day"),
        ("count", r"17", r"\d+"),
        ("place", r"Ohio|Massachusetts|Florida", r"[A-Z]\w+(?: [A-Z]\w+)?"),
    ],
)
def test_each_kind_changes_what_it_says(kind, before, after):
    for one in sites(NEWS, kind):
        assert re.fullmatch(before, one.prepared[one.start : one.end])
        assert re.fullmatch(after, one.words)


def written_dates(text):
    return re.findall(r"(\w+day), ([A-Z][a-z]+)\.? (\d+)", text)


@pytest.mark.parametrize("kind", ["day", "weekday"])
def test_weekday_and_date_agree_in_the_sound_twin_and_not_in_the_perturbed_text(kind):
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    agree = {
        True: [d for one in sites(NEWS, kind) for d in written_dates(one.prepared)],
        False: [d for one in sites(NEWS, kind) for d in written_dates(one.perturbed)],
    }
    assert agree[True]
    for is_sound, dates in agree.items():
        for day, month, of_month in dates:
            assert month in ("Nov", "November")
            assert (date(2016, 11, int(of_month)).weekday() == days.index(day)) is is_sound


def test_what_is_made_is_sound():
    for one in sites(NEWS, "count"):
        assert re.findall(r"\b\d+ candidates", one.prepared) == ["17 candidates"] * 2
    for one in sites(NEWS, "place"):
        assert set(re.findall(r"(\w+, (?:Ohio|Massachusetts|Florida))\b", one.prepared)) <= {
            "Cleveland, Ohio", "Boston, Massachusetts", "Tampa, Florida",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "He was born on May 3, 1961. She spoke."),
        ("weekday", "She will speak on Tuesday."),
        ("day", "“He said Tuesday that it rained,” she told us."),
        ("count", "He spoke for 17 minutes about Rule 40 works."),
        ("count", "One in 4 voters, or 4 in 10 voters, made 911 calls."),
        ("place", "He spoke in the capital."),
    ],
)
def test_a_text_without_a_place_for_it_has_none(kind, text):
    assert sites(text, kind) == []


@pytest.mark.parametrize(
    ("kind", "text", "before"),
    [
        ("year", "It opened on November 3, 2016, in Rome.", "2016"),
        ("weekday", "It opened on Tuesday, Nov. 8, in Rome.", "Tuesday"),
        ("day", "It opened on Tuesday, Nov. 8, in Rome.", "8"),
        ("count", "It has 17 boats. All were new when the 17 boats came.", "17"),
    ],
)
def test_a_natural_place_is_used_as_it_is(kind, text, before):
    for one in sites(text, kind):
        assert (one.prepared, one.prepared[one.start : one.end]) == (text, before)
    assert sites(text, kind)


@given(hostile_text, st.sampled_from(KINDS), st.dates(date(2, 1, 1), date(9998, 12, 31)))
@settings(deadline=None, max_examples=100)
def test_every_text_can_be_tried(text, kind, published):
    found = site(text, published, kind, "1")
    assert found is None or 0 <= found.start < found.end <= len(found.prepared)
