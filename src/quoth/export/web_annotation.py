"""Readings as annotations after the W3C Web Annotation Data Model (2017), in JSON-LD.

Each statement, event and flag is one annotation. A statement whose content is interrupted has one target for each of
its parts. Every target has two selectors: the words with what stands around them, and their position in code points of
the article's text, as the model counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoth.export import json_ld
from quoth.export.addresses import TERMS, address, software, urn
from quoth.export.chains import who, words
from quoth.export.events import kind
from quoth.export.json_ld import Node, known
from quoth.export.lookup import Lookup
from quoth.export.visible import on_one_line
from quoth.record import Article, Event, EventEntity, Flag, Reading, Span, Speaker, Statement

# The type of what is annotated, and the terms that the W3C's context lacks.
_ADDED = {
    "quoth": TERMS,
    **{name: f"quoth:{name}" for name in ("Statement", "Event", "Flag", "kind", "attitude", "polarity", "cueLemma")},
    **{name: f"quoth:{name}" for name in ("speakerType", "eventType", "mode", "modality", "flagKind", "severity")},
    **{name: f"quoth:{name}" for name in ("speaker", "through", "message", "sectors", "country", "contexts")},
    **{name: {"@id": f"quoth:{name}", "@container": "@list"} for name in ("cueSpans", "sourceSpans")},
    **{name: {"@id": f"quoth:{name}", "@container": "@list"} for name in ("actors", "recipients")},
    "statement": {"@id": "quoth:statement", "@type": "@id"},
    "reportedBy": {"@id": "quoth:reportedBy", "@type": "@id"},
    "sureOfStatement": "quoth:sureOfStatement",
    "sureOfSpeaker": "quoth:sureOfSpeaker",
}
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", _ADDED)
_TYPES = {"person": "Person", "organisation": "Organization"}
# As much around the words as other annotation tools give.
_AROUND = 32


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """One annotation page with the annotations of all readings, a piece at a time."""
    head = {"@context": CONTEXT, "id": "urn:quoth:annotations", "type": "AnnotationPage"}
    yield from json_ld.document(head, "items", (one for reading in readings for one in annotations_of(reading)))
    yield "}\n"


def annotations_of(reading: Reading) -> Iterator[Node]:
    """The annotations of one reading: its statements, its events, its flags."""
    lookup = Lookup(reading)
    article = reading.article
    generator = {"type": "Software", "name": f"Quoth {reading.read_by.quoth}", "id": software(reading)}

    def annotation(local: str, motivation: str, bodies: list[Node], spans: Sequence[Span]) -> Node:
        return {
            "id": urn("annotation", article, local),
            "type": "Annotation",
            "motivation": motivation,
            "generator": generator,
            "body": bodies,
            "target": [target(article, span) for span in spans] or [address(article)],
        }

    for statement in reading.statements:
        said = ": ".join(filter(None, (who(statement, lookup.speakers), words(statement.cue))))
        bodies = [_text(said or "no source", "describing"), _statement(statement, lookup, article)]
        yield annotation(statement.id, "describing", bodies, statement.content)
    for event in reading.events:
        bodies = [_text(kind(event), "classifying"), _event(event, lookup, article)]
        yield annotation(event.id, "classifying", bodies, (event.trigger,))
    for number, flag in enumerate(reading.flags, start=1):
        bodies = [_text(on_one_line(flag.message), "questioning"), _flag(flag, number, article)]
        yield annotation(f"f{number}", "questioning", bodies, flag.evidence)


def target(article: Article, span: Span) -> Node:
    """A stretch of the article's text: its words with 32 characters before and after them, and its position."""
    text, start, end = article.text, span.start, span.end
    quote = {"exact": span.text, "prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    selectors = [{"type": "TextQuoteSelector"} | quote, {"type": "TextPositionSelector", "start": start, "end": end}]
    return {"type": "SpecificResource", "source": address(article), "selector": selectors}


def _text(value: str, purpose: str) -> Node:
    """What programs show that do not know Quoth's terms."""
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": value}


def _statement(statement: Statement, lookup: Lookup, article: Article) -> Node:
    via = statement.via
    through = lookup.speaker(via.speaker) if via else None
    return known(
        id=urn("statement", article, statement.id),
        type="Statement",
        kind=statement.kind,
        attitude=statement.attitude,
        polarity=statement.polarity,
        cueLemma=statement.cue_lemma,
        speaker=_speaker(lookup.speaker(statement.speaker), article),
        through=known(
            statement=urn("statement", article, via.statement) if via and via.statement else None,
            speaker=_speaker(through, article),
        ),
        cueSpans=[target(article, span) for span in statement.cue],
        sourceSpans=[target(article, span) for span in statement.source],
        sureOfStatement=statement.confidence.statement,
        sureOfSpeaker=statement.confidence.speaker,
    )


def _speaker(speaker: Speaker | None, article: Article) -> Node | None:
    if speaker is None:
        return None
    return known(
        id=urn("speaker", article, speaker.id),
        type=_TYPES.get(speaker.type or ""),
        speakerType=speaker.type,
        name=speaker.name,
    )


def _event(event: Event, lookup: Lookup, article: Article) -> Node:
    return known(
        id=urn("event", article, event.id),
        type="Event",
        eventType=event.type,
        mode=event.mode,
        modality=event.modality,
        contexts=list(event.contexts),
        actors=[_entity(one, lookup, article) for one in event.actors],
        recipients=[_entity(one, lookup, article) for one in event.recipients],
        reportedBy=urn("statement", article, event.reported_by) if event.reported_by else None,
    )


def _entity(entity: EventEntity, lookup: Lookup, article: Article) -> Node:
    who = _speaker(lookup.speaker(entity.speaker), article)
    return target(article, entity.span) | known(speaker=who, country=entity.country, sectors=list(entity.sectors))


def _flag(flag: Flag, number: int, article: Article) -> Node:
    return {
        "id": urn("flag", article, f"f{number}"),
        "type": "Flag",
        "flagKind": flag.kind,
        "severity": flag.severity,
        "message": flag.message,
    }
