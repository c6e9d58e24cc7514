from __future__ import annotations

import pytest
from made import evidence, flagged, reading

VISIT = """3 June 2022 11:00 (UTC+04:00)

The diplomats paid a visit to the region on May 31, 2020. About 80 of them took part."""


def found(text, published="2016-11-10"):
    return [(flag.kind, evidence(flag)) for flag in flagged(reading(text, published=published))]


def test_a_year_that_does_not_fit_the_dateline_is_flagged_once_with_the_reason():
    [flag] = flagged(reading(VISIT))
    assert (flag.kind, flag.severity, evidence(flag)) == ("year_off_dateline", "high", ["May 31, 2020"])
    assert flag.message == (
        "The text dates this to May 31, 2020, two years before its own date of 3 June 2022; "
        "in 2022 the day would be three days before it."
    )


@pytest.mark.parametrize(
    "text",
    [
        "They met in Rome on 31 May 2022.",
        "They met in Rome on 31 May 2019, years ago.",
        "They met in Rome on 4 January 2020.",
        "The May 31, 2020, storm is remembered.",
        "It marked the anniversary of the march on 31 May 2020.",
        "The contract will run until 31 May 2023.",
        "They met on 31 May 2020. The war of 2020 was long.",
        "She said: “We met in Rome on 31 May 2020.”",
        "They met in Rome on 31 May 1990.",
    ],
)
def test_other_years_that_a_text_means_are_not_flagged(text):
    assert found(text, "2022-06-03") == []


def test_a_year_to_come_of_what_was_said_already_is_flagged():
    assert found("She said on November 8, 2017, that it rained.") == [("year_off_dateline", ["November 8, 2017"])]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Tuesday, Nov. 9.",
        "They met on Tuesday, Nov. 9, 2016.",
        "They met on Tuesday (Nov. 9).",
        "They met on Tue., 9 November.",
    ],
)
def test_a_weekday_that_is_not_that_of_the_date_is_flagged(text):
    [(kind, [where])] = found(text)
    assert kind == "weekday_and_date"
    assert where.startswith("Tue")
    assert "9" in where


def test_the_message_tells_which_weekday_it_is():
    [flag] = flagged(reading("They met on Tuesday, Nov. 9.", published="2016-11-10"))
    assert flag.message == "The text calls 9 November 2016 a Tuesday; in the calendar it is a Wednesday."


@pytest.mark.parametrize(
    "text",
    ["They met on Tuesday, Nov. 8.", "They met on Friday, Dec. 11.", "From Sunday to Tuesday, Nov. 8, it rained."],
)
def test_a_weekday_that_fits_in_this_year_or_a_neighbouring_one_is_not(text):
    assert found(text, "2016-01-10" if "Dec." in text else "2016-11-10") == []


def test_without_a_date_of_publication_only_whole_dates_have_a_weekday():
    assert found("They met on Tuesday, Nov. 9.", None) == []
    assert found("They met on Tuesday, Nov. 9, 2016.", None) == [("weekday_and_date", ["Tuesday, Nov. 9, 2016"])]


@pytest.mark.parametrize(
    "text",
    [
        "She said on Nov. 20 that it rained.",
        "The report was long. The spokesman, Lee, revealed on November 20, 2016, that it rained.",
    ],
)
def test_what_was_said_after_the_article_is_flagged(text):
    [(kind, _)] = found(text)
    assert kind == "past_after_dateline"


@pytest.mark.parametrize(
    "text",
    [
        "It is scheduled on Nov. 20 in Rome.",
        "It will be held on Nov. 20.",
        "She said on Nov. 9 that it rained.",
        "He spoke of the vote on Nov. 20.",
        "“She said on Nov. 20 that it rained,” he told us.",
    ],
)
def test_what_is_to_come_is_not(text):
    assert found(text) == []


def test_what_is_to_come_long_before_the_article_is_flagged():
    assert found("The summit will be held on May 3, 2014, in Rome.") == [("planned_before_dateline", ["May 3, 2014"])]
    assert found("He will show that the summit of May 3, 2014, was held.") == []
    assert found("The summit was held on May 3, 2014, in Rome.") == []


def test_a_year_that_the_text_speaks_of_far_away_does_not_explain_a_date():
    told = "She said on 31 May 2020 that it rained."
    far = "\n\nIt was a long day for everybody." * 70
    assert found(f"The war of 2020 was long.{far}\n\n{told}", "2022-06-03") == [("year_off_dateline", ["31 May 2020"])]
    assert found(f"The war of 2020 was long. {told}", "2022-06-03") == []


def test_words_of_another_time_in_a_quotation_are_those_of_whoever_is_quoted():
    text = "“I saw it last year,” she wrote on 31 May 2020."
    assert found(text, "2022-06-03") == [("year_off_dateline", ["31 May 2020"])]
    assert found("I saw it last year, she wrote on 31 May 2020.", "2022-06-03") == []


def test_a_day_without_a_year_may_be_last_years():
    assert found("She posted on January 23 that it rained.", "2015-11-25") == []
    assert found("She posted on December 23 that it rained.", "2015-11-25") == [
        ("past_after_dateline", ["December 23"])
    ]
