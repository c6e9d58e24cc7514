"""What became of each input, and who changed what? The log of a ledger."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from quoth.ledger import schema

# Rows that are fetched at a time.
_PAGE = 1000


def logged(connection: Connection, results: Collection[str] = (), run: int | None = None) -> Iterator[dict[str, Any]]:
    """The inputs of all runs, or of one, in their order: those with one of these results, or all.

    Each has `run`, `at`, `by`, `command`, `name`, `result`, `reason`, `article` and `origins`, which says where the
    article's fields came from and how its encoding was told.
    """
    inputs, last = schema.inputs, 0
    while rows := connection.execute(_page(results, run).where(inputs.c.id > last)).mappings().all():
        for row in rows:
            fields = dict(row)
            last = fields.pop("id")
            yield {**fields, "origins": json.loads(fields["origins"] or "{}")}


def _page(results: Collection[str], run: int | None) -> Select[Any]:
    runs, inputs = schema.runs, schema.inputs
    query = select(
        inputs.c.id,
        inputs.c.run,
        *(runs.c[name] for name in ("at", "by", "command")),
        inputs.c.name,
        inputs.c.outcome.label("result"),
        *(inputs.c[name] for name in ("reason", "article", "origins")),
    ).join(runs)
    if results:
        query = query.where(inputs.c.outcome.in_(results))
    if run is not None:
        query = query.where(inputs.c.run == run)
    return query.order_by(inputs.c.id).limit(_PAGE)
