"""Turns of a transcript: paragraphs that begin with a name in capitals and a colon.

Interviews and debates are printed so, with or without quotation marks. The name is the source and the
colon the cue, as PolNeAR's annotation guidelines have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quoth.reader.tagger import Offsets
from quoth.text import Paragraph

_TURN = re.compile(r"[\"“”„«»‘']?(?P<name>[A-Z](?:[A-Z.'’ \xa0-]{0,40}[A-Z])?)(?P<colon>:)\s+(?=\S)")
_FEWEST = 2


class Turn(NamedTuple):
    """One turn: the index of its paragraph, and the offsets of name, colon and what is said there."""

    paragraph: int
    name: Offsets
    colon: Offsets
    content: Offsets


def find_turns(text: str, paragraphs: list[Paragraph]) -> list[Turn]:
    """The turns of a text, in order; none where there are fewer than two.

    Headings look alike ("UPDATE:"), so one of the names must also stand in the text in small letters.
    """
    found = [(i, m) for i, p in enumerate(paragraphs) if (m := _TURN.match(text, p.start, p.end))]
    names = {m["name"].split()[-1].capitalize() for _, m in found}
    if len(found) < _FEWEST or not any(len(n) > 1 and re.search(rf"\b{re.escape(n)}\b", text) for n in names):
        return []
    return [Turn(i, m.span("name"), m.span("colon"), (m.end(), paragraphs[i].end)) for i, m in found]
