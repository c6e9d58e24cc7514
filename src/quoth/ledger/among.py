"""Whether a column has one of many values: more than a statement can have parameters."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, any_, bindparam, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY


def among(connection: Connection, column: ColumnElement[Any], values: Collection[str] | Collection[int]) -> Any:
    """The condition that a column has one of the values."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(literal(json.dumps(sorted(values)))).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(bindparam(None, sorted(values), type_=ARRAY(column.type), unique=True))
