"""The words for a statement and its speaker, as every view shows them."""

from __future__ import annotations

import pytest
from handmade import place, reading, span, statement, time, told_to

from quoth import Speaker, Via
from quoth.article import new_article
from quoth.export.chains import facts, in_chains, introductions, named, who
from quoth.export.lookup import Lookup
from quoth.record import Role, Said

ARTICLE = new_article("Lee, head of the Food Council (FC), told the paper Dawn: it rains, it pours. They agreed.")


def role(title, organisation, acronym):
    return Role(title=title, organisation=organisation, acronym=acronym, span=span(ARTICLE, "head of the Food"))


def speaker(key="p1", name="Ann Lee", type_="person", **fields):
    return Speaker(id=key, name=name, type=type_, names=(name,), **fields)


@pytest.mark.parametrize(
    ("name", "acronym", "shown"),
    [
        ("Food Council", "FC", "Food Council (FC)"),
        ("Food Council", None, "Food Council"),
        ("FC", "FC", "FC"),
        ("Food Council (FC)", "FC", "Food Council (FC)"),
        ("EUROPEAN UNION", "EU", "EUROPEAN UNION (EU)"),
    ],
)
def test_an_acronym_stands_behind_a_name_that_does_not_have_it(name, acronym, shown):
    council = speaker(name=name, type_="organisation", acronym=acronym)
    assert named(council) == who(statement(ARTICLE, 1, "it rains", speaker="p1"), {"p1": council}) == shown


@pytest.mark.parametrize("type_", ["person", "group", "unnamed", None])
def test_a_pronoun_is_shown_as_whom_it_means(type_):
    one = statement(ARTICLE, 1, "it rains", source="They", speaker="p1")
    assert who(one, {"p1": speaker(type_=type_)}) == "Ann Lee"


def test_a_source_that_means_nobody_known_is_shown_in_its_own_words():
    assert who(statement(ARTICLE, 1, "it rains", source="They"), {}) == "They"


def test_without_a_source_even_a_group_is_called_by_its_name():
    one = statement(ARTICLE, 1, "it rains", speaker="p1")
    assert who(one, {"p1": speaker(name="the farmers", type_="group")}) == "the farmers"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (("head", "Food Council", "FC"), "head, Food Council (FC)"),
        (("head", "Food Council", None), "head, Food Council"),
        (("head", None, None), "head"),
        ((None, "Food Council", None), "Food Council"),
        ((None, None, "FC"), "FC"),
        ((None, None, None), "head of the Food"),
    ],
)
def test_a_role_is_shown_as_far_as_the_article_gives_it(given, shown):
    links = in_chains([statement(ARTICLE, 1, "it rains", speaker="p1")])
    assert introductions(links, {"p1": speaker(roles=(role(*given), role("other", None, None)))}) == {1: shown}


def test_each_speaker_is_introduced_once_in_the_order_of_the_view():
    """The second statement hangs below the third, and is therefore shown after it."""
    links = in_chains(
        [
            statement(ARTICLE, 1, "it rains", speaker="p2"),
            statement(ARTICLE, 2, "it pours", speaker="p1", via=Via(statement="s3")),
            statement(ARTICLE, 3, "it rains, it pours", speaker="p1"),
        ]
    )
    head = (role("head", None, None),)
    speakers = {"p1": speaker(roles=head), "p2": speaker("p2", "the farmers", "unnamed", roles=head)}
    assert introductions(links, speakers) == {1: "head", 3: "head"}


@pytest.mark.parametrize(
    ("paper", "shown"),
    [
        (speaker("p2", "Dawn News", "organisation"), "Dawn News"),
        (speaker("p2", "the papers", "group"), "the papers"),
        (None, "Dawn"),
    ],
)
def test_whom_a_statement_was_made_to_is_among_the_facts(paper, shown):
    one = statement(ARTICLE, 1, "it rains", cue="told", said=told_to(ARTICLE, "Dawn", "p2"), via=Via(speaker="p1"))
    lookup = Lookup(reading(ARTICLE, one, speakers=(speaker(), paper) if paper else (speaker(),)))
    assert facts(one, lookup) == ["indirect", f"told to {shown}", "through Ann Lee"]


def test_without_a_cue_nothing_is_said_to_have_been_told():
    one = statement(ARTICLE, 1, "it rains", said=told_to(ARTICLE, "Dawn"))
    assert facts(one, Lookup(reading(ARTICLE, one))) == ["indirect"]


def test_when_where_and_in_what_a_statement_was_made_are_among_the_facts():
    said = Said(time=0, place=1, medium=span(ARTICLE, "the paper"))
    one = statement(ARTICLE, 1, "it rains", said=said)
    made = reading(
        ARTICLE,
        one,
        times=(time(ARTICLE, "head", "2022-06-03"),),
        places=(place(ARTICLE, "Lee", "Leeds"), place(ARTICLE, "Food", "Foodville", country="GB")),
    )
    assert facts(one, Lookup(made)) == [
        "indirect",
        "when: head = 2022-06-03",
        "where: Foodville, GB",
        "medium: the paper",
    ]


@pytest.mark.parametrize("index", [-1, 5, None])
def test_an_index_that_leads_nowhere_says_nothing(index):
    one = statement(ARTICLE, 1, "it rains", said=Said(time=index, place=index))
    assert facts(one, Lookup(reading(ARTICLE, one, times=(time(ARTICLE, "head", "2022"),)))) == ["indirect"]
