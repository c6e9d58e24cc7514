"""Which articles of a ledger may report one event? Found over arrays, without comparing all with all."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.comparing.happenings import Happening, happenings, in_articles
from quoth.ledger.comparing.quoted import in_parts

# Days between the publication of two reports of one event, and how many reports with one key each is compared with.
_WINDOW = 14
_NEAREST = 24
# Articles that are fetched, and pairs that are given, at a time.
_PAGE = 200
_PAIRS = 500
_MOST_PARTIES = 6

Reported = tuple[str, int]
"""An article, and the number of one of its events among its happenings."""


def meetings(connection: Connection) -> Iterator[list[tuple[Reported, Reported]]]:
    """Events of different articles that may be one: of one sort, with a place and a party or two parties in common.

    They come in batches, each pair once. Articles that were published more than two weeks apart do not meet; what the
    reports themselves give as the day does not matter.
    """
    known = _Known()
    table = schema.articles
    last = ""
    query = select(table.c.id, table.c.day).order_by(table.c.id).limit(_PAGE)
    while page := connection.execute(query.where(table.c.id > last)).all():
        last = page[-1].id
        days = {row.id: row.day for row in page}
        for article, found in reported(connection, list(days)).items():
            known.add(article, days[article], found)
    yield from known.pairs()


def reported(connection: Connection, articles: Sequence[str]) -> dict[str, list[Happening]]:
    """The events that articles report as having happened; `reported_by` in a row is the name of whose word it is."""
    events, speakers, statements = schema.events, schema.speakers, schema.statements
    names: dict[str, dict[str, str]] = {}
    query = select(speakers.c.article, speakers.c.local, speakers.c.name)
    for row in in_parts(connection, query, speakers.c.article, articles):
        names.setdefault(row.article, {})[row.local] = row.name
    reports_it = (statements.c.article == events.c.article) & (statements.c.local == events.c.statement)
    happened = (
        select(events, statements.c.name.label("reported_by"))
        .outerjoin_from(events, statements, reports_it)
        .where(events.c.modality == "happened")
        .order_by(events.c.article, events.c.pk)
    )
    return {
        article: happenings(rows, names.get(article, {}))
        for article, rows in in_articles(in_parts(connection, happened, events.c.article, articles))
    }


class _Known:
    """The events of all articles, by numbers that those share which may be one."""

    def __init__(self) -> None:
        self._articles: list[str] = []
        # Of each event, its article and its number there, and when it was published, in days, or 0.
        self._of, self._numbers, self._published = array("q"), array("q"), array("q")
        self._keys, self._owners = array("Q"), array("q")

    def add(self, article: str, day: str | None, found: Sequence[Happening]) -> None:
        """Take note of the events of one article, which must come in the order of their ids."""
        self._articles.append(article)
        for number, one in enumerate(found):
            if not one.days and not one.counts:
                continue
            keys = {_number(one, *key) for key in _keys(one)}
            self._keys.extend(sorted(keys))
            self._owners.extend([len(self._of)] * len(keys))
            self._of.append(len(self._articles) - 1)
            self._numbers.append(number)
            self._published.append(date.fromisoformat(day).toordinal() if day else 0)

    def pairs(self) -> Iterator[list[tuple[Reported, Reported]]]:
        """The pairs that share a number and were published within the window, in batches."""
        keys, owners = np.array(self._keys, np.uint64), np.array(self._owners, np.int64)
        published, of = np.array(self._published, np.int64), np.array(self._of, np.int64)
        order = np.lexsort((owners, published[owners], keys)) if len(keys) else owners
        keys, owners = keys[order], owners[order]
        found = [_neighbours(keys, owners, published, of, apart) for apart in range(1, _NEAREST + 1)]
        unique = np.unique(np.concatenate(found))
        for start in range(0, len(unique), _PAIRS):
            part = unique[start : start + _PAIRS]
            yield [(self._reported(a), self._reported(b)) for a, b in zip(part >> 32, part & 0xFFFFFFFF, strict=True)]

    def _reported(self, event: int) -> Reported:
        return self._articles[self._of[event]], self._numbers[event]


def _neighbours(
    keys: NDArray[np.uint64],
    owners: NDArray[np.int64],
    published: NDArray[np.int64],
    of: NDArray[np.int64],
    apart: int,
) -> NDArray[np.int64]:
    """Pairs that stand so many places apart, as one number each, the smaller in its upper half."""
    same = np.flatnonzero(keys[:-apart] == keys[apart:])
    one, other = owners[same], owners[same + apart]
    days = published[one], published[other]
    near = (days[0] == 0) | (days[1] == 0) | (np.abs(days[0] - days[1]) <= _WINDOW)
    one, other = one[near & (of[one] != of[other])], other[near & (of[one] != of[other])]
    pairs: NDArray[np.int64] = np.minimum(one, other) << 32 | np.maximum(one, other)
    return pairs


def _keys(one: Happening) -> Iterator[tuple[str, str]]:
    """What another report of an event is likely to share with this one."""
    yield from (("", spot) for spot in one.places("spot"))
    parties = sorted(one.parties)[:_MOST_PARTIES]
    yield from combinations(parties, 2)
    yield from ((noun, party) for noun in sorted(one.nouns)[:_MOST_PARTIES] for party in parties)
    yield from ((wide, party) for wide in one.places("area") | one.places("country") for party in parties)


def _number(one: Happening, *key: str) -> int:
    told = "\0".join((one.type, one.mode or "", *key)).encode("utf-8", "replace")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "little")
