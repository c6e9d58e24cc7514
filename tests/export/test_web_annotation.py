from __future__ import annotations

import json

import pyld.jsonld
import pytest
from anybody import spoken
from handmade import record, visit
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth.export import web_annotation

OA = "http://www.w3.org/ns/oa#"
RDF_VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"

# What the context at www.w3.org/ns/anno.jsonld says of the terms that are used (Web Annotation Vocabulary, 2017).
_W3C = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector exact prefix suffix "
            "describing classifying questioning"
        ).split()
    },
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "Software": "as:Application",
    "generator": {"@type": "@id", "@id": "as:generator"},
    "Person": "foaf:Person",
    "Organization": "foaf:Organization",
    "name": "foaf:name",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "dcterms:format",
    "language": "dcterms:language",
}


def offline(url, _options=None):
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": _W3C},
        "contentType": "application/ld+json",
    }


def written(*readings):
    return json.loads("".join(web_annotation.page(readings)))


def expanded(*readings):
    (page,) = pyld.jsonld.expand(written(*readings), {"documentLoader": offline})
    return page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]


def by_id(reading, local):
    return next(one for one in written(reading)["items"] if one["id"].endswith(f"/{local}"))


def test_every_statement_event_and_flag_is_an_annotation():
    kinds = [one["motivation"] for one in written(record())["items"]]
    assert kinds == ["describing"] * 7 + ["classifying"] * 2 + ["questioning"] * 2


def test_terms_expand_to_those_of_the_web_annotation_vocabulary():
    annotation = expanded(record())[1]
    assert annotation["@type"] == [f"{OA}Annotation"]
    assert annotation[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
    assert annotation[f"{OA}hasBody"][0][RDF_VALUE] == [{"@value": "Vusal Gurbanov: shared his impressions"}]
    assert annotation[f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": "urn:quoth:article:" + visit().article.id}]


def test_no_term_is_lost_in_expansion():
    def keys(value):
        if isinstance(value, dict):
            return {key for key in value if not key.startswith("@")} | {k for v in value.values() for k in keys(v)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    lost = keys(written(record())["items"]) - {"id", "type"}
    found = {key.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2] for key in keys(expanded(record()))}
    renamed = {"target": "hasTarget", "body": "hasBody", "selector": "hasSelector", "source": "hasSource"}
    renamed |= {"motivation": "motivatedBy", "purpose": "hasPurpose"}
    assert {renamed.get(name, name) for name in lost} <= found


def test_no_term_of_the_w3c_means_something_else():
    # All terms of its context that an annotation, its bodies and its targets can have.
    terms = (
        "accessibility audience bodyValue cached canonical conformsTo created creator email email_sha1 generated "
        "homepage label modified nickname prev next first last partOf startIndex total processingLanguage refinedBy "
        "renderedVia rights scope state styleClass stylesheet textDirection via endSelector startSelector sourceDate"
    ).split()
    assert not {*terms, *_W3C} & set(web_annotation.CONTEXT[1])


def test_selectors_give_the_words_what_stands_around_and_code_points():
    reading = visit()
    text = reading.article.text
    (target,) = by_id(reading, "s4")["target"]
    quote, position = target["selector"]
    start, end = position["start"], position["end"]
    assert quote["exact"] == text[start:end] == "Kalbajar's tourism potential"
    assert quote["prefix"] == text[start - 32 : start]
    assert quote["suffix"] == text[end : end + 32]


def test_interrupted_content_has_a_target_for_each_part():
    reading = visit()
    first, second = reading.statements[:2]
    both = replace(reading, statements=(replace(first, content=(*first.content, *second.content)),))
    targets = by_id(both, "s1")["target"]
    assert [one["selector"][0]["exact"] for one in targets] == [first.content[0].text, second.content[0].text]


def test_a_body_says_who_how_and_through_whom():
    body = by_id(visit(), "s5")["body"][1]
    article = visit().article.id
    assert (body["kind"], body["attitude"], body["polarity"]) == ("indirect", "belief", "affirmed")
    assert body["through"] == {
        "statement": f"urn:quoth:statement:{article}/s3",
        "speaker": {
            "id": f"urn:quoth:speaker:{article}/p1",
            "type": "Person",
            "speakerType": "person",
            "name": "Vusal Gurbanov",
        },
    }
    assert [one["selector"][0]["exact"] for one in body["cueSpans"] + body["sourceSpans"]] == [
        "praised",
        "The diplomats",
    ]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://news.example/a?b=1#c", "https://news.example/a?b=1#c"),
        ("https://news.example/a b<c>", "https://news.example/a%20b%3Cc%3E"),
        ("https://news.example/новость/100%", "https://news.example/новость/100%25"),
        ("javascript:alert(1)", "urn:quoth:article:{}"),
        ("news/a.txt", "urn:quoth:article:{}"),
    ],
)
def test_the_source_is_the_articles_address_on_the_web_or_its_urn(url, source):
    reading = visit()
    reading = replace(reading, article=replace(reading.article, url=url))
    assert by_id(reading, "s1")["target"][0]["source"] == source.format(reading.article.id)


def test_annotations_are_written_as_their_readings_come():
    def readings():
        yield visit()
        raise KeyboardInterrupt

    pieces = web_annotation.page(readings())
    assert json.loads(next(pieces) + "[]}")["type"] == "AnnotationPage"
    assert next(pieces) == "["
    assert json.loads(next(pieces))["type"] == "Annotation"


@settings(max_examples=25, deadline=None)
@given(st.lists(spoken(), max_size=2))
def test_whatever_is_read_can_be_encoded_and_is_json_ld(readings):
    document = "".join(web_annotation.page(readings))
    assert json.loads(document.encode()) == json.loads("".join(web_annotation.page(readings)))
    pyld.jsonld.expand(json.loads(document), {"documentLoader": offline})
