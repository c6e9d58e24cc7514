"""The cast of an article: which of its names mean one person or body, and what each is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.reader.mentions import NAME_KINDS, Mention
from quoth.reader.names import Gender, bare, initials, may_be_one_person, split_title, title_gender, words
from quoth.reader.nouns import sort_of
from quoth.reader.tagger import Offsets
from quoth.record import SpeakerType

_BODY_AFTER = re.compile(
    r"(?:['’]s)?[ \xa0](?:campaign|administration|team|camp|committee|government|department|ministry|embassy|office|council|"
    r"commission|police|university|magazine|newspaper|family|foundation|organization|organisation|party|company|group)\b"
)
_TITLE_BEFORE = re.compile(r"((?:[A-Z][\w.-]*[ \xa0]){1,3})$")
_BRACKETED = re.compile(r"[ \xa0]?\([“\"]?([A-Z][A-Z0-9&.-]{1,11})[”\"]?\)")
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
        names = sorted((m for m in mentions if m.kind in NAME_KINDS), key=lambda m: (m.start, -m.end))
        keyed = [(m, words(bare(text[m.start : m.end]))) for m in names]
        keyed = [(m, key) for m, key in keyed if key]
        votes: dict[tuple[str, ...], Counter[str]] = {}
        for m, key in keyed:
            votes.setdefault(key, Counter())["person" if title_before(text, m.start) else m.kind] += 1
        self._kinds = {key: max(v, key=lambda k: (v[k], k == "person")) for key, v in votes.items()}
        self._persons: list[tuple[tuple[str, ...], Entity]] = []
        self._others: dict[tuple[str, ...], Entity] = {}
        singles = []
        for m, key in keyed:
            if len(key) > 1 and self._kinds[key] == "person":
                self._add(m, key, self._person(key))
            else:
                singles.append((m, key))
        for m, key in singles:
            self.add(m, key)
        for entity in self.entities:
            entity.places.sort()

    def at(self, place: Offsets) -> Entity | None:
        """The entity that is named just there."""
        return self._at.get(place)

    def add(self, m: Mention, key: tuple[str, ...] | None = None) -> Entity:
        """The entity that a name means, made if it is new."""
        known = self._at.get((m.start, m.end))
        if known is not None:
            return known
        key = key or words(bare(self.text[m.start : m.end])) or (self.text[m.start : m.end],)
        entity = self._bearer(m, key) or self._body(key)
        self._add(m, key, entity)
        return entity

    def acronym_of(self, name: str) -> str | None:
        """The acronym that the article introduces for a name, or for what the name ends with."""
        key = words(name)
        found = (acronym for form, acronym in self._acronyms.items() if key[-len(words(form)) :] == words(form))
        return next(found, None)

    def named(self, name: str) -> Entity | None:
        """The entity that is called so somewhere in the article."""
        key = words(bare(name))
        return next((e for e in self.entities if any(words(f) == key for f in e.forms)), None)

    def _add(self, m: Mention, key: tuple[str, ...], entity: Entity) -> None:
        written = bare(self.text[m.start : m.end])
        entity.forms[written] += 1
        entity.places.append((m.start, m.end))
        self._at[m.start, m.end] = entity
        title = title_before(self.text, m.start) or split_title(self.text[m.start : m.end])[0]
        entity.gender = entity.gender or title_gender(title)

    def _person(self, key: tuple[str, ...]) -> Entity:
        for known, entity in self._persons:
            if may_be_one_person(known, key) and not (len(known) == len(key) == 2 and known[0][0] != key[0][0] and len(key[0]) == 1):
                return entity
        entity = Entity("person")
        self.entities.append(entity)
        self._persons.append((key, entity))
        return entity

    def _bearer(self, m: Mention, key: tuple[str, ...]) -> Entity | None:
        """The person of the article who bears a short name; of several, the one named most so far."""
        if _BODY_AFTER.match(self.text, m.end) and self.text[m.end : m.end + 2] not in ("'s", "’s") and len(key) > 1:
            return None
        if "." in self.text[m.start : m.end] and self.text[m.start : m.end].isupper():
            return None  # "U.N." is no family name
        bearers = {id(e): e for full, e in self._persons if full[-len(key) :] == key}
        if not bearers and len(key) == 1:
            bearers = {id(e): e for full, e in self._persons if full[0] == key[0] and len(full) > 1}
            if bearers and self._kinds.get(key) in ("place", "organisation"):
                return None
        found = list(bearers.values())
        gender = title_gender(title_before(self.text, m.start))
        if gender is not None and len(found) > 1:
            found = [e for e in found if e.gender in (gender, None)] or found
            sure = [e for e in found if e.gender == gender]
            found = sure or found
        if not found:
            if self._kinds.get(key) == "person" or title_before(self.text, m.start):
                return self._person(key)
            return None
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda e: (len(e.places), -min(e.places)[0]))

    def _body(self, key: tuple[str, ...]) -> Entity:
        plain = "".join(key)
        for known, entity in self._others.items():
            full = known[-len(key) :] == key or known[: len(key)] == key
            if known == key or (len(key) > 1 and full) or (len(known) > 1 and len(key) > len(known) and key[-len(known) :] == known):
                return entity
            if len(plain) > 1 and len(key) == 1 and (entity.acronym or "").replace(".", "").casefold() == plain:
                return entity
            if 1 < len(plain) <= 6 and len(known) > 1 and any(initials(f) == plain for f in entity.forms):
                return entity
            if len(known) == 1 and 1 < len(known[0]) <= 6 and len(key) > 1 and any(f.isupper() for f in entity.forms):
                if known[0] == "".join(w[0] for w in key if w not in _JOINTS):
                    return entity
        kind = self._kinds.get(key)
        noun = any(sort_of(w) == "organisation" for w in key)
        entity = Entity("organisation" if noun or kind in ("organisation", "place") else None if kind == "other" else "person")
        entity.place = kind == "place"
        if kind == "other" and sort_of(key[-1]) == "document":
            entity.type = "document"
        if kind is None:
            entity.type = "organisation" if noun else None
        self.entities.append(entity)
        self._others[key] = entity
        for form, acronym in self._acronyms.items():
            if words(form)[-len(key) :] == key and len(key) > 1:
                entity.acronym = acronym
        return entity


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
    full = run.group()
    begins = initials(full)
    if Counter(letters) - Counter(begins):
        return None
    # The acronym names no more words than it has letters: drop what stands before ("Director of the ...").
    while len(parts := re.split(r"[ \xa0](?:of|for|the|and|on|in|to|de)(?:[ \xa0]the)?[ \xa0]", full, maxsplit=1)) > 1:
        if Counter(letters) - Counter(initials(parts[1])):
            break
        full = parts[1]
    return full
