"""Whom a description means: somebody whose role or name has its head noun, or whoever it describes by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from quoth.reader.cast import Cast, Entity
from quoth.reader.mentions import NAME_KINDS
from quoth.reader.names import given_name_gender, words
from quoth.reader.nouns import gender_of, singular
from quoth.reader.phrases import Phrase
from quoth.reader.roles import StatedRole
from quoth.reader.scene import Scene
from quoth.record import SpeakerType

_SYNONYMS = {
    "senator": {"sen"}, "governor": {"gov"}, "congressman": {"rep", "representative"}, "representative": {"rep"},
    "congresswoman": {"rep", "representative"}, "general": {"gen"}, "nominee": {"candidate"}, "reverend": {"rev"},
    "lawmaker": {"sen", "rep", "senator", "congressman", "congresswoman", "representative"}, "professor": {"prof"},
    "candidate": {"nominee", "contender"}, "spokesman": {"spokesperson"}, "spokeswoman": {"spokesperson"},
    "spokesperson": {"spokesman", "spokeswoman"}, "doctor": {"dr"}, "judge": {"justice"},
    "chief": {"head", "president", "director", "secretary"}, "head": {"chief", "director", "president"},
    "boss": {"head", "chief", "president"}, "leader": {"head", "president", "chairman"},
}  # fmt: skip
# Too common to tie a description to a person.
_DULL = frozenset(
    "the a an of for in at and former new acting his her its their our this that general chief senior official".split()
)
_LESSER = frozenset("deputy vice assistant".split())
# Descriptions of whoever is in focus.
_IN_FOCUS = frozenset(
    "man woman speaker official politician lawyer lawmaker billionaire mogul businessman author".split()
)
_FIRST_PHRASE = re.compile(r"[,;:(]|\s(?:of|from|in|at|on|for|with|who|that|which|by|to|about)\s")
_ANOTHER = re.compile(r"(?:An?|One|Another|Some)\b")
# Of the entities that share a word with a description, only this many last mentioned are weighed.
_WEIGHED = 64
# "The official", "the first official": as many words take up an earlier description.
_SHORT = 3
_ORDER = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2}
_TYPES: dict[str, SpeakerType] = {"organisation": "organisation", "document": "document", "person": "unnamed"}


class Descriptions:
    """Knows what descriptions of one article's speakers may mean, and remembers those that name somebody new."""

    def __init__(self, scene: Scene, cast: Cast, roles: Mapping[int, Sequence[StatedRole]]) -> None:
        self._scene = scene
        self._roles = roles
        self._cast = cast
        self._stated: dict[Entity, frozenset[str]] = {}
        self._named: dict[Entity, frozenset[str]] = {}
        self._with_word: dict[str, dict[Entity, None]] = {}
        self._same: dict[tuple[str, ...], Entity] = {}
        self._same_head: dict[str, list[Entity]] = {}
        for entity in cast.entities:
            self._learn(entity)

    def referred(self, phrase: Phrase, spoken: Sequence[Entity]) -> Entity | None:
        """The entity that a description takes up again; None where it stands for somebody new."""
        return self._in_same_words(phrase) or (self._by_role(phrase, spoken) if self._refers(phrase) else None)

    def new(self, phrase: Phrase) -> Entity:
        """A new entity that is called by its own words."""
        entity = Entity(_type_of(phrase), gender=gender_of(phrase.head), described=True)
        entity.forms[self._scene.words(phrase.span)] += 1
        if phrase.core != phrase.span and phrase.core[0] < phrase.core[1]:
            entity.forms[self._scene.words(phrase.core)] += 1
        self.remember(entity)
        return entity

    def remember(self, entity: Entity) -> None:
        """Take in an entity that is called by a description, so that the same words can mean it again."""
        for form in entity.forms:
            self._same[words(form)] = entity
            head = words(_FIRST_PHRASE.split(form, maxsplit=1)[0])
            if head:
                known = self._same_head.setdefault(singular(head[-1])[0], [])
                if entity not in known[-_WEIGHED:]:
                    known.append(entity)

    def is_ours(self, phrase: Phrase) -> bool:
        """Whether it is "our respondent" or the like: whoever the article talked to."""
        return phrase.sort == "person" and self._scene.words(phrase.core).casefold().startswith("our ")

    def _learn(self, entity: Entity) -> None:
        stated: set[str] = set()
        for role in self._roles.get(id(entity), ()):
            stated |= _singulars(self._scene.words(role.span))
            organisation = self._scene.words(role.organisation) if role.organisation else ""
            if organisation and (known := self._cast.acronym_of(organisation)):
                stated |= set(words(known))
        self._stated[entity] = frozenset(stated)
        self._named[entity] = frozenset(w for f in entity.forms for w in _singulars(f))
        for word in self._stated[entity] | self._named[entity]:
            if word not in _DULL or word in ("official", "chief", "general"):
                self._with_word.setdefault(word, {})[entity] = None

    def _refers(self, phrase: Phrase) -> bool:
        """Whether a description may mean somebody who was named: definite, or bare with a capital."""
        if phrase.plural:
            return False
        if self.is_ours(phrase):
            return True
        named = any(m.kind in NAME_KINDS for m in self._scene.mentions_in(*phrase.core))
        if phrase.sort == "person" and phrase.possessed and not named:
            return False
        start = self._scene.text[slice(*phrase.core)]
        return phrase.definite or (phrase.sort == "person" and start[:1].isupper() and not _ANOTHER.match(start))

    def _in_same_words(self, phrase: Phrase) -> Entity | None:
        """The entity that an earlier source described in the same words, if those words single it out.

        Two officials are not one by their words alone; definite phrases, documents and bodies are.
        """
        key = words(self._scene.words(phrase.span))
        same = self._same.get(key)
        if same and (
            phrase.definite or phrase.sort in ("organisation", "document") or (phrase.plural and len(key) > 1)
        ):
            return same
        known = self._same_head.get(phrase.head) or []
        named = any(m.kind in NAME_KINDS for m in self._scene.mentions_in(*phrase.core))
        if not known or not phrase.definite or phrase.possessed or named or len(key) > _SHORT:
            return None
        order = next((_ORDER[w] for w in key if w in _ORDER), None)
        if order is not None:
            return known[order] if order < len(known) else None
        return known[-1]

    def _by_role(self, phrase: Phrase, spoken: Sequence[Entity]) -> Entity | None:
        start = phrase.span[0]
        said = _singulars(self._scene.words(phrase.core))
        asked = said | _SYNONYMS.get(phrase.head, set())
        found = dict.fromkeys(e for word in sorted(asked) for e in self._with_word.get(word, ()))
        best: tuple[float, int] = (0.0, 0)
        chosen = None
        for entity in self._last_mentioned(found, start):
            score = self._fit(entity, phrase, asked, said)
            first = entity.places[0][0]
            named_before = first < start
            # Who is named only later must fit by more than the head noun: "SEIU chief ... Mary Kay Henry".
            if score > (0 if named_before else 1):
                last = entity.places[bisect_left(entity.places, (start, 0)) - 1][0] if named_before else -first
                rank = (score if named_before else score - 1.0, last)
                if chosen is None or rank > best:
                    best, chosen = rank, entity
        return chosen or self._in_focus(phrase, spoken)

    @staticmethod
    def _last_mentioned(found: Iterable[Entity], start: int) -> list[Entity]:
        return sorted(found, key=lambda e: (abs(e.places[0][0] - start), e.places[0]))[:_WEIGHED]

    def _fit(self, entity: Entity, phrase: Phrase, asked: set[str], said: set[str]) -> float:
        """How well a description suits a named entity; 0 where nothing ties the two."""
        if phrase.sort == "organisation":
            named = self._named[entity]
            modified = any(m.kind in NAME_KINDS for m in self._scene.mentions_in(*phrase.core))
            if entity.type == "person" or phrase.head not in named or (modified and not (said - {phrase.head}) & named):
                return 0.0
            return 1.0 + len(said & named)
        gender = gender_of(phrase.head)
        if entity.type not in ("person", None) or (gender and entity.gender and gender != entity.gender):
            return 0.0
        stated = self._stated[entity]
        if stated & _LESSER and not said & _LESSER:
            return 0.0  # "the harbour master" is not the deputy harbour master
        shared = asked & stated
        if ({phrase.head} | _SYNONYMS.get(phrase.head, set())) & stated:
            return 1.0 + len(shared) - (0.5 if phrase.possessed else 0.0)
        others = shared - _DULL
        return 0.5 + 0.1 * len(others) if others and phrase.sort == "person" else 0.0

    def _in_focus(self, phrase: Phrase, spoken: Sequence[Entity]) -> Entity | None:
        """The person who spoke last, for a description that only a person in focus can have."""
        aged = phrase.head.endswith("year-old")
        if not (self.is_ours(phrase) or aged or (phrase.head in _IN_FOCUS and not phrase.possessed)):
            return None
        gender = gender_of(phrase.head)
        for entity in reversed(spoken):
            shown = entity.gender or given_name_gender(entity.name)
            if entity.type == "person" and (gender is None or shown in (gender, None)):
                return entity
        return None


def _singulars(written: str) -> set[str]:
    return {singular(w)[0] for w in words(written)}


def _type_of(phrase: Phrase) -> SpeakerType | None:
    if phrase.plural and phrase.sort in ("person", "organisation"):
        return "group"
    return _TYPES.get(phrase.sort or "")
