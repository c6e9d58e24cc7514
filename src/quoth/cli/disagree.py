"""The command `quoth disagree`."""

from __future__ import annotations

import click

from quoth.cli.findings import Export, filters, write_findings, written

_KINDS = ("event", "speaker", "quotation")
_EXAMPLES = """\b
Examples:
  quoth disagree news.ledger
  quoth disagree --kind event --from 2022-05-31 news.ledger
  quoth disagree --kind quotation --format csv --output wordings.csv news.ledger
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only this kind; may be given several times."
)
@filters
@written
def disagree(
    *,
    address: str,
    kinds: tuple[str, ...],
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    format_: str | None,
    output: str | None,
) -> None:
    """Show what the articles of LEDGER say that does not go together, both texts side by side.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. There are three kinds.
    event: reports of one event that give other days or counts. speaker: statements of one speaker on one matter that
    differ in a negation, a number or a day, or of which one is denied. quotation: wordings of one quotation, by two
    outlets, that differ in a negation, a number, a name, a day or a "may". What can both hold is not shown: "about 80"
    and "more than 60". Quoth does not say which is right, nor that one must be wrong.

    --speaker, --outlet, --from and --to choose pairs of which at least one side fits all of them.
    """
    from quoth.export import disagreements
    from quoth.ledger.comparing.disagree import disagree
    from quoth.ledger.comparing.findings import KINDS
    from quoth.ledger.comparing.same import Filter
    from quoth.ledger.store import Ledger

    only = Filter(speaker, outlet, since, until)
    chosen = [kind for kind in KINDS if not kinds or kind in kinds]
    export = Export(disagreements.fields, disagreements.COLUMNS, disagreements.rows, disagreements.report)
    with Ledger.open(address) as ledger, ledger.reading() as connection:
        write_findings(disagree(connection, kinds=chosen, only=only), export, format_, output)
