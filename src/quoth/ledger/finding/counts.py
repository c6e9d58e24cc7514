"""How many statements are there, by day, speaker, outlet, kind, attitude and type of speaker?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from quoth.ledger import schema
from quoth.ledger.finding.filters import Filters, conditions
from quoth.ledger.identity.identities import persons
from quoth.ledger.identity.who import called
from quoth.ledger.store import Ledger

By = Literal["speaker", "outlet", "day", "kind", "attitude", "polarity", "type"]
BYS: tuple[By, ...] = get_args(By)
_NO_FILTERS = Filters()
_NOBODY = "no speaker"
_UNNAMED = "speakers without a name"
_statements = schema.statements


class Day(msgspec.Struct, frozen=True):
    """How many statements the articles of a day carry, by kind; `day` is null for articles whose day is not known."""

    day: str | None
    statements: int
    direct: int
    indirect: int
    mixed: int
    articles: int


class Count(msgspec.Struct, frozen=True):
    """How many statements have a value, and their share of all that were counted.

    `by` says of what it is a value, `name` is null where there is none: no outlet, no speaker, no known type. `id` is
    a speaker's, as in `who`.
    """

    by: By
    name: str | None
    id: str | None
    statements: int
    share: float


def timeline(ledger: Ledger, filters: Filters = _NO_FILTERS) -> list[Day]:
    """The days on which anything was carried, in their order; what has no day comes last."""
    day = _statements.c.day
    kinds = [
        func.sum(case((_statements.c.kind == kind, 1), else_=0)).label(kind) for kind in ("direct", "indirect", "mixed")
    ]
    articles = func.count(_statements.c.article.distinct()).label("articles")
    with ledger.reading() as connection:
        query = select(day, func.count().label("statements"), *kinds, articles).group_by(day)
        rows = connection.execute(query.where(*conditions(connection, filters))).all()
    found = [Day(row.day, row.statements, row.direct, row.indirect, row.mixed, row.articles) for row in rows]
    return sorted(found, key=lambda one: (one.day is None, one.day or ""))


def stats(ledger: Ledger, bys: Iterable[By] = BYS, filters: Filters = _NO_FILTERS) -> list[Count]:
    """The counts by each of some things: days in their order, everything else by number, the largest first."""
    with ledger.reading() as connection:
        where = conditions(connection, filters)
        return [one for by in bys for one in _COUNTERS[by](connection, by, where)]


def _by_column(connection: Connection, by: By, where: Sequence[ColumnElement[bool]]) -> list[Count]:
    column = _statements.c[by]
    return _counts(by, _numbers(connection, select(column, func.count()).where(*where).group_by(column)))


def _by_day(connection: Connection, by: By, where: Sequence[ColumnElement[bool]]) -> list[Count]:
    found = _by_column(connection, by, where)
    return sorted(found, key=lambda one: (one.name is None, one.name or ""))


def _by_type(connection: Connection, by: By, where: Sequence[ColumnElement[bool]]) -> list[Count]:
    """By what the speaker is; statements without a speaker are counted apart from those with one of no known type."""
    speakers = schema.speakers
    speaks = (speakers.c.article == _statements.c.article) & (speakers.c.local == _statements.c.speaker)
    type_ = case((_statements.c.speaker.is_(None), _NOBODY), else_=speakers.c.type)
    query = select(type_, func.count()).select_from(_statements.outerjoin(speakers, speaks)).where(*where)
    return _counts(by, _numbers(connection, query.group_by(type_)))


def _by_speaker(connection: Connection, by: By, where: Sequence[ColumnElement[bool]]) -> list[Count]:
    """By person or body across articles; speakers who have no name count together, as do statements without any."""
    article, speaker = _statements.c.article, _statements.c.speaker
    query = select(article, speaker, func.count().label("number")).where(*where).group_by(article, speaker)
    names: dict[str, str] = {}
    of_mention: dict[str, str] = {}
    for person in persons(connection):
        first = person[0].id
        names[first] = called(person)
        of_mention.update(dict.fromkeys((mention.id for mention in person), first))
    numbers: Counter[str] = Counter()
    for row in connection.execute(query):
        whose = of_mention.get(f"{row.article}/{row.speaker}", _UNNAMED)
        numbers[_NOBODY if row.speaker is None else whose] += row.number
    return _counts(by, numbers, names)


_COUNTERS: Mapping[By, Callable[[Connection, By, Sequence[ColumnElement[bool]]], list[Count]]] = {
    "speaker": _by_speaker,
    "outlet": _by_column,
    "day": _by_day,
    "kind": _by_column,
    "attitude": _by_column,
    "polarity": _by_column,
    "type": _by_type,
}


def _numbers(connection: Connection, query: Select[Any]) -> dict[str | None, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _counts(by: By, numbers: Mapping[Any, int], names: Mapping[str, str] | None = None) -> list[Count]:
    """Numbers with their shares, the largest first, who or what has no name last.

    The keys are ids where there are names for them.
    """
    total = sum(numbers.values())
    out = [
        Count(by, names[key], key, number, number / total)
        if names and key in names
        else Count(by, key, None, number, number / total)
        for key, number in numbers.items()
    ]
    unnamed = (None, _NOBODY, _UNNAMED)
    return sorted(out, key=lambda one: (one.name in unnamed, -one.statements, one.name or "", one.id or ""))
