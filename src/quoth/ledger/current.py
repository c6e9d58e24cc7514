"""What does a ledger hold of an article now? Its newest reading, with the corrections that people made."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from quoth.correction import Correction, corrected
from quoth.errors import InputError
from quoth.ledger import index, schema
from quoth.ledger.packed import unpacked_article, unpacked_reading
from quoth.record import Article, Reading

# Articles that are fetched at a time.
_PAGE = 100


def article_of(connection: Connection, article: str) -> Article:
    """An article of any version, as it was taken in.

    Raises:
        InputError: the ledger has none of this id.
    """
    table = schema.articles
    body = connection.execute(select(table.c.body).where(table.c.id == article)).scalar()
    if body is None:
        raise InputError(article, "no article in the ledger has this id: 'quoth log' lists them")
    return unpacked_article(body)


def readings_of(connection: Connection, article: str) -> list[Reading]:
    """All readings of an article, the oldest first, as the machine made them.

    Raises:
        InputError: the ledger has no such article.
    """
    text = article_of(connection, article).text
    table = schema.readings
    query = select(table.c.body).where(table.c.article == article).order_by(table.c.id)
    return [unpacked_reading(body, text) for body in connection.execute(query).scalars()]


def corrections_of(connection: Connection, article: str) -> list[tuple[int, Correction]]:
    """The corrections of an article that nobody has withdrawn, in their order, with their numbers."""
    table = schema.corrections
    later = table.alias()
    query = (
        select(table.c.id, table.c.body)
        .where(table.c.article == article, table.c.body.is_not(None))
        .where(~select(later.c.id).where(later.c.supersedes == table.c.id).exists())
        .order_by(table.c.id)
    )
    return [(number, unpacked_correction(body)) for number, body in connection.execute(query)]


def reading_of(connection: Connection, article: str) -> Reading:
    """The newest reading of an article, corrected.

    Raises:
        InputError: the ledger has no such article.
    """
    last = readings_of(connection, article)[-1]
    return corrected(last, [one for _, one in corrections_of(connection, article)])[0]


def all_readings(connection: Connection) -> Iterator[Reading]:
    """The newest readings, corrected, of the newest version of every article, in the order of their ids."""
    last = ""
    while page := connection.execute(_page(last)).all():
        corrections = _corrections(connection, page)
        for row in page:
            reading = unpacked_reading(row.reading, unpacked_article(row.article).text)
            yield corrected(reading, corrections.get(row.id, ()))[0]
        last = page[-1].id


def reindex(connection: Connection, article: str) -> None:
    """Make the index of an article anew, after its reading or corrections changed."""
    index.remove(connection, article)
    if is_newest(connection, article):
        index.enter(connection, [reading_of(connection, article)])


def is_newest(connection: Connection, article: str) -> bool:
    """Whether there is no later version of an article."""
    table = schema.articles
    return connection.execute(select(table.c.id).where(table.c.id == article, newest())).first() is not None


def newest() -> ColumnElement[bool]:
    """The condition under which a row of the articles is the newest version of its article."""
    table = schema.articles
    later = table.alias()
    return ~select(later.c.id).where(later.c.address == table.c.address, later.c.version > table.c.version).exists()


def _page(after: str) -> Select[Any]:
    """The newest articles whose ids come after one, each with its newest reading."""
    articles, readings = schema.articles, schema.readings
    every = readings.alias()
    last = select(func.max(every.c.id)).where(every.c.article == articles.c.id).scalar_subquery()
    return (
        select(articles.c.id, articles.c.body.label("article"), readings.c.body.label("reading"))
        .select_from(articles.join(readings, readings.c.id == last))
        .where(articles.c.id > after, newest())
        .order_by(articles.c.id)
        .limit(_PAGE)
    )


def _corrections(connection: Connection, page: Sequence[Row[Any]]) -> Mapping[str, Sequence[Correction]]:
    """The corrections of the articles of a page; most have none."""
    table = schema.corrections
    query = select(table.c.article).distinct().where(table.c.article.in_([row.id for row in page]))
    out = defaultdict(list)
    for article in connection.execute(query).scalars().all():
        out[article] = [one for _, one in corrections_of(connection, article)]
    return out


def packed_correction(one: Correction) -> bytes:
    """A correction as bytes of the record."""
    return json.dumps(msgspec.to_builtins(one)).encode("ascii")


def unpacked_correction(body: bytes) -> Correction:
    """The correction that these bytes of the record are of."""
    return msgspec.convert(json.loads(body), Correction)
