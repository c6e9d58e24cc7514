"""The command `quoth who`."""

from __future__ import annotations

import click

from quoth.cli.findings import Export, write_findings, written

_EXAMPLES = """\b
Examples:
  quoth who news.ledger
  quoth who news.ledger Gurbanov
  quoth who --authority people.csv --format csv --output who.csv news.ledger
  quoth who news.ledger --one 3f1c9a0b2d4e5f60/p1 9a8b7c6d5e4f3a2b/p3 --by "A. Editor"
  quoth who news.ledger --apart 3f1c9a0b2d4e5f60/p1 77b1d2c3a4e5f601/p2
  quoth who news.ledger --verdicts
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("name", required=False)
@click.option("--authority", metavar="FILE", help="A file of CSV (name, aliases with | between them, QID) to link to.")
@click.option("--one", nargs=2, metavar="A B", help="Keep that two speakers, ARTICLE/SPEAKER each, are one.")
@click.option("--apart", nargs=2, metavar="A B", help="Keep that two speakers are not one.")
@click.option("--withdraw", metavar="NUMBER", type=click.IntRange(min=1), help="Take a verdict back.")
@click.option("--by", metavar="NAME", help="Who decides. Without it: the user's name.")
@click.option("--verdicts", "listed", is_flag=True, help="List the verdicts in force instead of the speakers.")
@written
def who(
    *,
    address: str,
    name: str | None,
    authority: str | None,
    one: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    withdraw: int | None,
    by: str | None,
    listed: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List who speaks in LEDGER, or who is called NAME: each person and body once, under all of their names.

    LEDGER is a file, or the address of a database: postgresql://USER:PASSWORD@HOST:PORT/NAME. NAME is one or more
    words of a name, in any romanisation, or ARTICLE/SPEAKER. Shown are names, roles with the first and the last day on
    which an article states them, outlets, and how many statements and articles there are.

    Speakers of two articles are taken for one by their names; those of one name whose roles do not fit at the same
    time, and whose articles have nothing else in common, are kept apart. Whoever knows better says so: --one and
    --apart are kept, with the name of who decided, until they are withdrawn.

    Entries of --authority are linked by name. A name that several entries or several speakers have is linked to none.
    """
    if sum(given is not None for given in (one, apart, withdraw)) + listed > 1:
        raise click.UsageError(
            "--one, --apart, --withdraw and --verdicts go one at a time.", click.get_current_context()
        )
    if one or apart or withdraw is not None:
        click.echo(_decided(address, one, apart, withdraw, by))
        return
    from quoth.export import who_found
    from quoth.ledger.identity.authority import Authority
    from quoth.ledger.identity.verdicts import verdicts
    from quoth.ledger.identity.who import who
    from quoth.ledger.store import Ledger

    known = Authority.read(authority) if authority is not None else None
    with Ledger.open(address) as ledger:
        if listed:
            with ledger.reading() as connection:
                decided = verdicts(connection)
            export = Export(
                who_found.verdict_fields, who_found.VERDICTS, who_found.verdict_rows, who_found.verdict_report
            )
            write_findings(decided, export, format_, output)
            return
        found = who(ledger, name, authority=known)
    export = Export(who_found.fields, who_found.COLUMNS, who_found.rows, who_found.report)
    write_findings(found, export, format_, output)


def _decided(
    address: str, one: tuple[str, str] | None, apart: tuple[str, str] | None, withdraw: int | None, by: str | None
) -> str:
    """Keep or withdraw a verdict; what to tell."""
    from quoth.ledger.identity.verdicts import decide
    from quoth.ledger.identity.verdicts import withdraw as take_back
    from quoth.ledger.store import Ledger

    with Ledger.open(address) as ledger:
        if withdraw is not None:
            take_back(ledger, withdraw, by=by)
            return f"Withdrawn: verdict {withdraw}."
        if one is not None:
            return f"Kept as verdict {decide(ledger, 'one', *one, by=by)}: {one[0]} and {one[1]} are one."
        assert apart is not None  # noqa: S101  (one of the three is given)
        return f"Kept as verdict {decide(ledger, 'apart', *apart, by=by)}: {apart[0]} and {apart[1]} are not one."
