"""What commands that read articles take: the inputs, what is known of them, and what to read them with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from quoth import models
from quoth.article import is_iso_8601, not_iso_8601
from quoth.intake.articles import STANDARD_INPUT, InputKind, articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from quoth.cli.progress import Progress
    from quoth.errors import InputError
    from quoth.intake.taken import PassedOver, Taken

    Command = Callable[..., object]


def _iso_8601(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_iso_8601(value):
        raise click.BadParameter(not_iso_8601(value), ctx, option)
    return value


def _columns(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> Mapping[str, str]:
    """FIELD=COLUMN,FIELD=COLUMN as a mapping."""
    out = {}
    for pair in ",".join(given).split(",") if given else ():
        field, equals, column = pair.partition("=")
        if not equals or not field or not column:
            raise click.BadParameter(f"{pair!r} is not FIELD=COLUMN, as in text=body.", ctx, option)
        out[field.strip()] = column.strip()
    return out


_OPTIONS_OF_INPUTS = (
    click.option("--title", help="Title of the articles that do not state one."),
    click.option("--outlet", help="Outlet of the articles that do not state one."),
    click.option(
        "--published",
        callback=_iso_8601,
        help="When the articles that do not say so were published: a date or time in ISO 8601.",
    ),
    click.option(
        "--from",
        "standard_input_kind",
        type=click.Choice(get_args(InputKind)),
        default="auto",
        show_default=True,
        help="What standard input holds; auto goes by its first bytes.",
    ),
    click.option(
        "--map",
        "columns",
        metavar="FIELD=COLUMN",
        multiple=True,
        callback=_columns,
        help="Which column of a Parquet file, or key of JSON Lines, holds a field, as in text=body,published=date; may "
        "be given several times.",
    ),
)
_OPTIONS_OF_READING = (
    click.option(
        "--model",
        type=click.Choice(models.names()),
        default=models.DEFAULT,
        show_default=True,
        help="Which weights to use.",
    ),
    click.option(
        "--threads", type=click.IntRange(min=1), help="How many threads to read with. Without it: one a core."
    ),
)


def input_options(command: Command) -> Command:
    """Give a command the options that say what is known of its inputs: those that `taken` takes."""
    return _with(_OPTIONS_OF_INPUTS, command)


def reading_options(command: Command) -> Command:
    """Give a command the options `--model` and `--threads`."""
    return _with(_OPTIONS_OF_READING, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def taken(
    inputs: Sequence[str], known: Mapping[str, Any], progress: Progress
) -> Iterator[Taken | PassedOver | InputError]:
    """What the inputs hold, read when it is asked for. `known` are the values of `input_options`."""
    return articles(inputs, standard_input=sys.stdin.buffer, watch=progress.at, **known)


def checked(inputs: Sequence[str]) -> Sequence[str]:
    """The inputs of a command.

    Raises:
        click.UsageError: there are no inputs, or standard input stands twice.
    """
    if not inputs:
        raise click.UsageError(
            "Nothing to read: give files, folders or patterns, or - for standard input.", click.get_current_context()
        )
    if inputs.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input (-) can be read only once.", click.get_current_context())
    return inputs
