"""The speakers of an article: from the sources of drafts and the mentions of names to entities with ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.reader.cast import Cast, Entity
from quoth.reader.drafts import Draft
from quoth.reader.mentions import Mention
from quoth.reader.resolve import Resolved, Resolver
from quoth.reader.roles import StatedRole, roles_of
from quoth.reader.scene import Scene
from quoth.reader.tagger import Offsets
from quoth.reader.whole_names import whole_names
from quoth.record import Role, Span, Speaker
from quoth.text import Paragraph

# How far from a name the names of its role may stand.
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of an article; and by a draft's id(): its speaker's id, how sure that is, and who passed it on.

    `by_mention` has the speakers' ids by the offsets of all their mentions; `elsewhere` the offsets of all persons and
    places, which are no outlets.
    """

    all: tuple[Speaker, ...]
    of: dict[int, str | None]
    sure: dict[int, float]
    by_mention: dict[Offsets, str]
    through: dict[int, str]
    elsewhere: frozenset[Offsets]


def find_speakers(
    scene: Scene, cast: Cast, stated: dict[int, list[StatedRole]], drafts: Sequence[Draft], byline: str | None
) -> Speakers:
    """The speakers that the sources of drafts mean, among those of `stage`; `byline` is who wrote the article."""
    text = scene.text
    resolver = Resolver(scene, cast, stated, byline)
    who = resolver.resolve(drafts)
    sources: dict[Entity, list[Offsets]] = {}
    ordered = sorted(drafts, key=lambda d: d.span)
    for d in ordered:
        entity = who[id(d)].entity
        if entity is not None:
            sources.setdefault(entity, []).extend([d.source] if d.source is not None else [])
        if (relay := resolver.through.get(id(d))) is not None and d.through is not None:
            sources.setdefault(relay, []).append(d.through)
    ids = {entity: f"p{i}" for i, entity in enumerate(sources, 1)}
    return Speakers(
        tuple(_speaker(text, ids[e], e, stated.get(id(e), []), cast, sources[e]) for e in sources),
        {id(d): _id(who[id(d)], ids) for d in drafts},
        {id(d): who[id(d)].sure for d in drafts},
        {place: ids[e] for e in ids for place in e.places},
        {d: ids[e] for d, e in resolver.through.items()},
        frozenset((m.start, m.end) for m in scene.mentions if m.kind in ("person", "place")),
    )


def stage(
    text: str, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]
) -> tuple[Scene, Cast, dict[int, list[StatedRole]]]:
    """The scene of an article, its cast, and the roles of each person of the cast by the entity's id()."""
    whole = whole_names(text, mentions)
    scene, cast = Scene(text, paragraphs, whole), Cast(text, whole)
    return scene, cast, _roles(scene, cast)


def _id(found: Resolved, ids: dict[Entity, str]) -> str | None:
    return None if found.entity is None else ids[found.entity]


def _roles(scene: Scene, cast: Cast) -> dict[int, list[StatedRole]]:
    """The roles of each person, by the entity's id(), in the order of the text, each wording once."""
    out: dict[int, list[StatedRole]] = {}
    known: set[tuple[int, str]] = set()
    places = [
        (p, e)
        for e in cast.entities
        if e.type == "person" or (e.type is None and not e.name.isupper())
        for p in e.places
    ]
    for place, entity in sorted(places, key=lambda x: x[0]):
        near = scene.mentions_in(place[0] - _NEAR, place[1] + _NEAR)
        sentence = scene.sentence_span(scene.sentence(place[0]))
        for role in roles_of(scene.text, place, near, max(sentence[1], place[1])):
            wording = id(entity), scene.words(role.span).casefold()
            if wording not in known:
                known.add(wording)
                out.setdefault(id(entity), []).append(role)
    return out


def _speaker(
    text: str, key: str, entity: Entity, roles: list[StatedRole], cast: Cast, sources: list[Offsets]
) -> Speaker:
    return Speaker(
        id=key,
        name=entity.name,
        type=entity.type,
        names=entity.names,
        acronym=entity.acronym,
        roles=tuple(_role(text, r, cast) for r in roles),
        mentions=tuple(_span(text, s) for s in sorted(set(sources))),
    )


def _role(text: str, role: StatedRole, cast: Cast) -> Role:
    organisation = text[slice(*role.organisation)] if role.organisation else None
    return Role(
        title=text[slice(*role.title)] if role.title else None,
        organisation=organisation,
        acronym=cast.acronym_of(organisation) if organisation else None,
        span=_span(text, role.span),
    )


def _span(text: str, offsets: Offsets) -> Span:
    return Span(start=offsets[0], end=offsets[1], text=text[slice(*offsets)])
