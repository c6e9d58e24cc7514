from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.reader.calibration import Calibration

shares = st.floats(0, 1)
rising = st.builds(Calibration, st.floats(0.01, 5), st.floats(-5, 5))


@given(rising, shares)
def test_any_score_becomes_a_probability_of_three_digits(calibration, score):
    probability = calibration(score)
    assert 0 <= probability <= 1
    assert probability == round(probability, 3)


@given(rising, shares, shares)
def test_a_higher_score_is_never_less_probable(calibration, one, other):
    low, high = sorted([one, other])
    assert calibration(low) <= calibration(high)


@pytest.mark.parametrize("score", [0.001, 0.25, 0.5, 0.875])
def test_slope_one_and_intercept_zero_leave_a_score_as_it_is(score):
    assert Calibration(1.0, 0.0)(score) == pytest.approx(score, abs=0.001)


def test_slope_and_intercept_are_those_of_the_log_odds():
    assert Calibration(2.0, 0.0)(0.75) == 0.9  # odds of 3 squared are 9
    assert Calibration(0.0, 0.0)(0.99) == 0.5
    assert Calibration(1.0, 1.0)(0.5) == 0.731
