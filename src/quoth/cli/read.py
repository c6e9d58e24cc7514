"""The command `quoth read`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import quoth
from quoth.cli.checks import known_kinds
from quoth.cli.inputs import checked, input_options, reading_options, taken
from quoth.cli.output import on_a_terminal, written_to
from quoth.cli.progress import Progress
from quoth.errors import InputError
from quoth.export import as_html, as_json, as_text, least_sure
from quoth.intake.articles import extent
from quoth.intake.taken import PassedOver, Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoth import Reader
    from quoth.record import Article, Reading

_FORMATS = ("json", "jsonl", "text", "html")
_FORMATS_OF_LEAST_SURE = ("jsonl", "text")
_FORMAT_OF_SUFFIX = {".json": "json", ".jsonl": "jsonl", ".txt": "text", ".html": "html", ".htm": "html"}
# The first character keeps click from filling the lines.
_EXAMPLES = """\b
Examples:
  quoth read article.txt
  quoth read --outlet Reuters --published 2021-05-13 - < article.txt
  quoth read --output page.html article.txt
  quoth read --format jsonl archive/ | jq '.statements[].content[].text'
  quoth read --least-sure 20 --format text archive/
"""


@click.command(epilog=_EXAMPLES)
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="What to write. Without it: what the name given to --output ends in, else text on a terminal and "
    "jsonl elsewhere.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    help="File to write to, once all is read. Without it: standard output.",
)
@click.option(
    "--least-sure",
    "least",
    metavar="N",
    type=click.IntRange(min=1),
    help="Write no readings, but the N statements of the whole input whose speaker is least certain, the least "
    "certain first; as text or jsonl.",
)
@input_options
@reading_options
@click.option(
    "--without-check",
    "without",
    metavar="KIND",
    multiple=True,
    callback=known_kinds,
    help="Switch off a check; may be given several times. 'quoth checks' lists the kinds.",
)
def read(
    *,
    inputs: Sequence[str],
    format_: str | None,
    output: str | None,
    least: int | None,
    model: str,
    threads: int | None,
    without: tuple[str, ...],
    **known: Any,
) -> int:
    """Read articles and write down who said what in them, when and where.

    INPUT is a file, a folder (all files in it and below whose names end as these do), a pattern such as
    'news/*.html', or - for standard input. Plain text (.txt), pages (.html), RSS and Atom feeds (.rss, .atom, .xml),
    web archives (.warc), JSON Lines (.jsonl) and tables (.parquet) are read, also compressed (.gz). JSON Lines hold
    one object a line, with the field "text" and, if known, "source", "title", "outlet", "byline", "url", "published"
    and "language"; Parquet files have columns of these names, or of those that --map gives.

    What cannot be read is named on standard error; the rest is read, and the exit code is 1.
    """
    inputs = checked(inputs)
    format_ = format_ or _format_for(output)
    if least is not None and format_ not in _FORMATS_OF_LEAST_SURE:
        raise click.UsageError(
            f"--least-sure writes text or jsonl, not {format_}: give one of these with --format.",
            click.get_current_context(),
        )
    # `quoth.Reader` brings ONNX Runtime when it is first asked for: after the help and the usage errors.
    reader = quoth.Reader(model=model, threads=threads, without=without)
    with Progress(shown=not on_a_terminal(output), total=lambda: extent(inputs)) as progress:
        found = _readable(taken(inputs, known, progress), progress)
        _read(found, format_, output, least, reader, progress)
    return 1 if progress.complaints else 0


def _read(
    found: Iterable[Article], format_: str, output: str | None, least: int | None, reader: Reader, progress: Progress
) -> None:
    terminal = on_a_terminal(output)
    encoding = sys.stdout.encoding if terminal else "utf-8"
    with written_to(output, encoding=encoding) as write:
        readings = _counted(reader.read_many(found), progress)
        for piece in _exported(readings, format_, least, for_terminal=terminal):
            write(piece)


def _readable(found: Iterable[Taken | PassedOver | InputError], progress: Progress) -> Iterator[Article]:
    for item in found:
        if isinstance(item, InputError):
            progress.complain(item)
        elif isinstance(item, PassedOver):
            progress.pass_over(item.reason)
        else:
            yield item.article


def _counted(readings: Iterable[Reading], progress: Progress) -> Iterator[Reading]:
    for reading in readings:
        yield reading
        progress.count(reading.article.text)


def _exported(readings: Iterable[Reading], format_: str, least: int | None, *, for_terminal: bool) -> Iterator[str]:
    width = shutil.get_terminal_size().columns if for_terminal else 80
    colour = for_terminal and not os.environ.get("NO_COLOR")
    if least is not None:
        doubts = least_sure.doubts(readings, least)
        return least_sure.report(doubts, width=width, colour=colour) if format_ == "text" else least_sure.lines(doubts)
    if format_ == "text":
        return as_text.report(readings, width=width, colour=colour)
    if format_ == "html":
        return as_html.page(readings)
    return as_json.array(readings) if format_ == "json" else as_json.lines(readings)


def _format_for(output: str | None) -> str:
    if output is None:
        return "text" if sys.stdout.isatty() else "jsonl"
    return _FORMAT_OF_SUFFIX.get(Path(output).suffix.lower(), "jsonl")
