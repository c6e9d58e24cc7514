"""What is a statement of the ledger, with where and when it was carried, and which of several was carried first?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, Select, select

from quoth.ledger import schema

# Variables in one query: SQLite before 3.32 takes no more than 999.
_AT_ONCE = 900


class Carrier(msgspec.Struct, frozen=True):
    """An article as far as it matters to who carried something: `published` may say more than its day."""

    article: str
    title: str | None
    outlet: str | None
    day: str | None
    published: str | None
    url: str | None


class Quoted(msgspec.Struct, frozen=True):
    """A statement with the article that carries it; `id` is ARTICLE/STATEMENT, `start` and `end` are its content's."""

    id: str
    speaker: str | None
    kind: str
    polarity: str
    cue: str | None
    content: str
    start: int
    end: int
    carrier: Carrier


def carriers(connection: Connection, articles: Sequence[str]) -> dict[str, Carrier]:
    """Articles by their ids."""
    table = schema.articles
    query = select(table.c.id, table.c.title, table.c.outlet, table.c.day, table.c.published, table.c.url)
    return {
        row.id: Carrier(row.id, row.title, row.outlet, row.day, row.published, row.url)
        for row in in_parts(connection, query, table.c.id, articles)
    }


def quoted(connection: Connection, pks: Sequence[int]) -> dict[int, Quoted]:
    """Statements with their carriers, by their rows."""
    table = schema.statements
    rows = list(in_parts(connection, select(table), table.c.pk, pks))
    by_id = carriers(connection, sorted({row.article for row in rows}))
    return {
        row.pk: Quoted(
            id=f"{row.article}/{row.local}",
            speaker=row.name,
            kind=row.kind,
            polarity=row.polarity,
            cue=row.cue,
            content=row.content,
            start=row.start,
            end=row.end,
            carrier=by_id[row.article],
        )
        for row in rows
    }


def in_parts(
    connection: Connection, query: Select[Any], column: Column[Any], values: Sequence[int] | Sequence[str]
) -> Iterator[Row[Any]]:
    """The rows of a query in which a column has one of many values."""
    for i in range(0, len(values), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(values[i : i + _AT_ONCE])))


def order_of_publication(one: Carrier) -> tuple[bool, str, bool, str, str]:
    """What carriers are sorted by: the day, and within it the time; those that are not known come last.

    Times count in UTC, and so do those without a zone. Where they are the same, the order is that of the ids.
    """
    when = _moment(one)
    day = one.day if when is None else when.date().isoformat()
    return day is None, day or "", when is None, "" if when is None else when.isoformat(), one.article


def earliest(found: Sequence[Carrier]) -> list[Carrier]:
    """Those of several carriers that may have been first: more than one where nothing tells them apart.

    None, where the day of none is known.
    """
    ordered = sorted(found, key=order_of_publication)
    unknown, day, _, time, _ = order_of_publication(ordered[0])
    if unknown:
        return []
    return [
        one for one in ordered if order_of_publication(one)[:4] in ((False, day, False, time), (False, day, True, ""))
    ]


def _moment(one: Carrier) -> datetime | None:
    """The time of publication, where more than the day is known."""
    if one.published is None or len(one.published) <= len("2022-06-03"):
        return None
    when = datetime.fromisoformat(one.published)
    try:
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except OverflowError:
        return None
