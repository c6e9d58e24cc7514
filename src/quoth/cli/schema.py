from __future__ import annotations

import json

import click

from quoth.export.schema import reading_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `quoth read` writes as JSON.

    It describes one reading: an item of the array that --format json writes, or a line of --format jsonl.
    """
    click.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))
