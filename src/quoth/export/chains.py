"""Statements in the order in which people read them: each below the one that it came through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quoth.record import Reading, Span, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Link:
    """A statement in its chain: its number in the reading, from 1, and how many statements are above it."""

    number: int
    depth: int
    statement: Statement


def in_chains(statements: Sequence[Statement]) -> Iterator[Link]:
    """Every statement once, in order, but each after the statement that it came through.

    A chain that runs in a circle is cut where it first closes.
    """
    numbers = {statement.id: number for number, statement in enumerate(statements, start=1)}
    below: dict[str | None, list[Statement]] = {}
    for statement in statements:
        below.setdefault(_above(statement, numbers), []).append(statement)
    left = dict.fromkeys(numbers)
    # What hangs on nothing comes first; what is left after that hangs on a circle.
    for first in (*below.get(None, []), *statements):
        waiting = [(first, 0)]
        while waiting:
            statement, depth = waiting.pop()
            if statement.id not in left:
                continue
            del left[statement.id]
            yield Link(numbers[statement.id], depth, statement)
            waiting.extend((lower, depth + 1) for lower in reversed(below.get(statement.id, [])))


def _above(statement: Statement, numbers: dict[str, int]) -> str | None:
    above = statement.via.statement if statement.via else None
    return above if above in numbers else None


def heading(reading: Reading) -> str:
    """What to call an article: its title, else where it comes from, else its id."""
    article = reading.article
    for name in (article.title, article.source, article.url):
        if name and (shown := on_one_line(name)):
            return shown
    return article.id


def publication(reading: Reading) -> str:
    """The outlet and the time of publication, as far as they are known."""
    known = (reading.article.outlet, reading.article.published)
    return " · ".join(on_one_line(value) for value in known if value)


def who(statement: Statement, speakers: Mapping[str, Speaker]) -> str | None:
    """The speaker's name, else the words of the source, else None."""
    speaker = speakers.get(statement.speaker or "")
    if speaker:
        return on_one_line(speaker.name)
    return words(statement.source) or None


def through(statement: Statement, numbers: Mapping[str, int], speakers: Mapping[str, Speaker]) -> str | None:
    """The speaker, else the number of the statement, that the statement came through, else None."""
    if statement.via is None:
        return None
    speaker = speakers.get(statement.via.speaker or "")
    if speaker:
        return on_one_line(speaker.name)
    number = numbers.get(statement.via.statement or "")
    return str(number) if number else None


def manner(statement: Statement) -> str:
    """The kind, then polarity and attitude where they are not those of a plain utterance."""
    parts: list[str] = [statement.kind]
    if statement.polarity != "affirmed":
        parts.append(statement.polarity)
    if statement.attitude != "communication":
        parts.append(statement.attitude)
    return ", ".join(parts)


def words(spans: Sequence[Span]) -> str:
    """The text of the spans on one line, with an ellipsis for what lies between them."""
    return " … ".join(on_one_line(span.text) for span in spans)


def counted(number: int, noun: str) -> str:
    """The number and its noun: "1 statement", "2,500 statements"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
