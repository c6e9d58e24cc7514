from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import InputError, Reading, Span, Speaker, Via
from quoth.correction import Correction, corrected, telling
from quoth.editing import plain

sys.path.insert(0, str(Path(__file__).parent / "export"))
from anybody import spoken
from handmade import record, span, visit

VISIT = visit()
TEXT = VISIT.article.text


def correction(subject="statement", action="change", anchor=(), reading=VISIT, **fields):
    return Correction(
        article=reading.article.id, subject=subject, action=action, anchor=tuple(anchor), fields=fields, by="Ada"
    )


def spans(*words):
    return tuple(span(VISIT.article, one) for one in words)


def one(reading, key):
    return next(item for item in (*reading.statements, *reading.speakers, *reading.events) if item.id == key)


def content(key):
    return one(VISIT, key).content


def apply(*corrections, to=VISIT):
    made, lost = corrected(to, corrections)
    assert lost == ()
    return made


def every_span(value):
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "text"}:
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from every_span(inner)


def test_a_field_is_changed_and_the_statement_is_then_certain():
    made = apply(correction(anchor=content("s4"), kind="direct", attitude="belief"))
    changed = one(made, "s4")
    assert (changed.kind, changed.attitude, changed.content) == ("direct", "belief", content("s4"))
    assert changed.confidence.statement == 1.0
    assert changed.confidence.speaker == 0.8
    assert [s for s in made.statements if s.id != "s4"] == [s for s in VISIT.statements if s.id != "s4"]


def test_a_speaker_is_given_by_the_name_it_has_in_the_reading():
    made = apply(correction(anchor=content("s1"), speaker_name="vusal  gurbanov"))
    assert one(made, "s1").speaker == "p1"
    assert one(made, "s1").confidence.speaker == 1.0
    assert len(made.speakers) == 1


def test_a_speaker_of_another_name_is_new_and_has_the_source_as_its_mention():
    made = apply(correction(anchor=content("s1"), speaker_name="The organisers"))
    new = one(made, "p2")
    assert one(made, "s1").speaker == "p2"
    assert (new.name, new.names, new.type, new.mentions) == (
        "The organisers",
        ("The organisers",),
        None,
        spans("the organisers"),
    )


def test_a_statement_can_be_left_without_a_speaker():
    made = apply(correction(anchor=content("s3"), speaker_name=None))
    assert one(made, "s3").speaker is None
    assert one(made, "p1").mentions == spans("Mr. Vusal Gurbanov")


def test_what_came_through_a_removed_statement_comes_through_what_that_one_did():
    chained = replace(
        VISIT,
        statements=tuple(
            replace(s, via=Via(statement="s2", speaker="p1")) if s.id == "s3" else s for s in VISIT.statements
        ),
    )
    made = apply(correction(action="remove", anchor=content("s3")), to=chained)
    assert [s.id for s in made.statements] == ["s1", "s2", "s4", "s5", "s6", "s7"]
    assert one(made, "s4").via == Via(statement="s2", speaker="p1")


def test_an_event_that_a_removed_statement_reported_is_the_articles_own():
    reading = record()
    made = apply(correction(action="remove", anchor=one(reading, "s1").content, reading=reading), to=reading)
    assert one(made, "e1").reported_by is None


def test_a_statement_is_added_where_the_text_has_it_with_a_number_that_was_never_used():
    made = apply(
        correction(action="remove", anchor=content("s7")),
        correction(action="add", anchor=spans("We also spoke with living eyewitnesses"), speaker_name="Vusal Gurbanov"),
    )
    assert [s.id for s in made.statements] == ["s1", "s2", "s8", "s3", "s4", "s5", "s6"]
    new = one(made, "s8")
    assert (new.kind, new.attitude, new.polarity, new.speaker) == ("indirect", "communication", "affirmed", "p1")
    assert new.confidence.statement == new.confidence.speaker == 1.0


def test_the_kind_of_an_added_statement_follows_from_its_quotation_marks():
    told = TEXT.index("\"We've been")
    quoted = Span(start=told, end=told + 6, text=TEXT[told : told + 6])
    closing = span(VISIT.article, '1992."')
    assert one(apply(correction(action="add", anchor=[quoted])), "s8").kind == "direct"
    assert one(apply(correction(action="add", anchor=[closing])), "s8").kind == "indirect"
    both = spans("shared his impressions with “Bizim.Media”")
    assert one(apply(correction(action="add", anchor=both)), "s8").kind == "mixed"


def test_what_is_added_but_is_there_already_is_changed():
    made = apply(correction(action="add", anchor=content("s4"), polarity="negated"))
    assert [s.id for s in made.statements] == [s.id for s in VISIT.statements]
    assert one(made, "s4").polarity == "negated"


def test_an_anchor_means_what_overlaps_it_most_and_nothing_below_half():
    near = spans("Around 80 diplomats took part in the visit to Kalbajar")
    assert one(apply(correction(anchor=near, kind="direct")), "s1").kind == "direct"
    far = correction(anchor=spans("Around 80 diplomats"), kind="direct")
    assert corrected(VISIT, [far]) == (VISIT, (far,))


def test_two_anchors_never_mean_the_same():
    near = correction(anchor=spans("80 diplomats took part in the visit to Kalbajar region"), kind="direct")
    exact = correction(anchor=content("s1"), kind="mixed")
    made, lost = corrected(VISIT, [near, exact])
    assert lost == (near,)
    assert one(made, "s1").kind == "mixed"


def test_later_corrections_find_what_earlier_ones_moved():
    new = spans("that the road would open")
    made = apply(
        correction(anchor=content("s6"), content=msgspec.to_builtins(new)),
        correction(anchor=new, attitude="fact"),
        correction(anchor=content("s6"), polarity="affirmed"),
    )
    assert (one(made, "s6").content, one(made, "s6").attitude, one(made, "s6").polarity) == (new, "fact", "affirmed")


def test_a_correction_of_what_was_removed_finds_nothing():
    again = correction(action="remove", anchor=content("s6"))
    assert corrected(VISIT, [again, again])[1] == (again,)


def test_a_correction_of_another_article_finds_nothing():
    other = replace(correction(anchor=content("s6")), article="0" * 16)
    assert corrected(VISIT, [other]) == (VISIT, (other,))


@pytest.mark.parametrize(
    "fields",
    [
        {"speaker": "p9"},
        {"via": {"statement": "s9", "speaker": None}},
        {"via": {"statement": "s6", "speaker": None}},
        {"said": {"time": 3}},
    ],
)
def test_what_refers_to_something_that_is_not_there_finds_nothing(fields):
    dangling = correction(anchor=content("s6"), **fields)
    assert corrected(VISIT, [dangling]) == (VISIT, (dangling,))


def test_a_chain_is_led_through_the_statement_that_has_the_content():
    near = spans("Our first impression of Kalbajar was of its splendid nature and tourism potential. We also spoke")
    made = apply(correction(anchor=content("s4"), through=plain(near)))
    assert one(made, "s4").via == Via(statement="s2", speaker="p1")
    assert one(apply(correction(anchor=content("s4"), through=None)), "s4").via is None
    nowhere = correction(anchor=content("s4"), through=plain(spans("1992")))
    assert corrected(VISIT, [nowhere]) == (VISIT, (nowhere,))


def test_no_spans_mean_a_speaker_only_where_it_is_the_only_one_without():
    mute = Speaker(id="p2", name="Ada", type=None, names=("Ada",))
    renamed = correction("speaker", name="Bo")
    one_mute = replace(VISIT, speakers=(*VISIT.speakers, mute))
    assert one(apply(renamed, to=one_mute), "p2").name == "Bo"
    two = replace(one_mute, speakers=(*one_mute.speakers, replace(mute, id="p3", name="Eve")))
    assert corrected(two, [renamed]) == (two, (renamed,))


def test_what_finds_nothing_uses_up_no_number():
    lost = correction(action="add", anchor=spans("1992"), through=plain(spans("Friday")))
    found = correction(action="add", anchor=spans("Friday"))
    assert one(corrected(VISIT, [lost, found])[0], "s8").content == spans("Friday")


def test_what_came_through_a_statement_came_through_its_new_speaker():
    made = apply(correction(anchor=content("s3"), speaker_name="Ada"))
    assert one(made, "s5").via == Via(statement="s3", speaker="p2")
    # That one was never said to have come through Gurbanov.
    assert one(made, "s4").via == Via(statement="s3")


def test_a_chain_cannot_be_closed_to_a_circle():
    circle = correction(anchor=content("s3"), via={"statement": "s4", "speaker": None})
    assert corrected(VISIT, [circle])[1] == (circle,)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": "s9"}, "id cannot"),
        ({"kinds": "direct"}, "kinds"),
        ({"kind": "loud"}, "loud"),
        ({"speaker_name": " "}, "speaker_name"),
        ({"content": []}, "needs content"),
        ({"content": [{"start": 0, "end": 3, "text": "abc"}]}, "another version"),
    ],
)
def test_a_field_that_the_record_cannot_have_is_an_error(fields, reason):
    with pytest.raises(InputError, match=reason):
        corrected(VISIT, [correction(anchor=content("s6"), **fields)])


@pytest.mark.parametrize("edges", [(-3, 0), (0, 10**9), (5, 2), (0, 3)])
def test_an_anchor_that_is_not_the_articles_is_an_error(edges):
    anchor = (Span(start=edges[0], end=edges[1], text="abc"),)
    with pytest.raises(InputError, match="another version"):
        corrected(VISIT, [correction(anchor=anchor, kind="direct")])


def test_a_speaker_is_known_by_a_span_of_its_name():
    renamed = correction("speaker", anchor=spans("Vusal Gurbanov"), name="V. Gurbanov", type="person")
    speaker = one(apply(renamed), "p1")
    assert (speaker.name, speaker.names) == ("V. Gurbanov", ("V. Gurbanov", "Vusal Gurbanov"))


def test_a_removed_speaker_is_nobodys_speaker():
    made = apply(correction("speaker", "remove", one(VISIT, "p1").mentions))
    assert made.speakers == ()
    assert {s.speaker for s in made.statements} == {None}
    assert one(made, "s5").via == Via(statement="s3")


def test_events_and_flags_are_corrected_too():
    reading = record()
    at = one(reading, "e1").trigger
    made = apply(
        correction("event", anchor=[at], reading=reading, type="AGREE", mode=None),
        correction("event", "add", spans("spoke with"), reading=reading, type="CONSULT", mode="meet"),
        correction("flag", "remove", reading.flags[0].evidence, reading=reading),
        correction("flag", "add", spans("1992"), reading=reading, kind="date", message="Which month?"),
        to=reading,
    )
    assert [(e.id, e.type, e.mode) for e in made.events] == [
        ("e1", "AGREE", None),
        ("e3", "CONSULT", "meet"),
        ("e2", "RETREAT", None),
    ]
    assert [(f.message, f.severity) for f in made.flags] == [
        ("Two counts disagree.", "high"),
        ("Which month?", "medium"),
    ]


def test_a_removal_can_say_which_of_several_with_one_anchor_it_means():
    reading = record()
    first = reading.flags[0]
    two = replace(reading, flags=(first, replace(first, kind="place"), *reading.flags[1:]))
    made = apply(correction("flag", "remove", first.evidence, reading=two, kind="place"), to=two)
    assert made.flags == reading.flags


def test_statements_with_one_content_are_told_apart_by_their_cues():
    fourth = one(VISIT, "s4")
    other = replace(fourth, id="s8", cue=spans("spoke"))
    both = replace(VISIT, statements=(*VISIT.statements, other))
    made = apply(correction(action="remove", anchor=fourth.content, reading=both, **telling(other)), to=both)
    assert made == VISIT


def test_a_correction_keeps_its_json_form():
    given = correction(anchor=content("s1"), speaker_name="x", source=plain(spans("the organisers")))
    assert msgspec.convert(json.loads(json.dumps(msgspec.to_builtins(given))), Correction) == given


@given(spoken())
def test_no_corrections_leave_the_reading_as_it_is(reading):
    assert corrected(reading, []) == (reading, ())


@st.composite
def corrections(draw, reading):
    text = reading.article.text

    def anywhere():
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Span(start=start, end=end, text=text[start:end])

    def some(least=0):
        return tuple(anywhere() for _ in range(draw(st.integers(least, 2))))

    subject = draw(st.sampled_from(["statement", "event", "flag", "speaker"]))
    action = draw(st.sampled_from(["add", "change", "remove"]))
    item = draw(
        st.sampled_from([None, *(s.content for s in reading.statements), *((e.trigger,) for e in reading.events)])
    )
    fields = {
        "statement": {"speaker_name": draw(st.sampled_from(["A", "b", None])), "source": some()},
        "event": {"type": "AID", "reported_by": draw(st.sampled_from([None, "s1", "s2"]))},
        "flag": {"kind": "k", "message": draw(st.sampled_from("mn"))},
        "speaker": {"name": draw(st.sampled_from("AC"))},
    }[subject]
    if subject == "statement" and draw(st.booleans()):
        fields["content"] = some(1)
    if subject == "statement" and draw(st.booleans()):
        fields["via"] = {"statement": draw(st.sampled_from(["s1", "s2", "s3"])), "speaker": None}
    anchor = some(1) if item is None else item
    return Correction(
        article=reading.article.id,
        subject=subject,
        action=action,
        anchor=anchor,
        fields={} if action == "remove" else msgspec.to_builtins(fields),
        by="Ada",
    )


@given(spoken(), st.data())
def test_whatever_is_corrected_spans_are_the_articles_and_ids_are_unlike(reading, data):
    given_ = data.draw(st.lists(corrections(reading), max_size=6))
    try:
        made, lost = corrected(reading, given_)
    except InputError as err:
        assert "needs content" in str(err)  # noqa: PT017 - an error is one of two good outcomes
        return
    assert set(map(id, lost)) <= set(map(id, given_))
    assert made.article == reading.article
    for found in every_span(msgspec.to_builtins(made)):
        assert reading.article.text[found["start"] : found["end"]] == found["text"]
    ids = [item.id for item in (*made.statements, *made.speakers)]
    assert len(ids) == len(set(ids))
    known = {s.id for s in made.speakers}
    before = {s.speaker for s in reading.statements}
    assert all(s.speaker in known | before for s in made.statements if s.speaker)
    assert corrected(reading, given_) == (made, lost)
    assert isinstance(made, Reading)
