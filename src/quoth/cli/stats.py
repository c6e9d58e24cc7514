"""The command `quoth stats`."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

import click

from quoth.cli.chosen import chosen, few, plotted
from quoth.cli.findings import Export, write_findings, written
from quoth.cli.output import written_to

if TYPE_CHECKING:
    from quoth.ledger.finding.counts import By, Count

# As in `quoth.ledger.finding.counts`, which is too heavy to import for the help.
_BYS: tuple[By, ...] = ("speaker", "outlet", "day", "kind", "attitude", "polarity", "type")
_EXAMPLES = """\b
Examples:
  quoth stats news.ledger
  quoth stats --by kind --by type --outlet Bizim.Media news.ledger
  quoth stats --by speaker --top 10 --plot speakers.svg news.ledger
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.option(
    "--by",
    "bys",
    type=click.Choice(_BYS),
    multiple=True,
    help="Count by this only; may be given several times. type is that of the speaker: who gets quoted.",
)
@click.option(
    "--top", metavar="N", type=click.IntRange(min=1), help="Of each, only the N largest; of days, the first N."
)
@few
@plotted
@written
def stats(
    *,
    address: str,
    bys: tuple[By, ...],
    top: int | None,
    plot: str | None,
    format_: str | None,
    output: str | None,
    **options: object,
) -> None:
    """Count the statements of LEDGER by speaker, outlet, day, kind, attitude, polarity and type of speaker.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. Statements must fit all
    options that are given; --outlet (*) may be given several times, and then one of them is enough. Shares are of all
    statements that fit. Speakers are those of 'quoth who', each once under all names.
    """
    from quoth.export import counted
    from quoth.ledger.finding.counts import stats
    from quoth.ledger.store import Ledger

    with Ledger.open(address) as ledger:
        counts = _largest(stats(ledger, bys or _BYS, chosen(**options)), top)
    if plot is not None:
        from quoth.export.plots import stats_plot

        drawn = stats_plot(counts)
        with written_to(plot) as write:
            write(drawn)
    write_findings(counts, Export(counted.fields, counted.COUNTS, counted.rows, counted.counts_report), format_, output)


def _largest(counts: list[Count], top: int | None) -> list[Count]:
    return [one for _, group in groupby(counts, key=lambda count: count.by) for one in islice(group, top)]
