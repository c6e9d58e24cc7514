"""What people decided about speakers: that some are one person or body ("one"), or that two are not ("apart").

A verdict stays until another supersedes it. Two verdicts never contradict each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from sqlalchemy import Connection, exists, select

from quoth.errors import InputError
from quoth.ledger import schema
from quoth.ledger.identity.unions import Unions
from quoth.ledger.packed import storable
from quoth.ledger.store import Ledger, new_run

Verdict = Literal["one", "apart"]
Pair = tuple[str, str]


class Decided(msgspec.Struct, frozen=True):
    """A verdict in force: its number, what it says of which speakers (ARTICLE/SPEAKER), who decided it, and when."""

    number: int
    verdict: Verdict
    speakers: tuple[str, ...]
    by: str
    at: str

    @property
    def pairs(self) -> list[Pair]:
        """The pairs of speakers that it is about."""
        return list(pairwise(self.speakers))


def verdicts(connection: Connection) -> list[Decided]:
    """The verdicts in force, in the order in which they were made."""
    table, runs = schema.identities, schema.runs
    later = table.alias()
    query = (
        select(table.c.id, table.c.verdict, table.c.speakers, runs.c.by, runs.c.at)
        .join(runs, runs.c.id == table.c.run)
        .where(table.c.speakers.is_not(None), ~exists().where(later.c.supersedes == table.c.id))
        .order_by(table.c.id)
    )
    return [
        Decided(row.id, row.verdict, tuple(json.loads(row.speakers)), row.by, row.at)
        for row in connection.execute(query)
    ]


def pairs_of(decided: Iterable[Decided], verdict: Verdict) -> list[Pair]:
    """The pairs of speakers of which a verdict was given."""
    return [pair for one in decided if one.verdict == verdict for pair in one.pairs]


def decide(ledger: Ledger, verdict: Verdict, first: str, second: str, *, by: str | None = None) -> int:
    """Keep a verdict of two speakers (ARTICLE/SPEAKER) and return its number; the opposite one of both is superseded.

    Raises:
        InputError: the ledger has no such speaker, or other verdicts say the opposite.
    """
    if first == second:
        raise InputError(first, "a verdict is about two speakers: give two different ones")
    pair = tuple(sorted((first, second)))
    with ledger.writing() as connection:
        for one in pair:
            _check_known(connection, one)
        known = verdicts(connection)
        same = next((one for one in known if one.speakers == pair), None)
        if same is not None and same.verdict == verdict:
            return same.number
        _check_agreement([one for one in known if one is not same], verdict, pair)
        return _entered(connection, verdict, pair, None if same is None else same.number, by)


def withdraw(ledger: Ledger, number: int, *, by: str | None = None) -> None:
    """Take back a verdict.

    Raises:
        InputError: there is none of this number, or it is not in force any more.
    """
    with ledger.writing() as connection:
        one = next((one for one in verdicts(connection) if one.number == number), None)
        if one is None:
            raise InputError(f"verdict {number}", "none of this number is in force: 'quoth who --verdicts' lists them")
        _entered(connection, one.verdict, None, number, by)


def _entered(
    connection: Connection, verdict: Verdict, speakers: Sequence[str] | None, supersedes: int | None, by: str | None
) -> int:
    table = schema.identities
    row = {
        "run": new_run(connection, "who", storable(by) if by else None),
        "supersedes": supersedes,
        "verdict": verdict,
        "speakers": None if speakers is None else json.dumps(speakers),
    }
    return int(connection.execute(table.insert().values(row).returning(table.c.id)).scalar_one())


def _check_known(connection: Connection, speaker: str) -> None:
    table = schema.speakers
    article, _, local = storable(speaker).partition("/")
    query = select(table.c.pk).where(table.c.article == article, table.c.local == local)
    if connection.execute(query).first() is None:
        raise InputError(
            speaker, "the ledger has no such speaker: 'quoth who LEDGER NAME' shows ARTICLE/SPEAKER of each"
        )


def _check_agreement(known: Sequence[Decided], verdict: Verdict, pair: Sequence[str]) -> None:
    """Raise InputError where verdicts in force say the opposite of a new one."""
    together = pairs_of(known, "one") + ([(pair[0], pair[1])] if verdict == "one" else [])
    apart = pairs_of(known, "apart") + ([(pair[0], pair[1])] if verdict == "apart" else [])
    unions = Unions({one for both in (*together, *apart) for one in both})
    for first, second in together:
        unions.join(first, second)
    if all(unions.root(first) != unions.root(second) for first, second in apart):
        return
    touched = {unions.root(one) for one in pair}
    numbers = [str(one.number) for one in known if unions.root(one.speakers[0]) in touched]
    raise InputError(
        " and ".join(pair),
        f"verdicts in force say otherwise ({', '.join(numbers)}): withdraw one with --withdraw first",
    )
