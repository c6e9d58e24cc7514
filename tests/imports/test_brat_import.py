from __future__ import annotations

import re
from collections import Counter

import pytest
from anybody import spoken
from handmade import reading, record, statement
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import InputError, Via
from quoth.article import new_article
from quoth.correction import corrected
from quoth.export import brat
from quoth.imports.brat import corrections_from_brat
from quoth.record import Said

READING = record()
TEXT = READING.article.text
ANN = brat.annotations_of(READING)


def imported(ann=ANN, made=READING):
    return corrections_from_brat(brat.text_of(made), ann, made, "Ada")


def edited(*edits):
    ann = ANN
    for before, after in edits:
        assert ann.count(before) == 1, before
        ann = ann.replace(before, after)
    return imported(ann)


def applied(corrections, made=READING):
    new, lost = corrected(made, corrections)
    assert lost == ()
    return new


def one(made, key):
    return next(item for item in (*made.statements, *made.events, *made.speakers) if item.id == key)


def test_an_unchanged_file_gives_no_corrections():
    assert imported() == ()


def test_an_attribute_that_was_changed_is_one_correction():
    (correction,) = edited(("A10\tKind E4 indirect", "A10\tKind E4 direct"))
    assert (correction.subject, correction.action, correction.by) == ("statement", "change", "Ada")
    assert correction.anchor == one(READING, "s4").content
    assert correction.fields == {"kind": "direct"}


def test_an_attribute_that_was_deleted_says_nothing():
    assert edited(("A10\tKind E4 indirect\n", "")) == ()


def test_a_note_names_the_speaker():
    corrections = edited(("#1\tAnnotatorNotes E2\tVusal Gurbanov", "#1\tAnnotatorNotes E2\tSomebody Else"))
    made = applied(corrections)
    assert one(made, one(made, "s2").speaker).name == "Somebody Else"
    assert applied(edited(("#1\tAnnotatorNotes E2\tVusal Gurbanov\n", ""))).statements[1].speaker is None


def test_spans_that_were_moved_are_changed_and_the_cue_is_read_anew():
    start = TEXT.index("also stressed")
    corrections = edited(("T14\tCue 638 646\tstressed", f"T14\tCue {start} {start + 13}\talso stressed"))
    changed = one(applied(corrections), "s4")
    assert [span.text for span in changed.cue] == ["also stressed"]
    assert changed.cue_lemma == "stress"
    assert len(corrections) == 1


def test_content_that_was_interrupted_by_the_annotator_has_two_spans():
    start = TEXT.index("Kalbajar's tourism potential")
    there = f"T15\tContent {start} {start + 28}\tKalbajar's tourism potential"
    parted = f"T15\tContent {start} {start + 18};{start + 19} {start + 28}\tKalbajar's tourism potential"
    changed = one(applied(edited((there, parted))), "s4")
    assert [span.text for span in changed.content] == ["Kalbajar's tourism", "potential"]


def test_a_second_content_argument_counts_too():
    start = TEXT.index("We also spoke")
    ann = ANN.replace("E4\tAttribution:T16 Content:T15", "E4\tAttribution:T16 Content:T15 Content2:T99")
    ann += f"T99\tContent {start} {start + 7}\tWe also\n"
    changed = one(applied(imported(ann)), "s4")
    assert [span.text for span in changed.content] == ["We also", "Kalbajar's tourism potential"]


def test_an_attribution_that_was_deleted_is_removed():
    ann = "".join(line for line in ANN.splitlines(keepends=True) if not re.search(r"\bE6\b", line))
    (correction,) = imported(ann)
    assert (correction.action, correction.anchor) == ("remove", one(READING, "s6").content)


def test_an_attribution_that_is_new_is_added():
    start = TEXT.index("We also spoke with living eyewitnesses")
    ann = ANN + (
        f"T90\tContent {start} {start + 38}\tWe also spoke with living eyewitnesses\n"
        f"T91\tCue {start + 8} {start + 13}\tspoke\n"
        f"T92\tAttribution-no-source {start + 8} {start + 13}\tspoke\n"
        "E90\tAttribution-no-source:T92 Content:T90 Cue:T91\n"
        "A90\tKind E90 mixed\n"
        "#90\tAnnotatorNotes E90\tVusal Gurbanov\n"
    )
    (correction,) = imported(ann)
    assert correction.action == "add"
    new = one(applied([correction]), "s8")
    assert (new.kind, new.speaker, new.cue_lemma) == ("mixed", "p1", "speak")


def test_events_and_flags_are_changed_removed_and_added():
    year = TEXT.index("1992")
    ann = re.sub(r"(A\d+\tMode T27) visit", r"\1 meet", ANN)
    ann = "".join(line for line in ann.splitlines(keepends=True) if not re.search(r"\bT32\b", line))
    ann += f"T95\tFlag {year} {year + 4}\t1992\nA95\tCheck T95 date\n#95\tAnnotatorNotes T95\tWhich?\n"
    made = applied(imported(ann))
    assert one(made, "e1").mode == "meet"
    assert [flag.message for flag in made.flags] == ["Two counts disagree.", "Which?"]


def test_a_chain_is_led_to_another_attribution_or_to_none():
    made = applied(edited(("Source:T13 Through:E3", "Source:T13 Through:E2"), ("Source:T17 Through:E3", "Source:T17")))
    assert one(made, "s4").via == Via(statement="s2", speaker="p1")
    assert one(made, "s5").via is None


def test_a_chain_may_lead_to_an_attribution_that_is_new():
    start = TEXT.index("We also spoke")
    ann = ANN.replace("Source:T13 Through:E3", "Source:T13 Through:E90")
    ann += f"T90\tContent {start} {start + 7}\tWe also\nE90\tAttribution-no-source:T90 Content:T90\n"
    assert one(applied(imported(ann)), "s4").via == Via(statement="s8")


def test_lines_of_windows_are_read_alike():
    assert imported(ANN.replace("\n", "\r\n")) == ()


def test_relations_and_labels_of_others_change_nothing():
    assert (
        imported(ANN + "T96\tPerson 0 1\t3\nN1\tReference T96 Wikipedia:1\tx\n*\tEquiv T96 T1\n#96\tOther T96\tx\n")
        == ()
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T90\tContent 12\tx", "pairs of offsets"),
        ("T90\tContent 12 9\tx", "ends before it begins"),
        ("T90\tContent 0 99999999\tx", "behind the end"),
        ("T90\tContent 0 6\tother words", "the article has '3 June'"),
        ("T1\tContent 0 1\t3", "a second span T1"),
        ("E90\tAttribution:T1 Content", "expected ROLE:KEY"),
        ("E90\tAttribution:T1 Content:T99", "there is no such span"),
        ("E90\tAttribution:T1 Cue:T2", "has no Content"),
        ("E90\tAttribution:T1 Content:T3 Through:E99", "no such attribution"),
        ("A90\tKind E1 loud", "Kind is one of direct, indirect, mixed"),
        ("T90\tEvent 0 6\t3 June", "an event that is new needs a type"),
        ("T90\tFlag 0 6\t3 June", "a flag that is new needs a kind"),
        ("nonsense", "no line of brat"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, reason):
    number = ANN.count("\n") + 1
    with pytest.raises(InputError, match=rf"{READING.article.id}.ann, line {number}: .*{re.escape(reason)}"):
        imported(ANN + line + "\n")


def test_a_text_that_was_touched_is_refused():
    with pytest.raises(InputError, match=rf"{READING.article.id}.txt: "):
        corrections_from_brat(TEXT + " ", ANN, READING, "Ada")


def test_what_changed_among_statements_with_one_content_is_right_all_the_same():
    article = new_article("Ada said and Bo wrote that it rains.")
    both = (
        statement(article, 1, "that it rains", cue="said", source="Ada"),
        statement(article, 2, "that it rains", cue="wrote", source="Bo"),
    )
    made = reading(article, *both)
    ann = brat.annotations_of(made).replace("Polarity E2 affirmed", "Polarity E2 negated")
    new = applied(imported(ann, made), made)
    assert [(one.cue[0].text, one.polarity) for one in new.statements] == [("said", "affirmed"), ("wrote", "negated")]


@settings(deadline=None)
@given(spoken())
def test_whatever_was_exported_comes_back_unchanged(made):
    assert imported(brat.annotations_of(made), made) == ()


@settings(deadline=None)
@given(spoken(least=1), st.data())
def test_what_is_corrected_by_import_exports_as_it_was_edited(made, data):
    text = made.article.text
    kinds = st.sampled_from(["direct", "indirect", "mixed"])
    polarities = st.sampled_from(["affirmed", "negated", "refused"])
    # Nothing tells statements apart that are alike in all of these, as brat shows them.
    alike = Counter(
        str([brat.fragments(text, spans) for spans in (one.content, one.cue, one.source)]) for one in made.statements
    )
    assume(max(alike.values(), default=1) == 1)
    made = replace(made, statements=tuple(replace(one, via=None, said=Said(), speaker=None) for one in made.statements))
    kept = [one for one in made.statements if data.draw(st.booleans())]
    new = [replace(one, kind=data.draw(kinds), polarity=data.draw(polarities)) for one in kept]
    wanted = replace(made, statements=tuple(new))
    result = applied(imported(brat.annotations_of(wanted), made), made)

    def shown(of):
        return sorted(
            (
                brat.fragments(text, one.content),
                brat.fragments(text, one.cue),
                brat.fragments(text, one.source),
                one.kind,
                one.polarity,
            )
            for one in of.statements
            if brat.fragments(text, one.content)
        )

    assert shown(result) == shown(wanted)


@given(st.text(st.characters(exclude_categories=()), max_size=60), spoken())
def test_any_annotations_are_read_or_refused_with_their_name(ann, made):
    try:
        imported(ann, made)
    except InputError as err:
        assert ".ann, line " in str(err)  # noqa: PT017 - an error is one of two good outcomes


def test_a_reading_of_nothing_has_nothing_to_correct():
    empty = reading(new_article(""))
    assert imported("", empty) == ()
