"""Statements that several articles carry are found again: copied, shortened and reworded; and texts that many carry."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import keep, told

from quoth.ledger.comparing.align import differences, matches
from quoth.ledger.comparing.same import Filter, Same, same
from quoth.ledger.comparing.wires import Text

DAM = "“The dam above Mirowa will be rebuilt before the autumn rains, and nobody will have to leave the valley.”"
NOISE = (
    "The ferry strike has cost exporters dearly this winter",
    "Our orchestra never expected to play in the desert",
    "Wheat prices doubled after the harvest failed in the south",
    "No archaeologist had seen such glass beads before",
    "Our hospital needs thirty nurses by Easter",
    "A comet will be visible above the northern islands tonight",
)


def noise():
    return [told((f"Speaker {i}", text), outlet=f"Other {i}") for i, text in enumerate(NOISE)]


def found(ledger, **options):
    with ledger.reading() as connection:
        return list(same(connection, **options))


def wordings(group):
    return [(one.statement.carrier.outlet, one.wording) for one in group.carried]


def test_copied_shortened_and_reworded_quotations_are_one_statement(ledger):
    keep(
        ledger,
        told(("Ada Brandt", DAM.replace("rebuilt", "repaired").replace("leave", "quit")), outlet="C", day="2022-06-05"),
        told(
            ("Ada Brandt", "“The dam above Mirowa will be rebuilt before the autumn rains …”"),
            outlet="B",
            day="2022-06-04",
        ),
        told(("Ada Brandt", DAM), outlet="A", day="2022-06-03"),
        told(("Ada Brandt", DAM.replace("“", '"').upper()), outlet="D", day="2022-06-06"),
        *noise(),
    )
    [group] = found(ledger)
    assert wordings(group) == [("A", "first"), ("B", "shortened"), ("C", "reworded"), ("D", "verbatim")]
    assert group.first == (group.carried[0].statement.id,)
    assert group.outlets == 4
    reworded = [(one.how, one.before, one.after) for one in group.carried[2].differences]
    assert reworded == [("replaced", "rebuilt", "repaired"), ("replaced", "leave", "quit")]
    for one in group.carried[2].differences:
        assert DAM[slice(*one.before_at)] == one.before


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_entry_does_not_matter(ledger, seed):
    readings = [
        *(
            told(("Ada Brandt", DAM.replace(old, new)), outlet=f"O{i}", day=f"2022-06-0{i + 1}")
            for i, (old, new) in enumerate(
                [("x", "x"), ("rebuilt", "repaired"), ("nobody", "no one"), ("autumn rains", "winter")]
            )
        ),
        *noise(),
    ]
    random.Random(seed).shuffle(readings)  # noqa: S311 - chance is no secret
    keep(ledger, *readings)
    [group] = found(ledger)
    assert [outlet for outlet, _ in wordings(group)] == ["O0", "O1", "O2", "O3"]


def test_whoever_may_have_been_first_is_named_and_unknown_days_come_last(ledger):
    times = {
        "A": "2022-06-03T11:00:00+04:00",
        "B": "2022-06-03T08:30:00Z",
        "C": None,
        "D": "2022-06-03",
        "E": "2022-06-04",
    }
    keep(ledger, *(told(("Ada Brandt", DAM), outlet=o, day=day) for o, day in times.items()), *noise())
    [group] = found(ledger)
    assert [outlet for outlet, _ in wordings(group)] == ["A", "B", "D", "E", "C"]
    first = {one.statement.id: one.statement.carrier.outlet for one in group.carried}
    assert [first[one] for one in group.first] == ["A", "D"]


def test_one_text_under_many_outlets_is_told_once(ledger):
    said = [
        ("Ada Brandt", DAM),
        ("Ben Osei", NOISE[0] + " and summer"),
        ("Cem Kaya", "“Nothing was heard of the missing trawler.”"),
    ]
    keep(ledger, *(told(*said, outlet=f"O{i}", day=f"2022-06-0{i}") for i in range(1, 6)), *noise()[1:])
    [text] = found(ledger)
    assert isinstance(text, Text)
    assert text.outlets == 5
    assert text.statements == 3
    assert [one.outlet for one in text.carriers] == ["O1", "O2", "O3", "O4", "O5"]
    assert text.first == (text.carriers[0].article,)


def test_what_others_say_of_the_same_things_is_another_statement(ledger):
    keep(
        ledger,
        told(("Ada Brandt", DAM)),
        told(("Ada Brandt", "“The dam is old, and the valley is beautiful in the autumn.”"), outlet="B"),
        told(("Ben Osei", "“Whoever left the valley before the war may come back.”"), outlet="C"),
        *noise(),
    )
    assert found(ledger) == []


def test_groups_can_be_chosen_by_speaker_outlet_day_and_length(ledger):
    keep(
        ledger, told(("Ada Brandt", DAM), outlet="A"), told(("Ada Brandt", DAM), outlet="B", day="2022-07-01"), *noise()
    )
    assert len(found(ledger, only=Filter(speaker="brandt", outlet="b", since="2022-07-01"))) == 1
    assert found(ledger, only=Filter(speaker="Osei")) == []
    assert found(ledger, only=Filter(outlet="A", since="2022-07-01")) == []
    assert found(ledger, only=Filter(until="2022-06-01")) == []
    assert found(ledger, least=30) == []


def test_reworded_quotations_are_found_again(ledger):
    # One word in eight is another one, and one in ten is left out.
    chance = random.Random(4)  # noqa: S311 - chance is no secret
    words_known = ["".join(chance.choice(pool) for pool in ("bdgklmnprst", "aeiou") * 3) for _ in range(600)]
    originals = [
        [word for _ in range(10) for word in ("the", chance.choice(words_known))][: 2 * chance.randint(5, 10)]
        for _ in range(60)
    ]
    copies = [
        [f"changed{i}" if chance.random() < 0.12 else w for i, w in enumerate(words) if chance.random() > 0.1]
        for words in originals
    ]
    keep(ledger, *(told((f"Speaker {i}", " ".join(words)), outlet=f"A{i}") for i, words in enumerate(originals)))
    keep(ledger, *(told((f"Speaker {i}", " ".join(words)), outlet=f"B{i}") for i, words in enumerate(copies)))
    groups = [sorted(outlet for outlet, _ in wordings(one)) for one in found(ledger) if isinstance(one, Same)]
    assert sum([f"A{i}", f"B{i}"] in groups for i in range(60)) >= 51


def test_hostile_statements_are_survived(ledger):
    texts = ["\0\ud800 " * 50, "a " * 5000, "a b " * 2500, "", "🏛" * 300, "no no no no no no no"]
    keep(ledger, *(told((f"S {i}", text), outlet=f"{i} {j}") for j in range(2) for i, text in enumerate(texts)))
    found(ledger, least=1)


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_matches_are_a_longest_common_subsequence(one, other):
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    found = matches(one, other)
    assert len(found) == table[-1][-1]
    assert all(one[i] == other[j] for i, j in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_quote_both_texts_and_a_text_does_not_differ_from_itself(one, other):
    for found in differences(one, other):
        assert one[slice(*found.before_at)] == found.before
        assert other[slice(*found.after_at)] == found.after
    assert differences(one, one) == []


def test_what_moved_is_told_apart_from_what_was_left_out():
    found = differences(
        "The mayor said in May that the bridge is closed", "The bridge is closed, the mayor said in May"
    )
    assert [(one.how, one.before) for one in found] == [("moved", "the bridge is closed"), ("dropped", "that")]
