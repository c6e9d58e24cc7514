"""Which tables do readings make, with which columns? The contract is `quoth.tables/1`, in docs/exports.md.

A row's first column is its article, the second its own id, unlike all others ("ARTICLE/s1", "ARTICLE/t2"). What a row
refers to stands as such an id. Lists are JSON. Offsets are code points of the article's text. None is a missing value.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from quoth.export.addresses import key
from quoth.export.json_ld import joined, written
from quoth.export.lookup import Lookup
from quoth.record import EventEntity, Reading, Role, Span
from quoth.text import without_surrogates

SCHEMA = "quoth.tables/1"

Type = Literal["text", "integer", "number"]
Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the types of its columns in their order, and the rows that a reading gives it."""

    name: str
    columns: Mapping[str, Type]
    rows: Callable[[Reading, Lookup], Iterator[Row]]

    def cells(self, reading: Reading, lookup: Lookup) -> Iterator[list[Cell]]:
        """The rows of a reading, cell by cell in the order of the columns.

        Text has U+FFFD for NUL and lone surrogates, which no table can hold; numbers are finite, integers of 64 bits.
        """
        for row in self.rows(reading, lookup):
            yield [_storable(row[name]) for name in self.columns]


def _storable(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return without_surrogates(cell).replace("\0", "\ufffd")
    fits = math.isfinite(cell) if isinstance(cell, float) else cell is None or -(2**63) <= cell < 2**63
    return cell if fits else None


def _columns(declared: str) -> dict[str, Type]:
    """Columns from their names; those that are no text have their type behind a colon."""
    types: dict[str, Type] = {"integer": "integer", "number": "number", "": "text"}
    return {name: types[type_] for name, _, type_ in (one.partition(":") for one in declared.split())}


def _articles(reading: Reading, _: Lookup) -> Iterator[Row]:
    article = reading.article
    fields = ("source", "url", "title", "outlet", "byline", "dateline", "published", "language", "text")
    yield {
        "article": article.id,
        **{name: getattr(article, name) for name in fields},
        "characters": len(article.text),
        "quoth": reading.read_by.quoth,
        "model": reading.read_by.model,
    }


def _statements(reading: Reading, lookup: Lookup) -> Iterator[Row]:
    article = reading.article
    for one in reading.statements:
        speaker, via, said = lookup.speaker(one.speaker), one.via, one.said
        told_to = said.told_to
        yield {
            "article": article.id,
            "statement": key(article, one.id),
            "kind": one.kind,
            "attitude": one.attitude,
            "polarity": one.polarity,
            "cue_lemma": one.cue_lemma,
            **_extent("content", one.content),
            "cue": joined(one.cue) if one.cue else None,
            "cue_spans": _spans(one.cue),
            "source": joined(one.source) if one.source else None,
            "source_spans": _spans(one.source),
            "speaker": _id(reading, one.speaker),
            "speaker_name": speaker.name if speaker else None,
            "via_statement": _id(reading, via.statement if via else None),
            "via_speaker": _id(reading, via.speaker if via else None),
            "time": _numbered(reading, "t", said.time),
            "place": _numbered(reading, "l", said.place),
            "medium": said.medium.text if said.medium else None,
            "told_to": told_to.text if told_to else None,
            "told_to_speaker": _id(reading, told_to.speaker if told_to else None),
            "sure_of_statement": one.confidence.statement,
            "sure_of_speaker": one.confidence.speaker,
        }


def _speakers(reading: Reading, _: Lookup) -> Iterator[Row]:
    said = Counter(statement.speaker for statement in reading.statements)
    for one in reading.speakers:
        yield {
            "article": reading.article.id,
            "speaker": key(reading.article, one.id),
            "name": one.name,
            "type": one.type,
            "names": written(one.names),
            "acronym": one.acronym,
            "roles": written([_role(role) for role in one.roles]),
            "mention_spans": _spans(one.mentions),
            "statements": said[one.id],
        }


def _role(role: Role) -> dict[str, object]:
    return {"title": role.title, "organisation": role.organisation, "acronym": role.acronym, "words": role.span.text}


def _events(reading: Reading, _: Lookup) -> Iterator[Row]:
    for one in reading.events:
        yield {
            "article": reading.article.id,
            "event": key(reading.article, one.id),
            "type": one.type,
            "mode": one.mode,
            "contexts": written(one.contexts),
            **_span(one.trigger, "trigger"),
            "actors": _entities(reading, one.actors),
            "recipients": _entities(reading, one.recipients),
            "place": _numbered(reading, "l", one.place),
            "time": _numbered(reading, "t", one.time),
            "quantities": written([_numbered(reading, "q", index) for index in one.quantities]),
            "modality": one.modality,
            "reported_by": _id(reading, one.reported_by),
        }


def _entities(reading: Reading, entities: Iterable[EventEntity]) -> str:
    return written(
        [
            {
                "text": one.span.text,
                "start": one.span.start,
                "end": one.span.end,
                "speaker": _id(reading, one.speaker),
                "country": one.country,
                "sectors": one.sectors,
            }
            for one in entities
        ]
    )


def _flags(reading: Reading, _: Lookup) -> Iterator[Row]:
    for number, one in enumerate(reading.flags, start=1):
        yield {
            "article": reading.article.id,
            "flag": key(reading.article, f"f{number}"),
            "kind": one.kind,
            "severity": one.severity,
            "message": one.message,
            **_extent("evidence", one.evidence),
        }


def _times(reading: Reading, _: Lookup) -> Iterator[Row]:
    for i, one in enumerate(reading.times):
        first, last = one.range or (None, None)
        yield {
            "article": reading.article.id,
            "time": _numbered(reading, "t", i),
            **_span(one),
            "type": one.type,
            "value": one.value,
            "mod": one.mod,
            "first": first,
            "last": last,
        }


def _quantities(reading: Reading, _: Lookup) -> Iterator[Row]:
    for i, one in enumerate(reading.quantities):
        yield {
            "article": reading.article.id,
            "quantity": _numbered(reading, "q", i),
            **_span(one),
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "modifier": one.modifier,
            "change": one.change,
            "unit": one.unit,
            "counted": one.counted.text if one.counted else None,
            "counted_spans": _spans((one.counted,) if one.counted else ()),
        }


def _places(reading: Reading, _: Lookup) -> Iterator[Row]:
    for i, one in enumerate(reading.places):
        yield {
            "article": reading.article.id,
            "place": _numbered(reading, "l", i),
            **_span(one),
            "name": one.name,
            "country": one.country,
            "latitude": one.latitude,
            "longitude": one.longitude,
            "geonameid": one.geonameid,
        }


def _id(reading: Reading, local: str | None) -> str | None:
    return None if local is None else key(reading.article, local)


def _numbered(reading: Reading, letter: str, index: int | None) -> str | None:
    """The id of a time, quantity or place by its index: they are numbered from 1 in the order of the reading."""
    return None if index is None else key(reading.article, f"{letter}{index + 1}")


def _span(span: Span, name: str = "text") -> Row:
    prefix = "" if name == "text" else f"{name}_"
    return {name: span.text, f"{prefix}start": span.start, f"{prefix}end": span.end}


def _extent(name: str, spans: tuple[Span, ...]) -> Row:
    """The words of several spans, where the first begins and the last ends, and each of them."""
    return {
        name: joined(spans),
        f"{name}_start": min((span.start for span in spans), default=None),
        f"{name}_end": max((span.end for span in spans), default=None),
        f"{name}_spans": _spans(spans),
    }


def _spans(spans: Iterable[Span]) -> str | None:
    """Start and end of each span: "12-30;41-52"; None where there is none."""
    return ";".join(f"{span.start}-{span.end}" for span in spans) or None


TABLES = (
    Table(
        "articles",
        _columns(
            "article source url title outlet byline dateline published language characters:integer text quoth model"
        ),
        _articles,
    ),
    Table(
        "statements",
        _columns(
            "article statement kind attitude polarity cue_lemma content content_start:integer content_end:integer "
            "content_spans cue cue_spans source source_spans speaker speaker_name via_statement via_speaker time place "
            "medium told_to told_to_speaker sure_of_statement:number sure_of_speaker:number"
        ),
        _statements,
    ),
    Table(
        "speakers",
        _columns("article speaker name type names acronym roles mention_spans statements:integer"),
        _speakers,
    ),
    Table(
        "events",
        _columns(
            "article event type mode contexts trigger trigger_start:integer trigger_end:integer actors recipients "
            "place time quantities modality reported_by"
        ),
        _events,
    ),
    Table(
        "flags",
        _columns(
            "article flag kind severity message evidence evidence_start:integer evidence_end:integer evidence_spans"
        ),
        _flags,
    ),
    Table("times", _columns("article time text start:integer end:integer type value mod first last"), _times),
    Table(
        "quantities",
        _columns(
            "article quantity text start:integer end:integer value:number low:number high:number modifier change unit "
            "counted counted_spans"
        ),
        _quantities,
    ),
    Table(
        "places",
        _columns(
            "article place text start:integer end:integer name country latitude:number longitude:number "
            "geonameid:integer"
        ),
        _places,
    ),
)
