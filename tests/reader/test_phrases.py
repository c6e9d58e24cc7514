from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.phrases import analyse
from quoth.reader.scene import Scene
from quoth.text import paragraphs
from texts import at, hostile_text, mentioned


def taken_apart(source, **kinds):
    """A source in a sentence, taken apart, with the words of a span of it."""
    text = f"Then {source} said no."
    phrase = analyse(Scene(text, paragraphs(text), mentioned(text, **kinds)), at(text, source))
    return phrase, lambda span: text[slice(*span)]


@pytest.mark.parametrize(
    ("source", "kinds", "name"),
    [
        ("Sen. Jane Lopez", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("according to the Water Board", {"organisation": ["Water Board"]}, "Water Board"),
        ("her lawyer, Jane Lopez", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("The mayor of Carlisle, Jane Lopez,", {"place": ["Carlisle"], "person": ["Jane Lopez"]}, "Jane Lopez"),
        ("city mayor and host Jane Lopez", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("Jane Lopez of the Water Board", {"person": ["Jane Lopez"], "organisation": ["Water Board"]}, "Jane Lopez"),
        ("The Supreme Court", {}, "Supreme Court"),
        ("Zephyr Media", {}, "Zephyr Media"),
    ],
)
def test_a_source_is_a_name_where_it_ends_with_one_or_is_written_as_one(source, kinds, name):
    phrase, words = taken_apart(source, **kinds)
    assert phrase.form == "name"
    assert words((phrase.name.start, phrase.name.end)) == name


@pytest.mark.parametrize(
    ("source", "plural"), [("He", False), ("her", False), ("“They", True), ("it", False), ("we", False), ("who", False)]
)
def test_a_pronoun_is_one(source, plural):
    phrase, _ = taken_apart(source)
    assert (phrase.form, phrase.plural) == ("pronoun", plural)


@pytest.mark.parametrize(
    ("source", "head", "sort", "plural"),
    [
        ("the mayor", "mayor", "person", False),
        ("the lawyer who knew Lee", "lawyer", "person", False),
        ("a number of foreign ambassadors", "ambassador", "person", True),
        ("federal and state officials", "official", "person", True),
        ("one of the mayors", "mayor", "person", False),
        ("Proponents", "proponent", "person", True),
        ("a report by the Water Board", "report", "document", False),
        ("the ministry", "ministry", "organisation", False),
    ],
)
def test_a_description_has_a_head_that_says_what_it_stands_for(source, head, sort, plural):
    phrase, _ = taken_apart(source, person=["Lee"], organisation=["Water Board"])
    assert (phrase.form, phrase.head, phrase.sort, phrase.plural) == ("description", head, sort, plural)


def test_a_name_that_is_a_noun_for_persons_stands_for_several():
    phrase, _ = taken_apart("Senate Republicans", organisation=["Senate Republicans"])
    assert (phrase.form, phrase.head, phrase.plural) == ("description", "republican", True)


@pytest.mark.parametrize(
    "source", ["Jane Lopez and Mark Brown", "Jane Lopez, a lawyer, and Mark Brown", "Jane Lopez and other mayors"]
)
def test_names_that_go_on_are_several(source):
    phrase, words = taken_apart(source, person=["Jane Lopez", "Mark Brown"])
    assert (phrase.form, phrase.plural, words(phrase.span)) == ("description", True, source)


@pytest.mark.parametrize(
    ("source", "definite", "possessed"),
    [
        ("the mayor", True, False),
        ("these experts", True, False),
        ("a mayor", False, False),
        ("another mayor", False, False),
        ("his lawyer", True, True),
        ("Lopez’s lawyer", True, True),
    ],
)
def test_a_description_is_definite_or_not_and_may_be_somebodys(source, definite, possessed):
    phrase, _ = taken_apart(source, person=["Lopez"])
    assert (phrase.definite, phrase.possessed) == (definite, possessed)


@pytest.mark.parametrize(
    ("source", "span"),
    [
        ("“The mayor,”", "The mayor"),
        ("but according to the mayor", "the mayor"),
        ("the mayor on Friday", "the mayor"),
        ("the mayor, too", "the mayor"),
        ("Mark Brown Jr.", "Mark Brown Jr."),
    ],
)
def test_what_is_no_part_of_the_source_comes_off(source, span):
    phrase, words = taken_apart(source)
    assert words(phrase.span) == span


@given(hostile_text.filter(bool), st.data())
@settings(deadline=None, max_examples=150)
def test_any_stretch_of_any_text_is_taken_apart_within_itself(text, data):
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(lambda p: (p[0], min(len(text), sum(p))))
    names = [Mention(*p, data.draw(st.sampled_from(NAME_KINDS)), subject=False) for p in data.draw(st.lists(place))]
    scene = Scene(text, paragraphs(text), sorted(names, key=lambda m: (m.start, m.end)))
    source = data.draw(place)
    phrase = analyse(scene, source)
    # A bracket that the source leaves open is closed by the text behind it.
    assert source[0] <= phrase.span[0] < phrase.span[1] <= source[1] + 1
    assert phrase.span[0] <= phrase.core[0] <= phrase.core[1] <= phrase.span[1]
