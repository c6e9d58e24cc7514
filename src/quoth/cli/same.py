"""The command `quoth same`."""

from __future__ import annotations

import click

from quoth.cli.findings import Export, filters, write_findings, written

_EXAMPLES = """\b
Examples:
  quoth same news.ledger
  quoth same --speaker Gurbanov --from 2022-06-01 news.ledger
  quoth same --format csv --output same.csv news.ledger
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@filters
@click.option(
    "--min-words",
    "least",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Pass over statements with fewer words.",
)
@written
def same(
    *,
    address: str,
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    least: int,
    format_: str | None,
    output: str | None,
) -> None:
    """List the statements that several articles of LEDGER carry, and what differs between them, word by word.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. A statement is known
    again when it is copied, shortened or reworded. Each stands beside the wording that was carried first, by day and
    time of publication; articles whose day is not known come last. Articles that have most of their statements in
    common carry one text, as those of an agency do; that is told once.

    --speaker, --outlet, --from and --to choose groups in which one statement fits all of them; the whole group is
    shown.
    """
    from quoth.export import same_found
    from quoth.ledger.comparing.same import Filter, same
    from quoth.ledger.store import Ledger

    only = Filter(speaker, outlet, since, until)
    export = Export(same_found.fields, same_found.COLUMNS, same_found.rows, same_found.report)
    with Ledger.open(address) as ledger, ledger.reading() as connection:
        write_findings(same(connection, least=least, only=only), export, format_, output)
