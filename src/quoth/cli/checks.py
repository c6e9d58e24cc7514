"""The command `quoth checks`, and how other commands take the kinds of checks."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

import click

from quoth.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quoth.reader.checks import Check

_WIDTH = 80


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write: text for people, or a JSON array.",
)
def checks(*, format_: str) -> None:
    """List the checks that can flag something in an article: kind, severity, and what each looks for.

    'quoth read --without-check KIND' switches one off.
    """
    from quoth.reader.checks import CHECKS

    if format_ == "json":
        fields = [{"kind": check.kind, "severity": check.severity, "summary": check.summary} for check in CHECKS]
        click.echo(json.dumps(fields, indent=2, ensure_ascii=False))
        return
    for check in CHECKS:
        for line in _described(check):
            click.echo(line)


def _described(check: Check) -> Iterator[str]:
    yield f"{check.kind} ({check.severity})"
    yield from textwrap.wrap(check.summary, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def known_kinds(ctx: click.Context, option: click.Parameter, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds as given, for an option that takes kinds of checks. Raises click.BadParameter for an unknown one."""
    if kinds:
        from quoth.reader.checks import check_kinds

        try:
            check_kinds(kinds)
        except InputError as err:
            raise click.BadParameter(err.reason, ctx, option) from err
    return kinds
