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


def test_a_part_and_a_share_are_no_count_of_the_things():
    text = "Police named 15 of the 19 hijackers, and half of the hijackers fled. The 18 hijackers were sought."
    [flag] = found(
        text,
        ("15", 15, "hijackers"),
        ("19", 19, "hijackers"),
        ("half", 0.5, "hijackers"),
        ("18", 18, "hijackers"),
    )
    assert evidence(flag) == ["18 hijackers", "19 hijackers"]
    text = "Four of the 10 justices left."
    assert found(text, ("Four", 4, "justices"), ("10", 10, "justices")) == []


def test_a_number_in_front_of_another_noun_counts_nothing():
    text = "He won 721 delegates. It put him over the 1,237-delegate threshold."
    assert found(text, ("721", 721, "delegates"), ("1,237", 1237, "delegate")) == []


def test_counts_of_other_sorts_and_sizes_leave_no_doubt_which_are_taken_up():
    text = "It asked 284 likely GOP voters and 996 likely voters. The 995 likely voters live in Ohio."
    [flag] = found(
        text, ("284", 284, "likely GOP voters"), ("996", 996, "likely voters"), ("995", 995, "likely voters")
    )
    assert evidence(flag) == ["995 likely voters", "996 likely voters"]
    text = "Of 2,383 delegates he has 31 delegates. The 34 delegates met in those two rooms."
    [flag] = found(text, ("2,383", 2383, "delegates"), ("31", 31, "delegates"), ("34", 34, "delegates"))
    assert evidence(flag) == ["34 delegates", "31 delegates"]


def test_many_counts_of_one_sort_are_read_and_left_alone():
    numbers = [str(n) for n in range(100, 400)]
    text = " ".join(f"The {n} boats left." for n in numbers)
    assert found(text, *((n, int(n), "boats") for n in numbers)) == []


@pytest.mark.parametrize(
    ("before", "flagged_as"),
    [(("about 36", 36, "states", "~"), 1), (("about 15", 15, "states", "~"), 0), (("dozens of", 12, "states", "~"), 0)],
)
def test_about_so_many_are_not_twice_as_many(before, flagged_as):
    text = f"It bans {before[0]} states. It asked 11 states. Nobody asked the 12 states."
    made = before[0].removesuffix(" of"), *before[1:]
    assert len(found(text, made, ("11", 11, "states"), ("12", 12, "states"))) == flagged_as
