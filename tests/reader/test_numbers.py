"""Numbers in figures and words: what is matched, and what it is worth."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.reader.numbers import NUMBER, value_of

NUMBERS = re.compile(NUMBER, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,250", 1250), ("1.5", 1.5), (".08", 0.08), ("-7", -7), ("minus 38", -38), ("20 000", 20_000),
        ("1\u202f234\u202f567.89", 1_234_567.89), ("12,34,567.89", 1_234_567.89), ("1.111,11", 1111.11), ("5,5", 5.5),
        ("3½", 3.5), ("2 1/4", 2.25), ("3/4", 0.75), ("¾", 0.75),
        ("sixteen", 16), ("twenty-one", 21), ("two hundred and five", 205), ("three hundred thirty one", 331),
        ("two hundred and two thousand", 202_000), ("twenty-one trillion and three hundred", 21_000_000_000_300),
        ("one point five million", 1_500_000), ("nine point zero four", 9.04), ("3 hundred and 21", 321),
        ("a dozen", 12), ("half a dozen", 6), ("three dozen", 36), ("a hundred", 100), ("half a million", 500_000),
        ("1.2 million", 1_200_000), ("5bn", 5e9), ("10k", 10_000), ("10M", 1e7), ("38million", 38e6),
        ("5-million", 5e6), ("13 lakh", 1_300_000), ("three lakh crore", 3e12), ("13.9 trillion", 13.9e12),
        ("two-thirds", 2 / 3), ("a third", 1 / 3), ("three quarters", 0.75), ("one twenty-fifth", 0.04),
        ("three and a half", 3.5), ("four-and-a-half", 4.5), ("five and a half million", 5_500_000),
        ("one million and a half", 1_500_000), ("one hundred and three quarters", 100.75),
        ("1.3e6", 1_300_000), ("6.23x10^-4", 0.000623), ("2.5^-1", 0.4),
        ("a half-million", 500_000), ("hundred thousand", 100_000), ("2 million 300 thousand", 2_300_000),
        ("4 thousand 3 hundred and 21", 4321), ("three hundred and two dozen", 324), ("five hundreds", 500),
        ("two hundred point seventy-one", 200.71), ("a twenty-first", 1 / 21), ("a hundred trillionths", 1e-10),
        ("one hundred thirty fifths", 100 / 35), ("one hundred and thirty fifths", 26), ("one one-hundredth", 0.01),
        ("twenty-one hundredths", 0.21), ("one one hundred and fifth", 1 / 105),
    ],
)  # fmt: skip
def test_a_number_is_matched_whole_and_has_its_value(words, value):
    assert [m.group() for m in NUMBERS.finditer(f"so {words}, then")] == [words]
    assert value_of(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("two or three", ["two", "three"]),
        ("20-30", ["20", "30"]),
        ("20 million and 2 more", ["20 million", "2"]),
        ("20 million and 2 million", ["20 million", "2 million"]),
        ("3 over 20 years", ["3", "20"]),
        ("1 over three.", ["1 over three"]),
        ("a margin of plus or minus 4", ["4"]),
        ("1m long", ["1"]),
        ("the A4 motorway, someone and anyone", []),
        ("192.168.1.2 or 2:04:51", ["192.168", "2"]),
    ],
)
def test_what_is_no_part_of_a_number_is_left_out(text, numbers):
    assert [m.group() for m in NUMBERS.finditer(text)] == numbers


@pytest.mark.parametrize("words", ["", "and", "people", "9" * 400, "1/0", "5e999", "0^-1", "1 over 0"])
def test_words_that_are_no_number_or_too_large_a_one_have_no_value(words):
    assert value_of(words) is None


PIECES = st.lists(
    st.sampled_from(["one", "hundred", "and", "a", "half", "1", ",", ".", "-", " ", "million", "th", "\0"])
)


@given(st.one_of(st.text(), PIECES.map(" ".join), PIECES.map("".join)))
def test_any_text_has_finite_numbers(text):
    for m in NUMBERS.finditer(text):
        value = value_of(m.group())
        assert value is None or math.isfinite(value)
    value_of(text)
