from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.whole_names import whole_names
from texts import at, hostile_text


@pytest.mark.parametrize(
    ("text", "seen", "kind", "whole"),
    [
        ("They met Julie A. Diaz.", ["Julie A", "Diaz"], "person", "Julie A. Diaz"),
        ("They met Jo-Renee Formicola.", ["Renee Formicola"], "person", "Jo-Renee Formicola"),
        ("Then O’Malley left.", ["Malley"], "person", "O’Malley"),
        ("Then Joseph R. Biden Jr. left for home again.", ["Joseph R. Biden Jr"], "person", "Joseph R. Biden Jr."),
        ("Commissioner James Hill left.", ["James Hill"], "person", "James Hill"),
        ("It is the Human Rights Council.", ["Council"], "organisation", "Human Rights Council"),
        ("The Center for Water Policy left.", ["Center"], "organisation", "Center for Water Policy"),
        ("The firm Brandt & Osei left.", ["Brandt", "Osei"], "person", "Brandt & Osei"),
        ("It is the U.N. again.", ["N"], "organisation", "U.N."),
        ("Lee’s car is here.", ["Lee’s"], "person", "Lee"),
    ],
)
def test_a_name_has_all_of_its_words_and_no_others(text, seen, kind, whole):
    found = whole_names(text, [Mention(*at(text, words), kind, subject=False) for words in seen])
    assert [text[m.start : m.end] for m in found if m.kind in NAME_KINDS] == [whole]


def test_a_headline_says_nothing_about_where_a_name_begins():
    text = "Mayor Slams Jane Lopez Over Harbour Plan"
    assert [text[m.start : m.end] for m in whole_names(text, [Mention(12, 22, "person", subject=True)])] == [
        "Jane Lopez"
    ]


def test_small_letters_are_no_name():
    assert whole_names("the journal", [Mention(4, 11, "organisation", subject=False)]) == []


def test_a_group_of_persons_is_a_description_even_if_the_encoder_misses_it():
    text = "We met a number of foreign ambassadors."
    [one] = whole_names(text, [])
    assert (text[one.start : one.end], one.kind) == ("a number of foreign ambassadors", "several")


@given(
    hostile_text, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 20), st.sampled_from(NAME_KINDS)), max_size=8)
)
@settings(deadline=None, max_examples=150)
def test_any_mentions_of_any_text_come_back_in_order_and_inside_it(text, given_mentions):
    mentions = [Mention(s, min(len(text), s + n), k, subject=False) for s, n, k in given_mentions if s < len(text)]
    found = whole_names(text, mentions)
    assert found == sorted(found, key=lambda m: (m.start, m.end))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
