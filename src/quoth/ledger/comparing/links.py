"""Which wordings are of one statement?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.comparing.pairs import Alike, Words, alike
from quoth.ledger.comparing.quoted import in_parts
from quoth.ledger.fold import words

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
# Or, of two statements of one speaker who has a name, how much they share.
_ALIKE_IF_OWN = 0.7
_SHARED_IF_OWN = 1.5
# What different people are said to have said has to share more.
_SHARED_BY_OTHERS = 5.0


class _Saying(NamedTuple):
    """The words for who said something, whether they are a name, and whether it is a quotation."""

    names: frozenset[str]
    is_name: bool
    is_quotation: bool


def near(found: Words) -> list[Alike]:
    """The pairs of wordings that may be of one statement, as far as their words tell."""
    return [pair for pair in alike(found) if is_same(pair) or _may_be_quoted(pair) or _may_be_own(pair)]


def links(connection: Connection, found: Words, kept: Sequence[Alike]) -> list[tuple[int, int, float]]:
    """The pairs of wordings of one statement, of those that are near, with their strength."""
    sayings = _sayings(connection, found, sorted({text for pair in kept for text in pair[:2]}))
    return [
        (pair.one, pair.other, max(pair.likeness, pair.contained - 1 + _ALIKE))
        for pair in kept
        if _agree(pair, sayings[pair.one], sayings[pair.other])
    ]


def is_on_one_matter(pair: Alike) -> bool:
    """Whether two wordings of one speaker share most of what they say."""
    return (pair.likeness >= _ALIKE and pair.shared >= _SHARED) or _may_be_own(pair)


def is_same(pair: Alike) -> bool:
    """Whether two wordings are near enough to be of one statement, whatever it is."""
    if pair.likeness >= _ALIKE and pair.shared >= _SHARED:
        return True
    enough = pair.shared >= _SHARED_IF_CONTAINED and pair.least >= _WORDS_IF_CONTAINED
    return enough and pair.contained >= _CONTAINED and pair.runs <= _PIECES


def _may_be_quoted(pair: Alike) -> bool:
    """Whether one wording is near enough to a part of the other, if both are quotations."""
    return pair.contained >= _QUOTED and pair.shared >= _SHARED_IF_QUOTED and pair.runs * _WORDS_OF_PIECE <= pair.least


def _may_be_own(pair: Alike) -> bool:
    """Whether two wordings are near enough, if they are of one speaker."""
    return pair.likeness >= _ALIKE_IF_OWN and pair.shared >= _SHARED_IF_OWN


def _agree(pair: Alike, one: _Saying, other: _Saying) -> bool:
    """Whether kinds and speakers are those of one statement; of a speaker whose name is not known, they may be."""
    names = one.names, other.names
    if is_same(pair):
        shares_enough = pair.shared >= _SHARED_BY_OTHERS
        return shares_enough or not all(names) or not names[0].isdisjoint(names[1])
    if _may_be_quoted(pair) and one.is_quotation and other.is_quotation:
        return True
    return _may_be_own(pair) and one.is_name and other.is_name and not names[0].isdisjoint(names[1])


def _sayings(connection: Connection, found: Words, texts: list[int]) -> dict[int, _Saying]:
    """Who said wordings, and whether as quotations, in the first article that has them."""
    if not texts:
        return {}
    table = schema.statements
    pks = found.pks[found.first[texts]].tolist()
    query = select(table.c.pk, table.c.name, table.c.kind)
    known = {}
    for row in in_parts(connection, query, table.c.pk, pks):
        name = row.name or ""
        proper = name[:1].isupper() and name[-1:].isalpha() and all(part[0].isupper() for part in name.split()[-1:])
        known[row.pk] = _Saying(frozenset(words(name)), proper, row.kind != "indirect")
    return {text: known[pk] for text, pk in zip(texts, pks, strict=True)}
