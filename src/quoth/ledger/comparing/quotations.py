"""Which quotations differ, between outlets, in words that change what was said?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from quoth.ledger.comparing.contrast import contrasts
from quoth.ledger.comparing.findings import Finding, side
from quoth.ledger.comparing.quoted import Quoted
from quoth.ledger.comparing.same import Groups, each_group


def quotations(connection: Connection, groups: Groups) -> Iterator[Finding]:
    """The wordings of each quotation that differ from the one carried first, each with the first outlet that has it."""
    for _, statements in each_group(connection, groups):
        yield from _differing([one for one in statements if one.kind != "indirect"])


def _differing(statements: Sequence[Quoted]) -> Iterator[Finding]:
    first = statements[0] if statements else None
    told = set()
    for one in statements:
        if first is None or one.content in told or not _elsewhere(first, one):
            continue
        told.add(one.content)
        for found in contrasts(first.content, one.content, quoted=True):
            before = side(first, found.before, found.before_at)
            yield Finding("quotation", found.what, before, side(one, found.after, found.after_at))


def _elsewhere(one: Quoted, other: Quoted) -> bool:
    """Whether another outlet carries a statement; of articles without an outlet, another article."""
    return one.carrier.outlet != other.carrier.outlet or one.carrier.outlet is None
