"""Readings as text for people, to be read in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoth.export.chains import counted, facts, heading, in_chains, introductions, publication, who, words
from quoth.export.lookup import Lookup
from quoth.export.styled import Styled
from quoth.export.text_sections import NARROWEST, sections, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.record import Reading, Statement

# Columns by which a statement stands right of the one that it came through.
_STEP = 4


def report(readings: Iterable[Reading], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Each article with its record, a piece at a time, and a line that counts the statements at the end.

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
    yield from map(styled.strong, wrapped(heading(reading), "", width))
    if published := publication(reading):
        yield from map(styled.quiet, wrapped(published, "", width))
    lookup = Lookup(reading)
    yield from _statements(reading, lookup, width, styled)
    yield from sections(reading, lookup, width, styled)


def _statements(reading: Reading, lookup: Lookup, width: int, styled: Styled) -> Iterator[str]:
    margin = len(str(len(reading.statements)))
    links = list(in_chains(reading.statements))
    roles = introductions(links, lookup.speakers)
    for link in links:
        statement = link.statement
        indent = " " * min(link.depth * _STEP, max(0, width - margin - 2 - NARROWEST))
        cue = words(statement.cue)
        yield ""
        name = who(statement, lookup.speakers)
        yield (
            f"{indent}{link.number:>{margin}}  {styled.name(name) if name else styled.quiet('no source')}"
            f"{' ' + styled.cue(cue) if cue else ''}"
        )
        body = indent + " " * (margin + 2)
        if role := roles.get(link.number):
            yield from wrapped(role, body, width)
        known = [*facts(statement, lookup), _whereabouts(statement, lookup)]
        yield from map(styled.quiet, wrapped(" · ".join(known), body, width))
        yield from wrapped(words(statement.content), body, width)
    if not reading.statements:
        yield styled.quiet("No statement found.")


def _whereabouts(statement: Statement, lookup: Lookup) -> str:
    """For example "¶3 412–530", from the start of the first content span to the end of the last."""
    spans = statement.content or statement.cue or statement.source
    if not spans:
        return "no place"
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return f"¶{lookup.paragraph(start)} {start}–{end}"
