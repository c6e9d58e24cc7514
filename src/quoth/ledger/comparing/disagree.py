"""Where do the articles of a ledger say what does not go together? Both texts side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from quoth.ledger.comparing.changed import changed
from quoth.ledger.comparing.findings import KINDS, Finding, Kind, Side
from quoth.ledger.comparing.quotations import quotations
from quoth.ledger.comparing.reports import events
from quoth.ledger.comparing.same import Filter, grouped
from quoth.ledger.fold import words


def disagree(
    connection: Connection, *, kinds: Collection[Kind] = KINDS, only: Filter | None = None
) -> Iterator[Finding]:
    """What differs between reports of one event, statements of one speaker, and wordings of one quotation.

    Args:
        connection: of a ledger.
        kinds: which of the three are looked for.
        only: findings of which neither side is such a statement are passed over.
    """
    only = only or Filter()
    for finding in _found(connection, kinds or KINDS):
        if _lets(only, finding.one) or _lets(only, finding.other):
            yield finding


def _found(connection: Connection, kinds: Collection[Kind]) -> Iterator[Finding]:
    if "event" in kinds:
        yield from events(connection)
    if "speaker" in kinds or "quotation" in kinds:
        groups = grouped(connection)
        if "speaker" in kinds:
            yield from changed(connection, groups)
        if "quotation" in kinds:
            yield from quotations(connection, groups)


def _lets(only: Filter, side: Side) -> bool:
    by_whom = only.speaker is None or set(words(only.speaker)) <= set(words(side.speaker or ""))
    return by_whom and only.lets_carrier(side.carrier)
