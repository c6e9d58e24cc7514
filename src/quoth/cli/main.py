"""The command `quoth`: which commands there are, and how each ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, NoReturn

import click

import quoth
from quoth.errors import QuothError
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each command is the function of its own name in a module of its own name beside this one, imported
# when it is called for. Such a module imports what is heavy inside its functions: `quoth --help`
# imports them all.
_COMMANDS = (
    "add",
    "checks",
    "correct",
    "diff",
    "disagree",
    "evaluate",
    "export",
    "import",
    "log",
    "read",
    "reread",
    "same",
    "schema",
    "search",
    "stats",
    "timeline",
    "who",
)

# The first character keeps click from filling the lines.
_EXAMPLES = """\b
Examples:
  quoth read article.txt
  quoth read --output page.html archive/
  quoth read --help
"""

# What a shell reports for a program that Ctrl-C ended: 128 and the number of the signal.
_INTERRUPTED = 130


class _Commands(click.Group):
    """The commands, imported one by one when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        # A word of the language is no name of a module.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"quoth.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EXAMPLES,
)
@click.version_option(quoth.__version__, message="quoth %(version)s")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Quoth reads news and keeps the record: who said what, through which outlet, and on whose word."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    0: everything was done; 1: some input could not be read, or the work could not be finished; 2: the
    command was not understood; 130: interrupted. Mistakes of the user never show a traceback.
    """
    try:
        status = commands.main(None if arguments is None else list(arguments), prog_name="quoth", standalone_mode=False)
    except click.Abort:
        # Python would first wait for the threads that still read; what they find, nobody wants any more.
        sys.stderr.flush()
        os._exit(_INTERRUPTED)
    except click.UsageError as err:
        help_for = err.ctx.command_path if err.ctx else "quoth"
        told = err.format_message().rstrip(".")
        _complain(f"{told}{'' if told.endswith('?') else '.'} Try '{help_for} --help'.")
        sys.exit(err.exit_code)
    except click.ClickException as err:
        _complain(err.format_message())
        sys.exit(err.exit_code)
    except QuothError as err:
        _complain(str(err))
        sys.exit(1)
    except OSError as err:
        _complain(f"{err.filename}: {err.strerror}" if err.filename else str(err))
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str) -> None:
    click.echo(f"quoth: {on_one_line(message)}", err=True)
