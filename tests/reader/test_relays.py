from __future__ import annotations

import pytest

from quoth.reader.drafts import Draft
from quoth.reader.page import Page
from quoth.reader.relays import relayed
from quoth.text import paragraphs
from texts import at


def draft(text, source, cue, content):
    return Draft((at(text, content),), at(text, cue), source and at(text, source), 1.0, 1.0)


def words(text, place):
    return place and text[slice(*place)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "speaker", "through"),
    [
        (
            "The Post quoted coach Jane Lopez as saying that it rains.",
            "The Post",
            "quoted",
            "coach Jane Lopez",
            "The Post",
        ),
        ("“it rains”, the Post quoted her as saying.", "the Post", "quoted", "her", "the Post"),
        (
            "it rains, according to Jane Lopez, quoted by the Post.",
            "Jane Lopez",
            "according to",
            "Jane Lopez",
            "the Post",
        ),
        (
            "it rains, the Post reported, citing a customs official.",
            "the Post",
            "reported",
            "a customs official",
            "the Post",
        ),
        ("it rains, the Post reported, citing the drought in May.", "the Post", "reported", "the Post", None),
        ("Jane Lopez said that it rains.", "Jane Lopez", "said", "Jane Lopez", None),
    ],
)
def test_whoever_is_quoted_speaks_and_whoever_quotes_passes_on(text, source, cue, speaker, through):
    found = relayed(Page(text, paragraphs(text)), draft(text, source, cue, "it rains"))
    assert (words(text, found.source), words(text, found.through)) == (speaker, through)
