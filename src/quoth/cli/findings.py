"""How commands that compare what a ledger holds take their options, and write what they find."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from quoth.cli.output import format_for, on_a_terminal, written_to

if TYPE_CHECKING:
    pass

_Found = TypeVar("_Found")
_Command = TypeVar("_Command", bound=Callable[..., object])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Export(NamedTuple):
    """How findings are shown: the fields of one, the columns and rows of a table, and the report for people."""

    fields: Callable[..., Mapping[str, object]]
    columns: Sequence[str]
    rows: Callable[..., Iterator[Mapping[str, object]]]
    report: Callable[..., Iterator[str]]


def day(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The day as given, for an option that takes one. Raises click.BadParameter for what is no day in ISO 8601."""
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} is no day: write it as 2022-06-03", ctx, option)


def filters(command: _Command) -> _Command:
    """The options that choose statements by speaker, outlet and day."""
    for option in reversed(
        (
            click.option(
                "--speaker", metavar="NAME", help="Only what somebody of this name says in one of the articles."
            ),
            click.option("--outlet", metavar="NAME", help="Only what this outlet carries."),
            click.option(
                "--from", "since", metavar="DAY", callback=day, help="Only what is carried on this day or later."
            ),
            click.option(
                "--to", "until", metavar="DAY", callback=day, help="Only what is carried on this day or earlier."
            ),
        )
    ):
        command = option(command)
    return command


def written(command: _Command) -> _Command:
    """The options that say what is written where."""
    formats = click.Choice(["text", "json", "jsonl", "csv"])
    command = click.option("--output", type=click.Path(dir_okay=False), help="File to write to.")(command)
    return click.option(
        "--format", "format_", type=formats, help="What to write. Without it: text on a terminal and jsonl elsewhere."
    )(command)


def write_findings(found: Iterable[_Found], export: Export, format_: str | None, output: str | None) -> None:
    """Write findings, one by one as they come."""
    terminal = on_a_terminal(output)
    chosen = (format_ or "jsonl") if output else format_for(format_, "text", "jsonl")
    encoding = sys.stdout.encoding if terminal else "utf-8"
    with written_to(output, encoding=encoding) as write:
        for piece in _pieces(found, export, chosen, for_terminal=terminal):
            write(piece)


def _pieces(found: Iterable[_Found], export: Export, format_: str, *, for_terminal: bool) -> Iterator[str]:
    from quoth.export.as_json import one_line
    from quoth.export.csv_lines import csv_lines
    from quoth.export.styled import Styled

    if format_ == "text":
        width = shutil.get_terminal_size().columns if for_terminal else 100
        yield from export.report(found, width, Styled(colour=for_terminal and not os.environ.get("NO_COLOR")))
    elif format_ == "csv":
        yield from csv_lines(export.columns, export.rows(found))
    elif format_ == "jsonl":
        yield from (one_line(export.fields(one)) + "\n" for one in found)
    else:
        yield "["
        separator = "\n"
        for one in found:
            yield separator + one_line(export.fields(one))
            separator = ",\n"
        yield "\n]\n"
