"""Places in a row, in figures and words, from the start, from the end and from here."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.reader.ordinals import ORDINAL, RANK, ordinal_of, rank_of

ORDINALS = re.compile(ORDINAL, re.IGNORECASE)
RANKS = re.compile(RANK, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "place"),
    [("third", 3), ("21st", 21), ("twenty-first", 21), ("one hundred twenty-fifth", 125), ("a hundred and first", 101),
     ("two hundredth", 200)],
)  # fmt: skip
def test_an_ordinal_is_a_place_in_a_row(words, place):
    assert [m.group() for m in ORDINALS.finditer(f"the {words} of them")] == [words]
    assert ordinal_of(words) == place
    assert rank_of(words) == (place, "start")


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("last", (0, "end")), ("penultimate", (-1, "end")), ("next to last", (-1, "end")),
        ("last but two", (-2, "end")),
        ("second-to-last", (-1, "end")), ("third from last", (-2, "end")), ("one before the last", (-1, "end")),
        ("next", (1, "here")), ("previous", (-1, "here")), ("current", (0, "here")),
    ],
)  # fmt: skip
def test_places_are_counted_from_the_end_and_from_here(words, rank):
    assert [m.group() for m in RANKS.finditer(f"by {words}, then")] == [words]
    assert rank_of(words) == rank


@pytest.mark.parametrize("words", ["", "people", "lasting", "nextdoor", "hundred"])
def test_other_words_name_no_place(words):
    assert RANKS.findall(words) == []
    assert rank_of(words) is None
    assert ordinal_of(words) is None


PIECES = st.lists(
    st.sampled_from(["first", "hundred", "and", "last", "but", "to", "the", "one", "3rd", "-", "\0", "²"])
)


@given(st.one_of(st.text(), PIECES.map(" ".join), PIECES.map("".join)))
def test_any_text_has_ranks_or_none(text):
    for m in RANKS.finditer(text):
        rank_of(m.group())
    for m in ORDINALS.finditer(text):
        ordinal_of(m.group())
    rank_of(text)
    ordinal_of(text)
