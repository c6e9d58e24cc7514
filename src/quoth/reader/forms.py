"""Statements whose form alone shows them: turns of a transcript, and quotations signed with a dash.

The name is the source, the colon or the dash the cue, as PolNeAR's annotation guidelines (2018) have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quoth.reader.page import Page
from quoth.reader.tagger import Offsets

_TURN = re.compile(r"[\"“”„«»‘']?(?P<name>[A-Z](?:[A-Z.'’ \xa0-]{0,40}[A-Z])?)(?P<mark>:)\s+(?=\S)")
_FEWEST_TURNS = 2
_SIGNATURE = re.compile(r"\s*(?P<mark>[―—–]|--?)\s*(?P<name>[^\W\d_a-z][^\n\"“”]{1,80})")


class Form(NamedTuple):
    """One such statement: the index of its paragraph, and the offsets of name, mark and what is said there."""

    paragraph: int
    name: Offsets
    mark: Offsets
    content: Offsets


def find_turns(page: Page) -> list[Form]:
    """The paragraphs that begin with a name in capitals and a colon; none where there are fewer than two.

    Headings look alike ("UPDATE:"), so one of the names must also stand in the text in small letters.
    """
    text = page.text
    found = [(i, m) for i, p in enumerate(page.paragraphs) if (m := _TURN.match(text, p.start, p.end))]
    names = {m["name"].split()[-1].capitalize() for _, m in found}
    if len(found) < _FEWEST_TURNS or not any(len(n) > 1 and re.search(rf"\b{re.escape(n)}\b", text) for n in names):
        return []
    return [Form(i, m.span("name"), m.span("mark"), (m.end(), page.paragraphs[i].end)) for i, m in found]


def find_signed(page: Page) -> list[Form]:
    """The paragraphs that are a quotation, a dash and a name."""
    out = []
    for i, p in enumerate(page.paragraphs):
        first = p.quotations[0] if p.opens_quoted else None
        if first is not None and (m := _SIGNATURE.fullmatch(page.text, first.end, p.end)):
            out.append(Form(i, m.span("name"), m.span("mark"), (first.start, first.end)))
    return out
