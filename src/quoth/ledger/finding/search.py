"""Finding statements in a ledger: by their words, the best match first, or by day, the newest first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Row,
    Select,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    tuple_,
)

from quoth.ledger import schema
from quoth.ledger.finding import query
from quoth.ledger.finding.cursors import Cursor, at, cursor_of, digest
from quoth.ledger.finding.filters import Filters, conditions
from quoth.ledger.packed import unpacked_article
from quoth.ledger.store import Ledger
from quoth.record import Attitude, Kind, Polarity

# Words that more statements hold than this say little about any of them, and ranking all would take long: such matches
# are listed by day. In SQLite, ranking so many takes about 50 ms.
_MOST_RANKED = 30_000
_CONTEXT = 100
# In PostgreSQL, ranks are divided by the logarithm of the length, as in BM25 long statements count for less.
_BY_LENGTH = 1
_NO_FILTERS = Filters()

_statements = schema.statements
_words = table("statement_words", column("rowid"), column("pk"), column("rank"), column("words"))


class SourceArticle(msgspec.Struct, frozen=True):
    """The article of a statement."""

    id: str
    title: str | None
    outlet: str | None
    day: str | None
    url: str | None


class StatedRole(msgspec.Struct, frozen=True):
    """A role as the article states it."""

    title: str | None
    organisation: str | None
    acronym: str | None


class StatedBy(msgspec.Struct, frozen=True):
    """The speaker of a statement, as its article has them; `id` is ARTICLE/SPEAKER."""

    id: str
    name: str
    type: str | None
    roles: list[StatedRole]


class Found(msgspec.Struct, frozen=True):
    """A statement that was found; `id` is ARTICLE/STATEMENT.

    `start` and `end` are those of the whole content, `spans` those of its parts, in code points of the article's text;
    `before` and `after` are the text around it.
    """

    id: str
    content: str
    kind: Kind
    attitude: Attitude
    polarity: Polarity
    cue: str | None
    speaker: StatedBy | None
    article: SourceArticle
    start: int
    end: int
    spans: list[tuple[int, int]]
    before: str
    after: str


class Page(msgspec.Struct, frozen=True):
    """Some of the statements that a search finds; `next` is the cursor of the next page, or null at the end.

    `is_ranked` says that the best matches come first; else the newest do.
    """

    results: list[Found]
    next: str | None
    is_ranked: bool


def search(
    ledger: Ledger,
    text: str = "",
    filters: Filters = _NO_FILTERS,
    *,
    limit: int = 20,
    after: str | None = None,
    context: int = _CONTEXT,
) -> Page:
    """The statements that a query and filters find, a page of at most `limit` of them.

    Matches are ranked by BM25 in SQLite and by `ts_rank` in PostgreSQL; statements that are found alike, and those that
    no words were asked of, stand in the order of days, articles and their text. `query` says what a text asks for.

    Raises:
        InputError: `after` is no cursor of this search.
    """
    wanted = query.parsed(text)
    mark = digest(wanted, filters)
    with ledger.reading() as connection:
        if wanted.has_no_words:
            return Page([], None, is_ranked=False)
        where = conditions(connection, filters)
        cursor = at(after, mark) if after is not None else None
        is_ranked = bool(wanted.groups) and _is_rankable(connection, wanted)
        rows = (_ranked if is_ranked else _by_day)(connection, wanted, where, cursor, limit + 1)
        follows = cursor_of(rows[limit - 1], mark) if len(rows) > limit else None
        return Page(_found(connection, [row.pk for row in rows[:limit]], context), follows, is_ranked)


def _is_rankable(connection: Connection, wanted: query.Query) -> bool:
    """Whether so few statements match that it is worth to rank them."""
    some = select(_key(connection)).where(_matches(connection, wanted)).limit(_MOST_RANKED + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _MOST_RANKED


def _ranked(
    connection: Connection,
    wanted: query.Query,
    where: Sequence[ColumnElement[bool]],
    cursor: Cursor | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The keys of the best matches."""
    rank: ColumnElement[float] = _words.c.rank
    if connection.dialect.name != "sqlite":
        rank = -cast(func.ts_rank(_words.c.words, _tsquery(wanted), _BY_LENGTH), Double)
    order = (_statements.c.article, _statements.c.start, _statements.c.local)
    chosen = (
        select(*_ORDERED, rank.label("rank"))
        .select_from(_words)
        .join(_statements, _statements.c.pk == _key(connection))
        .where(_matches(connection, wanted), *where)
        .order_by(rank, *order)
        .limit(limit)
    )
    if cursor is not None:
        same = (rank == cursor.rank) & (tuple_(*order) > tuple_(*cursor.place))
        chosen = chosen.where(or_(rank > cursor.rank, same))
    return connection.execute(chosen).all()


def _by_day(
    connection: Connection,
    wanted: query.Query,
    where: Sequence[ColumnElement[bool]],
    cursor: Cursor | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The keys of the newest matches; those without a day come last."""
    where = [*where, *_by_words(connection, wanted)]
    day, order = _statements.c.day, (_statements.c.article, _statements.c.start, _statements.c.local)
    chosen = select(*_ORDERED, literal_column("NULL").label("rank")).where(*where)
    dated = chosen.where(day.is_not(None)).order_by(day.desc(), *order)
    undated = chosen.where(day.is_(None)).order_by(*order)
    parts = [dated, undated]
    if cursor is not None:
        later = tuple_(*order) > tuple_(*cursor.place)
        if cursor.day is None:
            parts = [undated.where(later)]
        else:
            # One after the other: with OR between them, no database would go through the days in their order.
            parts = [dated.where(day == cursor.day, later), dated.where(day < cursor.day), undated]
    rows: list[Row[Any]] = []
    for part in parts:
        if len(rows) < limit:
            rows += connection.execute(part.limit(limit - len(rows))).all()
    return rows


_ORDERED = (_statements.c.pk, _statements.c.day, _statements.c.article, _statements.c.start, _statements.c.local)


def _by_words(connection: Connection, wanted: query.Query) -> list[ColumnElement[bool]]:
    """What the words ask for, as conditions on statements one by one."""
    if not wanted.groups and not wanted.without:
        return []
    # The sign keeps SQLite from going through the matches rather than through the days.
    pk = literal_column("+statements.pk") if connection.dialect.name == "sqlite" else _statements.c.pk
    if wanted.groups or connection.dialect.name != "sqlite":
        return [pk.in_(select(_key(connection)).where(_matches(connection, wanted)))]
    unwanted = _fts5(query.unwanted_in_sqlite(wanted))
    return [pk.not_in(select(_words.c.rowid).where(unwanted))]


def _key(connection: Connection) -> ColumnElement[int]:
    return _words.c.rowid if connection.dialect.name == "sqlite" else _words.c.pk


def _matches(connection: Connection, wanted: query.Query) -> ColumnElement[bool]:
    if connection.dialect.name == "sqlite":
        return _fts5(query.in_sqlite(wanted))
    return _words.c.words.op("@@", is_comparison=True)(_tsquery(wanted))


def _fts5(expression: str) -> ColumnElement[bool]:
    return literal_column("statement_words").op("MATCH", is_comparison=True)(expression)


def _tsquery(wanted: query.Query) -> ColumnElement[Any]:
    return func.to_tsquery("quoth", query.in_postgresql(wanted))


def _found(connection: Connection, keys: Sequence[int], context: int) -> list[Found]:
    """The statements with these keys, in this order, with their articles and speakers."""
    rows = {row.pk: row for row in connection.execute(_whole(keys))}
    texts = _texts(connection, {row.article for row in rows.values()})
    return [_one(rows[pk], texts[rows[pk].article], context) for pk in keys]


def _whole(keys: Sequence[int]) -> Select[Any]:
    articles, speakers = schema.articles, schema.speakers
    speaks = (speakers.c.article == _statements.c.article) & (speakers.c.local == _statements.c.speaker)
    return (
        select(
            _statements,
            articles.c.title,
            articles.c.url,
            speakers.c.type,
            speakers.c.roles,
        )
        .join(articles, articles.c.id == _statements.c.article)
        .outerjoin(speakers, speaks)
        .where(_statements.c.pk.in_(keys))
    )


def _texts(connection: Connection, articles: set[str]) -> Mapping[str, str]:
    one = schema.articles
    bodies = connection.execute(select(one.c.id, one.c.body).where(one.c.id.in_(sorted(articles))))
    return {id_: unpacked_article(body).text for id_, body in bodies}


def _one(row: Row[Any], text: str, context: int) -> Found:
    speaker = None
    if row.roles is not None:
        roles = msgspec.convert(json.loads(row.roles), list[StatedRole])
        speaker = StatedBy(f"{row.article}/{row.speaker}", row.name, row.type, roles)
    return Found(
        id=f"{row.article}/{row.local}",
        content=row.content,
        kind=row.kind,
        attitude=row.attitude,
        polarity=row.polarity,
        cue=row.cue,
        speaker=speaker,
        article=SourceArticle(row.article, row.title, row.outlet, row.day, row.url),
        start=row.start,
        end=row.end,
        spans=msgspec.convert(json.loads(row.spans), list[tuple[int, int]]),
        before=text[max(0, row.start - context) : row.start],
        after=text[row.end : row.end + context],
    )
