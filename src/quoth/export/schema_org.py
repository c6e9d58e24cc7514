"""Readings in the vocabulary of schema.org, as JSON-LD.

An article is a NewsArticle. A direct statement is a Quotation, `spokenByCharacter` its speaker; any other is a Claim of
its speaker (`creator`) that has its `appearance` in the article. What came through another statement `isBasedOn` that
one. Nothing is said to be true: a Claim says only who claims it, where.

schema.org has no word for what somebody did *not* say, so statements that are negated or refused are left out. What
somebody wants or orders (attitude `control`) claims nothing, and is a CreativeWork unless it is a Quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoth.export import json_ld
from quoth.export.addresses import iri, key, urn
from quoth.export.json_ld import Node, joined, known
from quoth.export.lookup import Lookup
from quoth.record import Reading, Speaker, Statement

_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization", "document": "CreativeWork"}


def graph(readings: Iterable[Reading]) -> Iterator[str]:
    """One JSON-LD document with the articles, the speakers and what they said, a piece at a time."""
    yield from json_ld.graph("https://schema.org", (node for reading in readings for node in _nodes(reading)))


def _nodes(reading: Reading) -> Iterator[Node]:
    article, lookup = reading.article, Lookup(reading)
    yield known(
        **{"@type": "NewsArticle", "@id": urn("article", article)},
        identifier=article.id,
        url=iri(article.url),
        headline=article.title,
        datePublished=article.published,
        inLanguage=article.language,
        author=known(**{"@type": "Person"}, name=article.byline) if article.byline else None,
        publisher=known(**{"@type": "NewsMediaOrganization"}, name=article.outlet) if article.outlet else None,
    )
    for speaker in reading.speakers:
        yield _speaker(speaker, reading)
    stated = {one.id for one in reading.statements if one.polarity == "affirmed"}
    for statement in reading.statements:
        if statement.id in stated:
            yield _statement(statement, reading, lookup, stated)


def _speaker(speaker: Speaker, reading: Reading) -> Node:
    roles = speaker.roles
    return known(
        **{"@type": _TYPES.get(speaker.type or "", "Thing"), "@id": urn("speaker", reading.article, speaker.id)},
        name=speaker.name,
        alternateName=[name for name in (*speaker.names, speaker.acronym) if name and name != speaker.name],
        jobTitle=[role.title for role in roles if role.title] if speaker.type == "person" else None,
        affiliation=[_organisation(role.organisation, role.acronym) for role in roles if role.organisation]
        if speaker.type == "person"
        else None,
    )


def _organisation(name: str, acronym: str | None) -> Node:
    return known(**{"@type": "Organization"}, name=name, alternateName=acronym)


def _statement(statement: Statement, reading: Reading, lookup: Lookup, stated: set[str]) -> Node:
    article = reading.article
    speaker = lookup.speaker(statement.speaker)
    who = {"@id": urn("speaker", article, speaker.id)} if speaker else None
    quoted = statement.kind == "direct"
    claimed = not quoted and statement.attitude != "control"
    above = statement.via.statement if statement.via else None
    return known(
        **{"@type": "Quotation" if quoted else "Claim" if claimed else "CreativeWork"},
        **{"@id": urn("statement", article, statement.id)},
        identifier=key(article, statement.id),
        text=joined(statement.content),
        spokenByCharacter=who if quoted else None,
        creator=who or known(**{"@type": "Thing"}, name=joined(statement.source)) if statement.source or who else None,
        description=joined(statement.cue),
        inLanguage=article.language,
        appearance={"@id": urn("article", article)} if claimed else None,
        isPartOf=None if claimed else {"@id": urn("article", article)},
        isBasedOn={"@id": urn("statement", article, above)} if above in stated and above else None,
    )
