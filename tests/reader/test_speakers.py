from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.drafts import Draft
from quoth.reader.mentions import DESCRIPTION_KINDS, NAME_KINDS, Mention
from quoth.reader.speakers import find_speakers, stage
from quoth.text import paragraphs
from texts import at, hostile_text, mentioned

KINDS = (*NAME_KINDS, *DESCRIPTION_KINDS)


def sources(text, *words):
    """A draft for each source, the nth place of the same words the nth time that they are given."""
    out = []
    for i, word in enumerate(words):
        place = at(text, word, words[:i].count(word))
        out.append(Draft(((place[1], place[1] + 1),), (place[1], place[1] + 1), place, 1.0, 1.0))
    return out


def who(text, *words, byline=None, **kinds):
    """The name of the speaker of each source."""
    drafts = sources(text, *words)
    found = find_speakers(*stage(text, paragraphs(text), mentioned(text, **kinds)), drafts, byline)
    names = {s.id: s.name for s in found.all}
    return [names.get(found.of[id(d)]) for d in drafts]


@pytest.mark.parametrize(
    ("text", "source", "kinds", "name"),
    [
        ("Jane Lopez said no.", "Jane Lopez", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("Sen. Jane Lopez (D-Mo.) said no.", "Sen. Jane Lopez (D-Mo.)", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("City mayor Jane Lopez said no.", "City mayor Jane Lopez", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("Lopez said no. Jane Lopez left.", "Lopez", {"person": ["Jane Lopez", "Lopez"]}, "Jane Lopez"),
        ("the Ministry of Defence said no.", "the Ministry of Defence", {"organisation": ["Ministry of Defence"]},
         "Ministry of Defence"),
        ("Her lawyer, Jane Lopez, said no.", "Her lawyer, Jane Lopez,", {"person": ["Jane Lopez"]}, "Jane Lopez"),
        ("Two city officials said no.", "Two city officials", {}, "Two city officials"),
        ("A report by the Water Board, published on Friday, said no.", "A report by the Water Board", {},
         "A report by the Water Board"),
        ("Jane Lopez and Mark Brown said no.", "Jane Lopez and Mark Brown", {"person": ["Jane Lopez", "Mark Brown"]},
         "Jane Lopez and Mark Brown"),
        ("Jane Lopez and other mayors said no.", "Jane Lopez and other mayors", {"person": ["Jane Lopez"]},
         "Jane Lopez and other mayors"),
    ],
)  # fmt: skip
def test_a_source_is_called_by_the_fullest_name_without_title_or_by_its_own_words(text, source, kinds, name):
    assert who(text, source, **kinds) == [name]


def test_a_pronoun_means_whoever_spoke_last_if_gender_agrees():
    text = "Mr. Mark Brown said no. Mrs. Jane Lopez said yes. He agreed, and she smiled."
    people = ["Mark Brown", "Jane Lopez"]
    assert who(text, "Mr. Mark Brown", "Mrs. Jane Lopez", "He", "she", person=people) == [
        "Mark Brown", "Jane Lopez", "Mark Brown", "Jane Lopez",
    ]  # fmt: skip


def test_an_office_means_whom_the_article_gives_it_to():
    text = (
        "Mayor Jane Lopez met Mark Brown, a lawyer. Mark Brown said no. The mayor said yes. The lawyer left, he said."
    )
    people = ["Jane Lopez", "Mark Brown"]
    assert who(text, "Mark Brown", "The mayor", "The lawyer", person=people) == [
        "Mark Brown", "Jane Lopez", "Mark Brown",
    ]  # fmt: skip


def test_a_deputy_is_not_who_holds_the_office():
    text = "Jane Lopez, the deputy mayor, said no. The mayor said yes."
    assert who(text, "Jane Lopez, the deputy mayor,", "The mayor", person=["Jane Lopez"]) == ["Jane Lopez", "The mayor"]


def test_two_officials_are_not_one_by_their_words():
    text = "An official said no. An official said yes."
    drafts = sources(text, "An official", "An official")
    found = find_speakers(*stage(text, paragraphs(text), []), drafts, None)
    assert len({found.of[id(d)] for d in drafts}) == 2
    assert {s.type for s in found.all} == {"unnamed"}


def test_two_of_one_family_name_are_told_apart_by_title():
    text = "Jane Lopez and Mark Lopez met. Mrs. Lopez said yes. Mr. Lopez said no."
    people = ["Jane Lopez", "Mark Lopez", "Lopez"]
    assert who(text, "Mrs. Lopez", "Mr. Lopez", person=people) == ["Jane Lopez", "Mark Lopez"]


def test_an_acronym_means_what_the_article_says_it_stands_for():
    text = "The Water Safety Board (WSB) met. The WSB said no."
    drafts = sources(text, "The WSB")
    given = mentioned(text, organisation=["Water Safety Board", "WSB"])
    [board] = find_speakers(*stage(text, paragraphs(text), given), drafts, None).all
    assert (board.name, board.acronym, board.type) == ("Water Safety Board", "WSB", "organisation")


@pytest.mark.parametrize(("byline", "name"), [(None, "the reporter"), ("Ada Byron", "Ada Byron")])
def test_i_outside_quotations_is_the_author(byline, name):
    assert who("I think it rains.", "I", byline=byline) == [name]


def test_i_in_a_quotation_is_whoever_is_quoted():
    text = "Jane Lopez said no. “I think it rains,” said Jane Lopez."
    assert who(text, "Jane Lopez", "I", person=["Jane Lopez"]) == ["Jane Lopez", "Jane Lopez"]


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Jane Lopez, head of the Water Board, said no.", "head", "Water Board"),
        ("Water Board head Jane Lopez said no.", "head", "Water Board"),
        ("Jane Lopez, who heads the Water Board, said no.", None, "Water Board"),
        ("Jane Lopez is the head of the Water Board. Jane Lopez said no.", "head", "Water Board"),
        ("The lawyer, Jane Lopez, said no.", "lawyer", None),
        ("Jane Lopez, director of studies at the Water Board, said no.", "director of studies", "Water Board"),
    ],
)
def test_roles_are_split_into_title_and_organisation(text, title, organisation):
    drafts = sources(text, "Jane Lopez")
    given = mentioned(text, person=["Jane Lopez"], organisation=["Water Board"], one=["The lawyer"])
    [jane] = find_speakers(*stage(text, paragraphs(text), given), drafts, None).all
    assert [(r.title, r.organisation) for r in jane.roles] == [(title, organisation)]
    assert all(text[r.span.start : r.span.end] == r.span.text for r in jane.roles)


@given(hostile_text, st.data())
@settings(deadline=None, max_examples=150)
def test_any_text_and_any_mentions_have_speakers_with_exact_spans(text, data):
    place = st.tuples(st.integers(0, len(text)), st.integers(1, 12)).map(lambda p: (p[0], min(len(text), sum(p))))
    places = data.draw(st.lists(place.filter(lambda p: p[0] < p[1]), max_size=8)) if text else []
    mentions = [Mention(*p, data.draw(st.sampled_from(KINDS)), subject=False) for p in places]
    drafts = [Draft((p,), p, p, 1.0, 1.0) for p in places if text[slice(*p)].strip()]
    one, other = (find_speakers(*stage(text, paragraphs(text), mentions), drafts, None) for _ in range(2))
    assert one == other
    assert [s.id for s in one.all] == [f"p{i}" for i in range(1, len(one.all) + 1)]
    for speaker in one.all:
        assert speaker.names[0] == speaker.name
        for span in (*speaker.mentions, *(r.span for r in speaker.roles)):
            assert text[span.start : span.end] == span.text
