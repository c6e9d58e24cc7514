import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.times import When, find_times
from quoth.reader.times.grammar import PIECES, RULES
from quoth.reader.times.matching import firsts
from quoth.text import paragraphs

TUESDAY = When(2016, 11, 8, time="T10:20")
# A guide or a paper: long, and without a word that counts from the day of its writing.
LONG = "The town lies on a hill above the river, and its houses are of stone. " * 16


def read(text, published=TUESDAY):
    return find_times(text, paragraphs(text), published)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was the 18th and 19th centuries.", "the 18th and 19th centuries", "17"),
        ("It fell in the latter half of 2008.", "the latter half of 2008", "2008-H2"),
        ("The first settlement, of 3000 BC, was small.", "3000 BC", "BC3000"),
        ("He was born in nineteen eighty-four.", "nineteen eighty-four", "1984"),
        ("He was born in April of 87.", "April of 87", "1987-04"),
        ("It was filed on 20161016.", "20161016", "2016-10-16"),
        ("It was filed in 12/2015.", "12/2015", "2015-12"),
        ("The page is archive-2018-09-23.html.", "2018-09-23", "2018-09-23"),
        ("It was filed on 03/18/40.", "03/18/40", "1940-03-18"),
        ("They met last Friday, November 4.", "last Friday, November 4", "2016-11-04"),
        ("They meet this coming Friday.", "this coming Friday", "2016-11-11"),
        ("They meet on next 6th of April.", "next 6th of April", "2017-04-06"),
        ("It is due on the twenty-first day of the month.", "the twenty-first day of the month", "2016-11-21"),
        ("They meet on the first Monday of next month.", "the first Monday of next month", "2016-12-05"),
        ("They meet Wednesday evening next week.", "Wednesday evening next week", "2016-11-16TEV"),
        ("They spent Labor Day weekend 2021 there.", "Labor Day weekend 2021", "2021-W35-WE"),
        ("They return the week after next.", "the week after next", "2016-W47"),
        ("It will be done by year-end.", "year-end", "2016"),
        ("I will go back Monday two weeks from now.", "Monday two weeks from now", "2016-11-21"),
        ("He will go in two weeks' time.", "in two weeks' time", "2016-W47"),
        ("He left 2 years and 3 months ago.", "2 years and 3 months ago", "2014-08-08"),
        ("It rained 2½ years.", "2½ years", "P2.5Y"),
        ("It meets semi-annually.", "semi-annually", "P6M"),
        ("It opens every weekday.", "every weekday", "XXXX-WXX-WD"),
        ("It closes on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They spoke at 1140 a.m. on Monday.", "1140 a.m. on Monday", "2016-11-07T11:40"),
        ("They spoke at five-thirty yesterday evening.", "five-thirty yesterday evening", "2016-11-07T17:30"),
        ("At present nobody knows.", "At present", "PRESENT_REF"),
        ("Nobody has come to date.", "to date", "PRESENT_REF"),
        ("To this day nobody knows.", "this day", "PRESENT_REF"),
        ("They eat it on a Monday.", "Monday", "XXXX-WXX-1"),
    ],
)
def test_expressions_of_many_kinds(text, words, value):
    assert (words, value) in [(t.text, t.value) for t in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "range_"),
    [
        ("From the 15th to the 19th century it stood.", "the 15th to the 19th century", ("14", "18")),
        ("They met between 7 and 9:30 last night.", "7 and 9:30 last night", ("2016-11-07T19", "2016-11-07T21:30")),
        ("They meet tonight from 7 to 7:30.", "tonight from 7 to 7:30", ("2016-11-08T19", "2016-11-08T19:30")),
        ("They met from 8am-3 yesterday.", "8am-3 yesterday", ("2016-11-07T08", "2016-11-07T15")),
        ("They meet from 2pm for 2.5 hours.", "2pm for 2.5 hours", ("2016-11-08T14", "2016-11-08T16:30")),
        ("They meet for 3 hours from 10 am.", "3 hours from 10 am", ("2016-11-08T10", "2016-11-08T13:00")),
        ("He is away for three days from today.", "three days from today", ("2016-11-08", "2016-11-10")),
        ("It was open between 8 o'clock and now.", "8 o'clock and now", ("2016-11-08T08", "2016-11-08T10:20")),
        ("They counted from March to date.", "March to date", ("2016-03", "2016-11-08")),
        ("Sales fell in the year to date.", "the year to date", ("2016-01-01", "2016-11-08")),
        ("The period is 10/1-11/2/2017.", "10/1-11/2/2017", ("2017-10-01", "2017-11-02")),
        ("It is due in the next 4 business days.", "the next 4 business days", ("2016-11-09", "2016-11-14")),
        ("Sales of the next two quarters will fall.", "the next two quarters", ("2017-01-01", "2017-06-30")),
        ("It rained in the last 3 months and 2 weeks.", "the last 3 months and 2 weeks", ("2016-07-25", "2016-11-08")),
        ("He will be back within 2 hours.", "2 hours", ("2016-11-08T10:20", "2016-11-08T12:20")),
        ("It fell in late September.", "late September", ("2016-09-15", "2016-09-30")),
        ("It has not been so since World War II.", "World War II", ("1939-09-01", "1945-09-02")),
        ("The winters are mild.", "winters", ("XXXX-12", "XXXX-03")),
    ],
)
def test_ranges_of_many_kinds(text, words, range_):
    assert (words, range_) in [(t.text, t.range) for t in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Call 201 461-1776 for a table.",
        "She taught at the Summer Institute and at a winter school.",
        "The artist Johnnie Christmas drew The Christmas Cottage.",
        "He plays for Easter Island.",
        "World War II broke out.",
        "Rule 2016 says so.",
        "They date him to date her.",
    ],
)
def test_names_and_codes_are_no_times(text):
    assert [t.text for t in read(text)] == []


def test_a_guide_has_no_today_and_no_year_of_its_own():
    told = LONG + "Today it is quiet. In January it is cold, and the summer can be hot."
    assert [t.value for t in read(told)] == ["PRESENT_REF", "XXXX-01", "XXXX-SU"]
    news = LONG + "It was sold yesterday. Today it is quiet, the mayor said."
    assert [t.value for t in read(news)] == ["2016-11-07", "2016-11-08"]


def test_years_of_an_ancient_history_have_three_digits():
    told = (
        "Theodorus (c. 314 – 368) was born around 314. In 348 he wrote. Later that year, in 350 houses, they read it."
    )
    assert [t.value for t in read(told)] == ["0314", "0314", "0348", "0348"]
    assert [t.value for t in read("They scored 314, and in 348 games he won 211.")] == []


def test_a_list_of_months_goes_on_into_the_next_year():
    assert [t.value for t in read("We play in November, in December and in January.")] == [
        "2016-11",
        "2016-12",
        "2017-01",
    ]


def test_a_history_turns_the_year_where_the_month_does():
    told = "On March 3, 1916 it began. In June 1916, July 1916 and December 1916 it went on. "
    assert [t.value for t in read(told + "In January it ended.")][-1] == "1917-01"


def test_last_week_counts_from_the_writing_where_a_history_has_told_only_a_year():
    told = "The war of 1950 ended in 1953, and the one of 1965 in 1975. A book of 2005 tells it. "
    assert [t.value for t in read(told + "Last week its author died.")][-1] == "2016-W44"


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("<a><b>", {"a"}),
        ("<a>?<b>", {"a", "b"}),
        ("(?:<a>|<b>?)<c>", {"a", "b", "c"}),
        ("(?P<x>(?:<a>)*<b>)+<c>", {"a", "b"}),
        ("(?:<a>){0,3}<b>{1,2}<c>", {"a", "b"}),
        ("(?!<a>)<b>(?=<c>)<d>?", {"b"}),
        ("(?:(?<=<a>)<b>?)<c>", {"b", "c"}),
    ],
)
def test_what_a_rule_can_begin_with(pattern, begins):
    assert firsts(pattern) == begins


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("in 2015 - / , 12 may 5 half past a year to 3 1940s ago on monday ½ é".split())))
def test_any_words_of_time_have_spans_of_their_own(words):
    text = " ".join(words)
    found = read(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["1 year and ", "twenty ", "two hundred thousand ", "from a year to ", "in 348, "])
def test_a_long_row_of_the_same_words_is_read_in_bounded_pieces(unit):
    text = unit * 2000
    # As many times more work as there is text: a square would not end here.
    assert all(t.end - t.start < 40 * len(unit) for t in read(text))


def test_no_rule_repeats_without_a_bound():
    patterns = [*PIECES.values(), *RULES.values()]
    assert [p for p in patterns if re.search(r"[)>}][*+]", p)] == []
