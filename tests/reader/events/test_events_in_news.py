"""Words of conflict and cooperation in news that is of neither, and ways of putting things that decide the type."""

import pytest

from quoth.reader.events import find_events
from quoth.reader.events.governing import find
from quoth.reader.events.words import Words
from quoth.reader.scene import Scene
from quoth.text import paragraphs
from texts import mentioned


def types(sentence):
    return [found.type for found in find(Words(sentence, 0, len(sentence)))]


def in_articles(text, **mentions):
    return find_events(Scene(text, paragraphs(text), mentioned(text, **mentions)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The senator beat her rival in the primary.",
        "The governor's attacks on the nominee filled the debate.",
        "The driver pleaded guilty to speeding.",
        "Sources requested anonymity.",
        "She was asked about the weather.",
        "The mayor suspended his campaign after the vote.",
        "He said that he had no idea.",
        "The results will be tested against the forecast.",
    ],
)
def test_figures_of_speech_and_elections_are_no_conflict(sentence):
    assert types(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("The company decided not to negotiate with the union.", "REJECT"),
        ("The colonel said he could not accept the plan.", "REJECT"),
        ("The ministry did not rule out military action.", "THREATEN"),
        ("The general will not hesitate to use force.", "THREATEN"),
        ("The ministry said it may cut aid to the islands.", "THREATEN"),
        ("The republic hit back at the critics.", "ACCUSE"),
        ("The premier took the bank to task over its fees.", "ACCUSE"),
        ("The two sides patched up their differences.", "AGREE"),
        ("The minister announced a ceasefire.", "CONCEDE"),
        ("The envoy sent condolences to the victims.", "SUPPORT"),
    ],
)
def test_the_construction_decides_the_type(sentence, type_):
    assert types(sentence)[:1] == [type_]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The minister is willing to meet the rebels.", ["minister"]),
        ("Norway is opposed to the plan.", ["Norway"]),
        ("The rebels should release the doctors, the minister said.", ["minister"]),
    ],
)
def test_adjectives_and_duties_have_actors(text, actors):
    assert [a.span.text for a in in_articles(text)[0].actors] == actors


def test_a_count_belongs_to_the_span_of_who_acts():
    (event,) = in_articles("Around 80 diplomats from Peru visited the valley.")
    assert event.actors[0].span.text.startswith("80 diplomats")
