"""What the index holds of one article: rows that follow from its reading as corrected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quoth.ledger import schema
from quoth.ledger.comparing.overlaps import Covered, Overlaps
from quoth.ledger.comparing.passages import Passages
from quoth.ledger.comparing.prints import word_prints
from quoth.ledger.fold import key, words
from quoth.ledger.identity.naming import block_of, name_of
from quoth.ledger.identity.spelling import skeleton
from quoth.ledger.packed import storable
from quoth.record import EventEntity, Quantity, Reading, Span

Row = dict[str, Any]
_BETWEEN = " … "


def day_of(published: str | None) -> str | None:
    """The day of a time of publication in ISO 8601, where it was published; None where it is not known."""
    return datetime.fromisoformat(published).date().isoformat() if published else None


def content_of(spans: Sequence[Span]) -> str:
    """The content of a statement as one text."""
    return _BETWEEN.join(span.text for span in spans)


def remove(connection: Connection, article: str) -> None:
    """Take an article out of the index."""
    for table in schema.INDEX:
        connection.execute(table.delete().where(table.c.article == article))


def enter(connection: Connection, readings: Sequence[Reading]) -> None:
    """Enter readings into the index; none of their articles may be in it."""
    for table, of_one in _ROWS:
        rows = [row for reading in readings for row in of_one(reading)]
        if rows:
            connection.execute(table.insert(), rows)


def _statements(reading: Reading) -> Iterator[Row]:
    article = reading.article
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    for one in reading.statements:
        content = storable(content_of(one.content))
        yield {
            "article": article.id,
            "local": one.id,
            "kind": one.kind,
            "attitude": one.attitude,
            "polarity": one.polarity,
            "cue": _or_none(one.cue_lemma),
            "speaker": one.speaker,
            "name": _or_none(names.get(one.speaker or "")),
            "outlet": _or_none(article.outlet),
            "day": day_of(article.published),
            "start": min((s.start for s in one.content), default=0),
            "end": max((s.end for s in one.content), default=0),
            "spans": json.dumps([[s.start, s.end] for s in one.content]),
            "content": content,
            "sure": one.confidence.statement,
            "prints": word_prints(content),
        }


def _speakers(reading: Reading) -> Iterator[Row]:
    said = Counter(one.speaker for one in reading.statements)
    for one in reading.speakers:
        roles = [{"title": r.title, "organisation": r.organisation, "acronym": r.acronym} for r in one.roles]
        yield {
            "article": reading.article.id,
            "local": one.id,
            "name": storable(one.name),
            "type": one.type,
            "acronym": _or_none(one.acronym),
            "names": _json(one.names),
            "roles": _json(roles),
            "said": said[one.id],
            "block": block_of(name_of(one.name, one.type, one.acronym)),
        }


def _name_words(reading: Reading) -> Iterator[Row]:
    for one in reading.speakers:
        names = (one.name, *one.names, *([one.acronym] if one.acronym else []))
        for word in sorted({storable(word) for name in names for word in words(name)}):
            yield {"word": word, "skeleton": skeleton(word), "article": reading.article.id, "speaker": one.id}


def _places(reading: Reading) -> Iterator[Row]:
    for one in reading.places:
        yield {
            "article": reading.article.id,
            "key": storable(key(one.text)),
            "name": storable(one.name),
            "country": one.country,
            "geonameid": one.geonameid,
            "start": one.start,
            "end": one.end,
        }


def _events(reading: Reading) -> Iterator[Row]:
    passages = Passages(reading.article.text if reading.events else "")
    for one in reading.events:
        place = None if one.place is None else reading.places[one.place]
        time = None if one.time is None else reading.times[one.time]
        passage = passages.around(one.trigger)
        yield {
            "article": reading.article.id,
            "local": one.id,
            "type": one.type,
            "mode": one.mode,
            "modality": one.modality,
            "statement": one.reported_by,
            "trigger": storable(one.trigger.text),
            "start": one.trigger.start,
            "end": one.trigger.end,
            "passage": storable(passage.text),
            "passage_start": passage.start,
            "place": None if place is None else storable(place.name),
            "geonameid": None if place is None else place.geonameid,
            "time": None if time is None else time.value,
            "time_start": None if time is None else time.start,
            "time_end": None if time is None else time.end,
            "actors": _json([_entity(e) for e in one.actors]),
            "recipients": _json([_entity(e) for e in one.recipients]),
            "counts": _json([_count(reading.quantities[i]) for i in one.quantities]),
        }


def _flags(reading: Reading) -> Iterator[Row]:
    for one in reading.flags:
        yield {
            "article": reading.article.id,
            "kind": one.kind,
            "severity": one.severity,
            "message": storable(one.message),
            "start": one.evidence[0].start,
            "end": one.evidence[0].end,
        }


def _statement_places(reading: Reading) -> Iterator[Row]:
    named = Overlaps(reading.places)
    for one in reading.statements:
        inside = {id(place): place for span in one.content for place in named.of(span)}.values()
        said_in = () if one.said.place is None else (reading.places[one.said.place],)
        known = {(name, p.geonameid) for p in (*inside, *said_in) for name in (key(p.text), key(p.name))}
        for name, geonameid in sorted(known, key=lambda pair: (pair[0], pair[1] or 0)):
            yield {
                "article": reading.article.id,
                "statement": one.id,
                "key": storable(name),
                "geonameid": geonameid,
            }


def _statement_flags(reading: Reading) -> Iterator[Row]:
    kinds = sorted({flag.kind for flag in reading.flags})
    evidence = {kind: Covered(s for f in reading.flags if f.kind == kind for s in f.evidence) for kind in kinds}
    for one in reading.statements:
        spans = (*one.content, *one.cue, *one.source)
        for kind in kinds:
            if evidence[kind].touch(spans):
                yield {"article": reading.article.id, "statement": one.id, "kind": kind}


_ROWS = (
    (schema.statements, _statements),
    (schema.speakers, _speakers),
    (schema.name_words, _name_words),
    (schema.places, _places),
    (schema.events, _events),
    (schema.flags, _flags),
    (schema.statement_places, _statement_places),
    (schema.statement_flags, _statement_flags),
)


def _entity(one: EventEntity) -> Row:
    return {"text": storable(one.span.text), "speaker": one.speaker, "country": one.country}


def _count(one: Quantity) -> Row:
    counted = one.counted.text if one.counted is not None else None
    return {
        "text": storable(one.text),
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "modifier": one.modifier,
        "unit": one.unit,
        "counted": None if counted is None else storable(counted),
        "start": one.start,
        "end": one.end,
    }


def _json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False))


def _or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)
