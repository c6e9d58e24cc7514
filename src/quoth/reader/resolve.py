"""Who is meant: from the source of each draft to an entity of the article.

Names go to the entity that the cast knows; descriptions to the person or body whose role or name has their head
noun, else they stand for themselves; pronouns to the candidate that a linear model ranks first. The model's
features are those of pronoun resolution by salience (Lappin and Leass, "An Algorithm for Pronominal Anaphora
Resolution", Computational Linguistics 20(4), 1994): recency, subjecthood, frequency, agreement, and who spoke last.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.reader.cast import Cast, Entity
from quoth.reader.drafts import Draft
from quoth.reader.mentions import DESCRIPTION_KINDS, NAME_KINDS, Mention
from quoth.reader.names import Gender, given_name_gender, words
from quoth.reader.nouns import gender_of, singular, sort_of
from quoth.reader.phrases import FIRST, NEUTER, PERSONAL, PLURAL, RELATIVE, Phrase, analyse
from quoth.reader.roles import StatedRole
from quoth.reader.tagger import Offsets
from quoth.text import Paragraph, sentences

FEATURES = (
    "spoke last", "spoke before that", "same sentence", "sentences away", "subject", "frequency", "gender known",
    "only before a noun", "in a quotation", "in the paragraph", "no name", "speaker at all", "first in its sentence",
)  # fmt: skip
# Fitted on speakers of PolNeAR train by `python -m quoth.training pronouns`.
_GENDER = FEATURES.index("gender known")
WEIGHTS = (1.76, 0.42, -0.09, -1.75, 1.24, 0.23, 0.91, -0.07, -1.35, 0.63, -0.54, 0.77, 0.74)
# Of how many resolved sources of each sort the entity was right, on the same articles.
RATES = {"name": 0.95, "description": 0.85, "own words": 0.9, "relative": 0.8, "first": 0.8, "floor": 0.7, "nobody": 0.6, "none": 0.3}

AUTHOR = "the reporter"
"""What the author of an article without a byline is called."""

# Without a source, such words are the author's own judgement.
_AUTHOR_JUDGES = re.compile(
    r"\b(?:seem(?:s|ed|ingly)?|appear(?:s|ed)?|apparently|looks?|looked|arguably|presumably|hard to|perhaps|clearly|likely)\b",
    re.IGNORECASE,
)
_FARTHEST = 12
_NEAR = 3
# A pronoun as sure as this shows the gender of whom it means.
_SURE = 0.9
_TOGETHER = re.compile(r"(?:[ \xa0]\([^()\n]{1,12}\))?,?[ \xa0](?:and|&)[ \xa0](?:[A-Z][\w.]*[ \xa0]){0,3}")
_NP_TAIL = re.compile(
    r"(?:[ \xa0](?:of|from|in|at|on|for|with|to|within|near|about)[ \xa0][^,;:.()\n“”\"]{1,80}?(?=,|[ \xa0](?:who|that|which|have|has|had|is|"
    r"are|was|were|said|say|says|told)\b|[.;:(“\"\n]|$))?(?:,[ \xa0](?:including|such as|like)[ \xa0][^.;:()\n“”\"]{3,120}?(?=[.;:(“\"\n]|,[ \xa0]"
    r"(?:said|who)|$))?"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a source means, if anybody, and how sure that is, from 0 to 1."""

    entity: Entity | None
    sure: float
    phrase: Phrase | None = None


@dataclass(slots=True)
class Candidate:
    """Someone a pronoun may mean, last mentioned at `place`."""

    entity: Entity | None
    mention: Mention | None
    place: Offsets
    features: list[float] = field(default_factory=list)


class Resolver:
    """Goes through the drafts of one article, in the order of the text, the outer before the inner."""

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], cast: Cast,
        roles: dict[int, list[StatedRole]], author: str | None,
    ) -> None:  # fmt: skip
        self._text = text
        self._mentions = mentions
        self._cast = cast
        self._roles = roles
        self._author_name = author or AUTHOR
        self._author: Entity | None = None
        self._paragraph_starts = [p.start for p in paragraphs]
        self._sentence_starts = [s for p in paragraphs for s, _ in sentences(text, p.start, p.end)]
        quoted = [(q.start, q.end) for p in paragraphs for q in p.outer]
        self._quoted_starts = [s for s, _ in quoted]
        self._quoted_ends = [e for _, e in quoted]
        self._subjects = {(m.start, m.end) for m in mentions if m.subject}
        self._described: dict[tuple[int, int], Entity] = {}
        self._spoken: list[Entity] = []
        self._who: dict[int, Resolved] = {}
        self._by_name = {e: {singular(w)[0] for f in e.forms for w in words(f)} for e in cast.entities}
        self._belongs = self._descriptions_of_named()
        self._pairs = self._joined_names()

    def resolve(self, drafts: Sequence[Draft]) -> dict[int, Resolved]:
        """Whom each draft's source means, by the draft's id()."""
        pending = sorted(drafts, key=lambda d: (_depth(d), (d.source or d.cue or d.contents[0])[0]))
        for d in pending:
            outer = self._who.get(id(d.within)) if d.within else None
            found = self._source(d, outer)
            self._who[id(d)] = found
            if found.entity is not None:
                if d.source is not None:
                    at = found.phrase.span if found.phrase else d.source
                    if at not in found.entity.places:
                        found.entity.places.append(at)
                        found.entity.places.sort()
                if d.within is None:
                    self._spoken.append(found.entity)
        return self._who

    def entity_at(self, span: Offsets) -> Entity | None:
        """The entity that a phrase names or describes, if it is known."""
        phrase = analyse(self._text, span, self._mentions)
        if phrase.form == "name" and phrase.name is not None:
            return self._cast.at((phrase.name.start, phrase.name.end))
        return None

    def _source(self, d: Draft, outer: Resolved | None) -> Resolved:
        if d.source is None:
            return self._without_source(d)
        phrase = analyse(self._text, d.source, self._mentions)
        if phrase.form == "name" and phrase.name is not None:
            entity = self._cast.add(phrase.name)
            self._by_name.setdefault(entity, {singular(w)[0] for f in entity.forms for w in words(f)})
            return Resolved(entity, RATES["name"], phrase)
        if phrase.form == "pronoun":
            return self._pronoun(d, phrase, outer)
        return self._description(phrase)

    def _without_source(self, d: Draft) -> Resolved:
        if d.cue is not None and _AUTHOR_JUDGES.search(self._text[slice(*d.cue)]) and not self._in_quotation(d.cue):
            return Resolved(self._reporter(), RATES["nobody"])
        if d.cue is not None or d.kind != "direct":
            return Resolved(None, RATES["nobody"])
        if self._spoken:
            return Resolved(self._spoken[-1], RATES["floor"])
        return Resolved(None, RATES["none"])

    # Descriptions

    def _description(self, phrase: Phrase) -> Resolved:
        entity = self._same_words(phrase) or (self._referred(phrase) if self._refers(phrase) else None)
        if entity is not None:
            return Resolved(entity, RATES["description"], phrase)
        return Resolved(self._own(phrase), RATES["own words"], phrase)

    def _refers(self, phrase: Phrase) -> bool:
        """Whether a description may mean somebody who was named: definite, or bare with a name before it."""
        if phrase.plural:
            return False
        if self._is_ours(phrase):
            return True
        if phrase.sort == "person" and phrase.possessed and not self._mentions_in(phrase.core):
            return False
        if phrase.definite:
            return True
        bare = self._text[slice(*phrase.core)]
        return phrase.sort == "person" and bare[:1].isupper() and not re.match(r"(?:An?|One|Another|Some)\b", bare)

    def _same_words(self, phrase: Phrase) -> Entity | None:
        """The entity that an earlier source described in the same words, if those words single it out.

        Two officials are not one by their words alone: only definite phrases, documents and bodies are.
        """
        key = self._key(phrase)
        for entity in reversed(self._spoken):
            if entity.described and any(words(f) == key for f in entity.forms):
                if phrase.definite or phrase.sort in ("organisation", "document"):
                    return entity
                if phrase.plural and len(key) > 1:
                    return entity
        if phrase.definite and phrase.head and not phrase.possessed and len(key) <= 2:
            for entity in reversed(self._spoken):
                if entity.described and entity.type in ("document", "organisation", "group", "unnamed"):
                    heads = {singular(words(self._first_phrase(f))[-1])[0] for f in entity.forms if words(self._first_phrase(f))}
                    if phrase.head in heads:
                        return entity
        return None

    @staticmethod
    def _first_phrase(form: str) -> str:
        return re.split(r"[,;:(]|\s(?:of|from|in|at|on|for|with|who|that|which|by|to|about)\s", form, maxsplit=1)[0]

    def _referred(self, phrase: Phrase) -> Entity | None:
        start = phrase.span[0]
        said = {singular(w)[0] for w in words(self._text[slice(*phrase.core)])}
        found: list[tuple[float, int, Entity]] = []
        for entity in self._cast.entities:
            before = [p for p in entity.places if p[0] < start]
            score = 0.0 if entity.described else self._fits(entity, phrase, said)
            if score > 0 and (before or score > 1.0):
                found.append((score if before else score - 1.0, max(before)[0] if before else -entity.places[0][0], entity))
        if found:
            return max(found, key=lambda x: (x[0], x[1]))[2]
        if phrase.sort == "person" and not phrase.possessed or phrase.head.endswith("year-old") or self._is_ours(phrase):
            return self._last_person(phrase)
        return None

    def _mentions_in(self, span: Offsets) -> Sequence[Mention]:
        low = bisect_left(self._mentions, span[0], key=lambda m: m.start)
        return self._mentions[low : bisect_left(self._mentions, span[1], key=lambda m: m.start)]

    def _is_ours(self, phrase: Phrase) -> bool:
        low = self._text[slice(*phrase.core)].casefold()
        return low.startswith("our ") and phrase.sort == "person"

    def _fits(self, entity: Entity, phrase: Phrase, said: set[str]) -> float:
        """How well a description suits a named entity; 0 where nothing ties the two."""
        if phrase.sort == "organisation":
            named = self._by_name.get(entity, set())
            if any(m.kind in NAME_KINDS for m in self._mentions_in(phrase.core)) and not (said - {phrase.head}) & named:
                return 0.0
            if entity.type == "person" or phrase.head not in named:
                return 0.0
            return 1.0 + len(said & named)
        if entity.type not in ("person", None):
            return 0.0
        gender = gender_of(phrase.head)
        if gender and entity.gender and gender != entity.gender:
            return 0.0
        stated: set[str] = set()
        for role in self._roles.get(id(entity), ()):
            stated |= {singular(w)[0] for w in words(self._text[slice(*role.span)])}
            organisation = self._text[slice(*role.organisation)] if role.organisation else ""
            if organisation and (known := self._cast.acronym_of(organisation)):
                stated |= set(words(known))
        if phrase.head in _SYNONYMS:
            said = said | _SYNONYMS[phrase.head]
        shared = said & stated
        heads = {phrase.head} | _SYNONYMS.get(phrase.head, set())
        if heads & stated:
            return 1.0 + len(shared) - (0.5 if phrase.possessed else 0.0)
        others = shared - _DULL
        return 0.5 + 0.1 * len(others) if others and phrase.sort == "person" else 0.0

    def _last_person(self, phrase: Phrase) -> Entity | None:
        """The person who spoke last, for a description that only a person in focus can have."""
        generic = phrase.head in _BARE or phrase.head.endswith("year-old") or self._is_ours(phrase)
        if not generic:
            return None
        gender = gender_of(phrase.head)
        for entity in reversed(self._spoken):
            if entity.type == "person" and (gender is None or (entity.gender or self._guess(entity)) in (gender, None)):
                return entity
        return None

    def _own(self, phrase: Phrase) -> Entity:
        """A new entity that is called by its own words."""
        entity = Entity(_type_of(phrase), described=True)
        entity.forms[self._words(phrase.span)] += 1
        if phrase.core != phrase.span and phrase.core[0] < phrase.core[1]:
            entity.forms[self._words(phrase.core)] += 1
        entity.places.append(phrase.span)
        return entity

    def _words(self, span: Offsets) -> str:
        return " ".join(self._text[slice(*span)].split())

    def _key(self, phrase: Phrase) -> tuple[str, ...]:
        return words(self._text[slice(*phrase.span)])

    # Pronouns

    def _pronoun(self, d: Draft, phrase: Phrase, outer: Resolved | None) -> Resolved:
        word = phrase.head
        if word in FIRST:
            return self._first_person(phrase, outer)
        if word in RELATIVE:
            return self._relative(phrase)
        ranked = self.rank(phrase)
        if not ranked:
            return Resolved(None, RATES["none"], phrase)
        best, sure = ranked[0]
        gender = PERSONAL.get(word)
        if gender and best.entity is not None and best.entity.gender is None and sure > _SURE:
            best.entity.gender = "female" if gender == "female" else "male"
        return Resolved(self._entity(best), sure, phrase)

    def _first_person(self, phrase: Phrase, outer: Resolved | None) -> Resolved:
        if outer is not None:
            return Resolved(outer.entity, outer.sure, phrase)
        if (holder := self._quoted_by(phrase.span)) is not None:
            return Resolved(holder, RATES["first"], phrase)
        return Resolved(self._reporter(), RATES["first"], phrase)

    def _reporter(self) -> Entity:
        """Whoever wrote the article."""
        if self._author is None:
            self._author = Entity("unnamed" if self._author_name == AUTHOR else "person", described=True)
            self._author.forms[self._author_name] += 1
        return self._author

    def _quoted_by(self, span: Offsets) -> Entity | None:
        """Who speaks in the quotation around a span: whoever spoke last, before it."""
        i = bisect_right(self._quoted_starts, span[0]) - 1
        if i < 0 or self._quoted_ends[i] < span[1]:
            return None
        return self._spoken[-1] if self._spoken else None

    def _relative(self, phrase: Phrase) -> Resolved:
        """The last mention that ends right before a relative pronoun."""
        at = phrase.span[0]
        near = [m for m in self._mentions if m.end <= at and not re.search(r"[.;\n]\s", self._text[m.end : at])]
        near = [m for m in near if at - m.end <= 60]
        if not near:
            return Resolved(None, RATES["none"], phrase)
        if phrase.head in ("who", "whom", "whose"):
            near = [m for m in near if m.kind in ("person", "one", "several")] or near
        touching = [m for m in near if not self._text[m.end : at].strip(" ,\xa0")] or near
        mention = max(touching, key=lambda m: (m.end, m.end - m.start))
        return Resolved(self._entity(Candidate(self._named(mention), mention, (mention.start, mention.end))), RATES["relative"], phrase)

    def rank(self, phrase: Phrase) -> list[tuple[Candidate, float]]:
        """The candidates for a personal pronoun, the likeliest first, each with its probability."""
        found = self.candidates(phrase)
        if not found:
            return []
        scores = [sum(w * x for w, x in zip(WEIGHTS, c.features, strict=True)) for c in found]
        top = max(scores)
        weights = [math.exp(s - top) for s in scores]
        total = sum(weights)
        return sorted(
            ((c, w / total) for c, w in zip(found, weights, strict=True)), key=lambda x: (-x[1], -x[0].place[0])
        )

    def candidates(self, phrase: Phrase) -> list[Candidate]:
        """Whoever a personal pronoun may mean, each with its features, in the order of last mention."""
        at, word = phrase.span[0], phrase.head
        gender: Gender | None = {"male": "male", "female": "female", None: None}[PERSONAL.get(word)]  # type: ignore[assignment]
        out = []
        pairs = self._pairs if word in PLURAL else []
        described = [e for e in dict.fromkeys([*self._described.values(), *self._spoken, *pairs]) if e.described]
        for entity in [*self._cast.entities, *described]:
            if not self._agrees(entity, word, gender):
                continue
            i = bisect_left(entity.places, (at, 0))
            if i == 0:
                continue
            out.append(Candidate(entity, None, entity.places[i - 1]))
        taken = {c.place for c in out}
        for m in self._near_descriptions(at):
            fits = m.kind == ("several" if word in PLURAL else "one" if gender else "body")
            fits = fits or (m.kind == "body" and word in PLURAL)
            noun = self._head(m)
            if fits and not (gender and gender_of(noun) not in (gender, None)) and (m.start, m.end) not in taken:
                if (m.start, m.end) not in self._belongs and not self._known_description(m):
                    out.append(Candidate(None, m, (m.start, m.end)))
        now = self._sentence(at)
        for c in out:
            c.features = self._features(c, at, gender, now)
        if any(c.features[_GENDER] >= 0 for c in out):
            out = [c for c in out if c.features[_GENDER] >= 0]
        return [c for c in out if now - self._sentence(c.place[0]) <= _FARTHEST or c.features[0]]

    def _known_description(self, m: Mention) -> bool:
        return any(p[0] <= m.start and m.end <= p[1] for e in self._spoken if e.described for p in e.places)

    def _near_descriptions(self, at: int) -> list[Mention]:
        now = self._sentence(at)
        low = self._sentence_starts[max(0, now - _NEAR)] if self._sentence_starts else 0
        i = bisect_left(self._mentions, low, key=lambda m: m.start)
        j = bisect_left(self._mentions, at, key=lambda m: m.start)
        return [m for m in self._mentions[i:j] if m.kind in DESCRIPTION_KINDS and m.end <= at]

    def _agrees(self, entity: Entity, word: str, gender: Gender | None) -> bool:
        if gender:
            return entity.type in ("person", None, "unnamed") and entity.gender in (gender, None)
        if word in PLURAL:
            return entity.type in ("group", "organisation", None) and not entity.place
        return entity.type in ("organisation", "document", None)

    def _features(self, c: Candidate, at: int, gender: Gender | None, now: int) -> list[float]:
        entity = c.entity
        away = now - self._sentence(c.place[0])
        places = [c.place] if entity is None else entity.places[: bisect_left(entity.places, (at, 0))]
        recent = [p for p in places if self._sentence(p[0]) >= now - 1]
        known = 0.0
        if gender:
            shown = entity.gender if entity else gender_of(self._head(c.mention)) if c.mention else None
            guess = self._guess(entity) if entity and not shown else None
            known = 1.0 if shown == gender else 0.5 if guess == gender else -1.0 if guess else 0.0
        attributive = all(self._is_attributive(p) for p in (recent or places[-1:]))
        first = self._sentence_starts[self._sentence(c.place[0])] if self._sentence_starts else 0
        return [
            float(bool(self._spoken) and self._spoken[-1] is entity and entity is not None),
            float(len(self._spoken) > 1 and self._spoken[-2] is entity and entity is not None),
            float(away == 0),
            math.log1p(max(0, away)),
            float(any(p in self._subjects for p in (recent or places[-1:]))),
            math.log1p(len(places)),
            known,
            float(attributive),
            float(self._in_quotation(c.place) and not self._in_quotation((at, at + 1))),
            float(self._paragraph(c.place[0]) == self._paragraph(at)),
            float(entity is None or entity.described),
            float(entity is not None and entity in self._spoken),
            float(c.place[0] - first < 12),
        ]

    def _guess(self, entity: Entity) -> Gender | None:
        return given_name_gender(words(entity.name)[0])

    def _is_attributive(self, place: Offsets) -> bool:
        return bool(re.match(r"(?:['’]s?)?[ \xa0][a-z]+", self._text[place[1] : place[1] + 20])) and place not in self._subjects

    def _in_quotation(self, place: Offsets) -> bool:
        i = bisect_right(self._quoted_starts, place[0]) - 1
        return i >= 0 and place[0] < self._quoted_ends[i]

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def _paragraph(self, at: int) -> int:
        return max(0, bisect_right(self._paragraph_starts, at) - 1)

    # Descriptions as candidates

    def _entity(self, c: Candidate) -> Entity | None:
        if c.entity is not None:
            return c.entity
        m = c.mention
        if m is None:
            return None
        place = (m.start, m.end)
        if place in self._belongs:
            return self._belongs[place]
        if m.kind not in DESCRIPTION_KINDS:
            return self._cast.add(m)
        if place not in self._described:
            tail = _NP_TAIL.match(self._text, m.end)
            span = m.start, tail.end() if tail else m.end
            while span[1] > span[0] and self._text[span[1] - 1] in " ,\xa0":
                span = span[0], span[1] - 1
            entity = Entity({"one": "unnamed", "several": "group", "body": "organisation"}[m.kind], described=True)  # type: ignore[arg-type]
            entity.gender = gender_of(self._head(m))
            entity.forms[self._words(span)] += 1
            entity.forms[self._words(place)] += 1
            entity.places.append(place)
            self._described[place] = entity
        return self._described[place]

    def _named(self, m: Mention) -> Entity | None:
        return self._cast.at((m.start, m.end))

    def _head(self, m: Mention | None) -> str:
        found = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", self._text[m.start : m.end]) if m else []
        return singular(found[-1])[0] if found else ""

    def _joined_names(self) -> list[Entity]:
        """Two persons that the text names together, as a group."""
        out: dict[str, Entity] = {}
        persons = [m for m in self._mentions if m.kind == "person"]
        for one, other in zip(persons, persons[1:], strict=False):
            between = self._text[one.end : other.start]
            if _TOGETHER.fullmatch(between):
                written = self._words((one.start, other.end))
                group = out.setdefault(written, Entity("group", described=True))
                group.forms[written] += 1
                group.places.append((one.start, other.end))
        return list(out.values())

    def _descriptions_of_named(self) -> dict[Offsets, Entity]:
        """Descriptions that only go with a name: right before it, or behind it and a comma."""
        out = {}
        named = [(p, e) for e in self._cast.entities for p in e.places]
        starts = {p[0]: e for p, e in named}
        ends = {p[1]: e for p, e in named}
        for m in self._mentions:
            if m.kind in DESCRIPTION_KINDS:
                after = next((starts[i] for i in range(m.end, m.end + 3) if i in starts and not self._text[m.end : i].strip(" .\xa0")), None)
                ahead = next((ends[i] for i in range(m.start - 2, m.start) if i in ends and self._text[i : m.start] == ", "), None)
                entity = after or ahead
                if entity is not None and entity.type in ("person", None):
                    out[m.start, m.end] = entity
        return out


_SYNONYMS = {
    "senator": {"sen"}, "governor": {"gov"}, "congressman": {"rep", "representative"}, "congresswoman": {"rep", "representative"},
    "lawmaker": {"sen", "rep", "senator", "congressman", "congresswoman", "representative"}, "general": {"gen"},
    "nominee": {"candidate"}, "candidate": {"nominee", "contender"}, "spokesman": {"spokesperson"}, "spokeswoman": {"spokesperson"},
    "spokesperson": {"spokesman", "spokeswoman"}, "professor": {"prof"}, "doctor": {"dr"}, "reverend": {"rev"}, "judge": {"justice"},
    "chief": {"head", "president", "director", "secretary"}, "head": {"chief", "director", "president"},
    "boss": {"head", "chief", "president"}, "leader": {"head", "president", "chairman"}, "representative": {"rep"},
}  # fmt: skip
# Too common to tie a description to a person.
_DULL = frozenset("the a an of for in at and former new acting his her its their our this that general chief senior official".split())
# Descriptions of whoever is in focus.
_BARE = frozenset("man woman speaker official politician lawyer lawmaker billionaire mogul businessman author respondent".split())


def _type_of(phrase: Phrase) -> SpeakerType | None:
    if phrase.plural:
        return {"person": "group", "organisation": "group", "document": "document"}.get(phrase.sort or "")
    return {"organisation": "organisation", "document": "document", "person": "unnamed"}.get(phrase.sort or "")


def _depth(d: Draft) -> int:
    return 0 if d.within is None else 1 + _depth(d.within)
