from __future__ import annotations

import pytest

from quoth.reader.addressees import Addressees
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


@pytest.mark.parametrize(
    ("text", "cue", "whom"),
    [
        ("Lee told the newspaper Evening Star that it rains.", "told", "Evening Star"),
        ("Lee told reporters that it rains.", "told", "reporters"),
        ("it rains, Lee said in an interview with Channel Nine.", "said", "Channel Nine"),
        ("Lee shared his views with “Star.Media”: it rains.", "shared", "Star.Media"),
        ("Lee told Michigan voters that it rains.", "told", "Michigan voters"),
        ("Lee told Monday that it rains.", "told", None),
        ("Lee said that it rains.", "said", None),
        ("Lee said that it rains and that Kim told Channel Nine so.", "said", None),
    ],
)
def test_an_addressee_is_whom_the_words_around_the_cue_name(text, cue, whom):
    content = "it rains and that Kim told Channel Nine so" if "Kim" in text else "it rains"
    found = Addressees(text, paragraphs(text)).of(draft(text, "Lee", cue, content))
    assert (found and words(text, found[0])) == whom


def test_only_a_name_can_be_an_outlet():
    text = "Lee told reporters that it rains. Lee told Channel Nine that it pours."
    addressees = Addressees(text, paragraphs(text))
    told = [
        Draft((at(text, c),), at(text, "told", n), at(text, "Lee", n), 1.0, 1.0)
        for n, c in enumerate(("it rains", "it pours"))
    ]
    assert [addressees.of(d)[1] for d in told] == [False, True]
