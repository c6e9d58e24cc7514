from __future__ import annotations

import pytest

from quoth.reader.labels import (
    ALLOWED,
    FIRST,
    INNER,
    LABELS,
    LAST,
    MAY_END,
    MAY_START,
    ONLY,
    OUTSIDE,
    PLACE_OF,
    ROLE_OF,
    ROLES,
    label,
)

SOURCE, CUE, CONTENT = range(3)


def after(a):
    return {b for b in range(LABELS) if ALLOWED[a, b]}


BEGINNINGS = {OUTSIDE, *(label(role, place) for role in range(3) for place in (FIRST, ONLY))}


def test_there_is_one_label_for_each_role_and_place_and_one_for_what_is_outside():
    assert ROLES == ("source", "cue", "content")
    every = [label(role, place) for role in range(3) for place in (FIRST, INNER, LAST, ONLY)]
    assert sorted([OUTSIDE, *every]) == list(range(LABELS))
    assert [(ROLE_OF[x], PLACE_OF[x]) for x in every] == [(r, p) for r in range(3) for p in range(4)]
    assert (ROLE_OF[OUTSIDE], PLACE_OF[OUTSIDE]) == (-1, -1)


@pytest.mark.parametrize("role", [SOURCE, CUE, CONTENT])
@pytest.mark.parametrize("place", [FIRST, INNER])
def test_a_segment_that_is_open_goes_on_in_its_role(role, place):
    assert after(label(role, place)) == {label(role, INNER), label(role, LAST)}


@pytest.mark.parametrize(
    "closed", [OUTSIDE, *(label(role, place) for role in (SOURCE, CUE, CONTENT) for place in (LAST, ONLY))]
)
def test_after_a_segment_anything_may_begin(closed):
    assert after(closed) == BEGINNINGS


def test_a_block_starts_with_what_may_begin():
    assert {x for x in range(LABELS) if MAY_START[x]} == BEGINNINGS


def test_a_block_ends_with_no_segment_open():
    open_ = {label(role, place) for role in range(3) for place in (FIRST, INNER)}
    assert {x for x in range(LABELS) if MAY_END[x]} == set(range(LABELS)) - open_
