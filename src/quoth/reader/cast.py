"""The cast of an article: which of its names mean one person or body, and what each is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.names import (
    Gender,
    bare,
    given_name_gender,
    initials,
    may_be_one_person,
    split_title,
    title_gender,
    words,
)
from quoth.reader.nouns import sort_of
from quoth.reader.tagger import Offsets
from quoth.record import SpeakerType

_TITLE_BEFORE = re.compile(r"((?:[A-Z][\w.-]*[ \xa0]){1,3})$")
_BRACKETED = re.compile(r"[ \xa0]?\([“\"]?([A-Z][A-Z0-9&.-]{1,11})[”\"]?\)")
Key = tuple[str, ...]
"""The words of a name, for comparison."""

_TYPES: dict[str, SpeakerType] = {"organisation": "organisation", "place": "organisation", "person": "person"}
# Of the entities that share a word with a name, only this many are compared.
_WEIGHED = 64
_LONGEST_ACRONYM = 6
_JOINTS = frozenset("of for the and on in to de".split())
_ACRONYM_FIRST = re.compile(r"\b([A-Z][A-Z0-9-]{1,9})[ \xa0]\(((?:the[ \xa0])?[A-Z][^()\n]{5,90})\)")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something of the article that may speak.

    `places` are the offsets where it is mentioned, in order; `forms` how often each of its names occurs.
    """

    type: SpeakerType | None
    forms: Counter[str] = field(default_factory=Counter)
    places: list[Offsets] = field(default_factory=list)
    gender: Gender | None = None
    acronym: str | None = None
    place: bool = False
    """Whether its name is that of a place."""
    described: bool = False
    """Whether it has no name and is called by the words of a description."""
    author: bool = False
    """Whether it is who wrote the article."""
    speaks: bool = False
    """Whether a statement has been found to be its own."""

    @property
    def name(self) -> str:
        """The fullest form: most words, then as people write names rather than in capitals, then longest."""
        return max(self.forms, key=lambda f: (len(words(f)), not f.isupper(), len(f), self.forms[f], f))

    @property
    def names(self) -> tuple[str, ...]:
        """All forms, the fullest first."""
        full = self.name
        return full, *sorted((f for f in self.forms if f != full), key=lambda f: (-len(f), f))


class Cast:
    """The named entities of an article, found by name and by place."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self._at: dict[Offsets, Entity] = {}
        self._acronyms = _acronyms(text)
        self._full_of = {acronym: full for full, acronym in self._acronyms.items()}
        names = sorted((m for m in mentions if m.kind in NAME_KINDS), key=lambda m: (m.start, -m.end))
        keyed = [(m, words(bare(text[m.start : m.end]))) for m in names]
        keyed = [(m, key) for m, key in keyed if key]
        votes: dict[Key, Counter[str]] = {}
        for m, key in keyed:
            votes.setdefault(key, Counter())["person" if title_before(text, m.start) else m.kind] += 1
        self._kinds = {key: max(v, key=lambda k: (v[k], k == "person")) for key, v in votes.items()}
        self._persons: dict[str, list[tuple[Key, Entity]]] = {}
        self._bodies: dict[str, list[tuple[Key, Entity]]] = {}
        singles = []
        for m, key in keyed:
            if len(key) > 1 and self._kinds[key] == "person":
                self._add(m, self._person(key))
            else:
                singles.append((m, key))
        for m, key in singles:
            self.add(m, key)
        for entity in self.entities:
            entity.places.sort()

    def at(self, place: Offsets) -> Entity | None:
        """The entity that is named just there."""
        return self._at.get(place)

    def add(self, m: Mention, key: Key | None = None) -> Entity:
        """The entity that a name means, made if it is new."""
        known = self._at.get((m.start, m.end))
        if known is not None:
            return known
        key = key or words(bare(self.text[m.start : m.end])) or (self.text[m.start : m.end],)
        key = words(self._full_of.get(self.text[m.start : m.end], "")) or key
        entity = self._bearer(m, key) or self._body(key)
        self._add(m, entity)
        return entity

    def acronym_of(self, name: str) -> str | None:
        """The acronym that the article introduces for a name, or for what the name ends with."""
        key = words(name)
        found = (acronym for form, acronym in self._acronyms.items() if key[-len(words(form)) :] == words(form))
        return next(found, None)

    def _add(self, m: Mention, entity: Entity) -> None:
        written = bare(self.text[m.start : m.end])
        entity.forms[written] += 1
        entity.places.append((m.start, m.end))
        self._at[m.start, m.end] = entity
        full = self._full_of.get(written)
        if full is not None and entity.type != "person":
            entity.forms[full] += 1
            entity.acronym = written
        title = title_before(self.text, m.start) or split_title(self.text[m.start : m.end])[0]
        entity.gender = entity.gender or title_gender(title)

    def _person(self, key: Key) -> Entity:
        """The person who has a full name, made if it is new."""
        for known, entity in self._persons.get(key[-1], ())[-_WEIGHED:]:
            initial_only = len(known) == len(key) == 2 and 1 in (len(known[0]), len(key[0]))
            if may_be_one_person(known, key) and not (initial_only and known[0][0] != key[0][0]):
                return entity
        entity = Entity("person")
        self.entities.append(entity)
        for word in {key[0], key[-1]}:
            self._persons.setdefault(word, []).append((key, entity))
        return entity

    def _bearer(self, m: Mention, key: Key) -> Entity | None:
        """The person of the article who bears a short name; of several, the one named most so far."""
        written = self.text[m.start : m.end]
        if "." in written and written.isupper():
            return None  # "U.N." is no family name
        known = self._persons.get(key[-1], ())[-_WEIGHED:]
        found = list(dict.fromkeys(e for full, e in known if full[-len(key) :] == key))
        if not found and len(key) == 1:
            found = list(dict.fromkeys(e for full, e in known if full[0] == key[0] and len(full) > 1))
            if found and self._kinds.get(key) in ("place", "organisation"):
                return None
        title = title_before(self.text, m.start)
        if not found:
            return self._person(key) if title or self._kinds.get(key) == "person" else None
        gender = title_gender(title)
        if gender is not None and len(found) > 1:
            found = (
                [e for e in found if (e.gender or given_name_gender(e.name)) == gender]
                or [e for e in found if e.gender is None]
                or found
            )
        most: Entity = max(found, key=lambda e: (len(e.places), -min(e.places)[0]))
        return most

    def _body(self, key: Key) -> Entity:
        """The body, place or thing that has a name or its acronym, made if it is new."""
        known: list[tuple[Key, Entity]] = []
        for word in dict.fromkeys((key[-1], key[0])):
            known += self._bodies.get(word, [])[-_WEIGHED:]
        known += self._bodies.get(f"({''.join(key)})" if len(key) == 1 else _letters(key), [])[:1]
        for other, entity in known:
            shorter, longer = (other, key) if len(other) <= len(key) else (key, other)
            begins = shorter == key and longer[: len(key)] == key
            part = len(shorter) > 1 and (longer[-len(shorter) :] == shorter or begins)
            if other == key or part or _is_acronym(shorter, longer, entity):
                return entity
        entity = self._new_body(key)
        for word in {key[0], key[-1], f"({(entity.acronym or '').casefold()})", f"({_letters(key)})"}:
            self._bodies.setdefault(word, []).append((key, entity))
        return entity

    def _new_body(self, key: Key) -> Entity:
        kind = self._kinds.get(key)
        noun = any(sort_of(w) == "organisation" for w in key)
        entity = Entity("organisation" if noun else _TYPES.get(kind or ""), place=kind == "place")
        if kind == "other" and sort_of(key[-1]) == "document":
            entity.type = "document"
        if len(key) > 1:
            entity.acronym = next((a for full, a in self._acronyms.items() if words(full)[-len(key) :] == key), None)
        self.entities.append(entity)
        return entity


def _letters(key: Key) -> str:
    return "".join(w[0] for w in key if w not in _JOINTS)


def _is_acronym(short: Key, full: Key, entity: Entity) -> bool:
    """Whether one name is made of the first letters of the other: "un" of the United Nations."""
    if len(short) != 1 or len(full) < 2 or not 1 < len(short[0]) <= _LONGEST_ACRONYM:
        return False
    own = (entity.acronym or "").replace(".", "").casefold()
    return short[0] == own or (
        short[0] == _letters(full) and any(f.isupper() or len(words(f)) > 1 for f in entity.forms)
    )


def title_before(text: str, start: int) -> str:
    """The titles right before a name, "" where there are none."""
    m = _TITLE_BEFORE.search(text, max(0, start - 60), start)
    while m:
        title, rest = split_title(m.group() + "X")
        if rest == "X":
            return title
        m = _TITLE_BEFORE.search(text, m.start() + len(m.group().split()[0]) + 1, start)
    return ""


def _acronyms(text: str) -> dict[str, str]:
    """Full names of the article with the acronym that it introduces for each."""
    out = {}
    for m in _BRACKETED.finditer(text):
        if full := _full_name_before(text, m.start(), m[1]):
            out[full] = m[1]
    for m in _ACRONYM_FIRST.finditer(text):
        if set(m[1].replace("-", "").casefold()) <= set(initials(m[2])):
            out[m[2]] = m[1]
    return out


_RUN = re.compile(r"(?:[A-Z][\w’'&-]*[ \xa0](?:(?:of|for|the|and|on|in|to|de|&)[ \xa0]){0,2})*[A-Z][\w’'&-]*$")


def _full_name_before(text: str, end: int, acronym: str) -> str | None:
    """The capitalised words before a bracket, if their initials cover the acronym's letters."""
    run = _RUN.search(text, max(0, end - 160), end)
    letters = re.sub(r"[^A-Za-z]", "", acronym).casefold()
    if run is None or not letters:
        return None
    full = re.sub(r"^(?:The|A|An)[ \xa0]", "", run.group())
    begins = initials(full)
    if Counter(letters) - Counter(begins):
        return None
    # The acronym names no more words than it has letters: drop what stands before ("Director of the ...").
    while len(parts := re.split(r"[ \xa0](?:of|for|the|and|on|in|to|de)(?:[ \xa0]the)?[ \xa0]", full, maxsplit=1)) > 1:
        if Counter(letters) - Counter(initials(parts[1])):
            break
        full = parts[1]
    return full
