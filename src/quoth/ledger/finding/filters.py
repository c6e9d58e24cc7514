"""Which statements are meant? Conditions on their speaker, outlet, kind, day, place, events and flags."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, or_, select, tuple_

from quoth.gazetteer import look_up, other_names
from quoth.ledger import schema
from quoth.ledger.among import among
from quoth.ledger.fold import key
from quoth.ledger.identity.identities import speakers_called
from quoth.ledger.packed import storable
from quoth.record import Attitude, Kind


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What statements must have; of several values of one field, any.

    `since` and `until` are days in ISO 8601, both included; `speaker` is a name or ARTICLE/SPEAKER, `place` a name in
    any spelling or the number of GeoNames, `events` types of PLOVER that the statement reports, `flags` kinds of flags
    whose evidence touches the statement.
    """

    speaker: str | None = None
    outlets: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    events: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on rows of the table of statements."""
    table = schema.statements
    out: list[ColumnElement[bool]] = []
    if filters.outlets:
        out.append(table.c.outlet.in_(_outlets(connection, filters.outlets)))
    if filters.kinds:
        out.append(table.c.kind.in_(filters.kinds))
    if filters.attitudes:
        out.append(table.c.attitude.in_(filters.attitudes))
    if filters.since:
        out.append(table.c.day >= filters.since)
    if filters.until:
        out.append(table.c.day <= filters.until)
    if filters.speaker is not None:
        out.append(_by(connection, filters.speaker))
    if filters.place is not None:
        out.append(_is_one_of(_at(filters.place)))
    if filters.events:
        events = schema.events
        reported = select(events.c.article, events.c.statement).where(events.c.statement.is_not(None))
        out.append(_is_one_of(reported.where(events.c.type.in_([name.upper() for name in filters.events]))))
    if filters.flags:
        flags = schema.statement_flags
        out.append(_is_one_of(select(flags.c.article, flags.c.statement).where(flags.c.kind.in_(filters.flags))))
    return out


def _by(connection: Connection, speaker: str) -> ColumnElement[bool]:
    table, speakers = schema.statements, schema.speakers
    meant = select(speakers.c.article, speakers.c.local).where(
        among(connection, speakers.c.pk, speakers_called(connection, speaker))
    )
    return tuple_(table.c.article, table.c.speaker).in_(meant)


def _at(place: str) -> Select[Any]:
    """The statements that name a place, under any of its names, or were made there."""
    table = schema.statement_places
    keys, numbers = _names_of(place)
    named = or_(table.c.key.in_(sorted(keys)), table.c.geonameid.in_(sorted(numbers)))
    return select(table.c.article, table.c.statement).where(named)


def _names_of(place: str) -> tuple[Collection[str], Collection[int]]:
    """The keys of all names of a place, as far as the gazetteer knows it, and the numbers that it has in GeoNames."""
    name = " ".join(storable(place).split())
    if name.isascii() and name.isdigit() and len(name) <= 9:
        return (), (int(name),)
    found = look_up(name)
    others = {other for known in (name, *(entry.name for entry in found)) for other in other_names(known)}
    # A name that is also a city's alternative one ("Moscow" of a village) means the places that bear it as their own.
    own = [entry for entry in found if entry.own or entry.contested] or found
    return {key(known) for known in (name, *others)}, {e.geonameid for e in own if e.geonameid is not None}


def _outlets(connection: Connection, names: Sequence[str]) -> list[str]:
    """The outlets of the ledger that are called so; case and diacritics make no difference."""
    outlet = schema.articles.c.outlet
    wanted = {key(name) for name in names}
    every = connection.execute(select(outlet).where(outlet.is_not(None)).distinct()).scalars()
    return sorted({name for name in every if key(name) in wanted or name in names})


def _is_one_of(chosen: Select[Any]) -> ColumnElement[bool]:
    table = schema.statements
    return tuple_(table.c.article, table.c.local).in_(chosen)
