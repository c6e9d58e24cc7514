import json
import os
from pathlib import Path

import pytest

from quoth.errors import InputError
from quoth.evaluation import times
from quoth.evaluation.attribution import Agreement, Share
from quoth.evaluation.times import Marked, resolves, says
from quoth.record import TimeExpression

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2009-12-19">2009-12-19</TIMEX3></DCT>
<TEXT>
It began on <TIMEX3 tid="t1" type="DATE" value="2002-07-10">July 10, 2002</TIMEX3> &amp; lasted from \
<TIMEX3 tid="t2" type="DATE" value="2003">2003</TIMEX3> to <TIMEX3 tid="t3" type="DATE" value="2004">2004</TIMEX3>. \
<TIMEX3 tid="t4" type="DATE" value="null">This period</TIMEX3> ended in 2005.
</TEXT></TimeML>
"""
TEI = """<text id="x" partition="dev" dateCreated="2015-08-21">
<p>
<s>
It\tPP
ended\tVVD
on\tIN
<date when="2015-08-19">
Wednesday\tNP
</date>
.\t.
The\tDT
<date from="1960-01-01" to="1969-12-31">
1960s\tCD
</date>
and\tCC
<date notBefore="1939">
the\tDT
war\tNN
</date>
</s>
</p>
</text>
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("wikiwars", "gum", "recognizers"):
        (tmp_path / name).mkdir()
    (tmp_path / "wikiwars" / "x.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "gum" / "x.xml").write_text(TEI, encoding="utf-8")
    context = {"ReferenceDateTime": "2016-11-08T00:00:00"}
    one = {
        "TypeName": "datetimeV2.date",
        "Start": 0,
        "End": 30,
        "Resolution": {"values": [{"timex": "2016-11-07", "value": "2016-11-07"}]},
    }
    two = {
        "TypeName": "datetimeV2.date",
        "Start": 0,
        "End": 30,
        "Resolution": {"values": [{"timex": "a"}, {"timex": "b"}]},
    }
    cases = [
        {"Input": "He left yesterday.", "Context": context, "Results": [one]},
        {"Input": "He left the day before.", "Context": context, "Results": [one]},
        {"Input": "He left on holiday.", "Context": context, "Results": [one]},
        {"Input": "He left on Monday.", "Context": context, "Results": [two]},
        {"Input": "He left.", "Context": context, "Results": []},
    ]
    (tmp_path / "recognizers" / "DateTimeModel.json").write_text(json.dumps(cases), encoding="utf-8-sig")
    return tmp_path


def test_the_ends_of_a_range_count_as_two_neither_of_them_strict(folder):
    scores = times.wikiwars(folder / "wikiwars").agreements
    assert scores["WikiWars strict"] == Agreement(agreed=1, found=4, marked=4)
    assert scores["WikiWars relaxed"] == Agreement(agreed=3, found=4, marked=4)
    assert scores["WikiWars value"] == Agreement(agreed=3, found=4, marked=4)


def test_dates_of_which_a_bound_is_marked_count_neither_way(folder):
    scores = times.gum(folder / "gum").agreements
    assert scores["GUM dev value"] == Agreement(agreed=2, found=2, marked=2)
    assert times.gum(folder / "gum", "train").agreements == {}


def test_specifications_that_state_one_answer_are_scored(folder):
    scores = times.recognizers(folder / "recognizers" / "DateTimeModel.json").shares
    assert scores["Recognizers all"] == Share(right=2, number=3)


def test_an_expression_that_stands_elsewhere_does_not_count(folder):
    path = folder / "recognizers" / "DateTimeModel.json"
    context = {"ReferenceDateTime": "2016-11-08T00:00:00"}
    one = {"TypeName": "datetimeV2.date", "Start": 27, "End": 31, "Resolution": {"values": [{"timex": "2016-11-07"}]}}
    case = {"Input": "He left yesterday, and she today.", "Context": context, "Results": [one]}
    path.write_text(json.dumps([case]), encoding="utf-8-sig")
    assert times.recognizers(path).shares["Recognizers all"] == Share(right=0, number=1)


def test_a_folder_without_one_of_the_sets_is_an_error(folder):
    assert times.score(folder).shares["Recognizers all"].number == 3
    (folder / "wikiwars" / "x.tml").unlink()
    (folder / "wikiwars").rmdir()
    with pytest.raises(InputError, match="no wikiwars"):
        times.score(folder)


def time(value, range_=None, type_="DATE"):
    return TimeExpression(start=0, end=1, text="x", type=type_, value=value, range=range_)


@pytest.mark.parametrize(
    ("found", "marked", "agrees"),
    [
        (time("2015-08-19"), Marked(0, 1, "2015-08-19"), True),
        (time("2015-08-19T17:00"), Marked(0, 1, "2015-08-19"), True),
        (time("2015-08"), Marked(0, 1, "2015-08-19"), False),
        (time("196", ("1960-01-01", "1969-12-31")), Marked(0, 1, None, ("1960-01-01", "1969-12-31")), True),
        (time("2003", ("2003", "2004")), Marked(0, 1, "2004"), True),
    ],
)
def test_agreement_with_dates_of_tei(found, marked, agrees):
    assert says(found, marked) is agrees


@pytest.mark.parametrize(
    ("found", "value", "agrees"),
    [
        (time("P3D", type_="DURATION"), {"timex": "P3D", "value": "259200"}, True),
        (time("2016-11-07TMO", type_="TIME"), {"timex": "TMO", "start": "08:00:00", "end": "12:00:00"}, True),
        (time("2014", ("2014", "2018")), {"start": "2014-01-01", "end": "2018-01-01"}, True),
        (time("2016-11"), {"start": "2016-11-01", "end": "2016-12-01"}, True),
        (time("2016-12-31"), {"start": "2016-12-31", "end": "2017-01-01"}, True),
        (time("2016-11-07T17:30", type_="TIME"), {"value": "2016-11-07 17:30:00"}, True),
        (time("2016-11"), {"start": "2016-11-01", "end": "2016-11-15"}, False),
        (time(None), {"timex": "2016", "start": "2016-01-01"}, False),
        (time(None), {"timex": "2019-02-30", "value": "not resolved"}, True),
        (time("2019-03-01"), {"timex": "2019-02-30", "value": "not resolved"}, False),
        (time("P14D", type_="DURATION"), {"timex": "P2W", "value": "1209600"}, True),
        (time("P6M", type_="SET"), {"timex": "P0.5Y", "value": "not resolved"}, True),
        (time("P6M", type_="SET"), {"timex": "P6D", "value": "not resolved"}, False),
        (time("XXXX-WXX-WE", type_="SET"), {"timex": "P1WE", "value": "not resolved"}, True),
        (time("2016-11"), {"timex": "2016-11-01", "value": "2016-11-01"}, False),
        (time("2017-Q1", ("2017-Q1", "2018-Q3")), {"start": "2017-01-01", "end": "2018-07-01"}, True),
        (time("2018-09-03TEV", type_="TIME"), {"start": "2018-09-03 16:00:00", "end": "2018-09-03 20:00:00"}, True),
        (time("2018-09-03TAF", type_="TIME"), {"start": "2018-09-03 16:00:00", "end": "2018-09-03 20:00:00"}, False),
    ],
)
def test_agreement_with_resolutions(found, value, agrees):
    assert resolves(found, value) is agrees


def test_the_figures_do_not_fall():
    if not (data := os.environ.get("QUOTH_DATA")):
        pytest.skip("QUOTH_DATA is not set")
    scores = times.score(Path(data) / "time")
    assert scores.agreements["WikiWars value"].f1 > 0.85
    assert scores.agreements["GUM train value"].f1 > 0.87
    assert scores.agreements["GUM dev value"].f1 > 0.87
    assert scores.shares["Recognizers all"].value > 0.83
