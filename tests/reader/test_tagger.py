from __future__ import annotations

import pytest
from hypothesis import given, settings

from quoth import ModelError
from quoth.reader.tagger import Tagger
from quoth.text import paragraphs
from texts import hostile_text

SENTENCE = "The minister said on Monday that the bridge would reopen in May."


@pytest.fixture(scope="module")
def tagger(model):
    return Tagger(model, threads=1)


def relations(tagger, text):
    return [one for window in tagger.read(text, paragraphs(text)) for one in window.relations]


def mentions(tagger, text):
    return [one for window in tagger.read(text, paragraphs(text)) for one in window.mentions]


def test_who_said_what_is_found(tagger):
    [one] = relations(tagger, SENTENCE)
    assert SENTENCE[slice(*one.cue)].startswith("said")
    assert SENTENCE[slice(*one.source)] == "The minister"
    assert "the bridge would reopen in May" in " ".join(SENTENCE[slice(*c)] for c in one.contents)


def test_names_and_descriptions_are_found_with_their_kinds(tagger):
    text = "President Barack Obama met several senators in Washington before the White House spoke to reporters."
    kinds = {text[m.start : m.end]: m.kind for m in mentions(tagger, text)}
    assert kinds["Barack Obama"] == "person"
    assert kinds["Washington"] == "place"
    assert kinds["several senators"] == "several"


def test_grammatical_subjects_are_told_from_others(tagger):
    text = "Hillary Clinton met Donald Trump."
    subjects = {text[m.start : m.end]: m.subject for m in mentions(tagger, text)}
    assert subjects == {"Hillary Clinton": True, "Donald Trump": False}


@given(hostile_text)
@settings(deadline=None, max_examples=50)
def test_relations_of_any_text_stand_in_it_and_have_scores(tagger, text):
    for one in relations(tagger, text):
        spans = [one.cue, *one.contents, *([one.source] if one.source else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert 0 <= one.score <= 1
        assert 0 <= one.source_score <= 1


@given(hostile_text)
@settings(deadline=None, max_examples=50)
def test_mentions_of_any_text_stand_in_it_and_in_order(tagger, text):
    for window in tagger.read(text, paragraphs(text)):
        places = [(one.start, one.end) for one in window.mentions]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)


@pytest.mark.parametrize("threads", [2, 5, None])
def test_relations_are_the_same_and_in_order_whatever_the_threads(tagger, model, threads):
    text = f"{SENTENCE} " * 60 + "\n" + f"{SENTENCE}\n" * 60
    found = relations(tagger, text)
    assert len(found) > 60
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    assert relations(Tagger(model, threads=threads), text) == found


def test_only_the_given_paragraphs_are_read(tagger):
    text = f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}"
    [_, second, _] = paragraphs(text)
    [window] = tagger.read(text, [second])
    [one] = window.relations
    assert second.start <= one.cue[0] < second.end
    assert all(second.start <= m.start < m.end <= second.end for m in window.mentions)
    assert list(tagger.read(text, [])) == []


def test_there_are_as_many_threads_as_asked_for_and_one_at_least(model, tagger):
    assert tagger.threads == 1
    assert Tagger(model, threads=3).threads == 3
    assert Tagger(model).threads >= 1


def test_a_model_that_is_not_there_is_an_error():
    with pytest.raises(ModelError):
        Tagger("none")
