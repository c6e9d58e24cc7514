from __future__ import annotations

import pytest

from quoth.reader.names import bare, given_name_gender, initials, may_be_one_person, split_title, title_gender, words


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [
        ("Gov. Mike Pence", "Gov.", "Mike Pence"),
        ("Vice President Jane Lopez", "Vice President", "Jane Lopez"),
        ("Jane Lopez", "", "Jane Lopez"),
        ("President", "", "President"),
    ],
)
def test_titles_come_off_a_name_but_never_all_of_it(written, title, name):
    assert split_title(written) == (title, name)


@pytest.mark.parametrize(
    ("written", "name"), [("the “Daily Post”’s", "Daily Post"), ("Mr. Lee's", "Lee"), ("The Hague", "The Hague")]
)
def test_a_bare_name_has_nothing_around_it(written, name):
    assert bare(written) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jane Lopez", "Jane P. Lopez", True),
        ("J. Lopez", "Jane Lopez", True),
        ("Mike Pence", "Michael Pence", True),
        ("Wasserman Schultz", "Debbie Wasserman Schultz", True),
        ("Joseph Biden Jr.", "Joe Biden", True),
        ("Jane Lopez", "Mark Lopez", False),
        ("Jane Lopez", "Jane Brown", False),
    ],
)
def test_two_full_names_may_be_one_person(one, other, same):
    assert may_be_one_person(words(one), words(other)) is same
    assert may_be_one_person(words(other), words(one)) is same


def test_gender_is_shown_by_a_title_and_guessed_by_a_given_name():
    assert (title_gender("Mrs."), title_gender("Mr."), title_gender("Dr.")) == ("female", "male", None)
    assert (given_name_gender("Maria Lopez"), given_name_gender("Peter"), given_name_gender("—")) == (
        "female",
        "male",
        None,
    )


def test_initials_pass_over_small_words():
    assert initials("Union of River Captains") == "urc"
