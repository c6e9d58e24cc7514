"""What a search asks for."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from quoth.ledger.finding.query import Term, in_postgresql, in_sqlite, parsed, unwanted_in_sqlite


def test_words_must_all_occur_and_or_stands_between_two():
    query = parsed("bridge closed OR shut May")
    assert query.groups == ((Term(("bridge",)),), (Term(("closed",)), Term(("shut",))), (Term(("May",)),))


def test_phrases_prefixes_and_what_must_not_occur():
    query = parsed('"next morning" harb* -tunnel -"the old pier" "the bri"*')
    assert query.groups == (
        (Term(("next", "morning")),),
        (Term(("harb",), is_prefix=True),),
        (Term(("the", "bri"), is_prefix=True),),
    )
    assert query.without == (Term(("tunnel",)), Term(("the", "old", "pier")))


def test_words_that_signs_join_are_phrases():
    assert parsed("ICYF-ERC").groups == ((Term(("ICYF", "ERC")),),)


def test_an_operator_without_two_sides_is_a_word():
    assert parsed("OR").groups == ((Term(("OR",)),),)
    assert parsed("rain OR").groups == ((Term(("rain",)),),)


def test_a_quotation_that_is_not_closed_goes_to_the_end():
    assert parsed("“the whole deck").groups == ((Term(("the", "whole", "deck")),),)


def test_marks_alone_ask_for_what_is_not_there_and_nothing_asks_for_all():
    assert parsed("?!").has_no_words
    assert parsed("  ").is_blank
    assert not parsed("  ").has_no_words


@given(st.text(alphabet=st.characters() | st.sampled_from(list("\"'*-()ORAND:^{}+~ \x00\ud800|&!<>\\"))))
def test_every_string_is_a_query_of_sqlite(text):
    query = parsed(text)
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(content, tokenize='porter unicode61')")
        for expression in [in_sqlite(query)] if query.groups else []:
            connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()
        for expression in [unwanted_in_sqlite(query)] if query.without else []:
            connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()


@given(st.text())
def test_nothing_in_a_query_gets_out_of_its_quotation_marks(text):
    query = parsed(text)
    words = [word for group in (*query.groups, query.without) for term in group for word in term.words]
    assert all(not set("'\"\\ *:&|!") & set(word) for word in words)
    assert in_postgresql(query).count("'") == 2 * len(words)


def test_a_very_long_query_is_no_longer_than_a_database_takes():
    query = parsed(" ".join(f"word{i}" for i in range(5000)) + " " + "x" * 100_000)
    assert len(query.groups) == 64
    assert max(len(in_sqlite(query)), len(in_postgresql(query))) < 100_000
