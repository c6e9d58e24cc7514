from __future__ import annotations

import pytest
import spacy
from anybody import spoken
from handmade import reading, record, statement, visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from quoth.article import new_article
from quoth.export import docbin
from quoth.text import without_surrogates

ARTICLE = visit().article.id


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


@pytest.fixture
def docs(tmp_path, vocab):
    def written(*readings):
        path = tmp_path / "readings.spacy"
        docbin.write(readings, path)
        return list(DocBin().from_disk(path).get_docs(vocab))

    return written


def test_sources_cues_and_contents_are_groups_of_spans_with_the_statements_id_and_kind(docs):
    (doc,) = docs(record())
    assert doc.text == record().article.text
    assert [(span.text, span.label_, span.id_) for span in doc.spans["cue"]][:2] == [
        ("said", "indirect", f"{ARTICLE}/s1"),
        ("shared his impressions", "direct", f"{ARTICLE}/s2"),
    ]
    assert [span.text for span in doc.spans["source"]][2:4] == ["Our respondent", "They"]
    assert len(doc.spans["content"]) == 7


def test_a_span_inside_a_token_is_widened_and_keeps_its_offsets_in_the_user_data(docs):
    article = new_article("Unbelievable, she said.")
    (doc,) = docs(reading(article, statement(article, 1, "believ", cue="said", source="she")))
    assert [span.text for span in doc.spans["content"]] == ["Unbelievable"]
    (kept,) = doc.user_data["quoth"]["statements"]
    assert [list(edges) for edges in kept["content"]] == [[2, 8]]


def test_user_data_has_speakers_and_chains_by_ids(docs):
    (doc,) = docs(visit())
    data = doc.user_data["quoth"]
    assert data["article"]["id"] == ARTICLE
    assert [speaker["id"] for speaker in data["speakers"]] == [f"{ARTICLE}/p1"]
    fifth = data["statements"][4]
    assert (fifth["via_statement"], fifth["via_speaker"]) == (f"{ARTICLE}/s3", f"{ARTICLE}/p1")


def test_the_same_readings_make_the_same_file(tmp_path):
    for name in ("a", "b"):
        docbin.write([record(), visit()], tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_long_runs_of_signs_are_cut_into_pieces_that_the_tokeniser_can_take(docs):
    text = "He said: " + '"' * 1000 + " so."
    (doc,) = docs(reading(new_article(text)))
    assert doc.text == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(readings=st.lists(spoken(), max_size=2))
def test_whatever_is_read_every_span_is_covered(docs, readings):
    for doc, made in zip(docs(*readings), readings, strict=True):
        assert doc.text == without_surrogates(made.article.text)
        for name in ("source", "cue", "content"):
            spans = [span for one in made.statements for span in getattr(one, name) if span.text]
            assert len(doc.spans[name]) == len(spans)
            for token_span, exact in zip(doc.spans[name], spans, strict=True):
                assert token_span.start_char <= exact.start
                last = doc[token_span.end - 1]
                assert exact.end <= token_span.end_char + len(last.whitespace_)
