"""The styles of what is shown in a terminal."""

from __future__ import annotations

import click


class Styled:
    """Text in the styles of the reports for people, or as it is."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def strong(self, text: str) -> str:
        """What a reader should see first: a heading."""
        return click.style(text, bold=True) if self._colour else text

    def quiet(self, text: str) -> str:
        """What is only looked up."""
        return click.style(text, dim=True) if self._colour else text

    def name(self, text: str) -> str:
        """Who said it."""
        return click.style(text, fg="cyan", bold=True) if self._colour else text

    def cue(self, text: str) -> str:
        """The words that attribute it."""
        return click.style(text, fg="yellow") if self._colour else text

    def flag(self, text: str) -> str:
        """What a reader should query."""
        return click.style(text, fg="magenta") if self._colour else text

    def value(self, text: str) -> str:
        """What words amount to."""
        return click.style(text, fg="green") if self._colour else text
