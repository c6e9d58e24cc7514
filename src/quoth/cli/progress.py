"""What a person sees on standard error while a command works."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

import click

from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from types import TracebackType

    from quoth.errors import InputError
    from quoth.record import Reading

_SECONDS_BETWEEN = 0.2
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Complaints about inputs as they come and, where `shown`, one line that counts what is read.

    `complaints` is the number of inputs that could not be read.
    """

    def __init__(self, *, shown: bool) -> None:
        self.complaints = 0
        self._shown = shown and sys.stderr.isatty()
        self._articles = 0
        self._words = 0
        self._started = self._drawn = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._clear()

    def complain(self, error: InputError) -> None:
        """Say what could not be read, on a line of its own."""
        self.complaints += 1
        self._clear()
        click.echo(f"quoth: {on_one_line(str(error))}", err=True)

    def count(self, reading: Reading) -> None:
        """Take note of one more article, and redraw the line if it is time."""
        if not self._shown:
            return
        self._articles += 1
        self._words += len(reading.article.text.split())
        now = monotonic()
        if now - self._drawn < _SECONDS_BETWEEN:
            return
        self._drawn = now
        speed = self._words / (now - self._started)
        click.echo(f"{_CLEAR_LINE}{self._articles:,} articles, {speed:,.0f} words a second", err=True, nl=False)

    def _clear(self) -> None:
        if self._shown:
            click.echo(_CLEAR_LINE, err=True, nl=False)
