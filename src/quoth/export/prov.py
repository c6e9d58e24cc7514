"""Readings as provenance after the W3C's PROV-O (2013), in JSON-LD with its context inside.

Every statement is an entity: attributed to its speaker, quoted from the article and from the statement through which it
came (where it is direct) or derived from both. Where it came through a speaker alone, what that one passed on is an
entity of its own. A speaker that is a document is also the statement's primary source. The article is attributed to its
outlet and its byline, the reading is derived from it and attributed to the version of Quoth that made it.

What somebody did not say, or would not, is not attributed: such a statement has its speaker in `quoth:speaker` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoth.export import json_ld
from quoth.export.addresses import TERMS, iri, named, software, urn
from quoth.export.json_ld import Node, joined, known
from quoth.export.lookup import Lookup
from quoth.record import Reading, Speaker, Statement

_LINKS = ("wasAttributedTo", "wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "actedOnBehalfOf")
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "quoth": TERMS,
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "prov:value",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
    **{name: f"quoth:{name}" for name in ("kind", "attitude", "polarity", "cue", "title", "published", "model")},
    "speaker": {"@id": "quoth:speaker", "@type": "@id"},
    "url": {"@id": "quoth:url", "@type": "@id"},
}
_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization"}


def graph(readings: Iterable[Reading]) -> Iterator[str]:
    """One JSON-LD document with the provenance of every statement, a piece at a time."""
    yield from json_ld.graph(_CONTEXT, (node for reading in readings for node in _nodes(reading)))


def _nodes(reading: Reading) -> Iterator[Node]:
    yield from _sources(reading)
    for speaker in reading.speakers:
        yield _agent(speaker, reading)
    lookup = Lookup(reading)
    for statement in reading.statements:
        yield from _statement(statement, reading, lookup)


def _sources(reading: Reading) -> Iterator[Node]:
    """The article and whose it is, the reading and what made it."""
    article, made_by = reading.article, reading.read_by
    whose = [(named("outlet", article.outlet), "prov:Organization", article.outlet)] if article.outlet else []
    if article.byline:
        whose.append((named("author", article.byline), "prov:Person", article.byline))
    for agent, sort, name in whose:
        yield {"@id": agent, "@type": ["prov:Agent", sort], "label": name}
    yield known(
        **{"@id": urn("article", article), "@type": "prov:Entity"},
        title=article.title,
        published=article.published,
        url=iri(article.url),
        wasAttributedTo=[agent for agent, _, _ in whose],
    )
    yield {
        "@id": software(reading),
        "@type": ["prov:Agent", "prov:SoftwareAgent"],
        "label": f"Quoth {made_by.quoth}",
        "model": made_by.model,
    }
    yield {
        "@id": urn("reading", article),
        "@type": "prov:Entity",
        "wasDerivedFrom": [urn("article", article)],
        "wasAttributedTo": [software(reading)],
    }


def _agent(speaker: Speaker, reading: Reading) -> Node:
    sorts = ["prov:Agent"]
    if speaker.type in _AGENTS:
        sorts.append(_AGENTS[speaker.type])
    if speaker.type == "document":
        sorts.append("prov:Entity")
    organisations = dict.fromkeys(role.organisation for role in speaker.roles if role.organisation)
    return known(
        **{"@id": urn("speaker", reading.article, speaker.id), "@type": sorts},
        label=speaker.name,
        actedOnBehalfOf=[named("organisation", name) for name in organisations],
    )


def _statement(statement: Statement, reading: Reading, lookup: Lookup) -> Iterator[Node]:
    article = reading.article
    speaker = lookup.speaker(statement.speaker)
    who = urn("speaker", article, speaker.id) if speaker else None
    origins = [urn("article", article)]
    via = statement.via
    if via and (above := lookup.statement(via.statement)) and above.id != statement.id:
        origins.append(urn("statement", article, above.id))
    elif via and (relayer := lookup.speaker(via.speaker)):
        relay = urn("relay", article, statement.id)
        origins.append(relay)
        yield {
            "@id": relay,
            "@type": "prov:Entity",
            "wasAttributedTo": [urn("speaker", article, relayer.id)],
            "wasDerivedFrom": [urn("article", article)],
        }
    said = statement.polarity == "affirmed"
    yield known(
        **{"@id": urn("statement", article, statement.id), "@type": "prov:Entity"},
        value=joined(statement.content),
        kind=statement.kind,
        attitude=statement.attitude,
        polarity=statement.polarity,
        cue=joined(statement.cue),
        speaker=who,
        wasAttributedTo=[who] if who and said else None,
        hadPrimarySource=[who] if said and speaker and speaker.type == "document" else None,
        **{"wasQuotedFrom" if statement.kind == "direct" else "wasDerivedFrom": origins},
    )
