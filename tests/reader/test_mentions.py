from __future__ import annotations

import numpy as np
import pytest

from quoth.reader.labels import FIRST, INNER, LAST, ONLY, label
from quoth.reader.mentions import DESCRIPTION_KINDS, NAME_KINDS, NAME_LABELS, SCORES, mentions

SURE = 9.0


def scored(names, descriptions=(), subjects=()):
    """Scores for as many units as there are names' labels: label, or 0 for none, and which units are subjects."""
    out = np.zeros((len(names), SCORES), dtype=np.float32)
    out[:, -1] = -SURE
    for i, one in enumerate(names):
        out[i, one] = SURE
    for i, one in enumerate(descriptions or [0] * len(names)):
        out[i, NAME_LABELS + one] = SURE
    for i in subjects:
        out[i, -1] = SURE
    return out


def found(scores, lengths=None):
    starts = [10 * i for i in range(len(scores))]
    ends = [10 * i + 5 for i in range(len(scores))]
    return [(m.start, m.end, m.kind, m.subject) for m in mentions(scores, starts, ends, lengths or [len(scores)])]


@pytest.mark.parametrize("kind", NAME_KINDS)
def test_a_name_goes_from_its_first_unit_to_its_last(kind):
    role = NAME_KINDS.index(kind)
    path = [0, label(role, FIRST), label(role, INNER), label(role, LAST), 0]
    assert found(scored(path)) == [(10, 35, kind, False)]


def test_neighbours_of_one_kind_are_two_where_the_second_begins_anew():
    assert found(scored([label(0, ONLY), label(0, ONLY)])) == [(0, 5, "person", False), (10, 15, "person", False)]


def test_labels_that_do_not_fit_together_still_make_one_mention():
    assert found(scored([label(0, INNER), label(0, INNER)])) == [(0, 15, "person", False)]


def test_a_mention_ends_with_its_block():
    assert len(found(scored([label(0, FIRST), label(0, LAST)]), [1, 1])) == 2


def test_a_description_may_hold_a_name_and_each_knows_its_subject():
    names = [0, label(1, ONLY), 0]
    descriptions = [label(1, FIRST), label(1, INNER), label(1, LAST)]
    assert found(scored(names, descriptions, subjects=[2])) == [
        (0, 25, DESCRIPTION_KINDS[1], True), (10, 15, "organisation", False),
    ]  # fmt: skip


def test_nothing_is_found_where_nothing_is():
    assert found(scored([0, 0, 0])) == []
