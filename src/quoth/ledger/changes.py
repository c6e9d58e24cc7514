"""What changed between two readings: of two versions of an article, or of one version by two models?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from quoth.errors import InputError
from quoth.ledger import schema
from quoth.ledger.comparing.prints import fingerprints, unpacked
from quoth.ledger.current import corrections_of, reading_of, readings_of
from quoth.ledger.fold import words
from quoth.ledger.index import content_of
from quoth.ledger.packed import storable
from quoth.record import Reading, Statement

How = Literal["changed", "appeared", "vanished"]

# Less alike than this, by the words of the content, and they are two statements.
_ALIKE = 0.5
# Statements that share fingerprints with more others than this are compared with the first of them only.
_CANDIDATES = 20


class Side(msgspec.Struct, frozen=True):
    """A statement as one of the two readings has it, with what its speaker is called there."""

    id: str
    content: str
    speaker: str | None
    kind: str
    attitude: str
    polarity: str
    cue: str | None


class Change(msgspec.Struct, frozen=True):
    """A statement that changed, and its fields that did; `before` or `after` is null where it appeared or vanished."""

    how: How
    before: Side | None
    after: Side | None
    fields: tuple[str, ...] = ()


def changes(before: Reading, after: Reading) -> list[Change]:
    """The statements that differ, in the order of the later reading; those that vanished stand at the end.

    Statements are paired by their words: first those with the same content and speaker, then those with the same
    content, then those whose contents are alike.
    """
    old, new = _sides(before), _sides(after)
    pairs = dict(_paired(old, new))
    out = []
    for i, side in enumerate(new):
        if i not in pairs:
            out.append(Change("appeared", None, side))
        elif fields := _differ(old[pairs[i]], side):
            out.append(Change("changed", old[pairs[i]], side, fields))
    kept = set(pairs.values())
    return out + [Change("vanished", side, None) for i, side in enumerate(old) if i not in kept]


def _sides(reading: Reading) -> list[Side]:
    names = {one.id: one.name for one in reading.speakers}
    return [_side(one, names.get(one.speaker or "")) for one in reading.statements]


def _side(one: Statement, speaker: str | None) -> Side:
    return Side(one.id, content_of(one.content), speaker, one.kind, one.attitude, one.polarity, one.cue_lemma)


def _differ(a: Side, b: Side) -> tuple[str, ...]:
    fields = (field for field in Side.__struct_fields__ if field != "id")
    return tuple(field for field in fields if getattr(a, field) != getattr(b, field))


def _paired(old: Sequence[Side], new: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Which of the later statements goes with which of the earlier ones, by their indices."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for shared in (lambda s: (s.content, s.speaker), lambda s: (s.content,)):
        waiting = defaultdict(list)
        for i, side in left.items():
            waiting[shared(side)].append(i)
        for j, side in list(right.items()):
            if same := waiting[shared(side)]:
                i = same.pop(0)
                del left[i], right[j]
                yield j, i
    for _, j, i in sorted(_alike(left, right)):
        if i in left and j in right:
            del left[i], right[j]
            yield j, i


def _alike(left: dict[int, Side], right: dict[int, Side]) -> Iterator[tuple[float, int, int]]:
    """Pairs whose contents share words, with how unlike they are."""
    by_print = defaultdict(list)
    for i, side in left.items():
        for one in unpacked(fingerprints(side.content)).tolist():
            by_print[one].append(i)
    for j, side in right.items():
        prints = unpacked(fingerprints(side.content)).tolist()
        near = {i for one in prints for i in by_print[one][:_CANDIDATES]}
        for i in sorted(near)[:_CANDIDATES]:
            ratio = SequenceMatcher(None, words(left[i].content), words(side.content), autojunk=False).ratio()
            if ratio >= _ALIKE:
                yield 1 - ratio, j, i


class Comparison(msgspec.Struct, frozen=True):
    """Two readings and what changed between them; `fields` are those of the article that differ."""

    before: str
    after: str
    fields: dict[str, tuple[str | None, str | None]]
    changes: list[Change]


def compared(connection: Connection, article: str) -> list[Comparison]:
    """Each version of an article's address against the one before; each re-reading of one against the reading before.

    Raises:
        InputError: the ledger has no such article.
    """
    out = []
    previous: tuple[str, Reading] | None = None
    for number, version in versions(connection, article):
        found = readings_of(connection, version)
        for i, (one, next_) in enumerate(pairwise(found), start=1):
            name = f"version {number}, reading"
            out.append(_comparison(f"{name} {i} ({one.read_by.model[:8]})", one, f"{name} {i + 1}", next_))
        current = reading_of(connection, version)
        if corrections_of(connection, version):
            out.append(_comparison(f"version {number} as read", found[-1], f"version {number} as corrected", current))
        if previous is not None:
            out.append(_comparison(previous[0], previous[1], f"version {number} ({version})", current))
        previous = f"version {number} ({version})", current
    return out


def _comparison(before: str, old: Reading, after: str, new: Reading) -> Comparison:
    fields = {
        field: (getattr(old.article, field), getattr(new.article, field))
        for field in ("title", "outlet", "byline", "published", "url")
        if getattr(old.article, field) != getattr(new.article, field)
    }
    return Comparison(before, after, fields, changes(old, new))


def identified(connection: Connection, what: str) -> str:
    """The id of the newest version of an article that is given by an id, a url, or the source it came from.

    Raises:
        InputError: the ledger has none, or several of different addresses.
    """
    table = schema.articles
    for column in (table.c.id, table.c.url, table.c.source):
        query = select(table.c.id, table.c.address).where(column == storable(what)).order_by(table.c.version)
        found = connection.execute(query).all()
        if len({row.address for row in found}) > 1:
            raise InputError(what, f"several articles came from it: name one by its id, such as {found[-1].id}")
        if found:
            return str(found[-1].id)
    raise InputError(what, "no article in the ledger has this id, url or source: 'quoth log' lists them")


def versions(connection: Connection, article: str) -> list[tuple[int, str]]:
    """The versions of the address of an article, the oldest first: their numbers and ids."""
    table = schema.articles
    address = select(table.c.address).where(table.c.id == article).scalar_subquery()
    query = select(table.c.version, table.c.id).where(table.c.address == address).order_by(table.c.version)
    return [(number, id_) for number, id_ in connection.execute(query)]
