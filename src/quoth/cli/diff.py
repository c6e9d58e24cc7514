"""The command `quoth diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quoth.cli.output import format_for, written_to
from quoth.export import as_json
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quoth.ledger.changes import Change, Comparison, Side

_EXAMPLES = """\b
Examples:
  quoth diff news.ledger https://news.example/2024/bridge
  quoth diff --format json news.ledger 4f1d6a0b2c3e5f78
"""


@click.command(epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    help="What to write; jsonl has one comparison a line. Without it: text on a terminal and jsonl elsewhere.",
)
def diff(*, address: str, article: str, format_: str | None) -> None:
    """Show what changed in ARTICLE: which statements differ, appeared or vanished.

    ARTICLE is an article's id, its url, or the file it came from. Each version is compared with the one before it, each
    re-reading with the reading before it, and the newest reading with what people corrected.
    """
    from quoth.ledger.changes import compared, identified
    from quoth.ledger.store import Ledger

    as_text = format_for(format_, "text", "jsonl") == "text"
    with Ledger.open(address) as ledger, ledger.reading() as connection, written_to(None) as write:
        comparisons = compared(connection, identified(connection, article))
        for one in comparisons:
            write("".join(_lines(one)) if as_text else as_json.one_line(one) + "\n")
        if as_text and not comparisons:
            write("One version, read once and not corrected: nothing to compare.\n")


def _lines(one: Comparison) -> Iterator[str]:
    yield f"{one.before} → {one.after}\n"
    for field, (before, after) in one.fields.items():
        yield f"  {field}: {_shown(before)} → {_shown(after)}\n"
    for change in one.changes:
        yield from _change(change)
    if not one.fields and not one.changes:
        yield "  no difference\n"
    yield "\n"


def _change(change: Change) -> Iterator[str]:
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    yield f"  {change.how}{fields}\n"
    for sign, side in (("-", change.before), ("+", change.after)):
        if side is not None:
            yield f"    {sign} {_side(side)}\n"


def _side(side: Side) -> str:
    polarity = "" if side.polarity == "affirmed" else f" {side.polarity},"
    how = f"{side.speaker or 'nobody named'}, {side.cue or 'no cue'},{polarity} {side.kind}"
    return on_one_line(f"{side.id} {how}: {side.content}")


def _shown(value: str | None) -> str:
    return "(none)" if value is None else on_one_line(value)
