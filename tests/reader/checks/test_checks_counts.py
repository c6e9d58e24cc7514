from __future__ import annotations

import pytest
from made import count, evidence, flagged, reading


def found(text, *counts):
    return flagged(reading(text, quantities=tuple(count(text, *c) for c in counts)), "counts_disagree")


def test_a_count_taken_up_with_another_number_is_flagged_with_both():
    text = "The party had 17 candidates. Nobody asked the 19 candidates."
    [flag] = found(text, ("17", 17, "candidates"), ("19", 19, "candidates"))
    assert evidence(flag) == ["19 candidates", "17 candidates"]
    assert flag.message == "The text speaks of 19 candidates, and elsewhere of 17 candidates."


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("The party had 17 candidates. Another had 19 candidates.", ("19", 19)),
        ("The party had 17 candidates. The 19 candidates who left are old.", ("19", 19)),
        ("The party had 17 candidates. The two candidates met.", ("two", 2)),
        ("The party had 17 candidates. The three candidates met.", ("three", 3)),
        ("The party had 17 candidates. “The 19 candidates are old,” he said.", ("19", 19)),
    ],
)
def test_counts_of_other_things_or_of_a_part_are_not(text, again):
    assert found(text, ("17", 17, "candidates"), (*again, "candidates")) == []


def test_a_text_with_several_counts_leaves_open_which_is_taken_up():
    text = "One party had 17 candidates, one 12 candidates. Nobody asked the 19 candidates."
    assert found(text, ("17", 17, "candidates"), ("12", 12, "candidates"), ("19", 19, "candidates")) == []


def test_a_number_beyond_a_bound_is_flagged():
    text = "More than 50 states signed. Nobody asked the 40 states."
    [flag] = found(text, ("More than 50", 50, "states", ">"), ("40", 40, "states"))
    assert evidence(flag) == ["40 states", "More than 50 states"]
