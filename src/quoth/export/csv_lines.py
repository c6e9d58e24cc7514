"""Rows as CSV, line by line (RFC 4180). Cells that a spreadsheet would take for a formula begin with an apostrophe."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ACTS = tuple("=+-@\t\r\n'＝＋－＠")


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The names of the columns and then each row, as it comes. What is null is an empty cell."""
    line = io.StringIO()
    writer = csv.writer(line)
    for cells in _cells(columns, rows):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _cells(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[Sequence[object]]:
    yield columns
    for row in rows:
        yield [harmless(row.get(name)) for name in columns]


def harmless(cell: object) -> object:
    """The cell, with an apostrophe in front where it is text that a spreadsheet would act on, or begins with one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTS) else cell
