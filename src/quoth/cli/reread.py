"""The command `quoth reread`."""

from __future__ import annotations

import click

import quoth
from quoth.cli.inputs import reading_options
from quoth.cli.progress import Progress


@click.command()
@click.argument("address", metavar="LEDGER")
@reading_options
def reread(*, address: str, model: str, threads: int | None) -> None:
    """Read the articles of LEDGER again that this version of Quoth, with this model, has not read.

    Earlier readings stay, and 'quoth diff' shows what changed. Corrections hold in the new readings. Whenever this is
    cut short, calling it again does the rest.
    """
    from quoth.ledger.reread import reread as read_again
    from quoth.ledger.store import Ledger

    number = 0
    with Ledger.open(address) as ledger, Progress(shown=True) as progress:
        for reading in read_again(ledger, quoth.Reader(model=model, threads=threads)):
            number += 1
            progress.count(reading.article.text)
    click.echo(f"{number:,} read again")
