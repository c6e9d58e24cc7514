"""The options by which commands choose statements of a ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, get_args

import click

from quoth.cli.checks import known_kinds
from quoth.cli.findings import day
from quoth.record import Attitude, Kind

if TYPE_CHECKING:
    from quoth.ledger.finding.filters import Filters

_Command = TypeVar("_Command", bound=Callable[..., object])

_TYPES = (
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
    "RETREAT"
).split()

_SPEAKER = click.option(
    "--speaker",
    metavar="NAME",
    help="What somebody says who has this name, or any word of it, in any article and spelling; or ARTICLE/SPEAKER, as "
    "'quoth who' shows it, for one person.",
)
_OUTLET = click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="What an outlet carries. (*)")
_PLACE = click.option(
    "--place",
    metavar="NAME",
    help="What names a place or was said there, under any of the place's names; or its number in GeoNames.",
)
_SINCE = click.option("--from", "since", metavar="DAY", callback=day, help="What is carried on this day or later.")
_UNTIL = click.option("--to", "until", metavar="DAY", callback=day, help="What is carried on this day or earlier.")
_KIND = click.option(
    "--kind", "kinds", type=click.Choice(get_args(Kind)), multiple=True, help="Statements that are so. (*)"
)
_ATTITUDE = click.option(
    "--attitude", "attitudes", type=click.Choice(get_args(Attitude)), multiple=True, help="What their cues do. (*)"
)
_EVENT = click.option(
    "--event",
    "events",
    metavar="TYPE",
    type=click.Choice(_TYPES, case_sensitive=False),
    multiple=True,
    help=f"Statements that report an event of this type of PLOVER: {', '.join(_TYPES)}. (*)",
)
_FLAG = click.option(
    "--flag",
    "flags",
    metavar="KIND",
    multiple=True,
    callback=known_kinds,
    help="Statements that a flag of this kind touches; 'quoth checks' lists the kinds. (*)",
)


def _svg(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.lower().endswith(".svg"):
        raise click.BadParameter(f"{value!r} does not end in .svg: plots are written as SVG", ctx, option)
    return value


def plotted(command: _Command) -> _Command:
    """The option for a plot."""
    path = click.Path(dir_okay=False)
    return click.option("--plot", metavar="FILE.svg", type=path, callback=_svg, help="Also plot it into a file.")(
        command
    )


def few(command: _Command) -> _Command:
    """The options for speaker, outlet, place and day."""
    return _with(command, (_SPEAKER, _OUTLET, _PLACE, _SINCE, _UNTIL))


def many(command: _Command) -> _Command:
    """All options."""
    return _with(command, (_SPEAKER, _OUTLET, _KIND, _ATTITUDE, _SINCE, _UNTIL, _PLACE, _EVENT, _FLAG))


def chosen(**given: object) -> Filters:
    """The filters that options stand for."""
    import msgspec

    from quoth.ledger.finding.filters import Filters

    return msgspec.convert(given, Filters)


def _with(command: _Command, options: tuple[Callable[[_Command], _Command], ...]) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command
