"""Who is meant: from the source of each draft to an entity of the article.

Names go to the entity that the cast knows; descriptions to whom they take up, or they stand for themselves; personal
pronouns to the likeliest candidate; "I" and "we" to whoever is quoted, and outside quotations to the author.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quoth.reader.cast import Cast, Entity
from quoth.reader.descriptions import Descriptions
from quoth.reader.drafts import Draft
from quoth.reader.phrases import FIRST, PERSONAL, RELATIVE, SECOND, Phrase, analyse
from quoth.reader.pronouns import Pronouns
from quoth.reader.roles import StatedRole
from quoth.reader.scene import Scene

# Of the sources that are decided so, the share that is right on 64 articles of PolNeAR train, as
# `python -m quoth.training pronouns` prints it.
SURE = {
    "name": 0.96, "description": 0.79, "own words": 0.95, "relative": 0.72, "first person": 0.6, "floor": 0.9,
    "author": 0.9, "no source": 0.58, "nobody": 0.3,
}  # fmt: skip

AUTHOR = "the reporter"
"""What the author of an article without a byline is called."""

# A pronoun as sure as this shows the gender of whom it means.
_SHOWS_GENDER = 0.9
# Without a source, such words are the author's own judgement.
_AUTHOR_JUDGES = re.compile(
    r"\b(?:seem(?:s|ed|ingly)?|appear(?:s|ed)?|apparently|looks?|looked|arguably|presumably|hard to|perhaps|clearly|"
    r"likely)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a source means, if anybody, and how sure that is, from 0 to 1."""

    entity: Entity | None
    sure: float
    phrase: Phrase | None = None


class Resolver:
    """Goes through the drafts of one article, in the order of the text, the outer before the inner."""

    def __init__(
        self,
        scene: Scene,
        cast: Cast,
        roles: Mapping[int, Sequence[StatedRole]],
        byline: str | None,
        pronouns: Pronouns | None = None,
    ) -> None:
        self._scene = scene
        self._cast = cast
        self._pronouns = pronouns or Pronouns(scene, cast)
        self._descriptions = Descriptions(scene, cast, roles)
        self._byline = byline
        self._author: Entity | None = None
        self._who: dict[int, Resolved] = {}
        self.through: dict[int, Entity] = {}
        """Who passed a draft on, by the draft's id(), as far as the words around its cue say so."""

    def resolve(self, drafts: Sequence[Draft]) -> dict[int, Resolved]:
        """Whom each draft's source means, by the draft's id()."""
        spoken = self._pronouns.spoken
        for d in sorted(drafts, key=lambda d: (d.depth, (d.source or d.cue or d.contents[0])[0])):
            if d.through is not None and (relay := self._phrase(d, analyse(self._scene, d.through)).entity) is not None:
                self.through[id(d)] = relay
            found = self._source(d)
            self._who[id(d)] = found
            entity = found.entity
            if entity is None:
                continue
            if found.phrase is not None and found.phrase.span not in entity.places[-8:]:
                insort(entity.places, found.phrase.span)
            if d.within is None:
                entity.speaks = True
                spoken.append(entity)
        return self._who

    def _source(self, d: Draft) -> Resolved:
        if d.source is None:
            return self._without_source(d)
        return self._phrase(d, analyse(self._scene, d.source))

    def _phrase(self, d: Draft, phrase: Phrase) -> Resolved:
        if phrase.form == "name" and phrase.name is not None:
            return Resolved(self._cast.add(phrase.name), SURE["name"], phrase)
        if phrase.form == "description":
            entity = self._descriptions.referred(phrase, self._pronouns.spoken)
            if entity is not None:
                return Resolved(entity, SURE["description"], phrase)
            return Resolved(self._descriptions.new(phrase), SURE["own words"], phrase)
        if phrase.head in SECOND:
            return Resolved(None, SURE["no source"], phrase)
        if phrase.head in FIRST:
            return self._first_person(d, phrase)
        if phrase.head in RELATIVE:
            before = self._pronouns.before(phrase)
            return self._meant(None if before is None else self._pronouns.entity(before), SURE["relative"], phrase)
        return self._personal(phrase)

    def _without_source(self, d: Draft) -> Resolved:
        """A quotation without a cue belongs to whoever holds the floor; the rest has no speaker that the text names."""
        if d.cue is None and d.kind == "direct":
            spoken = self._pronouns.spoken
            return Resolved(spoken[-1], SURE["floor"]) if spoken else Resolved(None, SURE["nobody"])
        judged = d.cue is not None and _AUTHOR_JUDGES.search(self._scene.text[slice(*d.cue)])
        if judged and d.cue is not None and not self._scene.is_quoted(d.cue[0]):
            return Resolved(self._reporter(), SURE["author"])
        return Resolved(None, SURE["no source"])

    def _first_person(self, d: Draft, phrase: Phrase) -> Resolved:
        if d.within is not None:
            outer = self._who[id(d.within)]
            return Resolved(outer.entity, outer.sure, phrase)
        if self._scene.is_quoted(phrase.span[0]) and self._pronouns.spoken:
            return Resolved(self._pronouns.spoken[-1], SURE["first person"], phrase)
        return Resolved(self._reporter(), SURE["first person"], phrase)

    def _personal(self, phrase: Phrase) -> Resolved:
        ranked = self._pronouns.rank(phrase)
        if not ranked:
            return Resolved(None, SURE["nobody"], phrase)
        best, sure = ranked[0]
        entity = self._pronouns.entity(best)
        if entity is not None and entity.gender is None and sure > _SHOWS_GENDER:
            entity.gender = PERSONAL.get(phrase.head)
        return self._meant(entity, sure, phrase)

    def _meant(self, entity: Entity | None, sure: float, phrase: Phrase) -> Resolved:
        if entity is not None and entity.described:
            self._descriptions.remember(entity)
        return Resolved(entity, sure if entity is not None else SURE["nobody"], phrase)

    def _reporter(self) -> Entity:
        """Whoever wrote the article."""
        if self._author is None:
            self._author = Entity("person" if self._byline else "unnamed", described=True, author=True)
            self._author.forms[self._byline or AUTHOR] += 1
        return self._author
