"""The command `quoth timeline`."""

from __future__ import annotations

import click

from quoth.cli.chosen import chosen, few, plotted
from quoth.cli.findings import Export, write_findings, written
from quoth.cli.output import written_to

_EXAMPLES = """\b
Examples:
  quoth timeline news.ledger
  quoth timeline --speaker Gurbanov --outlet Bizim.Media news.ledger
  quoth timeline --place Kalbajar --format csv --output days.csv --plot days.svg news.ledger
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@few
@plotted
@written
def timeline(*, address: str, plot: str | None, format_: str | None, output: str | None, **options: object) -> None:
    """Count the statements of LEDGER by the day on which they were carried: all, by kind, and in how many articles.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. Statements must fit all
    options that are given; --outlet (*) may be given several times, and then one of them is enough. Days without any
    are left out; articles whose day is not known come last, and are not plotted.
    """
    from quoth.export import counted
    from quoth.ledger.finding.counts import timeline
    from quoth.ledger.store import Ledger

    with Ledger.open(address) as ledger:
        days = timeline(ledger, chosen(**options))
    if plot is not None:
        from quoth.export.plots import timeline_plot

        drawn = timeline_plot(days)
        with written_to(plot) as write:
            write(drawn)
    write_findings(days, Export(counted.fields, counted.DAYS, counted.rows, counted.days_report), format_, output)
