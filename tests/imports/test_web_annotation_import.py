from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from anybody import spoken
from handmade import reading, record, statement
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import InputError, Span, Via
from quoth.article import new_article
from quoth.correction import corrected
from quoth.export import web_annotation
from quoth.imports.web_annotation import corrections_from_web_annotation
from quoth.record import Said

READING = record()
TEXT = READING.article.text


def page(made=READING):
    return json.loads("".join(web_annotation.page([made])))


def imported(document, made=READING):
    return corrections_from_web_annotation(json.dumps(document), made, "Ada", name="back.json")


def annotation(document, local):
    return next(one for one in document["items"] if one["id"].endswith(f"/{local}"))


def body(document, local):
    return annotation(document, local)["body"][1]


def applied(corrections, made=READING):
    new, lost = corrected(made, corrections)
    assert lost == ()
    return new


def one(made, key):
    return next(item for item in (*made.statements, *made.events, *made.speakers) if item.id == key)


def test_an_unchanged_document_gives_no_corrections():
    assert imported(page()) == ()


@pytest.mark.parametrize("wrap", [lambda d: d["items"], lambda d: {"type": "AnnotationCollection", "first": d}])
def test_annotations_may_be_held_by_an_array_or_a_collection(wrap):
    assert imported(wrap(page())) == ()


def test_what_was_changed_in_a_body_is_one_correction():
    document = page()
    body(document, "s4")["kind"] = "direct"
    body(document, "s4")["speaker"] = {"name": "Some diplomats"}
    (correction,) = imported(document)
    assert correction.anchor == one(READING, "s4").content
    assert correction.fields == {"kind": "direct", "speaker_name": "Some diplomats"}
    assert correction.by == "Ada"


def test_a_speaker_that_was_taken_out_is_none():
    document = page()
    del body(document, "s2")["speaker"]
    assert one(applied(imported(document)), "s2").speaker is None


def test_an_annotation_that_is_gone_is_removed_and_a_new_one_added():
    document = page()
    document["items"] = [one for one in document["items"] if not one["id"].endswith("/s6")]
    words = "We also spoke with living eyewitnesses"
    document["items"].append(
        {
            "type": "Annotation",
            "body": {"type": "Statement", "speaker": {"name": "Vusal Gurbanov"}},
            "target": {
                "source": annotation(document, "s1")["target"][0]["source"],
                "selector": {"type": "TextQuoteSelector", "exact": words},
            },
        }
    )
    removed, added = imported(document)
    assert (removed.action, removed.anchor) == ("remove", one(READING, "s6").content)
    assert (added.action, added.anchor[0].text) == ("add", words)
    assert one(applied([removed, added]), "s8").speaker == "p1"


def test_words_are_found_again_when_their_position_does_not_fit():
    document = page()
    for item in document["items"]:
        for target in item["target"]:
            target["selector"][1]["start"] += 7
            target["selector"][1]["end"] += 7
    assert imported(document) == ()


def test_among_several_places_the_words_around_decide():
    document = page()
    first = TEXT.index("Kalbajar region")
    assert TEXT.count("Kalbajar") > 2
    selector = {"type": "TextQuoteSelector", "exact": "Kalbajar", "prefix": "visit to ", "suffix": " region"}
    annotation(document, "s4")["target"][0]["selector"] = selector
    removed, added, chained = imported(document)
    assert removed.action == "remove"
    assert added.anchor == chained.anchor == (Span(start=first, end=first + 8, text="Kalbajar"),)


def test_a_chain_is_led_to_another_statement_or_to_none():
    document = page()
    body(document, "s4")["through"] = {"statement": body(document, "s2")["id"]}
    del body(document, "s5")["through"]
    made = applied(imported(document))
    assert one(made, "s4").via == Via(statement="s2", speaker="p1")
    assert one(made, "s5").via is None


def test_what_came_through_an_annotation_that_is_gone_comes_through_what_that_one_did():
    document = page()
    document["items"] = [one for one in document["items"] if not one["id"].endswith("/s3")]
    (correction,) = imported(document)
    assert one(applied([correction]), "s4").via is None


def test_events_and_flags_are_read_back():
    document = page()
    body(document, "e1")["mode"] = "meet"
    body(document, "f2")["message"] = "The counts differ."
    made = applied(imported(document))
    assert one(made, "e1").mode == "meet"
    assert made.flags[1].message == "The counts differ."


def test_comments_and_annotations_of_other_articles_are_passed_over():
    document = page()
    comment = {"type": "TextualBody", "purpose": "commenting", "value": "Really?"}
    source = annotation(document, "s1")["target"][0]["source"]
    document["items"] += [
        {"type": "Annotation", "body": comment, "target": {"source": source}},
        {"type": "Annotation", "body": "https://a.example/", "target": [source]},
        {"type": "Annotation", "body": {"type": "Statement"}, "target": "https://b.example/"},
    ]
    assert imported(document) == ()


def test_an_articles_url_or_its_urn_will_do_as_source():
    made = replace(READING, article=replace(READING.article, url="https://a.example/b c"))
    document = page(made)
    for source in ("https://a.example/b c", "https://a.example/b%20c", f"urn:quoth:article:{made.article.id}"):
        for item in document["items"]:
            for target in item["target"]:
                target["source"] = source
        assert imported(document, made) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: body(d, "s1").update(kind="loud"), "annotation 1: kind is one of direct, indirect, mixed"),
        (lambda d: body(d, "s2").update(cueLemma=3), "annotation 2: cueLemma must be a text"),
        (lambda d: annotation(d, "s3").update(target=[annotation(d, "s3")["target"][0]["source"]]), "no target"),
        (lambda d: annotation(d, "e1").update(target=annotation(d, "e1")["target"] * 2), "one target with a selector"),
        (
            lambda d: annotation(d, "s4")["target"][0]["selector"][0].update(exact="never written"),
            "annotation 4: the article has no 'never written'",
        ),
        (lambda d: annotation(d, "s4")["target"][0]["selector"][1].update(start="0"), "which are numbers"),
        (lambda d: body(d, "s1").update(type="Event"), "annotation 1: an event that is new needs a type"),
        (lambda d: d.update(items=[]), "no annotation of article"),
        (lambda d: d.update(items=["x"]), "expected an annotation page"),
    ],
)
def test_what_cannot_be_read_is_named(change, reason):
    document = page()
    change(document)
    with pytest.raises(InputError, match=re.escape(reason)) as raised:
        imported(document)
    assert str(raised.value).startswith("back.json")


@pytest.mark.parametrize(
    ("text", "named"),
    [('{"items":\n\n[}', "back.json, line 3: not JSON"), ("[" * 100_000, "back.json"), ("3", "back.json")],
)
def test_what_is_no_document_is_named_with_its_line(text, named):
    with pytest.raises(InputError, match=f"^{re.escape(named)}"):
        corrections_from_web_annotation(text, READING, "Ada", name="back.json")


def test_a_reading_of_nothing_has_nothing_to_correct():
    assert imported({"items": []}, reading(new_article(""))) == ()


def test_statements_with_one_content_are_told_apart():
    article = new_article("Ada said and Bo wrote that it rains.")
    made = reading(
        article,
        statement(article, 1, "that it rains", cue="said", source="Ada"),
        statement(article, 2, "that it rains", cue="wrote", source="Bo"),
    )
    document = page(made)
    body(document, "s1")["polarity"] = "negated"
    new = applied(imported(document, made), made)
    assert sorted((s.cue[0].text, s.polarity) for s in new.statements) == [("said", "negated"), ("wrote", "affirmed")]


def nodes(value):
    """Every object and array of a document, with each key or index of theirs."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from nodes(inner)


_JSON = st.recursive(
    st.sampled_from([None, True, -1, 0, 10**30, 1.5, "", "Statement", "Event", "Flag", "\ud800", "TextQuoteSelector"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "start", "id"]), inner),
    max_leaves=3,
)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_whatever_stands_where_in_a_document_it_is_read_or_refused_with_its_name(data):
    document = page()
    for _ in range(data.draw(st.integers(1, 2))):
        places = list(nodes(document))
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = data.draw(_JSON)
    try:
        corrections = imported(document)
    except InputError as err:
        assert str(err).startswith("back.json")  # noqa: PT017 - an error is one of two good outcomes
    else:
        corrected(READING, corrections)


@settings(deadline=None)
@given(spoken())
def test_whatever_was_exported_comes_back_unchanged(made):
    assert imported(page(made), made) == ()


@settings(deadline=None)
@given(spoken(least=1), st.data())
def test_what_was_taken_out_and_turned_is_so_in_the_corrected_reading(made, data):
    alike = Counter((one.content, one.cue, one.source) for one in made.statements)
    assume(max(alike.values(), default=1) == 1)
    made = replace(made, statements=tuple(replace(one, via=None, said=Said(), speaker=None) for one in made.statements))
    kept = [one for one in made.statements if data.draw(st.booleans())]
    wanted = replace(
        made, statements=tuple(replace(one, attitude=data.draw(st.sampled_from(["belief", "fact"]))) for one in kept)
    )
    document = page(wanted)
    assume(document["items"])
    result = applied(imported(document, made), made)

    def shown(of):
        return sorted(((s.content, s.cue, s.source, s.attitude) for s in of.statements), key=repr)

    assert shown(result) == shown(wanted)
