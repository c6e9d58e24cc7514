"""The command `quoth import`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from quoth.correction import Correction

# How the annotations that 'quoth export' writes name what they are about.
_OWN = re.compile(r'"urn:quoth:(?:statement|event|flag):([\w.~-]+)/')
_EXAMPLES = """\b
Examples:
  quoth export --format brat --output review/ news.ledger
  quoth import --by Ada news.ledger review/
  quoth import --by Ada --dry-run news.ledger annotations.jsonld
"""


@click.command(name="import", epilog=_EXAMPLES)
@click.argument("address", metavar="LEDGER")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only this article; may be given several times."
)
@click.option("--by", metavar="NAME", help="Who made the corrections. Without it: the user of this system.")
@click.option("--dry-run", is_flag=True, help="List the corrections, and change nothing.")
def import_(*, address: str, inputs: tuple[str, ...], articles: tuple[str, ...], by: str | None, dry_run: bool) -> None:
    """Take back as corrections what people changed in an export of LEDGER.

    INPUT is an .ann file of brat with its .txt beside it, a folder of these, or a JSON file of W3C Web Annotations.
    What differs from the newest reading becomes a correction, what is missing a removal; 'quoth correct LEDGER ARTICLE'
    lists them, and can withdraw each. All of them are kept, or, where one cannot be, none.
    """
    from quoth.cli.correct import line_of
    from quoth.ledger.correct import correct
    from quoth.ledger.store import Ledger, user

    with Ledger.open(address) as ledger:
        with ledger.reading() as connection:
            found = [one for path in _paths(inputs) for one in _corrections(connection, path, articles, by or user())]
        numbers = range(1, len(found) + 1) if dry_run else correct(ledger, found, command="import")
    for number, one in zip(numbers, found, strict=True):
        click.echo(line_of(number, one), nl=False)
    click.echo(f"{len(found):,} corrections{', none of them made' if dry_run else ''}")


def _paths(inputs: Iterable[str]) -> Iterator[Path]:
    for given in map(Path, inputs):
        found = sorted(given.glob("*.ann")) if given.is_dir() else [given]
        if not found:
            raise InputError(str(given), "this folder holds no .ann files")
        yield from found


def _corrections(connection: Connection, path: Path, articles: Iterable[str], by: str) -> Iterator[Correction]:
    from quoth.imports.brat import corrections_from_brat
    from quoth.imports.web_annotation import corrections_from_web_annotation
    from quoth.ledger.current import reading_of

    written = _read(path)
    if path.suffix == ".ann":
        if not articles or path.stem in articles:
            yield from corrections_from_brat(
                _read(path.with_suffix(".txt")), written, reading_of(connection, path.stem), by
            )
        return
    about = tuple(articles) or tuple(dict.fromkeys(_OWN.findall(written)))
    if not about:
        raise InputError(str(path), "its annotations do not tell of which article they are: give --article")
    for article in about:
        yield from corrections_from_web_annotation(written, reading_of(connection, article), by, name=str(path))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except OSError as err:
        raise InputError(str(path), f"cannot be read: {err.strerror}") from err
    except UnicodeDecodeError as err:
        raise InputError(str(path), f"not UTF-8 text at byte {err.start}") from err
