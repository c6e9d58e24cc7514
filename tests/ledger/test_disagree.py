"""What does not go together is shown with both texts: of one event, of one speaker, of one quotation."""

from __future__ import annotations

import pytest
from told import keep, told

from quoth import Reader
from quoth.article import new_article
from quoth.ledger.comparing.contrast import contrasts
from quoth.ledger.comparing.disagree import disagree
from quoth.ledger.comparing.figures import cannot_both_hold
from quoth.ledger.comparing.same import Filter

NOISE = (
    "The ferry strike has cost exporters dearly this winter",
    "Our orchestra never expected to play in the desert",
    "Wheat prices doubled after the harvest failed in the south",
    "No archaeologist had seen such glass beads before",
)
INDIRECT = {"kind": "indirect"}


@pytest.fixture(scope="module")
def fast():
    return Reader(model="fast", threads=1)


def found(ledger, *readings, **options):
    keep(ledger, *readings, *(told((f"Speaker {i}", text), outlet=f"Other {i}") for i, text in enumerate(NOISE)))
    with ledger.reading() as connection:
        return list(disagree(connection, **options))


def read(fast, text, outlet, day):
    return fast.read(new_article(text, outlet=outlet, published=day, source=outlet))


def test_reports_of_one_visit_that_differ_in_day_and_number_are_shown(ledger, fast):
    one = (
        "The ambassadors accredited in Kenya paid a visit to Garissa on March 12, 2019. "
        "Around 40 diplomats took part in the visit."
    )
    other = "More than 60 diplomats visited Garissa on March 12, 2021, the ministry said."
    findings = found(ledger, read(fast, other, "B", "2021-03-15"), read(fast, one, "A", "2021-03-14"), kinds=["event"])
    shown = [(f.what, f.one.carrier.outlet, f.one.value, f.other.carrier.outlet, f.other.value) for f in findings]
    assert shown == [
        ("day", "A", "March 12, 2019", "B", "March 12, 2021"),
        ("count", "A", "Around 40", "B", "More than 60"),
    ]
    for side in (side for f in findings for side in (f.one, f.other)):
        text = one if side.carrier.outlet == "A" else other
        assert text[side.start : side.start + len(side.text)] == side.text
        assert side.text[slice(*side.at)] == side.value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both counts can hold.
        (
            "About 80 delegates visited Garissa on March 12, 2021.",
            "More than 60 delegates visited Garissa on March 12, 2021.",
        ),
        # Another place, another day, other people.
        ("Some 40 diplomats visited Garissa on March 12, 2021.", "Some 90 diplomats visited Kisumu on March 12, 2021."),
        ("Some 40 diplomats visited Garissa on March 1, 2021.", "Some 90 diplomats visited Garissa on April 20, 2021."),
        (
            "Maria Silva met Joao Costa in Lisbon on 4 June 2021.",
            "Maria Silva met Pedro Nunes in Lisbon on 5 June 2021.",
        ),
    ],
)
def test_reports_that_agree_or_are_of_other_events_are_not_shown(ledger, fast, one, other):
    readings = read(fast, one, "A", "2021-03-14"), read(fast, other, "B", "2021-03-15")
    assert found(ledger, *readings, kinds=["event"]) == []


def test_a_difference_is_shown_once_with_all_who_report_either_side(ledger, fast):
    text = "A suicide bomber killed {} soldiers at a checkpoint in Mosul on 8 March 2016."
    numbers = [("A", "15"), ("B", "9"), ("C", "15"), ("D", "9")]
    readings = [read(fast, text.format(number), outlet, "2016-03-09") for outlet, number in numbers]
    [finding] = found(ledger, *readings, kinds=["event"])
    assert finding.what == "count"
    assert {finding.one.value, finding.other.value} == {"15", "9"}
    assert [len(finding.one.also), len(finding.other.also)] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("that she would not raise the taxes on fuel", "that she would raise the taxes on fuel", "negation"),
        ("that the dam would cost 400 million euros", "that the dam would cost 650 million euros", "number"),
        (
            "the talks with the pilots in Oslo will begin on Monday",
            "the talks with the pilots in Oslo will begin on Thursday",
            "day",
        ),
    ],
)
def test_statements_of_one_speaker_that_changed_are_shown(ledger, one, other, what):
    readings = (
        told(("Lena Fischer", one, INDIRECT)),
        told(("Ms. Fischer", other, INDIRECT), outlet="B", day="2022-06-09"),
    )
    [finding] = found(ledger, *readings)
    assert (finding.kind, finding.what) == ("speaker", what)
    assert [finding.one.text, finding.other.text] == [one, other]


def test_what_was_said_and_then_denied_is_shown_unless_it_is_denied_twice(ledger):
    content, contrary = (
        "that his company had bribed the customs officers",
        "that his company had not bribed the customs officers",
    )
    denied = INDIRECT | {"cue_lemma": "deny"}
    readings = [
        told(("Juan Perez", content, denied), outlet="A"),
        told(("Juan Perez", contrary, INDIRECT), outlet="B", day="2022-06-04"),
    ]
    assert found(ledger, *readings) == []
    keep(ledger, told(("Juan Perez", content, INDIRECT), outlet="C", day="2022-06-05"))
    with ledger.reading() as connection:
        assert {f.what for f in disagree(connection)} == {"polarity", "negation"}


def test_others_may_say_the_contrary(ledger):
    one, other = "that she would not raise the taxes on fuel", "that she would raise the taxes on fuel"
    assert found(ledger, told(("Lena Fischer", one, INDIRECT)), told(("Rolf Berg", other, INDIRECT), outlet="B")) == []


def test_wordings_of_a_quotation_that_differ_in_words_that_matter_are_shown(ledger):
    one = "“We never received any money from the foundation, whatever the papers write.”"
    other = "“We received some money from the foundation, whatever the papers write.”"
    readings = told(("Karen Ostby", one)), told(("Karen Ostby", other), outlet="B")
    [finding] = found(ledger, *readings, kinds=["quotation"])
    assert finding.what == "negation"
    with ledger.reading() as connection:
        assert list(disagree(connection, kinds=["speaker"])) == []
        assert len(list(disagree(connection, only=Filter(speaker="Ostby", outlet="B")))) == 1
        assert list(disagree(connection, only=Filter(outlet="C"))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It will rain here tomorrow", "It may rain here tomorrow", ["modal"]),
        ("We will open the bridge in May", "We will open the bridge in June", ["day"]),
        ("It could be that Obama wins it", "It could be that Clinton wins it", ["name"]),
        ("That is legal in this country", "That is illegal in this country", ["negation"]),
        ("Two people and 3 more came", "2 people and three more came", []),
        ("We let non-members play for a fee", "We let nonmembers play for a fee", []),
        ("He would organise it, he said", "He will organize it, he said", []),
        ("It will not rain, nor will it snow here", "It will not rain or snow here", []),
    ],
)
def test_only_what_changes_what_is_said_counts(one, other, expected):
    assert [found.what for found in contrasts(one, other)] == expected


@pytest.mark.parametrize(
    ("one", "other", "cannot"),
    [
        ((80, None, None, "~"), (60, 60, None, ">"), False),
        ((80, None, None, "~"), (50, 50, 50, "="), True),
        ((80, None, None, "~"), (100, 100, None, ">"), True),
        ((80, 80, 80, "="), (80, 80, None, ">"), True),
        ((80, 80, 80, "="), (80, 80, None, ">="), False),
        ((80, 80, 80, "="), (3, 3, 3, "="), False),
    ],
)
def test_counts_cannot_both_hold_where_no_number_fits_both(one, other, cannot):
    names = ("value", "low", "high", "modifier")
    counts = [dict(zip(names, count, strict=True)) for count in (one, other)]
    assert cannot_both_hold(*counts) is cannot
    assert cannot_both_hold(*reversed(counts)) is cannot
