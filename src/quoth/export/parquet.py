"""The tables of readings as Apache Parquet, a file a table. Text is as it is; needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from quoth.export.lookup import Lookup
from quoth.export.optional import library
from quoth.export.tables import SCHEMA, TABLES, Cell, Table
from quoth.record import Reading

# Rows are held back until a table has so many: readers of Parquet want large groups of rows.
_GROUP = 20_000


def write(readings: Iterable[Reading], folder: Path) -> list[Path]:
    """Write articles.parquet, statements.parquet and the other tables into a folder, which is made; their paths.

    Raises:
        DependencyError: pyarrow is not installed.
    """
    # Both before a folder is made that would stay empty.
    arrow = library("pyarrow", extra="parquet", needed_for="the format parquet")
    parquet = library("pyarrow.parquet", extra="parquet", needed_for="the format parquet")
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = [_Writer(arrow, parquet, folder / f"{table.name}.parquet", table) for table in TABLES]
        for writer in writers:
            stack.callback(writer.close)
        for reading in readings:
            lookup = Lookup(reading)
            for writer in writers:
                writer.add(writer.table.cells(reading, lookup))
        for writer in writers:
            writer.flush()
    return [writer.path for writer in writers]


class _Writer:
    """One table's file."""

    def __init__(self, arrow: Any, parquet: Any, path: Path, table: Table) -> None:
        types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
        fields = [arrow.field(name, types[type_]) for name, type_ in table.columns.items()]
        self.table = table
        self.path = path
        self._arrow = arrow
        self._schema = arrow.schema(fields, metadata={"quoth.schema": SCHEMA, "quoth.table": table.name})
        self._file = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[list[Cell]] = []

    def add(self, rows: Iterable[list[Cell]]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            columns = [list(column) for column in zip(*self._waiting, strict=True)]
            typed = zip(columns, self._schema, strict=True)
            arrays = [self._arrow.array(column, type=field.type) for column, field in typed]
            self._file.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
            self._waiting.clear()

    def close(self) -> None:
        self._file.close()
