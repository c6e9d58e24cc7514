"""Events with their participants, their setting and who reports them."""

import pytest
from hypothesis import given

from quoth.reader.events import find_events
from quoth.reader.scene import Scene
from quoth.record import Confidence, Place, Quantity, Span, Speaker, Statement, TimeExpression
from quoth.text import paragraphs
from texts import at, hostile_text, mentioned


def scene(text, **mentions):
    return Scene(text, paragraphs(text), mentioned(text, **mentions))


def span(text, words):
    start, end = at(text, words)
    return Span(start=start, end=end, text=words)


def who(entities):
    return [entity.span.text for entity in entities]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("On Monday Kenya accused Somali rebels of piracy.", ["Kenya"], ["Somali rebels"]),
        ("Two farmers were arrested by soldiers in the capital.", ["soldiers"], ["Two farmers"]),
        ("The president visited Peru.", ["president"], ["Peru"]),
        ("The president met with King Felipe.", ["president", "King Felipe"], []),
        ("The army, officials said, shelled rebels.", ["army"], ["rebels"]),
        ("Police and soldiers beat protesters.", ["Police", "soldiers"], ["protesters"]),
        ("The army said it had released nine prisoners.", ["army"], ["nine prisoners"]),
        ("The minister said the rebels must release the doctors.", ["minister"], ["rebels"]),
        ("The colonel, who attacked the rebels, fled.", ["colonel"], ["rebels"]),
        ("Peace talks between Sudan and Chad began.", ["Sudan", "Chad"], []),
        ("There were no talks.", [], []),
    ],
)
def test_participants_by_their_place_in_the_clause(text, actors, recipients):
    found = find_events(scene(text))
    assert [who(e.actors) for e in found[:1]] == ([actors] if actors else [])
    assert [who(e.recipients) for e in found[:1]] == ([recipients] if actors else [])


def test_actors_have_countries_and_sectors():
    (event,) = find_events(scene("Norwegian police arrested opposition lawmakers from Sweden."))
    assert [(e.country, e.sectors) for e in event.actors] == [("NO", ("COP",))]
    assert [(e.country, e.sectors) for e in event.recipients] == [("SE", ("LEG", "OPP"))]


def test_an_event_in_a_statement_is_reported_by_it_and_a_cue_has_its_source_as_actor():
    text = "“We met the rebels,” said Ann Lee. He condemned the raid."
    lee = Speaker(id="p1", name="Ann Lee", type="person", names=("Ann Lee",))
    common = {
        "kind": "direct", "attitude": "communication", "polarity": "affirmed", "cue_lemma": None, "speaker": "p1",
        "via": None, "confidence": Confidence(statement=1, speaker=1),
    }  # fmt: skip
    said = Statement(
        id="s1", content=(span(text, "We met the rebels"),), cue=(span(text, "said"),), source=(span(text, "Ann Lee"),),
        **common,
    )  # fmt: skip
    condemned = Statement(
        id="s2", content=(span(text, "the raid"),), cue=(span(text, "condemned"),), source=(span(text, "He"),), **common
    )
    met, blamed = find_events(scene(text), [said, condemned], [lee])
    assert (met.reported_by, met.actors[0].span.text, met.actors[0].speaker) == ("s1", "We", "p1")
    assert (blamed.type, blamed.reported_by, who(blamed.actors)) == ("ACCUSE", None, ["He"])


def test_an_event_has_the_time_place_and_counts_of_its_clause():
    text = "On Friday police in Lima arrested nine students, a lawyer said on Sunday, in houses built in 1990 in Cusco."
    days = [
        TimeExpression(start=at(text, w)[0], end=at(text, w)[1], text=w, type="DATE", value=None)
        for w in ("Friday", "Sunday", "1990")
    ]
    places = [Place(start=at(text, w)[0], end=at(text, w)[1], text=w, name=w) for w in ("Lima", "Cusco")]
    start, end = at(text, "nine")
    nine = Quantity(
        start=start, end=end, text="nine", value=9, low=9, high=9, modifier="=", counted=span(text, "students")
    )
    event = find_events(scene(text), times=days, places=places, quantities=[nine])[0]
    assert (event.time, event.place, event.quantities) == (0, 0, (0,))


def test_contexts_follow_the_words_of_the_sentence():
    (event,) = find_events(scene("The court sentenced a journalist for smuggling cocaine."))
    assert event.contexts == ("legal", "illegal_drugs", "trafficking")


def test_events_come_in_the_order_of_the_text_with_ids():
    found = find_events(scene("Police arrested a man. Soldiers killed two women.\n\nThe king resigned."))
    assert [(e.id, e.type) for e in found] == [("e1", "COERCE"), ("e2", "ASSAULT"), ("e3", "RETREAT")]


@given(hostile_text)
def test_any_text_has_its_events(text):
    for event in find_events(scene(text + " the army attacked rebels " + text)):
        for one in (event.trigger, *(e.span for e in (*event.actors, *event.recipients))):
            assert (text + " the army attacked rebels " + text)[one.start : one.end] == one.text


def test_what_tells_of_a_noun_gives_an_event_neither_place_nor_time():
    text = "The envoys accredited in Peru paid a visit to the liberated regions on Monday."
    time = TimeExpression(**at_span(text, "Monday"), type="DATE", value="2022-05-30")
    place = Place(**at_span(text, "Peru"), name="Peru", country="PE")
    (event,) = find_events(scene(text), times=[time], places=[place])
    assert (event.time, event.place) == (0, None)


def at_span(text, words):
    start, end = at(text, words)
    return {"start": start, "end": end, "text": words}
