from __future__ import annotations

import json

import pyld.jsonld
from anybody import spoken
from handmade import reading, span, statement, visit
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import Speaker, Via
from quoth.article import new_article
from quoth.export import schema_org

SCHEMA = "https://schema.org/"


def offline(url, _options=None):
    assert url.startswith("https://schema.org")
    context = {"@vocab": SCHEMA, "id": "@id", "type": "@type"}
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": context},
        "contentType": "application/ld+json",
    }


def nodes(*readings):
    return {one["@id"].rpartition(":")[2]: one for one in json.loads("".join(schema_org.graph(readings)))["@graph"]}


def test_an_article_is_a_news_article_with_its_outlet():
    made = nodes(visit())[visit().article.id]
    assert made["@type"] == "NewsArticle"
    assert (made["headline"], made["datePublished"]) == ("A visit to Kalbajar", "2022-06-03T11:00:00+04:00")
    assert made["publisher"] == {"@type": "NewsMediaOrganization", "name": "Bizim.Media"}


def test_a_direct_statement_is_a_quotation_spoken_by_its_speaker():
    article = visit().article.id
    quoted = nodes(visit())[f"{article}/s2"]
    assert quoted["@type"] == "Quotation"
    assert quoted["text"] == visit().statements[1].content[0].text
    assert quoted["spokenByCharacter"] == quoted["creator"] == {"@id": f"urn:quoth:speaker:{article}/p1"}
    assert quoted["isPartOf"] == {"@id": f"urn:quoth:article:{article}"}


def test_an_indirect_statement_is_a_claim_of_its_source_that_appears_in_the_article():
    article = visit().article.id
    claim = nodes(visit())[f"{article}/s5"]
    assert claim["@type"] == "Claim"
    assert claim["creator"] == {"@type": "Thing", "name": "The diplomats"}
    assert claim["appearance"] == {"@id": f"urn:quoth:article:{article}"}
    assert claim["isBasedOn"] == {"@id": f"urn:quoth:statement:{article}/s3"}


def test_what_was_not_said_is_nobodys_claim():
    assert f"{visit().article.id}/s6" not in nodes(visit())


def test_nothing_is_based_on_what_was_left_out():
    made = visit()
    made = replace(
        made, statements=tuple(replace(s, via=Via(statement="s6") if s.id == "s7" else s.via) for s in made.statements)
    )
    assert "isBasedOn" not in nodes(made)[f"{made.article.id}/s7"]


def test_what_somebody_wants_is_no_claim():
    article = new_article("Ada wants more.")
    made = reading(article, statement(article, 1, "more", cue="wants", source="Ada", attitude="control"))
    assert nodes(made)[f"{article.id}/s1"]["@type"] == "CreativeWork"


def test_a_person_has_titles_and_affiliations():
    person = nodes(visit())[f"{visit().article.id}/p1"]
    assert (person["@type"], person["name"]) == ("Person", "Vusal Gurbanov")
    assert person["jobTitle"] == ["Acting Director General"]
    assert person["affiliation"][0]["alternateName"] == "ICYF-ERC"


def test_a_document_is_a_work():
    article = new_article("The report said so.")
    report = Speaker(
        id="p1", name="The report", type="document", names=("The report",), mentions=(span(article, "The report"),)
    )
    assert nodes(reading(article, speakers=(report,)))[f"{article.id}/p1"]["@type"] == "CreativeWork"


@settings(max_examples=25, deadline=None)
@given(st.lists(spoken(), max_size=2))
def test_whatever_is_read_is_json_ld_and_no_claim_is_without_where_it_appears(readings):
    document = json.loads("".join(schema_org.graph(readings)).encode())
    expanded = pyld.jsonld.expand(document, {"documentLoader": offline})
    claims = [node for node in expanded if f"{SCHEMA}Claim" in node.get("@type", ())]
    assert all(node[f"{SCHEMA}appearance"] for node in claims)
