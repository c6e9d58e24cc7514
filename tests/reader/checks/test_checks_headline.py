from __future__ import annotations

import pytest
from made import evidence, flagged, person, reading, statement

BODY = "The mayor stole city funds for years, a rival said. He left."
CLAIM = "The mayor stole city funds for years"


def found(title, body=BODY, **fields):
    made = statement(body, CLAIM, cue="said", source="a rival", **fields)
    return flagged(reading(body, title=title, statements=(made,)), "headline_without_attribution")


def test_a_headline_that_drops_whose_claim_it_is_is_flagged():
    [flag] = found("Mayor stole city funds")
    assert evidence(flag) == [CLAIM, "a rival"]


@pytest.mark.parametrize(
    "title",
    [
        "Rival says mayor stole city funds",
        "Mayor ‘stole’ city funds",
        "Rival: Mayor stole city funds",
        "Mayor stole city funds?",
        "Mayor accused: city funds stolen",
        "Mayor opens city bridge today",
        "Mayor stole",
        None,
    ],
)
def test_headlines_that_attribute_ask_or_say_something_else_are_not(title):
    assert found(title) == []


def test_what_the_text_states_itself_the_headline_may_state_too():
    assert found("Mayor stole city funds", BODY + " The mayor stole city funds, the court found.") == []


def test_a_headline_repeated_above_the_text_is_no_statement_of_the_text():
    body = "Mayor stole city funds\n\n" + BODY
    assert len(found("Mayor stole city funds", body)) == 1


def test_the_source_may_be_a_named_person():
    made = statement(BODY, CLAIM, cue="said", source="a rival", speaker="p1")
    record = reading(BODY, title="Mayor stole city funds", statements=(made,), speakers=(person("Bo Roe"),))
    assert len(flagged(record, "headline_without_attribution")) == 1
