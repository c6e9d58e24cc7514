from __future__ import annotations

import pytest

from quoth.reader.cast import Cast, title_before
from quoth.reader.whole_names import whole_names
from texts import at, mentioned


def cast(text, **kinds):
    return Cast(text, whole_names(text, mentioned(text, **kinds)))


def known(text, **kinds):
    """The names of each entity that a text names."""
    return [e.names for e in cast(text, **kinds).entities]


@pytest.mark.parametrize(
    ("text", "kinds", "names"),
    [
        ("Jane Lopez met Lee. Lopez left.", {"person": ["Jane Lopez", "Lopez"]}, [("Jane Lopez", "Lopez")]),
        ("Lopez left. So Jane Lopez came.", {"person": ["Lopez", "Jane Lopez"]}, [("Jane Lopez", "Lopez")]),
        ("Jane Lopez came, and Jane left.", {"person": ["Jane Lopez", "Jane"]}, [("Jane Lopez", "Jane")]),
        ("Jane P. Lopez met J. Lopez.", {"person": ["Jane P. Lopez", "J. Lopez"]}, [("Jane P. Lopez", "J. Lopez")]),
        ("They saw Jane Lopez with Mark Lopez.", {"person": ["Jane Lopez", "Mark Lopez"]},
         [("Jane Lopez",), ("Mark Lopez",)]),
        ("MARK BROWN spoke. MARK BROWN left. Mark Brown came.", {"person": ["MARK BROWN", "Mark Brown"]},
         [("Mark Brown", "MARK BROWN")]),
        ("The Selm Water Board met the Water Board.", {"organisation": ["Selm Water Board", "Water Board"]},
         [("Selm Water Board", "Water Board")]),
        ("The Water Board met the Road Board.", {"organisation": ["Water Board", "Road Board"]},
         [("Water Board",), ("Road Board",)]),
        ("The Water Safety Board met. Again WSB left.", {"organisation": ["Water Safety Board", "WSB"]},
         [("Water Safety Board", "WSB")]),
    ],
)  # fmt: skip
def test_names_of_one_are_one_with_the_fullest_name_first(text, kinds, names):
    assert known(text, **kinds) == names


def test_a_short_name_goes_by_title_to_the_one_of_two_whom_it_suits():
    text = "Mr. Kim Lopez met Mrs. Robin Lopez. Then Mrs. Lopez left."
    own = cast(text, person=["Kim Lopez", "Robin Lopez", "Lopez"])
    assert own.at(at(text, "Lopez", 2)).name == "Robin Lopez"
    assert [(e.name, e.gender) for e in own.entities] == [("Kim Lopez", "male"), ("Robin Lopez", "female")]


@pytest.mark.parametrize(
    ("text", "full", "acronym"),
    [
        ("The Water Safety Board (WSB) met.", "Water Safety Board", "WSB"),
        ("Head of the Coast Office of the League of Rivers (LR-CO) came.", "Coast Office of the League of Rivers",
         "LR-CO"),
        ("The Water Safety Board (Selm) met.", "Water Safety Board", None),
        ("The Water Safety Board (IBM) met.", "Water Safety Board", None),
    ],
)  # fmt: skip
def test_an_acronym_is_of_the_words_before_it_whose_letters_it_has(text, full, acronym):
    assert cast(text).acronym_of(full) == acronym


def test_who_is_called_by_an_introduced_acronym_has_the_full_name_and_the_acronym():
    text = "Lee of the Water Safety Board (WSB) left. The WSB met."
    [board] = cast(text, organisation=["WSB"]).entities
    assert (board.name, board.acronym, board.type) == ("Water Safety Board", "WSB", "organisation")


def test_what_a_name_is_goes_by_most_of_its_places_and_a_title_makes_a_person():
    text = "So Selm came. Then Mr. Selm left."
    [selm] = cast(text, place=["Selm"]).entities
    assert selm.type == "person"


@pytest.mark.parametrize(
    ("text", "title"), [("Again Vice President Lee", "Vice President"), ("The friend Lee", ""), ("Lee", "")]
)
def test_titles_stand_right_before_a_name(text, title):
    assert title_before(text, text.index("Lee")) == title
