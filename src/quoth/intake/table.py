"""Which articles are in a Parquet file: one a row, a batch of rows at a time?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from quoth.errors import DependencyError
from quoth.intake.dates import published_of
from quoth.intake.encodings import UndecodableError, decoded
from quoth.intake.found import NO_TEXT, Found, Table, Unread, parsed

FIELDS = ("text", "source", "title", "outlet", "byline", "dateline", "url", "published", "language")
_BATCH = 64
_TYPES = {bool: "a boolean", int: "a number", float: "a number", list: "a list", dict: "a structure", str: "a string"}


def require_pyarrow() -> None:
    """Raise DependencyError where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise DependencyError("Parquet files are read with pyarrow: pip install 'quoth[parquet]'")


def rows(table: Table) -> Iterator[list[Found]]:
    """Batches of what the rows hold; columns that no field takes are not read."""
    try:
        parquet, pool = import_module("pyarrow.parquet"), import_module("pyarrow").system_memory_pool()
        import_module("pyarrow").set_memory_pool(pool)
        file = parquet.ParquetFile(table.path, memory_map=False, buffer_size=1 << 16)
        names = file.schema_arrow.names
    except MemoryError:
        raise
    except Exception as err:  # noqa: BLE001  (a damaged file makes pyarrow raise errors of many kinds)
        yield [Unread(reason=f"it cannot be read as Parquet: {_line(err)}")]
        return
    columns = _columns(table.columns, names)
    if "text" not in columns:
        wanted = table.columns.get("text", "text")
        shown = ", ".join(names[:10])
        yield [Unread(reason=f"it has no column {wanted!r}, only {shown}; name the one with the text: --map text=NAME")]
        return
    yield from _batches(file, columns)


def _columns(given: Mapping[str, str], names: list[str]) -> dict[str, str]:
    """Which column holds each field that is there."""
    columns = {field: given.get(field, field) for field in FIELDS}
    return {field: column for field, column in columns.items() if column in names}


def _batches(file: Any, columns: Mapping[str, str]) -> Iterator[list[Found]]:
    at = 0
    stated = file.metadata.num_rows
    try:
        wanted = sorted(set(columns.values()))
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            values = {field: _values(batch.column(column)) for field, column in columns.items()}
            yield [_row(at + i, {f: column[i] for f, column in values.items()}) for i in range(batch.num_rows)]
            at += batch.num_rows
    except MemoryError:
        raise
    except Exception as err:  # noqa: BLE001  (see above)
        yield [Unread(reason=f"its rows from {at + 1} to {stated} cannot be read: {_line(err)}")]
        return
    if at < stated:
        yield [Unread(reason=f"its rows from {at + 1} to {stated} are missing")]


def _values(column: Any) -> list[Any]:
    try:
        found: list[Any] = column.to_pylist()
    except (ValueError, OverflowError, UnicodeDecodeError, KeyError):
        # One value that Python has no equal for, such as a time in nanoseconds, must not cost the others.
        found = [_value(one) for one in column]
    return found


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, UnicodeDecodeError, KeyError):
        try:
            return str(scalar.cast(import_module("pyarrow").string()).as_py())
        except Exception as err:  # noqa: BLE001  (see above)
            return _Unfit(_line(err))


class _Unfit:
    """A value that cannot be read, and why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _row(at: int, values: Mapping[str, Any]) -> Found:
    number = at + 1
    encoding = None
    text = values["text"]
    if isinstance(text, bytes):
        try:
            text, encoding = decoded(text)
        except UndecodableError as err:
            return Unread(reason=str(err), at=number)
    if text is None:
        return Unread(reason=NO_TEXT, at=number)
    if not isinstance(text, str):
        return Unread(reason=f'the column for "text" holds {_type_name(text)}; it must hold strings', at=number)
    fields: dict[str, str] = {}
    for field, value in values.items():
        if field == "text" or value is None or value == "":
            continue
        fitting = _published(value) if field == "published" else value.strip() if isinstance(value, str) else None
        if fitting is None:
            shown = "" if isinstance(value, _Unfit) else f" {str(value)[:60]!r}"
            return Unread(reason=f'its "{field}"{shown} is {_type_name(value)} that does not fit', at=number)
        fields[field] = fitting
    return parsed(text, fields, dict.fromkeys(fields, "table"), encoding=encoding, at=number)


def _published(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return published_of(value) if isinstance(value, str) else None


def _type_name(value: Any) -> str:
    if isinstance(value, _Unfit):
        return f"a value ({value.reason})"
    return _TYPES.get(type(value), f"a value of type {type(value).__name__}")


def _line(err: Exception) -> str:
    return " ".join(str(err).split())[:200]
