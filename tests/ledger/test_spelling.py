"""Spellings of one name by different hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.ledger.identity.spelling import alike, skeleton, sounds, within_one


@pytest.mark.parametrize(
    "spellings",
    [
        "Gurbanov Qurbanov Kurbanov Gurbanoff",
        "Khalilov Xəlilov Halilov",
        "Aliyev Aliev Əliyev",
        "Jafar Cəfər Jafer Dzhafar",
        "Vusal Vüsal",
        "Shahin Şahin Sahin",
        "Zelensky Zelenskyy Zelenskiy Zelenskii",
        "Mohammed Muhammad Mohamed",
        "Gaddafi Qaddafi Kadhafi Gadhafi",
        "Lavrov Lawrow",
        "Alexander Aleksandr",
        "Yuri Yury",
    ],
)
def test_romanisations_of_one_name_are_alike_and_in_one_block(spellings):
    first, *others = spellings.split()
    for other in others:
        assert alike(first, other)
        assert skeleton(first) == skeleton(other)


@pytest.mark.parametrize("pair", ["Martin Morton", "Smith Schmidt", "Brandt Brand", "Hasanov Hasanli"])
def test_other_names_are_not_alike(pair):
    assert not alike(*pair.split())


@given(st.text(), st.text())
def test_likeness_goes_both_ways_and_holds_within_a_block_only(first, second):
    assert alike(first, first)
    assert alike(first, second) == alike(second, first)
    if alike(first, second):
        assert skeleton(first) == skeleton(second)


@given(st.text())
def test_keys_fit_their_column(word):
    assert len(sounds(word * 100)) <= 64
    assert len(skeleton(word * 100)) <= 65


@given(st.text(alphabet="abc"), st.text(alphabet="abc", max_size=1), st.text(alphabet="abc", max_size=1), st.data())
def test_one_letter_may_differ(word, old, new, data):
    at = data.draw(st.integers(0, len(word)))
    assert within_one(word[:at] + old + word[at:], word[:at] + new + word[at:])
    assert not within_one(word, word + "xy")
