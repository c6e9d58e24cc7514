from __future__ import annotations

import pytest

from quoth.reader.descriptions import Descriptions
from quoth.reader.phrases import analyse
from quoth.reader.speakers import stage
from quoth.text import paragraphs
from texts import at, mentioned

KINDS = {
    "person": ["Jane Lopez", "Mark Brown"],
    "organisation": ["Water Board", "Water Safety Board", "WSB"],
    "place": ["Selm"],
}


def staged(text):
    scene, cast, roles = stage(text, paragraphs(text), mentioned(text, **KINDS))
    return scene, cast, Descriptions(scene, cast, roles)


def meant(text, description, *, spoken=()):
    """The name of whoever a description takes up again."""
    scene, cast, descriptions = staged(text)
    speakers = [e for name in spoken for e in cast.entities if e.name == name]
    found = descriptions.referred(analyse(scene, at(text, description)), speakers)
    return found and found.name


@pytest.mark.parametrize(
    ("text", "description", "name"),
    [
        ("Mayor Jane Lopez left. The mayor said no.", "The mayor", "Jane Lopez"),
        ("Sen. Jane Lopez left. The senator said no.", "The senator", "Jane Lopez"),
        ("Jane Lopez, a spokeswoman, left. The spokesperson said no.", "The spokesperson", "Jane Lopez"),
        ("Mayor Jane Lopez met Mark Brown, mayor of Selm. The Selm mayor said no.", "The Selm mayor", "Mark Brown"),
        ("Jane Lopez, head of the Water Safety Board (WSB), left. WSB official said no.", "WSB official", "Jane Lopez"),
        ("The Water Board met. The board said no.", "The board", "Water Board"),
    ],
)
def test_a_definite_description_takes_up_whose_role_or_name_has_its_words(text, description, name):
    assert meant(text, description) == name


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Mayor Jane Lopez left. A mayor said no.", "A mayor"),
        ("Mayor Jane Lopez left. Two mayors said no.", "Two mayors"),
        ("Jane Lopez, a lawyer, left. His lawyer said no.", "His lawyer"),
        ("Mayor Jane Lopez left. The lawyer said no.", "The lawyer"),
        ("Vice Chairman Mark Brown left. The chairman said no.", "The chairman"),
        ("The Water Board met. A board said no.", "A board"),
    ],
)
def test_other_descriptions_stand_for_somebody_new(text, description):
    assert meant(text, description) is None


@pytest.mark.parametrize(
    ("name", "description", "who"),
    [
        ("Jane Lopez", "The woman", "Jane Lopez"),
        ("Mark Brown", "The woman", None),
        ("Mark Brown", "Our respondent", "Mark Brown"),
        ("Mark Brown", "The 45-year-old", "Mark Brown"),
        ("Mark Brown", "The baker", None),
    ],
)
def test_a_few_descriptions_mean_whoever_spoke_last_if_gender_agrees(name, description, who):
    text = f"{name} left. {description} said no."
    assert meant(text, description, spoken=[name]) == who
    assert meant(text, description) is None


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        ("the harbour guard", "the harbour guard", True),
        ("a harbour guard", "the guard", True),
        ("an official", "an official", False),
        ("a safety report", "a safety report", True),
        ("some harbour guards", "some harbour guards", True),
        ("a harbour guard", "his guard", False),
    ],
)
def test_a_description_may_take_up_an_earlier_one(first, later, same):
    text = f"It was {first} who left. And {later} said no."
    scene, _, descriptions = staged(text)
    new = descriptions.new(analyse(scene, at(text, first)))
    found = descriptions.referred(analyse(scene, at(text, later, int(first == later))), [])
    assert (found is new) is same


def test_the_first_of_two_is_not_the_second():
    text = "An official left. Another official came. The first official said no, the second official said yes."
    scene, _, descriptions = staged(text)
    one, other = (descriptions.new(analyse(scene, at(text, d))) for d in ("An official", "Another official"))
    assert descriptions.referred(analyse(scene, at(text, "The first official")), []) is one
    assert descriptions.referred(analyse(scene, at(text, "the second official")), []) is other


@pytest.mark.parametrize(
    ("description", "kind", "gender"),
    [
        ("a spokeswoman", "unnamed", "female"),
        ("two city officials", "group", None),
        ("the ministry", "organisation", None),
        ("a poll", "document", None),
        ("the rain", None, None),
    ],
)
def test_somebody_new_is_called_by_the_descriptions_words_and_is_what_they_show(description, kind, gender):
    text = f"Then {description} said no."
    scene, _, descriptions = staged(text)
    new = descriptions.new(analyse(scene, at(text, description)))
    assert (new.name, new.type, new.gender) == (description, kind, gender)
