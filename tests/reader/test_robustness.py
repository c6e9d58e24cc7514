"""Every string has a reading, and the same one whatever it is read with."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.export import as_json
from quoth.export.schema import reading_schema
from quoth.text import with_unix_line_ends
from texts import hostile_text

SCHEMA = jsonschema.Draft202012Validator(reading_schema())
SENTENCE = "The minister said on Monday that the bridge would reopen in May. "


def assert_sound(reading, text):
    """What holds for the reading of any text."""
    own = reading.article.text
    assert own == with_unix_line_ends(text)
    spans = [s for f in reading.flags for s in f.evidence]
    for speaker in reading.speakers:
        spans += [*speaker.mentions, *(role.span for role in speaker.roles)]
    for statement in reading.statements:
        assert statement.content
        spans += [*statement.content, *statement.cue, *statement.source]
        spans += [s for s in (statement.said.told_to, statement.said.medium) if s is not None]
        assert statement.said.time is None or reading.times[statement.said.time]
        assert statement.said.place is None or reading.places[statement.said.place]
    for listed in (reading.times, reading.quantities, reading.places):
        assert [s.start for s in listed] == sorted(s.start for s in listed)
        spans += listed
    spans += [q.counted for q in reading.quantities if q.counted is not None]
    for event in reading.events:
        spans += [event.trigger, *(e.span for e in (*event.actors, *event.recipients))]
        assert event.time is None or reading.times[event.time]
        assert event.place is None or reading.places[event.place]
        assert all(reading.quantities[i] for i in event.quantities)
        assert event.reported_by in {s.id for s in reading.statements} | {None}
    for s in spans:
        assert 0 <= s.start < s.end <= len(own)
        assert own[s.start : s.end] == s.text
    ids = [s.id for s in reading.statements]
    assert ids == [f"s{i}" for i in range(1, len(ids) + 1)]
    speakers = [p.id for p in reading.speakers]
    assert len(set(speakers)) == len(speakers)
    for statement in reading.statements:
        assert statement.speaker is None or statement.speaker in speakers
        if statement.via is not None:
            # What one quotes another as saying came through a speaker, but through no other statement.
            assert statement.via.statement in {*ids, None} - {statement.id}
            assert statement.via.speaker in {*speakers, None}
            assert statement.via.statement or statement.via.speaker
        if statement.said.told_to is not None:
            assert statement.said.told_to.speaker in {*speakers, None} - {statement.speaker or ""}
    written = json.loads(as_json.one_line(reading))
    SCHEMA.validate(written)
    assert written["article"]["text"] == own


@given(hostile_text)
@settings(deadline=None, max_examples=200)
def test_every_text_has_a_sound_reading(reader, text):
    assert_sound(reader.read(text), text)


@given(st.lists(hostile_text | hostile_text.map(SENTENCE.__add__), min_size=1, max_size=4), st.randoms())
@settings(deadline=None, max_examples=30)
def test_a_reading_is_the_same_alone_and_among_others_in_any_order_on_any_threads(
    reader, reader_of_two_threads, texts, chance
):
    alone = {text: reader.read(text) for text in texts}
    order = chance.sample(texts, len(texts))
    expected = [alone[text] for text in order]
    assert list(reader.read_many(order)) == expected
    assert list(reader_of_two_threads.read_many(order)) == expected
    assert [reader_of_two_threads.read(text) for text in order] == expected


HOSTILE = {
    "nothing": "",
    "one letter": "a",
    "one mark": "“",
    "a megabyte without a space": "x" * 1_000_000,
    "300 KB of words in one line": "representatives administration " * 9_700,
    "5,000 quotation marks": ("\"“”'«»„’‘" * 556)[:5_000],
    "5,000 opening marks": "“" * 5_000,
    "1,000 quotations in one line": '"Yes," he said. ' * 1_000,
    "1,000 quoted paragraphs": "He said:\n" + "“Yes.”\n" * 1_000,
    "quotations in quotations": "“He said: " * 200 + "yes" + "”" * 200,
    "20,000 line ends": "\n" * 20_000,
    "20,000 line ends of all kinds": "\r\n\r\u2028\u2029\x85\v\f" * 2_500,
    "lone surrogates": "\ud800" * 100 + " He said \udfff that it rains. \ud83d",
    "right to left": "אמר השר: \u202e“הגשר ייפתח במאי” \u2066🙂👩‍👩‍👧\u2069 قال الوزير «نعم»",
    "NUL": "He said\0 that\0 it rains.\0" + "\0" * 1_000,
    "control characters": "".join(map(chr, range(32))) * 100,
    "combining marks": "e" + "\u0301" * 10_000 + " he said.",
    "pieces of the encoder": "[CLS] He said [SEP] that it [MASK] rains. [UNK] [PAD] [unused1]",
    "white space of all kinds": "He said\u3000that\u2003it\xa0rains.\u200b \ufeff",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read(reader, name):
    assert_sound(reader.read(HOSTILE[name]), HOSTILE[name])


def test_a_pair_of_surrogates_is_written_with_the_offsets_that_it_was_read_with(reader):
    reading = reader.read("\ud83d\ude42 " + SENTENCE)
    written = json.loads(as_json.one_line(reading))
    own = written["article"]["text"]
    assert own == reading.article.text
    for statement in written["statements"]:
        for s in statement["content"]:
            assert own[s["start"] : s["end"]] == s["text"]
