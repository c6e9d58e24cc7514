"""The command `quoth add`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

import quoth
from quoth.cli.inputs import checked, input_options, reading_options, taken
from quoth.cli.progress import Progress
from quoth.errors import InputError
from quoth.intake.articles import extent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoth.ledger.add import Outcome

_EXAMPLES = """\b
Examples:
  quoth add news.ledger archive/ feed.xml crawl.warc.gz
  quoth add --map text=body --map published=date news.ledger dump.parquet
  quoth add postgresql://quoth@localhost/news 'news/*.html'
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@input_options
@reading_options
def add(*, address: str, inputs: Sequence[str], model: str, threads: int | None, **known: Any) -> int:
    """Read articles and keep them, with who said what in them, in LEDGER.

    LEDGER is a file, made where there is none, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME.
    INPUT is as in 'quoth read'. An article that LEDGER knows is not read again; where an address has changed, its
    article becomes a new version of the old one, and 'quoth diff' shows what changed.

    Every input ends as added, new version, known, passed over or refused; 'quoth log' lists them with the reasons. The
    exit code is 1 where one was refused. Whenever this is cut short, what was counted is kept, and calling it again
    does the rest.
    """
    from quoth.ledger.add import RESULTS
    from quoth.ledger.add import add as add_to
    from quoth.ledger.store import Ledger

    inputs = checked(inputs)
    reader = quoth.Reader(model=model, threads=threads)
    results: Counter[str] = Counter()
    with Ledger.open(address, create=True) as ledger, Progress(shown=True, total=lambda: extent(inputs)) as progress:
        for outcome in add_to(ledger, taken(inputs, known, progress), reader):
            results[outcome.result] += 1
            _tell(outcome, progress)
    click.echo(", ".join(f"{results[name]:,} {name}" for name in RESULTS if results[name]) or "nothing to add")
    return 1 if results["refused"] else 0


def _tell(outcome: Outcome, progress: Progress) -> None:
    if outcome.result == "refused":
        progress.complain(InputError(outcome.name, outcome.reason or "refused"))
    elif outcome.result == "passed over":
        progress.pass_over(outcome.reason or "no article")
    else:
        progress.count()
