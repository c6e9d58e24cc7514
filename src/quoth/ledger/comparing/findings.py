"""What is a finding: two texts of different articles that stand side by side, and what differs between them?"""

from __future__ import annotations

from typing import Literal

import msgspec

from quoth.ledger.comparing.quoted import Carrier, Quoted

Kind = Literal["event", "speaker", "quotation"]
KINDS: tuple[Kind, ...] = ("event", "speaker", "quotation")


class Side(msgspec.Struct, frozen=True):
    """A text as one article has it, with what differs in it.

    `id` is that of the statement or event, ARTICLE/LOCAL; `start` is where `text` begins in the article, and `value` is
    the part of it from `at[0]` to `at[1]` that differs, empty where it lacks what the other has. `also` are the ids of
    other statements or events that have the same.
    """

    id: str
    speaker: str | None
    text: str
    start: int
    value: str
    at: tuple[int, int]
    carrier: Carrier
    also: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """Two texts in the order of publication, and what differs between them.

    `kind` is "event" for two reports of one event, "speaker" for two statements of one speaker on one matter, and
    "quotation" for two wordings of one quotation; `what` is a count, a date, a number, a negation and so on.
    """

    kind: Kind
    what: str
    one: Side
    other: Side


def side(statement: Quoted, value: str, at: tuple[int, int]) -> Side:
    """A statement as one side of a finding; `at` are offsets of its content."""
    return Side(statement.id, statement.speaker, statement.content, statement.start, value, at, statement.carrier)
