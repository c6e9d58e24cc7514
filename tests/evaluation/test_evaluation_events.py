"""Scores of events, and floors under them."""

import os
from pathlib import Path

import pytest

from quoth.errors import InputError
from quoth.evaluation import events
from quoth.evaluation.attribution import Agreement, Share
from quoth.evaluation.events import Example, GoldEvent, GoldItem
from quoth.record import Event, EventEntity, Span

GOLD = Path(__file__).parent.parent / "gold" / "events.json"
# A little under what was measured on the worse half of the gold, and on each half of the coded sentences.
FLOOR_TYPE, FLOOR_ACTORS, FLOOR_RECIPIENTS, FLOOR_SHARES = 0.93, 0.87, 0.57, 0.85
FLOOR_DEV, FLOOR_KEPT = 0.88, 0.71


def span(text):
    return Span(start=0, end=len(text), text=text)


def event(type_, trigger="met", actors=(), recipients=(), **fields):
    people = {
        "actors": tuple(EventEntity(span=span(a)) for a in actors),
        "recipients": tuple(EventEntity(span=span(r)) for r in recipients),
    }
    return Event(id="e1", type=type_, trigger=span(trigger), modality="happened", **people, **fields)


def example(key, type_, by_type=None):
    return Example(key, "text of " + key, type_, by_type or type_, "dev")


def test_the_first_event_of_a_sentence_is_its_type_and_every_type_weighs_alike():
    coded = [example("a", "AID"), example("b", "AID"), example("c", "CONCEDE", "SUPPORT")]
    found = {"a": [event("AID"), event("ASSAULT")], "b": [event("ASSAULT"), event("AID")], "c": [event("CONCEDE")]}
    scores = events.score_examples(coded, found)
    assert scores.agreements["dev AID"] == Agreement(1, 1, 2)
    assert scores.shares["dev right"] == Share(2, 3)
    assert scores.shares["dev any"] == Share(3, 3)
    assert scores.shares["dev macro F1"].value == pytest.approx((2 / 3 + 1) / 2, abs=1e-4)
    assert scores.shares["dev macro F1 by type"].value == pytest.approx((2 / 3 + 0) / 2, abs=1e-4)


@pytest.mark.parametrize(
    ("event_", "coded", "expected"),
    [
        ("DEMAND", "demanded", "REQUEST"),
        ("FIGHT", "tanks fired", "ASSAULT"),
        ("INVESTIGATE", "probed", "ACCUSE"),
        ("SUPPORT", "praised", "SUPPORT"),
        ("SUPPORT", "Apologized", "CONCEDE"),
        ("DISAPPROVE", "found guilty", "SANCTION"),
    ],
)
def test_types_of_the_first_version_become_those_of_the_second(event_, coded, expected):
    assert events.second_version(event_, coded) == expected


def test_sentences_with_one_text_are_in_one_half(tmp_path):
    path = tmp_path / "coded.txt"
    one = '{"id": "x%d", "event": "FIGHT", "eventText": "shot", "text": "They shot."}'
    path.write_text("a heading\n[\n" + ",\n".join(one % i for i in range(12)) + "\n]", encoding="utf-8")
    found = events.examples(path)
    assert {e.half for e in found} == {"dev"}
    assert {e.type for e in found} == {"ASSAULT"}


def test_a_file_that_holds_no_such_things_is_named(tmp_path):
    path = tmp_path / "coded.txt"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(InputError, match=r"coded\.txt"):
        events.examples(path)
    with pytest.raises(InputError, match=r"coded\.txt"):
        events.gold(path)


def test_gold_events_are_matched_by_type_and_their_participants_by_words():
    marked = GoldEvent("CONSULT", "visit", "visited", ("the president",), ("Peru",), "happened", reported=False)
    item = GoldItem("g", "kept", "The president visited Peru.", (marked,))
    found = [
        event("AID", "gave"),
        event("CONSULT", "visited", ["president"], ["Chile"], mode="visit", reported_by="s1"),
    ]
    scores = events.score_gold([item], {"g": found})
    assert scores.agreements == {
        "kept type": Agreement(1, 2, 1),
        "kept actors": Agreement(1, 1, 1),
        "kept recipients": Agreement(0, 1, 1),
    }
    assert scores.shares == {
        "kept mode of matched": Share(1, 1),
        "kept modality of matched": Share(1, 1),
        "kept reported by of matched": Share(0, 1),
    }


def test_the_gold_is_read_well_enough(reader):
    items = events.gold(GOLD)
    scores = events.score_gold(items, {item.id: reader.read(item.text).events for item in items})
    for half in events.HALVES:
        assert scores.agreements[f"{half} type"].f1 > FLOOR_TYPE
        assert scores.agreements[f"{half} actors"].f1 > FLOOR_ACTORS
        assert scores.agreements[f"{half} recipients"].f1 > FLOOR_RECIPIENTS
        assert scores.shares[f"{half} mode of matched"].value > FLOOR_SHARES
        assert scores.shares[f"{half} modality of matched"].value > FLOOR_SHARES


def test_the_coded_sentences_are_read_well_enough(reader):
    data = os.environ.get("QUOTH_DATA")
    if data is None:
        pytest.skip("QUOTH_DATA is not set: no coded sentences")
    coded = events.examples(Path(data) / "events" / "PLOVER_GSR_CAMEO.txt")
    scores = events.score_examples(coded, {one.id: reader.read(one.text).events for one in coded})
    assert len(coded) == 322
    assert scores.shares["dev macro F1 by type"].value > FLOOR_DEV
    assert scores.shares["kept macro F1 by type"].value > FLOOR_KEPT
