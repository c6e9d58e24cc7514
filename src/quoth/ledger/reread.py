"""How are a ledger's articles read again, when Quoth or its model is newer than their readings?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import and_, select

from quoth.ledger import schema
from quoth.ledger.add import keep_reading
from quoth.ledger.current import article_of, newest, reindex
from quoth.ledger.store import Ledger, new_run
from quoth.reader.reader import Reader
from quoth.record import Article, Reading

# Readings that are kept together.
_AT_ONCE = 64


def reread(ledger: Ledger, reader: Reader) -> Iterator[Reading]:
    """Read again the newest versions that this Quoth with this model has not read; the readings, once they are kept.

    Corrections stay, and apply to the new readings. Cut short, it goes on where it stood when it is called again.

    Raises:
        InputError: the ledger cannot be written to.
    """
    with ledger.writing() as connection:
        run = new_run(connection, "reread")
    ready: list[Reading] = []
    for reading in reader.read_many(_outdated(ledger, reader)):
        ready.append(reading)
        if len(ready) == _AT_ONCE:
            yield from _kept(ledger, run, ready)
            ready = []
    yield from _kept(ledger, run, ready)


def _kept(ledger: Ledger, run: int, ready: Sequence[Reading]) -> Iterator[Reading]:
    with ledger.writing() as connection:
        for reading in ready:
            keep_reading(connection, run, reading)
            reindex(connection, reading.article.id)
    yield from ready


def _outdated(ledger: Ledger, reader: Reader) -> Iterator[Article]:
    """The articles whose newest version this reader has not read, one after the other by their ids."""
    articles, readings = schema.articles, schema.readings
    own = and_(
        readings.c.article == articles.c.id,
        readings.c.quoth == reader.read_by.quoth,
        readings.c.model == reader.read_by.model,
    )
    last = ""
    while True:
        query = select(articles.c.id).where(articles.c.id > last, newest(), ~select(readings.c.id).where(own).exists())
        with ledger.reading() as connection:
            found = connection.execute(query.order_by(articles.c.id).limit(1)).scalar()
            if found is None:
                return
            article = article_of(connection, found)
        yield article
        last = found
