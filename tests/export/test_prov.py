from __future__ import annotations

import pytest
import rdflib
from anybody import spoken
from handmade import reading, span, statement, visit
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth import Speaker, Via
from quoth.article import new_article
from quoth.export import prov

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
ARTICLE = visit().article.id

# rdflib's own parser of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def graph(*readings):
    made = rdflib.Graph()
    made.parse(data="".join(prov.graph(readings)), format="json-ld")
    return made


def uri(sort, local=""):
    return rdflib.URIRef(f"urn:quoth:{sort}:{ARTICLE}" + (f"/{local}" if local else ""))


def names(made, query):
    return sorted(str(row[0]) for row in made.query(query, initNs={"prov": PROV, "rdfs": rdflib.RDFS}))


def test_a_query_finds_whose_word_a_statement_is_along_its_chain():
    query = f"""SELECT ?name WHERE {{
        <{uri("statement", "s5")}> prov:wasDerivedFrom+ ?above .
        ?above prov:wasAttributedTo/rdfs:label ?name }}"""
    assert names(graph(visit()), query) == ["Bizim.Media", "Vusal Gurbanov"]


def test_a_direct_statement_is_quoted_from_the_article_and_an_indirect_one_derived():
    made = graph(visit())
    assert (uri("statement", "s2"), PROV.wasQuotedFrom, uri("article")) in made
    assert (uri("statement", "s1"), PROV.wasDerivedFrom, uri("article")) in made
    assert (uri("statement", "s1"), PROV.wasQuotedFrom, None) not in made


def test_a_person_speaks_for_the_organisation_of_its_role():
    made = graph(visit())
    (organisation,) = made.objects(uri("speaker", "p1"), PROV.actedOnBehalfOf)
    assert str(organisation).startswith("urn:quoth:organisation:Eurasian%20Regional")


def test_what_was_not_said_is_not_attributed():
    made = visit()
    made = replace(made, statements=tuple(replace(s, speaker="p1") if s.id == "s6" else s for s in made.statements))
    found = graph(made)
    assert (uri("statement", "s6"), PROV.wasAttributedTo, None) not in found
    assert (uri("statement", "s6"), rdflib.URIRef("urn:quoth:term:speaker"), uri("speaker", "p1")) in found


def test_what_came_through_a_speaker_alone_is_derived_from_what_that_one_passed_on():
    made = visit()
    made = replace(
        made,
        statements=tuple(replace(s, via=Via(speaker="p1")) if s.id == "s7" else s for s in made.statements),
    )
    found = graph(made)
    assert (uri("statement", "s7"), PROV.wasDerivedFrom, uri("relay", "s7")) in found
    assert (uri("relay", "s7"), PROV.wasAttributedTo, uri("speaker", "p1")) in found


def test_a_document_is_the_primary_source():
    article = new_article("The report said so.")
    report = Speaker(
        id="p1", name="The report", type="document", names=("The report",), mentions=(span(article, "The report"),)
    )
    made = reading(
        article, statement(article, 1, "so", cue="said", source="The report", speaker="p1"), speakers=(report,)
    )
    assert len(list(graph(made).triples((None, PROV.hadPrimarySource, None)))) == 1


def test_the_reading_is_attributed_to_the_program_that_made_it():
    made = graph(visit())
    (software,) = made.objects(uri("reading"), PROV.wasAttributedTo)
    assert (software, rdflib.RDF.type, PROV.SoftwareAgent) in made


@settings(max_examples=25, deadline=None)
@given(st.lists(spoken(), max_size=2))
def test_whatever_is_read_is_rdf_without_an_entity_derived_from_itself(readings):
    made = graph(*readings)
    made.serialize(format="turtle")
    for link in (PROV.wasDerivedFrom, PROV.wasQuotedFrom):
        assert all(a != b for a, b in made.subject_objects(link))
