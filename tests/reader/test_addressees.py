from __future__ import annotations

import pytest

from quoth.reader.addressees import Addressees
from quoth.reader.drafts import Draft
from quoth.text import paragraphs
from texts import at


def said(text, cue, content, nth=0):
    return Draft((at(text, content),), at(text, cue, nth), at(text, "Lee", nth), 1.0, 1.0)


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
    found = Addressees(text, paragraphs(text)).of(said(text, cue, content))
    assert (found and text[slice(*found[0])]) == whom


def test_only_a_name_can_be_an_outlet():
    text = "Lee told reporters that it rains. Lee told Channel Nine that it pours."
    addressees = Addressees(text, paragraphs(text))
    told = [said(text, "told", c, n) for n, c in enumerate(("it rains", "it pours"))]
    assert [addressees.of(d)[1] for d in told] == [False, True]
