"""The command `quoth export`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.cli.output import folder_written_to, path_written_to, written_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quoth.record import Reading

# Formats that stream text, that fill a folder, and that make one file which is no text: module and function of each.
_STREAMS = {
    "jsonl": ("as_json", "lines"),
    "web-annotation": ("web_annotation", "page"),
    "schema-org": ("schema_org", "graph"),
    "prov": ("prov", "graph"),
    "gqg": ("gqg", "lines"),
    "csl": ("csl", "items"),
}
_FOLDERS = {"csv": ("csv_tables", "write"), "parquet": ("parquet", "write"), "brat": ("brat", "write")}
_FILES = {"docbin": ("docbin", "write")}
_FORMATS = (*_STREAMS, *_FOLDERS, *_FILES)
_HELP = """Give out the articles of LEDGER, in their newest versions, with what was read in them as corrected.

\b
jsonl           readings as 'quoth read' writes them
web-annotation  W3C Web Annotation, JSON-LD
schema-org      schema.org NewsArticle, Quotation and Claim, JSON-LD
prov            PROV-O: who passed on what from whom, JSON-LD
gqg             lines like those of GDELT's Global Quotation Graph
csl             CSL-JSON for citation managers
csv, parquet    tables of articles, statements, speakers, events and more, in a folder
brat            standoff for the annotation tool brat, in a folder; 'quoth import' reads it back
docbin          spaCy's DocBin, in a file

The same ledger gives the same bytes, in SQLite or PostgreSQL.
"""
_EXAMPLES = """\b
Examples:
  quoth export --format web-annotation news.ledger > statements.jsonld
  quoth export --format csv --output tables/ news.ledger
  quoth export --format brat --output review/ --article 4f1d6a0b2c3e5f78 news.ledger
"""


@click.command(help=_HELP, epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.option("--format", "format_", type=click.Choice(_FORMATS), required=True, help="What to write; see above.")
@click.option(
    "--output", type=click.Path(), help="File or folder to write to, once all is read. Without it: standard output."
)
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only this article; may be given several times."
)
def export(*, address: str, format_: str, output: str | None, articles: tuple[str, ...]) -> None:
    """Write the readings of a ledger in one of the formats."""
    from quoth.ledger.current import all_readings, reading_of
    from quoth.ledger.store import Ledger

    if output is None and format_ not in _STREAMS:
        raise click.UsageError(f"{format_} is more than text: give --output.", click.get_current_context())
    with Ledger.open(address) as ledger, ledger.reading() as connection:
        readings = (reading_of(connection, one) for one in articles) if articles else all_readings(connection)
        _write(readings, format_, output)


def _write(readings: Iterable[Reading], format_: str, output: str | None) -> None:
    module, function = (_STREAMS | _FOLDERS | _FILES)[format_]
    write_all = getattr(import_module(f"quoth.export.{module}"), function)
    if format_ in _STREAMS:
        with written_to(output) as write:
            for piece in write_all(readings):
                write(piece)
    elif format_ in _FOLDERS:
        with folder_written_to(Path(output or "").resolve()) as folder:
            write_all(readings, folder)
    else:
        with path_written_to(Path(output or "").resolve()) as path:
            write_all(readings, path)
