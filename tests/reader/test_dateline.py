import pytest

from quoth.article import new_article
from quoth.reader.dateline import day_of, with_dateline
from quoth.reader.times import When
from quoth.text import paragraphs


def dated(text, **known):
    article = new_article(text, **known)
    found = with_dateline(article, paragraphs(text))
    assert found.id == article.id
    return found.dateline, found.published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("3 June 2022 11:00 (UTC+04:00)", "2022-06-03T11:00+04:00"),
        ("Published: May 3, 2021, 9:30 a.m. GMT", "2021-05-03T09:30Z"),
        ("Friday, 3 June 2022", "2022-06-03"),
        ("2022-06-03T11:00:00Z", "2022-06-03T11:00:00Z"),
        ("Updated 3 June 2022 at 5 pm", "2022-06-03T17:00"),
    ],
)
def test_a_line_with_a_whole_date_above_the_text(line, published):
    assert dated(f"{line}\n\nThe bridge stays closed, the mayor said.") == (line, published)


@pytest.mark.parametrize(
    "line", ["BAKU, June 3 (AP)", "WASHINGTON (Reuters)", "KYIV, Ukraine", "ST. PETERSBURG, Fla., Oct. 3"]
)
def test_a_dateline_that_opens_the_text(line):
    assert dated(f"{line} -- The bridge stays closed, the mayor said.")[0] == line


def test_a_dateline_with_a_whole_date_tells_when_the_text_was_published():
    text = "The bridge stays closed\n\nPORT ELLERY, 14 March 2024 — The bridge stays closed, the mayor said."
    assert dated(text) == ("PORT ELLERY, 14 March 2024", "2024-03-14")


def test_what_is_known_stays():
    line = "3 June 2022"
    assert dated(f"{line}\n\nText.", published="2021-01-02") == (line, "2021-01-02")
    assert dated(f"{line}\n\nText.", dateline="BAKU") == ("BAKU", "2022-06-03")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed on 3 June 2022 because of the flood that came down the valley that night, the mayor said.",
        "The mayor -- who said so -- left.",
        "from 3 to 5 June 2022",
        "",
    ],
)
def test_no_dateline(text):
    assert dated(text) == (None, None)


def test_the_day_of_a_time_of_publication():
    assert day_of("2022-06-03T11:00:00+04:00") == When(2022, 6, 3, time="T11:00")
    assert day_of("2022-06-03") == When(2022, 6, 3)
    assert day_of("2022-W22") is None
    assert day_of(None) is None
