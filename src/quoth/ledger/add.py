"""How do articles come into a ledger? Each with its reading, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from quoth.errors import InputError
from quoth.intake.taken import PassedOver, Taken
from quoth.ledger import index, schema
from quoth.ledger.carry import carry
from quoth.ledger.packed import packed_article, packed_reading, storable
from quoth.ledger.store import Ledger, new_run
from quoth.reader.reader import Reader
from quoth.record import Article, Reading

Result = Literal["added", "new version", "known", "passed over", "refused"]
RESULTS: tuple[Result, ...] = ("added", "new version", "known", "passed over", "refused")

# What is read is kept after so many inputs or seconds, whichever comes first: each time costs a wait for the disk.
_INPUTS = 64
_SECONDS = 2.0
# Texts that come through a pipe are no versions of each other.
_NOWHERE = "standard input"


class Outcome(msgspec.Struct, frozen=True):
    """What became of one input: its name, the result, what is to be said of that, and the article's id."""

    name: str
    result: Result
    reason: str | None = None
    article: str | None = None


class _Read(msgspec.Struct, frozen=True):
    """An article that is to be kept, with its reading."""

    taken: Taken
    reading: Reading


def add(
    ledger: Ledger, found: Iterable[Taken | PassedOver | InputError], reader: Reader, *, command: str = "add"
) -> Iterator[Outcome]:
    """Read articles into a ledger, in their order; what became of each, once it is kept.

    An article that the ledger knows is not read again. One of a known address with another text, title or date is a
    new version of it, and takes its place in the index. Whenever this is cut short, the ledger holds whole articles,
    and adding the same input again completes it.

    Raises:
        InputError: the ledger cannot be written to. What was yielded is kept.
    """
    with ledger.writing() as connection:
        run = new_run(connection, command)
    # In the order of the input: what became of one, or what is taken and still being read.
    queue: deque[Outcome | Taken] = deque()
    ready: list[Outcome | _Read] = []
    since = monotonic()
    for reading in reader.read_many(_unknown(ledger, found, queue)):
        ready += _settled(queue)
        taken = queue.popleft()
        if isinstance(taken, Taken):
            ready.append(_Read(taken, reading))
        if len(ready) >= _INPUTS or monotonic() - since > _SECONDS:
            yield from _kept(ledger, run, ready)
            ready, since = [], monotonic()
    yield from _kept(ledger, run, [*ready, *_settled(queue)])


def _settled(queue: deque[Outcome | Taken]) -> Iterator[Outcome]:
    """Take the inputs from the head of a queue that need no reading."""
    while queue and isinstance(queue[0], Outcome):
        yield queue[0]
        queue.popleft()


def _unknown(
    ledger: Ledger, found: Iterable[Taken | PassedOver | InputError], queue: deque[Outcome | Taken]
) -> Iterator[Article]:
    """The articles that are not in the ledger yet; all inputs are put into the queue."""
    for one in found:
        if isinstance(one, InputError):
            queue.append(Outcome(one.source, "refused", one.reason))
        elif isinstance(one, PassedOver):
            queue.append(Outcome(one.source, "passed over", one.reason))
        elif _is_known(ledger, one.article.id):
            queue.append(Outcome(_name(one.article), "known", None, one.article.id))
        else:
            queue.append(one)
            yield one.article


def _is_known(ledger: Ledger, article: str) -> bool:
    with ledger.reading() as connection:
        known = connection.execute(select(schema.articles.c.id).where(schema.articles.c.id == article)).first()
    return known is not None


def _kept(ledger: Ledger, run: int, ready: Sequence[Outcome | _Read]) -> Iterator[Outcome]:
    """Keep inputs, all together; what became of them."""
    if not ready:
        return
    with ledger.writing() as connection:
        entered: list[Reading] = []
        outcomes = [one if isinstance(one, Outcome) else _entered(connection, run, one, entered) for one in ready]
        index.enter(connection, entered)
        taken = [one.taken if isinstance(one, _Read) else None for one in ready]
        connection.execute(schema.inputs.insert(), list(map(partial(_logged, run), outcomes, taken)))
    yield from outcomes


def _entered(connection: Connection, run: int, one: _Read, entered: list[Reading]) -> Outcome:
    """Enter an article with its reading into the record, unless somebody did so meanwhile."""
    article, reading, table = one.taken.article, one.reading, schema.articles
    if connection.execute(select(table.c.id).where(table.c.id == article.id)).first() is not None:
        return Outcome(_name(article), "known", None, article.id)
    address = address_of(article)
    versions = select(table.c.id, table.c.version).where(table.c.address == address).order_by(table.c.version)
    earlier = connection.execute(versions).all()
    last = earlier[-1] if earlier else None
    version = 1 if last is None else last.version + 1
    connection.execute(table.insert().values(**_article_row(run, article, reading, address, version)))
    keep_reading(connection, run, reading)
    if last is None:
        entered.append(reading)
        return Outcome(_name(article), "added", None, article.id)
    index.remove(connection, last.id)
    entered[:] = [other for other in entered if other.article.id != last.id]
    reading, lost = carry(connection, last.id, reading)
    entered.append(reading)
    reason = f"corrections of the version before that no longer fit: {lost}" if lost else None
    return Outcome(_name(article), "new version", reason, article.id)


def keep_reading(connection: Connection, run: int, reading: Reading) -> None:
    """Enter a reading of a known article into the record."""
    connection.execute(
        schema.readings.insert().values(
            article=reading.article.id,
            run=run,
            quoth=reading.read_by.quoth,
            model=reading.read_by.model,
            body=packed_reading(reading),
        )
    )


def address_of(article: Article) -> str:
    """What versions of one article share: a hash of its url, or else of its source, or else nothing with any other."""
    where = article.url
    if where is None and article.source is not None and not article.source.startswith(_NOWHERE):
        where = str(Path(article.source).absolute())
    return hashlib.sha256((where or f"article {article.id}").encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _article_row(run: int, article: Article, reading: Reading, address: str, version: int) -> Mapping[str, Any]:
    return {
        "id": article.id,
        "run": run,
        "address": address,
        "version": version,
        **{field: _or_none(getattr(article, field)) for field in ("url", "source", "title", "outlet")},
        "day": index.day_of(reading.article.published),
        "published": reading.article.published,
        "body": packed_article(article),
    }


def _logged(run: int, outcome: Outcome, taken: Taken | None) -> Mapping[str, Any]:
    origins = None
    if taken is not None:
        origins = storable(json.dumps({**taken.origins, "encoding": taken.encoding}, ensure_ascii=False))
    return {
        "run": run,
        "name": storable(outcome.name),
        "outcome": outcome.result,
        "reason": _or_none(outcome.reason),
        "article": outcome.article,
        "origins": origins,
    }


def _name(article: Article) -> str:
    return article.source or article.url or article.id


def _or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)
