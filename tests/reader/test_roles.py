from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.roles import roles_of
from texts import at, hostile_text, mentioned


def roles(text):
    """Span, title and organisation of the roles of Jane Lopez, in words."""
    mentions = mentioned(text, person=["Jane Lopez"], organisation=["Water Board"])
    found = roles_of(text, at(text, "Jane Lopez"), mentions, len(text))
    return [tuple(part and text[slice(*part)] for part in (r.span, r.title, r.organisation)) for r in found]


@pytest.mark.parametrize(
    ("text", "span", "title", "organisation"),
    [
        ("The acting mayor Jane Lopez left.", "acting mayor", "acting mayor", None),
        ("The NYPD Commissioner Jane Lopez left.", "NYPD Commissioner", "Commissioner", "NYPD"),
        ("Water Board campaign spokeswoman Jane Lopez left.", "Water Board campaign spokeswoman", "spokeswoman",
         "Water Board campaign"),
        ("Acting Secretary of the Coast Office of the River League (RL) Ms. Jane Lopez left.",
         "Acting Secretary of the Coast Office of the River League", "Acting Secretary",
         "Coast Office of the River League"),
        ("Then the head of the Water Board, Jane Lopez, left.", "head of the Water Board", "head", "Water Board"),
        ("Jane Lopez, 45, a lawyer, left.", "lawyer", "lawyer", None),
        ("Jane Lopez (RL), head of the Water Board, left.", "head of the Water Board", "head", "Water Board"),
        ("Jane Lopez, who was director of the Water Board, left.", "director of the Water Board", "director",
         "Water Board"),
        ("Jane Lopez, head of the Water Board and the mother of Kim, left.", "head of the Water Board", "head",
         "Water Board"),
        ("Jane Lopez was a lawyer in Rome.", "lawyer in Rome", "lawyer", "Rome"),
        ("Jane Lopez, who chairs the Water Board, left.", "chairs the Water Board", None, "Water Board"),
    ],
)  # fmt: skip
def test_a_role_is_what_the_words_before_or_behind_a_name_say(text, span, title, organisation):
    assert roles(text) == [(span, title, organisation)]


@pytest.mark.parametrize(
    "text",
    [
        "Then Mr. Jane Lopez left.",
        "What officials Jane Lopez saw?",
        "Jane Lopez, a 45-year-old, left.",
        "Jane Lopez, in Paris, left.",
        "Jane Lopez is the best of friends.",
    ],
)
def test_other_words_are_no_role(text):
    assert roles(text) == []


def test_a_person_may_have_several_roles():
    assert [title for _, title, _ in roles("The mayor Jane Lopez, a lawyer, left.")] == ["mayor", "lawyer"]


@given(hostile_text.filter(bool), st.data())
@settings(deadline=None, max_examples=150)
def test_roles_in_any_text_hold_their_parts(text, data):
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(lambda p: (p[0], min(len(text), sum(p))))
    near = [Mention(*p, data.draw(st.sampled_from(NAME_KINDS)), subject=False) for p in data.draw(st.lists(place))]
    for role in roles_of(text, data.draw(place), sorted(near, key=lambda m: (m.start, m.end)), len(text)):
        assert role.title or role.organisation
        for start, end in filter(None, (role.title, role.organisation)):
            assert 0 <= role.span[0] <= start < end <= role.span[1] <= len(text)
