from __future__ import annotations

from functools import cache
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reader.decode import CONTENT, CUE, SOURCE, Decoding, Scores, Segment, decode, segments, viterbi
from quoth.reader.labels import ALLOWED, FIRST, INNER, LABELS, LAST, MAY_END, MAY_START, ONLY, OUTSIDE, label

PLAIN = Decoding(np.zeros((LABELS, LABELS), dtype=np.float32))
SURE = 20.0


@cache
def every_path(length):
    """All label paths of a block of this length that the scheme allows."""
    return [
        path
        for path in product(range(LABELS), repeat=length)
        if MAY_START[path[0]] and MAY_END[path[-1]] and all(ALLOWED[a, b] for a, b in pairwise(path))
    ]


def worth(path, scores, transitions):
    return sum(float(scores[i, x]) for i, x in enumerate(path)) + sum(
        float(transitions[a, b]) for a, b in pairwise(path)
    )


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 3), min_size=1, max_size=3))
@settings(deadline=None, max_examples=30)
def test_the_path_that_is_found_is_the_best_of_all(seed, lengths):
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 3, (sum(lengths), LABELS)).astype(np.float32)
    transitions = chance.normal(0, 2, (LABELS, LABELS)).astype(np.float32)
    path = viterbi(scores, lengths, transitions).tolist()
    at = 0
    for length in lengths:
        own, part = tuple(path[at : at + length]), scores[at : at + length]
        best = max(worth(p, part, transitions) for p in every_path(length))
        assert own in every_path(length)
        assert worth(own, part, transitions) == pytest.approx(best, abs=1e-3)
        at += length


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 40), min_size=1, max_size=6))
@settings(deadline=None, max_examples=30)
def test_blocks_are_decoded_side_by_side_as_they_are_alone(seed, lengths):
    scores = np.random.default_rng(seed).normal(0, 3, (sum(lengths), LABELS)).astype(np.float32)
    ends = np.cumsum(lengths)
    alone = [viterbi(scores[e - n : e], [n], PLAIN.transitions) for n, e in zip(lengths, ends, strict=True)]
    assert viterbi(scores, lengths, PLAIN.transitions).tolist() == np.concatenate(alone).tolist()


def test_no_segment_crosses_from_one_block_to_the_next():
    # Each unit wants to go on with what the one before it began.
    scores = np.zeros((2, LABELS), dtype=np.float32)
    scores[0, label(CONTENT, FIRST)] = scores[1, label(CONTENT, LAST)] = SURE
    assert viterbi(scores, [2], PLAIN.transitions).tolist() == [label(CONTENT, FIRST), label(CONTENT, LAST)]
    apart = viterbi(scores, [1, 1], PLAIN.transitions)
    assert all(MAY_START[x] and MAY_END[x] for x in apart)


def test_segments_have_their_units_and_the_mean_of_their_probabilities():
    path = np.array([
        label(SOURCE, ONLY), label(CUE, FIRST), label(CUE, LAST), OUTSIDE,
        label(CONTENT, FIRST), label(CONTENT, INNER), label(CONTENT, LAST), label(CONTENT, ONLY),
    ])  # fmt: skip
    own = [0.5, 0.2, 0.4, 0.9, 0.3, 0.6, 0.9, 1.0]
    probabilities = np.zeros((8, LABELS), dtype=np.float32)
    probabilities[np.arange(8), path] = own
    found = segments(path, probabilities)
    assert [s[:3] for s in found] == [(SOURCE, 0, 0), (CUE, 1, 2), (CONTENT, 4, 6), (CONTENT, 7, 7)]
    assert [s.score for s in found] == pytest.approx([0.5, 0.3, 0.6, 1.0])


def test_a_path_outside_of_everything_has_no_segment():
    assert segments(np.zeros(5, dtype=np.int64), np.ones((5, LABELS), dtype=np.float32)) == []


def scored(roles, *, cue_of=None, source_of=None):
    """Scores that are sure of one-unit segments of these roles, and of pointers from unit to unit.

    Units are counted from 0; what is in neither mapping points to the window's start.
    """
    count = len(roles)
    labels = np.zeros((count, LABELS), dtype=np.float32)
    for i, role in enumerate(roles):
        labels[i, OUTSIDE if role is None else label(role, ONLY)] = SURE
    matrices = []
    for pointers in (cue_of or {}, source_of or {}):
        matrix = np.zeros((count + 1, count + 1), dtype=np.float32)
        for i in range(count):
            matrix[i + 1, pointers[i] + 1 if i in pointers else 0] = SURE
        matrices.append(matrix)
    return Scores(labels, *matrices)


def linked(given_scores, lengths=None):
    """Each cue's unit with those of its content and of its source."""
    found = decode(given_scores, lengths or [len(given_scores.labels)], PLAIN)
    return [(x.cue.first, [c.first for c in x.contents], x.source and x.source.first) for x in found]


def test_a_content_and_a_source_go_to_the_cue_between_them():
    one = scored([SOURCE, CUE, CONTENT], cue_of={2: 1}, source_of={1: 0})
    assert linked(one) == [(1, [2], 0)]
    [link] = decode(one, [3], PLAIN)
    assert link.content_score == pytest.approx(1, abs=1e-3)
    assert link.source_score == pytest.approx(1, abs=1e-3)


def test_a_source_may_serve_several_cues():
    roles = [SOURCE, CUE, CONTENT, CUE, CONTENT]
    assert linked(scored(roles, cue_of={2: 1, 4: 3}, source_of={1: 0, 3: 0})) == [(1, [2], 0), (3, [4], 0)]


def test_content_goes_to_the_cue_it_points_to_however_far():
    roles = [CONTENT, CUE, CUE, CONTENT]
    assert linked(scored(roles, cue_of={0: 2, 3: 1})) == [(1, [3], None), (2, [0], None)]


def test_an_interrupted_content_is_two_segments_of_one_cue():
    roles = [CONTENT, CUE, SOURCE, CONTENT]
    assert linked(scored(roles, cue_of={0: 1, 3: 1}, source_of={1: 2})) == [(1, [0, 3], 2)]


def test_a_cue_that_points_to_the_start_has_no_source():
    one = scored([SOURCE, CUE, CONTENT], cue_of={2: 1})
    assert linked(one) == [(1, [2], None)]
    assert decode(one, [3], PLAIN)[0].source_score == pytest.approx(1, abs=1e-3)


def test_a_cue_without_content_is_a_link_too():
    assert linked(scored([SOURCE, CUE], source_of={1: 0})) == [(1, [], 0)]


def test_content_and_sources_without_a_cue_are_no_link():
    assert linked(scored([SOURCE, CONTENT, None])) == []


def test_links_cross_blocks_of_a_window():
    assert linked(scored([SOURCE, CUE, CONTENT], cue_of={2: 1}, source_of={1: 0}), [2, 1]) == [(1, [2], 0)]


def test_a_bonus_finds_more_of_a_role_and_a_malus_fewer():
    labels = np.zeros((1, LABELS), dtype=np.float32)
    labels[0, label(CUE, ONLY)] = 1
    nothing = np.zeros((2, 2), dtype=np.float32)

    def cues(bonus, seen):
        how = Decoding(PLAIN.transitions, (0.0, bonus, 0.0))
        return len(decode(Scores(labels + seen, nothing, nothing), [1], how))

    outside = np.zeros((1, LABELS), dtype=np.float32)
    outside[0, OUTSIDE] = 2
    assert [cues(bonus, outside) for bonus in (0.0, 1.5)] == [0, 1]
    assert [cues(bonus, np.zeros_like(outside)) for bonus in (0.0, -1.5)] == [1, 0]


def test_a_segment_is_as_sure_as_its_labels_whatever_the_bonus():
    one = scored([CUE])
    plain, raised = (decode(one, [1], Decoding(PLAIN.transitions, (0.0, b, 0.0)))[0].cue for b in (0.0, 3.0))
    assert plain == raised == Segment(CUE, 0, 0, plain.score)
