from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.imports.quotes import found

TEXT = "It rains in Suva. It rains in Lima. It\n\nrains in Oslo."


@pytest.mark.parametrize(
    ("prefix", "suffix", "near", "start"),
    [("", "", 0, 0), ("", "", 17, 18), ("", " in Lima", 0, 18), ("in Lima. ", "", 0, 36), ("", " in Oslo.", 0, 36)],
)
def test_words_are_found_by_what_is_around_them_then_by_where_they_should_be(prefix, suffix, near, start):
    place = found(TEXT, "It rains", prefix, suffix, near=near)
    assert place[0] == start
    assert TEXT[slice(*place)].split() == ["It", "rains"]


def test_white_space_counts_alike_whatever_its_kind():
    assert found(TEXT, "It  rains\tin Oslo", "", "", near=0) == (36, 53)


@pytest.mark.parametrize("exact", ["", "  ", "It snows", "it rains"])
def test_what_is_not_there_is_not_found(exact):
    assert found(TEXT, exact, "", "", near=0) is None


def test_a_long_text_of_one_word_takes_no_time():
    text = "a " * 200_000
    assert found(text, "a " * 100_000 + "b", "", "", near=0) is None
    assert found(text, "a a", "", "", near=100_000) == (100_000, 100_003)


@given(st.text("ab \n\u2028", max_size=40), st.data())
def test_any_piece_of_a_text_is_found_somewhere_with_the_same_words(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    piece = text[start:end]
    place = found(text, piece, text[:start], text[end:], near=start)
    if piece.strip():
        assert text[slice(*place)].split() == piece.split()
    else:
        assert place is None
