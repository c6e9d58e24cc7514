import pytest

from quoth.reader.times import When, find_times
from quoth.text import paragraphs

TUESDAY = When(2016, 11, 8)


def read(text, published=TUESDAY):
    return find_times(text, paragraphs(text), published)


def values(text, published=TUESDAY):
    return [(t.text, t.value) for t in read(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on May 31, 2020.", "May 31, 2020", "2020-05-31"),
        ("They met on 31 May 2020.", "31 May 2020", "2020-05-31"),
        ("They met on Sunday, the 31st of May, 2020.", "Sunday, the 31st of May, 2020", "2020-05-31"),
        ("It began in June 1950.", "June 1950", "1950-06"),
        ("It began in 1950.", "1950", "1950"),
        ("They fought in 480 BC.", "480 BC", "BC0480"),
        ("It was built in AD 70.", "AD 70", "0070"),
        ("It was filed on 2016-10-03.", "2016-10-03", "2016-10-03"),
        ("It was filed on 3/18/2015.", "3/18/2015", "2015-03-18"),
        ("It was filed on 18.3.2015.", "18.3.2015", "2015-03-18"),
        ("It was filed on 23-Sep-2020.", "23-Sep-2020", "2020-09-23"),
        ("It was the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"),
        ("It was the first half of 2015.", "the first half of 2015", "2015-H1"),
        ("In fiscal 2016 it grew.", "fiscal 2016", "FY2016"),
        ("It grew in week 31 of 2015.", "week 31 of 2015", "2015-W31"),
        ("In the summer of 2005 it fell.", "the summer of 2005", "2005-SU"),
        ("It was the first Tuesday in November 2015.", "the first Tuesday in November 2015", "2015-11-03"),
        ("It was the week of Jan. 9, 2015.", "the week of Jan. 9, 2015", "2015-W02"),
        ("It began on May 31, 2020, at 0900 GMT.", "May 31, 2020, at 0900 GMT", "2020-05-31T09:00Z"),
        ("It fell on Christmas 2015.", "Christmas 2015", "2015-12-25"),
        ("She was born on 5 January nineteen eighty-six.", "5 January nineteen eighty-six", "1986-01-05"),
    ],
)
def test_dates_that_are_written_out(text, words, value):
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He resigned yesterday.", "yesterday", "2016-11-07"),
        ("He said on Friday that it rained.", "Friday", "2016-11-04"),
        ("He will speak on Friday.", "Friday", "2016-11-11"),
        ("He said Tuesday that it rained.", "Tuesday", "2016-11-08"),
        ("He resigned last week.", "last week", "2016-W44"),
        ("He will resign next month.", "next month", "2016-12"),
        ("He resigned in March.", "March", "2016-03"),
        ("It is planned for the end of August.", "the end of August", "2017-08"),
        ("It rose in December.", "December", "2015-12"),
        ("It will open in December.", "December", "2016-12"),
        ("It happened on Nov. 3.", "Nov. 3", "2016-11-03"),
        ("The vote is to be held on February 3.", "February 3", "2017-02-03"),
        ("He left three days ago.", "three days ago", "2016-11-05"),
        ("He left two years ago.", "two years ago", "2014"),
        ("He left a month ago.", "a month ago", "2016-10"),
        ("He left the day before.", "the day before", "2016-11-07"),
        ("He spoke over the weekend.", "the weekend", "2016-W44-WE"),
        ("It fell on Christmas.", "Christmas", "2015-12-25"),
        ("It fell last quarter.", "last quarter", "2016-Q3"),
        ("He left many years ago.", "many years ago", "PAST_REF"),
    ],
)
def test_dates_that_count_from_the_day_of_the_writing(text, words, value):
    assert (words, value) in values(text)


def test_without_a_date_of_the_writing_what_is_not_known_is_x():
    assert values("He said on Friday that they met on May 31, yesterday and in June.", None) == [
        ("Friday", "XXXX-WXX-5"),
        ("May 31", "XXXX-05-31"),
        ("yesterday", "XXXX-XX-XX"),
        ("June", "XXXX-06"),
    ]


def test_a_story_goes_on_from_the_date_that_it_told_last():
    assert values("On June 3, 2007 he left. Two weeks later he wrote, and the same day he fell.")[1:] == [
        ("Two weeks later", "2007-W24"),
        ("the same day", "2007-XX-XX"),
    ]
    assert values("He was elected on June 3, 2007. The following day he spoke.")[1:] == [
        ("The following day", "2007-06-04")
    ]
    assert values("He was elected in 2007. The following year he lost.")[1:] == [("The following year", "2008")]


def test_a_history_counts_from_its_own_dates():
    told = "On March 3, 1916 it began. In June 1916, July 1916 and August 1917 it went on. "
    assert values(told + "On 9 October it ended.")[-1] == ("9 October", "1917-10-09")
    assert values("On 9 October it ended.") == [("9 October", "2016-10-09")]


@pytest.mark.parametrize(
    ("text", "words", "range_"),
    [
        ("It lasted from 3 to 5 June 2022.", "3 to 5 June 2022", ("2022-06-03", "2022-06-05")),
        ("It lasted on June 3-5, 2022.", "June 3-5, 2022", ("2022-06-03", "2022-06-05")),
        ("The war of 1993-1994 ended.", "1993-1994", ("1993", "1994")),
        ("The siege (1915-16) ended.", "1915-16", ("1915", "1916")),
        ("It fell (499-493 BC).", "499-493 BC", ("BC0499", "BC0493")),
        ("It ran from October to March 1945.", "October to March 1945", ("1944-10", "1945-03")),
        ("It ran between March 2001 and June 2003.", "March 2001 and June 2003", ("2001-03", "2003-06")),
        ("It ran from next Monday to Friday.", "next Monday to Friday", ("2016-11-14", "2016-11-18")),
        ("In the 1960s it rained.", "the 1960s", ("1960-01-01", "1969-12-31")),
        ("In the 19th century it rained.", "the 19th century", ("1800-01-01", "1899-12-31")),
        ("It rained last week.", "last week", ("2016-10-31", "2016-11-06")),
        ("In the past five years it rained.", "the past five years", ("2011-11-08", "2016-11-08")),
        ("It rained in the last two days of May 2015.", "the last two days of May 2015", ("2015-05-30", "2015-05-31")),
    ],
)
def test_ranges(text, words, range_):
    assert (words, range_) in [(t.text, t.range) for t in read(text)]


def test_years_that_are_only_listed_are_no_range():
    assert values("In 2010 and 2011 it rained.") == [("2010", "2010"), ("2011", "2011")]


@pytest.mark.parametrize(
    ("text", "words", "type_", "value", "mod"),
    [
        ("It took three years.", "three years", "DURATION", "P3Y", None),
        (
            "It took more than two and a half hours.",
            "more than two and a half hours",
            "DURATION",
            "PT2.5H",
            "MORE_THAN",
        ),
        ("A 24-year rule ended.", "24-year", "DURATION", "P24Y", None),
        ("A 35-year-old man died.", "35-year-old", "DURATION", "P35Y", None),
        ("It took about a week.", "about a week", "DURATION", "P1W", "APPROX"),
        ("It went on for decades.", "decades", "DURATION", "PXDE", None),
        ("It took an hour and 30 minutes.", "an hour and 30 minutes", "DURATION", "PT1H30M", None),
        ("He runs every day.", "every day", "SET", "P1D", None),
        ("He runs twice a week.", "a week", "SET", "P1W", None),
        ("He runs on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2", None),
        ("He runs every day at 7:13 p.m.", "every day at 7:13 p.m.", "SET", "T19:13", None),
        ("He now runs.", "now", "DATE", "PRESENT_REF", None),
        ("It was the early 1990s.", "the early 1990s", "DATE", "199", "START"),
        ("It was mid-November.", "mid-November", "DATE", "2016-11", "MID"),
        ("It was late 2015.", "late 2015", "DATE", "2015", "END"),
        ("It began at 5 p.m. EST on Friday.", "5 p.m. EST on Friday", "TIME", "2016-11-04T17-05", None),
        ("It began on Monday at 17:30.", "Monday at 17:30", "TIME", "2016-11-07T17:30", None),
        ("He spoke on Monday night.", "Monday night", "TIME", "2016-11-07TNI", None),
        ("He spoke last night.", "last night", "TIME", "2016-11-07TNI", None),
        (
            "It opens at half past five in the evening.",
            "half past five in the evening",
            "TIME",
            "2016-11-08T17:30",
            None,
        ),
    ],
)
def test_types_values_and_modifiers(text, words, type_, value, mod):
    assert (words, type_, value, mod) in [(t.text, t.type, t.value, t.mod) for t in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march.",
        "The fall of the city was sudden.",
        "A second attempt failed.",
        "Some 2000 people came.",
        "It cost $1950.",
        "She reads USA Today.",
        "Three quarters of them left.",
        "The score was 3/4.",
        "The sun shone and the cat sat.",
    ],
)
def test_what_only_looks_like_a_time(text):
    assert read(text) == []


def test_a_day_that_no_calendar_has_is_found_and_has_no_value():
    assert values("It was on February 30, 2015.") == [("February 30, 2015", None)]
    assert values("It was on 2015-02-30.") == [("2015-02-30", None)]
    assert values("It was on 2/30/2015.") == [("2/30/2015", None)]


def test_spans_are_the_texts_own_characters():
    text = "Zoë’s 🎂 party: ‘May 31, 2020’ — or 1 June?"
    assert [(text[t.start : t.end], t.text) for t in read(text)] == [
        ("May 31, 2020", "May 31, 2020"),
        ("1 June", "1 June"),
    ]
