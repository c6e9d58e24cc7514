"""Ledgers filled with readings made by hand: an article is a day, an outlet, and who said what in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from databases import new_database
from quoth import Confidence, Event, Flag, Place, ReadBy, Reading, Span, Speaker, Statement
from quoth.article import new_article
from quoth.ledger import index, schema
from quoth.ledger.add import keep_reading
from quoth.ledger.packed import packed_article
from quoth.ledger.store import Ledger, new_run
from quoth.record import Role, Said

KALBAJAR = 586268


@dataclass(frozen=True)
class By:
    """A speaker: the name, and what the article says of them."""

    name: str
    title: str | None = None
    organisation: str | None = None
    acronym: str | None = None
    type: str | None = "person"
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Says:
    """A statement: who, what, and fields of the record; `places` are (words, name, geonameid) within it."""

    by: By | str | None
    content: str
    kind: str = "indirect"
    attitude: str = "communication"
    places: tuple[tuple[str, str, int | None], ...] = ()
    said_in: tuple[str, str, int | None] | None = None
    event: str | None = None
    flag: str | None = None


def article(day: str | None, *said: Says, outlet: str | None = "Herald", title: str | None = None, url=None) -> Reading:
    """A reading: each statement is a paragraph, behind the speaker's name and "said"."""
    said_in = [f" in {one.said_in[0]}" if one.said_in else "" for one in said]
    heads = [f"{_by(one.by).name} said{where}: " for one, where in zip(said, said_in, strict=True)]
    whole = "\n\n".join(head + one.content for head, one in zip(heads, said, strict=True))
    made = new_article(whole, title=title, outlet=outlet, published=day, url=url)
    speakers = {by: f"p{i}" for i, by in enumerate(dict.fromkeys(_by(one.by) for one in said if one.by), start=1)}
    statements, places, events, flags = [], [], [], []
    at = 0
    for number, (one, head) in enumerate(zip(said, heads, strict=True), start=1):
        start = at + len(head)
        content = Span(start=start, end=start + len(one.content), text=one.content)
        where = None
        if one.said_in:
            where = len(places)
            places.append(_place(whole, at, one.said_in))
        places += [_place(whole, start, place) for place in one.places]
        statements.append(_statement(number, one, content, speakers.get(_by(one.by)), where))
        if one.event:
            events.append(
                Event(id=f"e{number}", type=one.event, trigger=content, modality="happened", reported_by=f"s{number}")
            )
        if one.flag:
            flags.append(Flag(kind=one.flag, severity="low", message="To query.", evidence=(content,)))
        at += len(head) + len(one.content) + 2
    return Reading(
        article=made,
        statements=tuple(statements),
        speakers=tuple(_speaker(by, id_, made.text) for by, id_ in speakers.items()),
        places=tuple(places),
        events=tuple(events),
        flags=tuple(flags),
        read_by=ReadBy(quoth="0", model="0" * 64),
    )


def fill(ledger, *readings: Reading) -> None:
    """Enter readings into a ledger, in this order."""
    with ledger.writing() as connection:
        run = new_run(connection, "test")
        for reading in readings:
            one = reading.article
            connection.execute(
                schema.articles.insert().values(
                    id=one.id, run=run, address=one.id, version=1, url=one.url, source=None, title=one.title,
                    outlet=one.outlet, day=index.day_of(one.published), body=packed_article(one),
                )
            )  # fmt: skip
            keep_reading(connection, run, reading)
        index.enter(connection, readings)


@contextmanager
def filled_ledger(kind: str, folder: Path, *readings: Reading) -> Iterator[Ledger]:
    """A ledger with readings, "sqlite" or "postgresql", for several tests that do not change it."""
    with ExitStack() as stack:
        address = stack.enter_context(new_database()) if kind == "postgresql" else str(folder / "news.ledger")
        ledger = stack.enter_context(Ledger.open(address, create=True))
        fill(ledger, *readings)
        yield ledger


def _by(by: By | str | None) -> By:
    return by if isinstance(by, By) else By(by or "Somebody")


def _place(text: str, after: int, place: tuple[str, str, int | None]) -> Place:
    words, name, geonameid = place
    start = text.index(words, after)
    return Place(start=start, end=start + len(words), text=words, name=name, geonameid=geonameid)


def _statement(number: int, one: Says, content: Span, speaker: str | None, place: int | None) -> Statement:
    return Statement(
        id=f"s{number}",
        kind=one.kind,
        attitude=one.attitude,
        polarity="affirmed",
        cue_lemma="say",
        content=(content,),
        cue=(),
        source=(),
        speaker=speaker if one.by else None,
        via=None,
        said=Said(place=place),
        confidence=Confidence(statement=0.9, speaker=0.8),
    )


def _speaker(by: By, id_: str, text: str) -> Speaker:
    roles = ()
    if by.title or by.organisation or by.acronym:
        whole = Span(start=0, end=1, text=text[:1])
        roles = (Role(title=by.title, organisation=by.organisation, acronym=by.acronym, span=whole),)
    return Speaker(id=id_, name=by.name, type=by.type, names=by.names or (by.name,), acronym=by.acronym, roles=roles)
