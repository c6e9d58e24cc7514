"""How a score becomes a probability."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Slope and intercept by which a score becomes a probability.

    Platt, "Probabilistic Outputs for Support Vector Machines", 1999: a logistic curve over the score's
    log odds, fitted on articles that the weights were not learnt from.
    """

    slope: float
    intercept: float

    def __call__(self, score: float) -> float:
        """The probability, to three digits, of a score between 0 and 1."""
        share = min(max(score, 1e-6), 1 - 1e-6)
        odds = math.log(share / (1 - share))
        # Beyond this the third digit no longer changes, and far beyond it the exponential overflows.
        steepness = min(max(self.slope * odds + self.intercept, -30.0), 30.0)
        return round(1 / (1 + math.exp(-steepness)), 3)
