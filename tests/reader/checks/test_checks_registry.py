from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from made import flagged, reading

from quoth import Reader
from quoth.errors import InputError
from quoth.reader.checks import CHECKS, flags
from quoth.text import paragraphs
from texts import hostile_text

DOCS = Path(__file__).resolve().parents[3] / "docs" / "checks.md"
TWO = "He said: “It rains.\n\nThey met on Tuesday, Nov. 9, 2016, at noon."


def test_kinds_are_unique_and_summaries_are_one_sentence():
    kinds = [check.kind for check in CHECKS]
    assert len(set(kinds)) == len(kinds)
    for check in CHECKS:
        assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", check.kind)
        assert re.fullmatch(r"[A-Z][^.]*\.", check.summary)


@pytest.mark.skipif(not DOCS.is_file(), reason="the documentation is not beside the tests")
def test_every_check_has_its_section_in_the_documentation():
    headings = re.findall(r"^## `(\w+)` \((\w+)\)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == [(check.kind, check.severity) for check in CHECKS]


def test_flags_stand_in_the_order_of_the_text():
    assert [flag.kind for flag in flagged(reading(TWO))] == ["unclosed_quotation", "weekday_and_date"]


def test_a_check_can_be_switched_off():
    made = reading(TWO)
    left = flags(made, paragraphs(TWO), without=["weekday_and_date"])
    assert [flag.kind for flag in left] == ["unclosed_quotation"]


def test_a_fact_is_not_flagged_by_another_check_when_the_first_is_switched_off():
    text = "He said on Tuesday, Nov. 23, that it rained."
    made = reading(text, published="2016-11-10")
    assert [flag.kind for flag in flagged(made)] == ["weekday_and_date"]
    assert flags(made, paragraphs(text), without=["weekday_and_date"]) == ()


def test_an_unknown_kind_is_an_error_that_names_the_one_that_was_meant():
    with pytest.raises(InputError, match="no check is called 'weekday_and_dates': did you mean 'weekday_and_date'"):
        Reader(without=["weekday_and_dates"])


@given(hostile_text)
@settings(deadline=None, max_examples=100)
def test_every_text_can_be_checked_and_evidence_is_its_own(text):
    made = reading(text, published="2016-11-10")
    for flag in flagged(made):
        for span in flag.evidence:
            assert made.article.text[span.start : span.end] == span.text
