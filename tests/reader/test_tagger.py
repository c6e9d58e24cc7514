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
    return list(tagger.relations(text, paragraphs(text)))


def test_who_said_what_is_found(tagger):
    [one] = relations(tagger, SENTENCE)
    assert SENTENCE[slice(*one.cue)].startswith("said")
    assert SENTENCE[slice(*one.source)] == "The minister"
    assert "the bridge would reopen in May" in " ".join(SENTENCE[slice(*c)] for c in one.contents)


@given(hostile_text)
@settings(deadline=None, max_examples=50)
def test_relations_of_any_text_stand_in_it_and_have_scores(tagger, text):
    for one in relations(tagger, text):
        spans = [one.cue, *one.contents, *([one.source] if one.source else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert 0 <= one.score <= 1
        assert 0 <= one.source_score <= 1


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
    [one] = tagger.relations(text, [second])
    assert second.start <= one.cue[0] < second.end
    assert list(tagger.relations(text, [])) == []


def test_there_are_as_many_threads_as_asked_for_and_one_at_least(model, tagger):
    assert tagger.threads == 1
    assert Tagger(model, threads=3).threads == 3
    assert Tagger(model).threads >= 1


def test_a_model_that_is_not_there_is_an_error():
    with pytest.raises(ModelError):
        Tagger("none")
