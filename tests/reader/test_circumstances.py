"""When, where and in what something was said: on sentences made for one rule each, and on invented reports."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from quoth import Reader
from quoth.reader.circumstances import Circumstances, circumstances
from quoth.reader.drafts import Draft
from quoth.record import Place, TimeExpression
from quoth.text import paragraphs
from texts import at, hostile_text

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "said.json").read_text(encoding="utf-8"))
# A statement is found when more than this share of the marked words is content.
SHARE = 0.6
DAY = re.compile(r"(?:late )?(?:Mon|Tues|Wednes)day|last week|2015|\bMay\b")
DURATION = re.compile(r"three days")
PLACE = re.compile(r"Baku|Ohio|Mosul|Geneva")


def times_in(text):
    days = [
        TimeExpression(start=m.start(), end=m.end(), text=m[0], type="DATE", value=None) for m in DAY.finditer(text)
    ]
    lasting = [
        TimeExpression(start=m.start(), end=m.end(), text=m[0], type="DURATION", value=None)
        for m in DURATION.finditer(text)
    ]
    return sorted(days + lasting, key=lambda t: t.start)


def places_in(text):
    return [Place(start=m.start(), end=m.end(), text=m[0], name=m[0]) for m in PLACE.finditer(text)]


def worded(text, found, times, places):
    """The texts of a draft's circumstances."""
    return (
        None if found.time is None else times[found.time].text,
        None if found.place is None else places[found.place].text,
        None if found.medium is None else text[slice(*found.medium)],
    )


def read(text, cue="said", source="Lee", content="it rains"):
    d = Draft((at(text, content),), at(text, cue), source and at(text, source), 1.0, 1.0)
    times, places = times_in(text), places_in(text)
    found = circumstances(text, paragraphs(text), [d], times, places)
    return worded(text, found.get(id(d), Circumstances()), times, places)


@pytest.mark.parametrize(
    ("text", "time", "place", "medium"),
    [
        ("Lee said on Monday in Baku that it rains.", "Monday", "Baku", None),
        ("Lee said in a speech in Ohio on Tuesday that it rains.", "Tuesday", "Ohio", "a speech"),
        ("In a statement on Monday, Lee said it rains.", "Monday", None, "a statement"),
        ("it rains, Lee said in Tuesday's televised address.", "Tuesday", None, "Tuesday's televised address"),
        ("it rains, said Lee at a Geneva news conference.", None, "Geneva", "a Geneva news conference"),
        ("Lee on Monday said it rains.", "Monday", None, None),
        ("Lee, in an interview with the BBC, said it rains.", None, None, "an interview with the BBC"),
        ("Speaking to reporters in Baku last week, Lee said it rains.", "last week", "Baku", None),
        ("it rains, said Lee, speaking by phone from Mosul.", None, "Mosul", "phone"),
        ("Lee said in a series of tweets late Monday that it rains.", "late Monday", None, "a series of tweets"),
        ("Lee said on his Facebook page that it rains.", None, None, "his Facebook page"),
        ("Lee said after talks in Geneva on Tuesday that it rains.", "Tuesday", "Geneva", None),
        ("Lee said on CNN’s “The Hour” that it rains.", None, None, "CNN’s “The Hour”"),
        ("BAKU, May 2015 (ZNA) — In a statement on Monday, Lee said it rains.", "Monday", None, "a statement"),
        ("Lee said to a crowd of 1,300 here on Tuesday that it rains.", "Tuesday", None, None),
        ("it rains, Lee said while touring shelters in Mosul.", None, "Mosul", None),
        ("Lee said in an op-ed in the Evening Post that it rains.", None, None, "an op-ed in the Evening Post"),
    ],
)
def test_the_adverbials_of_the_reporting_clause_are_the_circumstances(text, time, place, medium):
    assert read(text) == (time, place, medium)


@pytest.mark.parametrize(
    "text",
    [
        "Lee said that it rains in Baku on Monday.",
        "On Monday it hailed in Baku. Lee said it rains.",
        "Lee, a lawyer from Baku, said it rains.",
        "Lee, who was in Baku on Monday, said it rains.",
        "it rains, said Lee, the mayor of Mosul.",
        "it rains, said Lee brought out of Mosul on Monday.",
        "Lee of the Baku Institute said it rains.",
        "Lee said for three days that it rains.",
        "Lee has said since 2015 that it rains.",
        "Lee said of Monday's attack that it rains.",
        "it rains, Lee said about the report.",
        "it rains, Lee said, after the floods in Baku on Monday.",
        "it rains, Lee said as troops entered Mosul on Tuesday.",
        "The dams held in Baku on Monday but Lee said it rains.",
        "BAKU, May 2015 (ZNA) — Lee said it rains.",
        "The Evening Post and Lee said it rains.",
        "it rains, Lee said (Tuesday, in Baku).",
        "it rains, Lee said in a letter bomb inquiry.",
    ],
)
def test_what_belongs_to_something_else_is_no_circumstance(text):
    assert read(text) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "time"),
    [
        ("Monday it would rain", "Monday"),
        ("on Tuesday there would be rain", "Tuesday"),
        ("in Baku on Monday that it rains", "Monday"),
        ("Monday", None),
        ("Monday was too late", None),
        ("Monday's rain was heavy", None),
    ],
)
def test_a_time_between_cue_and_clause_belongs_to_the_cue_unless_it_is_the_subject(content, time):
    assert read(f"Lee said {content}.", content=content)[0] == time


def test_a_place_between_cue_and_clause_belongs_to_the_cue_before_a_that():
    content = "in Baku that it rains"
    assert read(f"Lee said {content}.", content=content) == (None, "Baku", None)
    content = "in Baku it rains"
    assert read(f"Lee said {content}.", content=content) == (None, None, None)


def test_a_source_that_is_a_document_is_the_medium():
    source = "a report published Monday by Lee"
    assert read(f"it rains, according to {source}.", "according to", source) == ("Monday", None, "a report")


def test_a_source_that_was_published_says_when():
    source = "A poll published on Tuesday by Lee"
    assert read(f"{source} said that it rains.", source=source) == ("Tuesday", None, None)
    source = "A leaked memo"
    assert read(f"{source}, dated May, said that it rains.", source=source) == ("May", None, source)


def test_what_follows_content_that_is_no_clause_belongs_to_the_cue():
    text = "Lee praised the mayor in Baku on Monday, on Tuesday he rested."
    assert read(text, "praised", content="the mayor") == ("Monday", "Baku", None)


def test_a_cue_holds_the_medium_that_it_names():
    assert read("Lee wrote on Twitter that it rains.", cue="wrote on Twitter") == (None, None, "Twitter")


def test_what_stands_between_two_statements_belongs_to_the_one_beside_it():
    text = "Lee said it rains and Kim told reporters in Baku on Monday that it pours."
    first = Draft((at(text, "it rains"),), at(text, "said"), at(text, "Lee"), 1.0, 1.0)
    second = Draft((at(text, "it pours"),), at(text, "told"), at(text, "Kim"), 1.0, 1.0)
    found = circumstances(text, paragraphs(text), [first, second], times_in(text), places_in(text))
    assert found == {id(second): Circumstances(time=0, place=0)}


def test_an_opening_that_belongs_to_the_statement_before_is_not_taken():
    text = "As Kim said it pours on Monday, Lee said it rains."
    first = Draft((at(text, "it pours"),), at(text, "said"), at(text, "Kim"), 1.0, 1.0)
    second = Draft((at(text, "it rains"),), at(text, "said", 1), at(text, "Lee"), 1.0, 1.0)
    found = circumstances(text, paragraphs(text), [first, second], times_in(text), places_in(text))
    assert id(second) not in found


def test_a_statement_inside_another_does_not_take_the_circumstances_of_the_outer():
    text = "On Monday Lee said in Baku that Kim said it rains."
    outer = Draft((at(text, "that Kim said it rains"),), at(text, "said"), at(text, "Lee"), 1.0, 1.0)
    inner = Draft((at(text, "it rains"),), at(text, "said", 1), at(text, "Kim"), 1.0, 1.0, within=outer)
    found = circumstances(text, paragraphs(text), [outer, inner], times_in(text), places_in(text))
    assert found == {id(outer): Circumstances(time=0, place=0)}


@given(hostile_text)
def test_any_text_with_any_spans_is_read(text):
    third = len(text) // 3
    d = Draft(((2 * third, len(text)),), (third, 2 * third), (0, third), 1.0, 1.0) if third else None
    found = circumstances(text, paragraphs(text), [d] if d else [], times_in(text), places_in(text))
    for one in found.values():
        assert one.medium is None or 0 <= one.medium[0] < one.medium[1] <= len(text)


def test_invented_reports_are_read_at_least_as_well_as_when_this_was_written():
    right, wrong = Counter(), Counter()
    reader = Reader(threads=1)
    for report in GOLD:
        for found, gold in _read_report(reader, report):
            for key, one in found.items():
                right[key] += one is not None and one == gold[key]
                wrong[key] += one is not None and one != gold[key]
    assert (right["time"] >= 25, right["place"] >= 12, right["medium"] >= 25) == (True,) * 3, right
    assert max(wrong.values()) <= 1, wrong


def _read_report(reader, report):
    """For each marked statement what was found and what is marked."""
    text = report["text"]
    drafts = {}
    reading = reader.read(text)
    for s in reading.statements:
        cue, source = ([(x.start, x.end) for x in spans] for spans in (s.cue, s.source))
        outer = drafts.get(s.via.statement) if s.via else None
        contents = tuple((c.start, c.end) for c in s.content)
        drafts[s.id] = Draft(contents, *(x[0] if x else None for x in (cue, source)), 1.0, 1.0, outer)
    times = [TimeExpression(type="DATE", value=None, **s) for s in _spans(text, report["times"])]
    places = [Place(name=s["text"], **s) for s in _spans(text, report["places"])]
    found = circumstances(text, paragraphs(text), list(drafts.values()), times, places)
    for gold in report["statements"]:
        start, end = at(text, gold["content"])
        least = SHARE * (end - start)
        near = [d for d in drafts.values() if any(min(end, e) - max(start, s) > least for s, e in d.contents)]
        one = found.get(id(near[0]), Circumstances()) if near else Circumstances()
        yield dict(zip(("time", "place", "medium"), worded(text, one, times, places), strict=True)), gold


def _spans(text, names):
    found = [(m.start(), m.end(), m[0]) for n in names for m in re.finditer(rf"{re.escape(n)}(?!\w)", text)]
    return [{"start": start, "end": end, "text": words} for start, end, words in sorted(found)]
