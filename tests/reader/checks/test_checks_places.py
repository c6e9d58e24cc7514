from __future__ import annotations

import pytest
from made import evidence, flagged, place, reading

KINDS = ("place_in_two_countries", "place_elsewhere")


def found(text, *names):
    """The flags of a text with these places, each one behind the one before it."""
    places, at = [], ""
    for name in names:
        places.append(place(text, name, after=at))
        at = text[: places[-1].end]
    return flagged(reading(text, places=tuple(places)), *KINDS)


def test_a_town_in_two_states_is_flagged_once_and_the_one_that_is_not_there_comes_first():
    text = "He spoke in Cleveland, Ohio. They met in Cleveland, Idaho."
    [flag] = found(text, "Cleveland", "Ohio", "Cleveland", "Idaho")
    assert (flag.kind, evidence(flag)) == ("place_in_two_countries", ["Cleveland, Idaho", "Cleveland, Ohio"])
    assert flag.message == "The text puts Cleveland in Ohio and in Idaho."


def test_a_town_in_two_countries_is_flagged():
    text = "He spoke in Benghazi, Libya. They met in Benghazi, Egypt."
    assert [f.kind for f in found(text, "Benghazi", "Libya", "Benghazi", "Egypt")] == ["place_in_two_countries"]


def test_a_town_where_there_is_none_of_its_name_is_flagged():
    text = "He spoke in Cleveland, Idaho."
    [flag] = found(text, "Cleveland", "Idaho")
    assert (flag.kind, evidence(flag)) == ("place_elsewhere", ["Cleveland, Idaho"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke in Portland, Maine. They met in Portland, Oregon.", ["Portland", "Maine", "Portland", "Oregon"]),
        ("He spoke in Cleveland, Ohio. They met in Cleveland.", ["Cleveland", "Ohio", "Cleveland"]),
        ("He spoke in Cleveland, Ohio, not in Cleveland, USA.", ["Cleveland", "Ohio", "Cleveland", "USA"]),
        ("He went to Berlin, France and Spain.", ["Berlin", "France", "Spain"]),
        ("He went to Paris, Berlin, Poland.", ["Paris", "Berlin", "Poland"]),
        ("He went to Berlin, Idaho Democrats said.", ["Berlin", "Idaho"]),
        ("He spoke in Kalbajar, Armenia.", ["Kalbajar", "Armenia"]),
        ("He spoke in Zzyzzyx, Idaho.", ["Zzyzzyx", "Idaho"]),
    ],
)
def test_namesakes_lists_and_what_the_gazetteer_cannot_tell_are_not(text, names):
    assert found(text, *names) == []
