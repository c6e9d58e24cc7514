from __future__ import annotations

import pytest

from quoth.reader.scene import Scene
from quoth.text import paragraphs
from texts import at, mentioned

TEXT = "Lee left. “It rains,” said Kim.\nTwo city  officials\u00a0came."
MENTIONS = mentioned(TEXT, person=["Lee", "Kim"], several=["Two city  officials"], subjects=("Kim",))


@pytest.fixture(scope="module")
def scene():
    return Scene(TEXT, paragraphs(TEXT), MENTIONS)


@pytest.mark.parametrize(
    ("words", "sentence", "paragraph", "quoted"),
    [
        ("Lee", "Lee left.", 0, False),
        ("rains", "“It rains,” said Kim.", 0, True),
        ("said", "“It rains,” said Kim.", 0, False),
        ("came", "Two city  officials\u00a0came.", 1, False),
    ],
)
def test_a_place_has_its_sentence_paragraph_and_marks(scene, words, sentence, paragraph, quoted):
    here = at(TEXT, words)[0]
    assert TEXT[slice(*scene.sentence_span(scene.sentence(here)))].strip() == sentence
    assert (scene.paragraph(here), scene.is_quoted(here)) == (paragraph, quoted)


def test_sentences_beyond_the_ends_are_those_at_the_ends(scene):
    assert scene.sentence_span(-5) == scene.sentence_span(0)
    assert scene.sentence_span(99) == scene.sentence_span(2)


def test_a_text_without_sentences_is_one():
    assert Scene("", [], []).sentence_span(0) == (0, 0)


def test_mentions_are_found_from_where_they_start(scene):
    lee, kim, officials = MENTIONS
    assert list(scene.mentions_in(lee.start, kim.start)) == [lee]
    assert list(scene.mentions_in(lee.start + 1, len(TEXT))) == [kim, officials]
    assert scene.subjects == {(kim.start, kim.end)}


def test_a_description_has_its_words_on_one_line_and_its_head_in_the_singular(scene):
    assert scene.words(at(TEXT, "city  officials\u00a0came")) == "city officials came"
    assert scene.head(MENTIONS[-1]) == "official"


def test_a_word_that_the_text_also_writes_small_is_no_name(scene):
    assert (scene.writes_small("City"), scene.writes_small("Lee")) == (True, False)
