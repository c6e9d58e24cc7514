"""The command `quoth search`."""

from __future__ import annotations

import click

from quoth.cli.chosen import chosen, many
from quoth.cli.findings import Export, write_findings, written

_EXAMPLES = """\b
Examples:
  quoth search news.ledger bridge closed
  quoth search news.ledger '"did not vouch" OR guarantee* -tunnel'
  quoth search --speaker Gurbanov --from 2022-06-01 --kind direct news.ledger
  quoth search --place Kalbajar --format csv --output kalbajar.csv --limit 1000 news.ledger
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("words", nargs=-1)
@many
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most."
)
@click.option("--after", metavar="CURSOR", help="Go on where the page before ended; it told this cursor.")
@click.option(
    "--context",
    metavar="N",
    type=click.IntRange(0, 10_000),
    default=100,
    show_default=True,
    help="How many characters of the text around a statement to show.",
)
@written
def search(
    *,
    address: str,
    words: tuple[str, ...],
    limit: int,
    after: str | None,
    context: int,
    format_: str | None,
    output: str | None,
    **options: object,
) -> None:
    """Find statements in LEDGER by their words, the best matches first, or, without WORDS, by day, the newest first.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME.

    All WORDS must occur in a statement; endings and diacritics make no difference. "Words in quotation marks" occur
    one after the other, a star stands for the rest of a word (bridg*), OR stands between two words that may replace
    each other, and a minus sign before a word that must not occur (-tunnel). Give all of it as one argument, in the
    quotation marks of your shell; what begins with a minus sign comes after --. Statements of words that a great many
    have stand by day.

    A statement must fit all options that are given; those marked (*) may be given several times, and then one of
    their values is enough. Where there is more to show, the cursor of the next page is told on standard error.
    """
    from quoth.export import search_found
    from quoth.ledger.finding.search import search
    from quoth.ledger.store import Ledger

    export = Export(search_found.fields, search_found.COLUMNS, search_found.rows, search_found.report)
    with Ledger.open(address) as ledger:
        page = search(ledger, " ".join(words), chosen(**options), limit=limit, after=after, context=context)
    write_findings(page.results, export, format_, output)
    if page.next is not None:
        click.echo(f"There is more: --after {page.next}", err=True)
