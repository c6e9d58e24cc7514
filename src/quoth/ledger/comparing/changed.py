"""Which speakers are reported to have said, on one matter, what does not go together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.comparing.contrast import contrasts
from quoth.ledger.comparing.findings import Finding, side
from quoth.ledger.comparing.links import is_on_one_matter
from quoth.ledger.comparing.pairs import Alike
from quoth.ledger.comparing.quoted import Quoted, in_parts, order_of_publication, quoted
from quoth.ledger.comparing.same import Groups
from quoth.ledger.identity.naming import Name, may_be_family, name_of
from quoth.reader.names import may_be_one_person

_MATTERS = frozenset(("negation", "number", "day"))
_SAYING = frozenset(
    "say tell state claim announce assert insist add confirm declare maintain admit acknowledge".split()
)
_DENYING = frozenset("deny reject refute dispute dismiss rebut disavow".split())
# A wording that more articles carry is looked at in so many of them; so many pairs of wordings are fetched at a time.
_CARRIED = 20
_AT_ONCE = 500


class _Said(NamedTuple):
    """A statement, with its speaker as far as the name goes."""

    statement: Quoted
    block: str
    name: Name


def changed(connection: Connection, groups: Groups) -> Iterator[Finding]:
    """Statements of one speaker in two articles that differ in a negation, a number, a day, or in being denied.

    What quotations of one statement differ in between outlets is no change of the speaker's, and is left out.
    """
    found = groups.words
    order = np.argsort(found.texts, kind="stable")
    bounds = np.searchsorted(found.texts[order], np.arange(len(found.first) + 1))
    several = np.flatnonzero(np.diff(bounds) > 1).tolist()
    pairs = _pairs(groups.near, several)
    while batch := list(islice(pairs, _AT_ONCE)):
        members = {text: order[bounds[text] : bounds[text + 1]][:_CARRIED].tolist() for pair in batch for text in pair}
        pks = {i: int(found.pks[i]) for text in members.values() for i in text}
        said = _said(connection, sorted(pks.values()))
        known = {text: [said[pks[i]] for i in of_one if pks[i] in said] for text, of_one in members.items()}
        for one, other in batch:
            yield from _of_one_speaker(known[one], known[other])


def _pairs(near: Sequence[Alike], several: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The wordings that may be on one matter: each that several articles carry with itself, and those that are near."""
    yield from ((text, text) for text in several)
    yield from ((pair.one, pair.other) for pair in near if is_on_one_matter(pair))


def _said(connection: Connection, pks: Sequence[int]) -> dict[int, _Said]:
    """Statements whose speakers have names, by their rows."""
    statements, speakers = schema.statements, schema.speakers
    of_one = (speakers.c.article == statements.c.article) & (speakers.c.local == statements.c.speaker)
    query = select(statements.c.pk, speakers.c.block, speakers.c.name, speakers.c.type, speakers.c.acronym).join_from(
        statements, speakers, of_one
    )
    rows = [row for row in in_parts(connection, query, statements.c.pk, pks) if row.block is not None]
    texts = quoted(connection, [row.pk for row in rows])
    out = {}
    for row in rows:
        name = name_of(row.name, row.type, row.acronym)
        if name is not None:
            out[row.pk] = _Said(texts[row.pk], row.block, name)
    return out


def _of_one_speaker(ones: Sequence[_Said], others: Sequence[_Said]) -> Iterator[Finding]:
    """What differs between two wordings, for each speaker who has both, in the first articles that have them."""
    told = set()
    for one in ones:
        for other in others:
            if one.block in told or one.statement.carrier.article == other.statement.carrier.article:
                continue
            if one.block == other.block and _may_be_one(one.name, other.name):
                before, after = sorted((one.statement, other.statement), key=lambda s: order_of_publication(s.carrier))
                found = list(_differing(before, after))
                if found:
                    told.add(one.block)
                yield from found


def _may_be_one(one: Name, other: Name) -> bool:
    if one.is_body or other.is_body:
        return one.is_body and other.is_body
    return may_be_family(one, other) and may_be_one_person((*one.given, "x"), (*other.given, "x"))


def _differing(before: Quoted, after: Quoted) -> Iterator[Finding]:
    if "refused" in (before.polarity, after.polarity):
        return
    if "indirect" not in (before.kind, after.kind) and before.carrier.outlet != after.carrier.outlet:
        return
    found = [one for one in contrasts(before.content, after.content) if one.what in _MATTERS]
    if _sign(before) != _sign(after):
        # What is denied, and said not to be, is one and the same.
        turned = any(one.what == "negation" for one in found)
        found = [one for one in found if one.what != "negation"]
        if not turned and _are_opposed(before, after):
            cues = side(before, before.cue or "", (0, 0)), side(after, after.cue or "", (0, 0))
            yield Finding("speaker", "polarity", *cues)
    for one in found:
        sides = side(before, one.before, one.before_at), side(after, one.after, one.after_at)
        yield Finding("speaker", one.what, *sides)


def _sign(one: Quoted) -> bool:
    """Whether somebody denies what is the content."""
    return (one.polarity == "negated") != (one.cue in _DENYING)


def _are_opposed(one: Quoted, other: Quoted) -> bool:
    """Whether cues are such that one denies what the other says: one verb, or one that says and one that denies."""
    return one.cue == other.cue or {one.cue, other.cue} <= _SAYING | _DENYING
