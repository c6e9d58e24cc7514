"""The statements whose speaker is least certain: where a person had better look for themselves."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quoth.export.as_json import one_line
from quoth.export.chains import counted, heading, named, words
from quoth.export.styled import Styled
from quoth.export.visible import on_one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoth.record import Reading, Speaker, Statement

_INDENT = " " * 6
# However narrow the terminal, this many columns of the content are shown.
_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement with its speaker, its article's source and heading, and its number in the reading, from 1."""

    source: str | None
    heading: str
    number: int
    statement: Statement
    speaker: Speaker | None


def doubts(readings: Iterable[Reading], number: int) -> list[Doubt]:
    """At most `number` statements of all the readings, by confidence in the speaker, the lowest first.

    Of statements with the same confidence, the earlier come first. No more than `number` of them are held at a time.
    """
    return heapq.nsmallest(number, _all(readings), key=lambda doubt: doubt.statement.confidence.speaker)


def _all(readings: Iterable[Reading]) -> Iterator[Doubt]:
    for reading in readings:
        speakers = {speaker.id: speaker for speaker in reading.speakers}
        shown = on_one_line(reading.article.source or "") or heading(reading)
        for number, statement in enumerate(reading.statements, start=1):
            speaker = speakers.get(statement.speaker or "")
            yield Doubt(reading.article.source, shown, number, statement, speaker)


def lines(found: Iterable[Doubt]) -> Iterator[str]:
    """Each as one line of JSON: the article's source, the statement and its speaker, or null, as in the reading."""
    for doubt in found:
        yield one_line({"source": doubt.source, "statement": doubt.statement, "speaker": doubt.speaker}) + "\n"


def report(found: Iterable[Doubt], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Each as text for people: how sure, who, where, in which words; and as much of the content as a line holds.

    `width` is that line's, in columns; `colour` adds ANSI styles. Control characters are shown, never passed on.
    """
    styled = Styled(colour=colour)
    number = 0
    for doubt in found:
        number += 1
        yield "\n".join(_lines(doubt, width, styled)) + "\n\n"
    yield f"{counted(number, 'statement')}, the least certain speaker first\n"


def _lines(doubt: Doubt, width: int, styled: Styled) -> Iterator[str]:
    statement = doubt.statement
    name = styled.name(named(doubt.speaker)) if doubt.speaker else styled.quiet("no speaker")
    yield f"{statement.confidence.speaker:>4.0%}  {name}"
    yield styled.quiet(f"{_INDENT}{doubt.heading} · statement {doubt.number}")
    source, cue = words(statement.source), words(statement.cue)
    said_by = [source or styled.quiet("no source"), styled.cue(cue) if cue else styled.quiet("no cue")]
    yield f"{_INDENT}{' · '.join(said_by)}"
    yield _INDENT + shortened(words(statement.content), max(_NARROWEST, width - len(_INDENT)))
