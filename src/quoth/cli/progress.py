"""What a person sees on standard error while a command works."""

from __future__ import annotations

import sys
from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING, Self

import click

from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from quoth.errors import InputError

_SECONDS_BETWEEN = 0.2
_MOST_REASONS = 5
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Complaints about inputs as they come and, where `shown`, one line that counts what is done.

    `complaints` is the number of inputs that could not be read.
    """

    def __init__(self, *, shown: bool, total: Callable[[], int | None] = lambda: None) -> None:
        """`total` says how many bytes there are to read, where that can be told; it is asked once, if at all."""
        self.complaints = 0
        self._shown = shown and sys.stderr.isatty()
        self._total = total() if self._shown else None
        self._read = 0
        self._articles = 0
        self._words = 0
        self._passed_over: Counter[str] = Counter()
        self._started = self._drawn = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._clear()
        if self._passed_over:
            told = "; ".join(
                f"{number:,} × {reason}" for reason, number in self._passed_over.most_common(_MOST_REASONS)
            )
            more = "; ..." if len(self._passed_over) > _MOST_REASONS else ""
            click.echo(f"quoth: passed over: {on_one_line(told)}{more}", err=True)

    def pass_over(self, reason: str) -> None:
        """Take note of something that is no article; in the end, one line says how many there were and why."""
        self._passed_over[reason] += 1

    def complain(self, error: InputError) -> None:
        """Say what could not be read, on a line of its own."""
        self.complaints += 1
        self._clear()
        click.echo(f"quoth: {on_one_line(str(error))}", err=True)

    def at(self, read: int) -> None:
        """Take note of how many bytes have been read."""
        self._read = read

    def count(self, text: str | None = None) -> None:
        """Take note of one more article, of this text where that was read, and redraw the line if it is time."""
        if not self._shown:
            return
        self._articles += 1
        self._words += len(text.split()) if text is not None else 0
        now = monotonic()
        if now - self._drawn < _SECONDS_BETWEEN:
            return
        self._drawn = now
        seconds = now - self._started
        speed = f"{self._words / seconds:,.0f} words" if self._words else f"{self._articles / seconds:,.1f}"
        left = f", {_clock(self._left(seconds))} left" if self._total and self._read else ""
        click.echo(f"{_CLEAR_LINE}{self._articles:,} articles, {speed} a second{left}", err=True, nl=False)

    def _left(self, seconds: float) -> float:
        return seconds * max(0, (self._total or 0) - self._read) / self._read

    def _clear(self) -> None:
        if self._shown:
            click.echo(_CLEAR_LINE, err=True, nl=False)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
