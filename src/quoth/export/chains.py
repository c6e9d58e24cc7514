"""Statements in the order and the words in which people read them: each below the one that it came through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quoth.export.values import place_value, time_value, words_and_value
from quoth.export.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quoth.export.lookup import Lookup
    from quoth.record import Reading, Role, Span, Speaker, Statement


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
    """The outlet, the time of publication and the dateline, as far as they are known."""
    known = (reading.article.outlet, reading.article.published, reading.article.dateline)
    return " · ".join(on_one_line(value) for value in known if value)


def who(statement: Statement, speakers: Mapping[str, Speaker]) -> str | None:
    """The speaker's name and acronym, else the words of the source, else None."""
    speaker = speakers.get(statement.speaker or "")
    if speaker is None:
        return words(statement.source) or None
    return named(speaker)


def named(speaker: Speaker) -> str:
    """The speaker's name, with the acronym behind it where it has one: "World Health Organization (WHO)"."""
    return _with_acronym(on_one_line(speaker.name), speaker.acronym)


def introductions(links: Iterable[Link], speakers: Mapping[str, Speaker]) -> dict[int, str]:
    """By the number of the first statement of each speaker with a role: the first of its roles."""
    out: dict[int, str] = {}
    met: set[str] = set()
    for link in links:
        speaker = speakers.get(link.statement.speaker or "")
        if speaker is None or speaker.id in met:
            continue
        met.add(speaker.id)
        if speaker.roles and (role := _in_words(speaker.roles[0])):
            out[link.number] = role
    return out


def _in_words(role: Role) -> str:
    """Title and organisation, with its acronym: "Director General, World Health Organization (WHO)"."""
    organisation = _with_acronym(on_one_line(role.organisation or ""), role.acronym)
    parts = [on_one_line(role.title or ""), organisation]
    return ", ".join(filter(None, parts)) or on_one_line(role.span.text)


def _with_acronym(name: str, acronym: str | None) -> str:
    shown = on_one_line(acronym or "")
    if not shown or re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", name):
        return name
    return f"{name} ({shown})" if name else shown


def facts(statement: Statement, lookup: Lookup) -> list[str]:
    """What is known of a statement beside its words: manner, circumstances, and what it came through."""
    out = [manner(statement), *circumstances(statement, lookup)]
    if came := through(statement, lookup):
        out.append(f"through {came}")
    return out


def circumstances(statement: Statement, lookup: Lookup) -> list[str]:
    """When, where, in which medium and to whom it was said, as far as the article words it."""
    said = statement.said
    out = []
    if time := lookup.time(said.time):
        out.append(f"when: {words_and_value(time.text, time_value(time))}")
    if place := lookup.place(said.place):
        out.append(f"where: {place_value(place) or on_one_line(place.text)}")
    if said.medium and (medium := on_one_line(said.medium.text)):
        out.append(f"medium: {medium}")
    if whom := told_to(statement, lookup):
        out.append(f"told to {whom}")
    return out


def told_to(statement: Statement, lookup: Lookup) -> str | None:
    """The name of whom the statement was made to, else the words for it, else None.

    It is also None where the statement has no cue: then nothing at that place says that it was told to anybody.
    """
    whom = statement.said.told_to
    if whom is None or not statement.cue:
        return None
    speaker = lookup.speaker(whom.speaker)
    return named(speaker) if speaker else on_one_line(whom.text) or None


def through(statement: Statement, lookup: Lookup) -> str | None:
    """The speaker, else the number of the statement, that the statement came through, else None."""
    if statement.via is None:
        return None
    speaker = lookup.speaker(statement.via.speaker)
    if speaker:
        return named(speaker)
    number = lookup.numbers.get(statement.via.statement or "")
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


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """The number and its noun: "1 statement", "2,500 statements"; `nouns` is a plural that takes more than an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {nouns or noun + 's'}"
