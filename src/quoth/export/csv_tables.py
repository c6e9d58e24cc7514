"""The tables of readings as CSV (RFC 4180), a file a table, in UTF-8.

Programs for spreadsheets run what looks like a formula. So a cell of text that begins with one of = + - @, a tab, a
line break or a full-width form of those signs gets an apostrophe before it, and so does one that begins with an
apostrophe: whoever takes one leading apostrophe from each cell of text that has one gets the text back. Numbers are as
they are. A missing value is an empty cell; so is an empty text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from quoth.export.csv_lines import harmless
from quoth.export.lookup import Lookup
from quoth.export.tables import TABLES
from quoth.record import Reading


def write(readings: Iterable[Reading], folder: Path) -> list[Path]:
    """Write articles.csv, statements.csv and the other tables into a folder, which is made; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{table.name}.csv" for table in TABLES]
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("w", encoding="utf-8", newline="")) for path in paths]
        writers = [csv.writer(file) for file in files]
        for table, writer in zip(TABLES, writers, strict=True):
            writer.writerow(table.columns)
        for reading in readings:
            lookup = Lookup(reading)
            for table, writer in zip(TABLES, writers, strict=True):
                writer.writerows(map(harmless, row) for row in table.cells(reading, lookup))
    return paths
