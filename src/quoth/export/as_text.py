"""Readings as text for people, to be read in a terminal."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from typing import TYPE_CHECKING

from quoth.export.chains import counted, facts, heading, in_chains, introductions, publication, who, words
from quoth.export.styled import Styled
from quoth.export.visible import on_one_line
from quoth.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.record import Reading, Statement

# However deep a chain, its statements keep this many columns.
_NARROWEST = 24
_STEP = 4


def report(readings: Iterable[Reading], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Each article with its statements, a piece at a time, and a line that counts them at the end.

    Lines are at most `width` columns, except where a name alone is longer. Statements stand indented
    below the one that they came through. `colour` adds ANSI styles; control characters of the articles
    are shown, never passed on.
    """
    styled = Styled(colour=colour)
    statements = articles = 0
    for reading in readings:
        articles += 1
        statements += len(reading.statements)
        yield "\n".join(_article(reading, width, styled)) + "\n\n"
    yield f"{counted(statements, 'statement')} in {counted(articles, 'article')}\n"


def _article(reading: Reading, width: int, styled: Styled) -> Iterator[str]:
    yield from map(styled.strong, _wrapped(heading(reading), "", width))
    if published := publication(reading):
        yield from map(styled.quiet, _wrapped(published, "", width))
    places = _Places(reading)
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    numbers = {statement.id: number for number, statement in enumerate(reading.statements, start=1)}
    margin = len(str(len(reading.statements)))
    links = list(in_chains(reading.statements))
    roles = introductions(links, speakers)
    for link in links:
        statement = link.statement
        indent = " " * min(link.depth * _STEP, max(0, width - margin - 2 - _NARROWEST))
        cue = words(statement.cue)
        yield ""
        name = who(statement, speakers)
        yield (
            f"{indent}{link.number:>{margin}}  {styled.name(name) if name else styled.quiet('no source')}"
            f"{' ' + styled.cue(cue) if cue else ''}"
        )
        body = indent + " " * (margin + 2)
        if role := roles.get(link.number):
            yield from _wrapped(role, body, width)
        known = [*facts(statement, numbers, speakers), places.of(statement)]
        yield from map(styled.quiet, _wrapped(" · ".join(known), body, width))
        yield from _wrapped(words(statement.content), body, width)
    if not reading.statements:
        yield styled.quiet("No statement found.")
    for flag in reading.flags:
        yield ""
        yield from map(styled.flag, _wrapped(f"To query: {on_one_line(flag.message)}", "", width))


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    columns = max(width, len(indent) + _NARROWEST)
    return textwrap.wrap(text, columns, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


class _Places:
    """Where in an article statements stand: paragraph, counted from 1, and code points."""

    def __init__(self, reading: Reading) -> None:
        self._starts = [paragraph.start for paragraph in paragraphs(reading.article.text)]

    def of(self, statement: Statement) -> str:
        """For example "¶3 412–530", from the start of the first content span to the end of the last."""
        spans = statement.content or statement.cue or statement.source
        if not spans:
            return "no place"
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return f"¶{max(1, bisect_right(self._starts, start))} {start}–{end}"
