"""Which wordings are of one statement?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.fold import words
from quoth.ledger.pairs import Alike, Words, alike
from quoth.ledger.quoted import in_parts

# All tuned by eye on articles of PolNeAR train. How much two wordings share, of what tells them from others: with 0.5
# in the place of 0.6, most of what is added is about one matter but another statement.
_ALIKE = 0.6
_SHARED = 2.5
# Or how much of the shorter one stands in the longer, in how many pieces; the longer may say much beside it.
_CONTAINED = 0.9
_PIECES = 2
_SHARED_IF_CONTAINED = 3.0
_WORDS_IF_CONTAINED = 5
# Or, of two quotations, how much of the shorter stands in the longer, in pieces of at least so many words on average.
_QUOTED = 0.75
_SHARED_IF_QUOTED = 4.5
_WORDS_OF_PIECE = 3
# What different people are said to have said has to share more.
_SHARED_BY_OTHERS = 5.0


class _Saying(NamedTuple):
    name: str | None
    is_quotation: bool


def near(found: Words) -> list[Alike]:
    """The pairs of wordings that may be of one statement, as far as their words tell."""
    return [pair for pair in alike(found) if is_same(pair) or _may_be_quoted(pair)]


def links(connection: Connection, found: Words, kept: Sequence[Alike]) -> list[tuple[int, int, float]]:
    """The pairs of wordings of one statement, of those that are near, with their strength."""
    sayings = _sayings(connection, found, sorted({text for pair in kept for text in pair[:2]}))
    return [
        (pair.one, pair.other, max(pair.likeness, pair.contained - 1 + _ALIKE))
        for pair in kept
        if _agree(pair, sayings[pair.one], sayings[pair.other])
    ]


def is_on_one_matter(pair: Alike) -> bool:
    """Whether two wordings share most of what they say."""
    return pair.likeness >= _ALIKE and pair.shared >= _SHARED


def is_same(pair: Alike) -> bool:
    """Whether two wordings are near enough to be of one statement, whatever it is."""
    if is_on_one_matter(pair):
        return True
    enough = pair.shared >= _SHARED_IF_CONTAINED and pair.least >= _WORDS_IF_CONTAINED
    return enough and pair.contained >= _CONTAINED and pair.runs <= _PIECES


def _may_be_quoted(pair: Alike) -> bool:
    """Whether one wording is near enough to a part of the other, if both are quotations."""
    return pair.contained >= _QUOTED and pair.shared >= _SHARED_IF_QUOTED and pair.runs * _WORDS_OF_PIECE <= pair.least


def _agree(pair: Alike, one: _Saying, other: _Saying) -> bool:
    """Whether kinds and speakers are those of one statement; of a speaker whose name is not known, they are."""
    if not is_same(pair) and not (one.is_quotation and other.is_quotation):
        return False
    if pair.shared >= _SHARED_BY_OTHERS or one.name is None or other.name is None:
        return True
    return not set(words(one.name)).isdisjoint(words(other.name))


def _sayings(connection: Connection, found: Words, texts: list[int]) -> dict[int, _Saying]:
    """Who said wordings, and whether as quotations, in the first article that has them."""
    if not texts:
        return {}
    table = schema.statements
    pks = found.pks[found.first[texts]].tolist()
    query = select(table.c.pk, table.c.name, table.c.kind)
    rows = in_parts(connection, query, table.c.pk, pks)
    known = {row.pk: _Saying(row.name, row.kind != "indirect") for row in rows}
    return {text: known[pk] for text, pk in zip(texts, pks, strict=True)}
