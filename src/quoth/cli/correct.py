"""The command `quoth correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from quoth.cli.output import written_to
from quoth.export.visible import on_one_line
from quoth.record import Attitude, Kind, Modality, Polarity

if TYPE_CHECKING:
    from quoth.correction import Correction

_EXAMPLES = """\b
Examples:
  quoth correct news.ledger 4f1d6a0b2c3e5f78/s3 --polarity negated
  quoth correct news.ledger 4f1d6a0b2c3e5f78/s3 --speaker "Ines Calloway" --note "she is quoted in the caption"
  quoth correct news.ledger 4f1d6a0b2c3e5f78/f1 --remove
  quoth correct news.ledger 4f1d6a0b2c3e5f78
  quoth correct news.ledger 4f1d6a0b2c3e5f78 --withdraw 7
"""
_OF_OTHERS = {"name": "speaker", "modality": "event"}


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("what", metavar="ID")
@click.option("--speaker", help="Whose statement it is, by name; '' for nobody named.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="How a statement is reported.")
@click.option("--attitude", type=click.Choice(get_args(Attitude)), help="What a statement's cue does.")
@click.option(
    "--polarity", type=click.Choice(get_args(Polarity)), help="Whether a statement was made, denied or refused."
)
@click.option("--name", help="What a speaker is called.")
@click.option("--modality", type=click.Choice(get_args(Modality)), help="Whether an event took place.")
@click.option("--remove", is_flag=True, help="There is no such statement, event, speaker or reason for a flag.")
@click.option("--withdraw", metavar="N", type=click.IntRange(min=1), help="Withdraw correction N of the article ID.")
@click.option("--by", metavar="NAME", help="Who decides so. Without it: the user of this system.")
@click.option("--note", help="Why.")
def correct(
    *, address: str, what: str, remove: bool, withdraw: int | None, by: str | None, note: str | None, **new: str | None
) -> None:
    """Correct what was read, or list the corrections of an article.

    ID is ARTICLE/s1 for a statement, ARTICLE/e1 for an event, ARTICLE/p1 for a speaker, ARTICLE/f1 for a flag, as
    'quoth search' and 'quoth export' give them. What was read stays in LEDGER, with who corrected it and when, and a
    correction holds when the article is read again. To move or add spans, export to brat or Web Annotation, edit, and
    'quoth import' the result.
    """
    from quoth.ledger import correct as ledger_correct
    from quoth.ledger.current import corrections_of
    from quoth.ledger.store import Ledger

    fields = _fields(what, {name: value for name, value in new.items() if value is not None})
    if remove + bool(fields) + (withdraw is not None) > 1:
        raise click.UsageError(
            "Give new values, --remove or --withdraw, not several of them.", click.get_current_context()
        )
    with Ledger.open(address) as ledger, written_to(None) as write:
        if withdraw is not None:
            ledger_correct.withdraw(ledger, what, withdraw, by)
            write(f"Correction {withdraw} of {what} is withdrawn.\n")
        elif remove or fields:
            one = ledger_correct.correction_of(ledger, what, None if remove else fields, by=by, note=note)
            (number,) = ledger_correct.correct(ledger, [one])
            write(line_of(number, one))
        else:
            with ledger.reading() as connection:
                for number, one in corrections_of(connection, what.partition("/")[0]):
                    write(line_of(number, one))


def _fields(what: str, new: dict[str, Any]) -> dict[str, Any]:
    """The new values by the names of the record; each option is of one kind of thing only."""
    kind = {"s": "statement", "e": "event", "p": "speaker", "f": "flag"}.get(what.rpartition("/")[2][:1])
    for name in new:
        of = _OF_OTHERS.get(name, "statement")
        if kind != of:
            raise click.UsageError(f"--{name} is for a {of}, which {what} is not.", click.get_current_context())
    if "speaker" in new:
        new["speaker_name"] = new.pop("speaker") or None
    return new


def line_of(number: int, one: Correction) -> str:
    """A correction on one line, with its number."""
    words = " … ".join(span.text for span in one.anchor)
    values = "" if one.action == "remove" else "".join(f" {name}={value}" for name, value in one.fields.items())
    note = f" ({one.note})" if one.note else ""
    return on_one_line(f"{number}  {one.action} {one.subject}{values} by {one.by}{note}: {words}") + "\n"
