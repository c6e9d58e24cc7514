from __future__ import annotations

import json
import re
import weakref

import jsonschema
import msgspec
import pytest
from handmade import reading, statement, visit
from hypothesis import given
from hypothesis import strategies as st

from quoth import Confidence, Speaker
from quoth.article import new_article
from quoth.export import least_sure
from quoth.export.schema import reading_schema

LEE = Speaker(id="p1", name="Ann Lee", type="person", names=("Ann Lee",), acronym="AL")


def sure_of(*shares: float, source: str | None = "a.txt"):
    """A reading with a statement for each share, its confidence in the speaker."""
    article = new_article("Lee said it.", source=source)
    made = [
        statement(
            article,
            number,
            "it",
            cue="said",
            source="Lee",
            speaker="p1",
            confidence=Confidence(statement=1.0, speaker=share),
        )
        for number, share in enumerate(shares, start=1)
    ]
    return reading(article, *made, speakers=(LEE,))


def found(number, *readings):
    return [(doubt.source, doubt.number) for doubt in least_sure.doubts(readings, number)]


def report(number, *readings, **options):
    return "".join(least_sure.report(least_sure.doubts(readings, number), **options))


def test_the_least_sure_of_all_articles_come_first_and_the_earlier_of_equals():
    readings = [sure_of(0.9, 0.5, source="a"), sure_of(0.2, 0.5, source="b"), sure_of(0.5, source="c")]
    assert found(3, *readings) == [("b", 1), ("a", 2), ("b", 2)]
    assert found(10, *readings) == [("b", 1), ("a", 2), ("b", 2), ("c", 1), ("a", 1)]


@given(st.lists(st.lists(st.sampled_from([0.1, 0.2, 0.3]), max_size=4), max_size=5), st.integers(1, 20))
def test_what_is_given_is_the_head_of_everything_sorted(shares, number):
    readings = [sure_of(*some, source=str(i)) for i, some in enumerate(shares)]
    everything = sorted((share, i, j) for i, some in enumerate(shares) for j, share in enumerate(some, start=1))
    assert found(number, *readings) == [(str(i), j) for _, i, j in everything[:number]]


def test_readings_are_not_held_once_they_are_looked_through():
    held = set()

    class Watched:
        """A reading that can be watched go: the record's own types cannot."""

        def __init__(self, made):
            self.article, self.statements, self.speakers = made.article, made.statements, made.speakers

    def readings():
        for i in range(50):
            one = Watched(sure_of(0.5, source=str(i)))
            held.add(i)
            weakref.finalize(one, held.discard, i)
            # The one before is still at hand; no others are.
            assert len(held) <= 2
            yield one

    assert len(least_sure.doubts(readings(), 50)) == 50


def test_a_line_of_json_has_the_source_the_statement_and_its_speaker_as_in_the_reading():
    made = visit()
    lines = list(map(json.loads, least_sure.lines(least_sure.doubts([made], 10))))
    schema = reading_schema()
    for line, one in zip(lines, made.statements, strict=True):
        assert list(line) == ["source", "statement", "speaker"]
        assert line["statement"] == json.loads(msgspec.json.encode(one))
        jsonschema.validate(line["statement"], {"$ref": "#/$defs/Statement", "$defs": schema["$defs"]})
    assert lines[0]["speaker"] is None
    assert lines[1]["speaker"] == json.loads(msgspec.json.encode(made.speakers[0]))


def test_a_lone_surrogate_passes_through_json():
    [line] = least_sure.lines(least_sure.doubts([sure_of(0.5, source="\ud800")], 1))
    line.encode()
    assert json.loads(line)["source"] == "\ud800"


def test_the_text_tells_how_sure_who_where_and_in_which_words():
    assert report(1, sure_of(0.9, 0.304)) == (
        " 30%  Ann Lee (AL)\n      a.txt · statement 2\n      Lee · said\n      it\n\n"
        "1 statement, the least certain speaker first\n"
    )


def test_what_is_missing_is_said():
    article = new_article("It rains.")
    shown = report(1, reading(article, statement(article, 1, "It rains")))
    assert shown.startswith(
        f" 80%  no speaker\n      {article.id} · statement 1\n      no source · no cue\n      It rains\n"
    )


@pytest.mark.parametrize("width", [40, 80])
def test_the_content_is_shortened_to_one_line(width):
    article = new_article("word\n" * 100)
    shown = report(1, reading(article, statement(article, 1, article.text.strip())), width=width).splitlines()
    [content] = [line for line in shown if line.strip().startswith("word")]
    assert len(content) <= width
    assert re.fullmatch(r" {6}(word )+w?o?r?d?…", content)


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_in_an_article_can_act_on_the_terminal(text):
    article = new_article(text + "x", source=text)
    named = Speaker(id="p1", name=text, type="person", names=(text,), acronym=text)
    shown = report(
        1, reading(article, statement(article, 1, article.text, cue="x", source="x", speaker="p1"), speakers=(named,))
    )
    shown.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_colour_is_added_only_where_it_is_asked_for():
    coloured = report(3, visit(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == report(3, visit())
