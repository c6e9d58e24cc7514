from __future__ import annotations

import pytest
from hypothesis import given, settings

from quoth.article import new_article
from quoth.reader.checks import flags
from quoth.record import ReadBy, Reading
from quoth.text import paragraphs
from texts import hostile_text


def flagged(text):
    article = new_article(text)
    made_by = ReadBy(quoth="0", model="0" * 64)
    reading = Reading(article=article, statements=(), speakers=(), read_by=made_by)
    return list(flags(reading, paragraphs(article.text)))


def test_a_quotation_that_is_never_closed_is_flagged_with_its_mark():
    text = "Lee left.\nHe said: “It rains.\nThe end."
    [flag] = flagged(text)
    [mark] = flag.evidence
    assert flag.kind == "unclosed_quotation"
    assert (mark.start, mark.end, mark.text) == (text.index("“"), text.index("“") + 1, "“")
    assert "not closed" in flag.message


@pytest.mark.parametrize("text", ["", "No quotation.", "“Closed.”", '"One" and "two".', "“a ‘b’ c”", "the ’90s"])
def test_text_with_nothing_open_is_not_flagged(text):
    assert flagged(text) == []


def test_opening_each_paragraph_and_closing_the_last_is_no_fault():
    assert flagged("Lee said: “It rains.\n\n“It pours.\n\n“It snows.”") == []


def test_the_last_paragraph_of_a_long_quotation_must_close_it():
    text = "“It rains.\n\n“It pours.\n\nThe end."
    assert [f.evidence[0].start for f in flagged(text)] == [text.index("“It pours")]


def test_only_a_quotation_at_the_start_of_the_next_paragraph_goes_on():
    text = "“It rains.\n\nLee said “no”."
    assert [f.evidence[0].start for f in flagged(text)] == [0]


@given(hostile_text)
@settings(deadline=None, max_examples=100)
def test_flags_point_to_single_characters_of_the_text(text):
    plain = new_article(text).text
    for flag in flagged(text):
        for s in flag.evidence:
            assert (s.end - s.start, plain[s.start : s.end]) == (1, s.text)
