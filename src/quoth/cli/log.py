"""The command `quoth log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quoth.cli.output import format_for, written_to
from quoth.export import as_json
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESULTS = ("added", "new version", "known", "passed over", "refused")
_EXAMPLES = """\b
Examples:
  quoth log news.ledger
  quoth log --result refused --result "passed over" news.ledger
  quoth log --format jsonl news.ledger | jq .origins
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.option(
    "--result",
    "results",
    type=click.Choice(_RESULTS),
    multiple=True,
    help="Only inputs that ended so; may be given several times.",
)
@click.option("--run", type=click.IntRange(min=1), help="Only inputs of one run of 'quoth add'.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    help="What to write. Without it: text on a terminal and jsonl elsewhere.",
)
def log(*, address: str, results: tuple[str, ...], run: int | None, format_: str | None) -> None:
    """List what became of every input of LEDGER: added, known already, or refused and why.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. As jsonl, each line also
    has where the article's title, date and so on were found, and how its encoding was told.
    """
    from quoth.ledger.log import logged
    from quoth.ledger.store import Ledger

    as_text = format_for(format_, "text", "jsonl") == "text"
    with Ledger.open(address) as ledger, ledger.reading() as connection, written_to(None) as write:
        for row in logged(connection, results, run):
            write((_line(row) if as_text else as_json.one_line(row)) + "\n")


def _line(row: Mapping[str, object]) -> str:
    told = "" if row["reason"] is None else f": {row['reason']}"
    article = "" if row["article"] is None else f"  {row['article']}"
    return on_one_line(f"{row['run']}  {row['at']}  {row['result']}  {row['name']}{told}") + article
