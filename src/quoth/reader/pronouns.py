"""Whom a personal pronoun means: the candidate that a linear model ranks first.

The features are those of pronoun resolution by salience (Lappin and Leass, "An Algorithm for Pronominal Anaphora
Resolution", Computational Linguistics 20(4), 1994): recency, subjecthood, frequency, agreement, and who spoke last.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from quoth.reader.cast import Cast, Entity
from quoth.reader.mentions import DESCRIPTION_KINDS, Mention
from quoth.reader.names import Gender, given_name_gender
from quoth.reader.nouns import gender_of
from quoth.reader.phrases import PERSONAL, PLURAL, Phrase
from quoth.reader.scene import Scene
from quoth.reader.tagger import Offsets
from quoth.record import SpeakerType

FEATURES = (
    "spoke last", "spoke before that", "same sentence", "sentences away", "subject", "frequency", "gender known",
    "only before a noun", "in a quotation", "in the paragraph", "no name", "speaker at all", "first in its sentence",
)  # fmt: skip
# Fitted to the speakers of 64 articles of PolNeAR train by `python -m quoth.training pronouns`: 90 % of their pronouns
# that have candidates go to the right one, and 87 % of those of 21 articles of dev.
WEIGHTS = (1.61, 0.47, -0.29, -1.94, 1.17, 0.20, 0.83, -0.10, -1.41, 0.61, -0.36, 0.84, 0.90)
_GENDER = FEATURES.index("gender known")

# Sentences back to look for names, and for descriptions.
_FARTHEST = 12
_NEAR = 3
# However long the sentences: characters back at most.
_CHARACTERS = 4000
# Speakers back that stay in mind however long ago they were named.
_IN_MIND = 8
_EARLY = 12
_TOGETHER = re.compile(r"(?:[ \xa0]\([^()\n]{1,12}\))?,?[ \xa0](?:and|&)[ \xa0](?:[A-Z][\w.]*[ \xa0]){0,3}")
_TAIL = re.compile(
    r"(?:[ \xa0](?:of|from|in|at|on|for|with|to|within|near|about)[ \xa0][^,;:.()\n“”\"]{1,80}?(?=,|[ \xa0](?:who|"
    r"that|which|have|"
    r"has|had|is|are|was|were|said|say|says|told)\b|[.;:(“\"\n]|$))?(?:,[ \xa0](?:including|such as|like)[ \xa0]"
    r"[^.;:()\n“”\"]{3,120}?(?=[.;:(“\"\n]|,[ \xa0](?:said|who)|$))?"
)
_TYPES: dict[str, SpeakerType] = {"one": "unnamed", "several": "group", "body": "organisation"}


@dataclass(slots=True)
class Candidate:
    """Someone a pronoun may mean: an entity, or a description that is none yet, last mentioned at `place`."""

    entity: Entity | None
    mention: Mention | None
    place: Offsets
    features: list[float] = field(default_factory=list)


class Pronouns:
    """Ranks whom the pronouns of one article may mean; `spoken` grows as the speakers of its statements are found."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.spoken: list[Entity] = []
        self._scene = scene
        self._cast = cast
        self._named = sorted(((p, e) for e in cast.entities for p in e.places), key=lambda x: x[0])
        self._described: dict[Offsets, Entity] = {}
        self._belongs = self._descriptions_of_named()
        self._pairs = self._joined_names()

    def rank(self, phrase: Phrase) -> list[tuple[Candidate, float]]:
        """The candidates for a pronoun, the likeliest first, each with its probability."""
        found = self.candidates(phrase)
        scores = [sum(w * x for w, x in zip(WEIGHTS, c.features, strict=True)) for c in found]
        weights = [math.exp(s - max(scores)) for s in scores]
        ranked = [(c, w / sum(weights)) for c, w in zip(found, weights, strict=True)]
        return sorted(ranked, key=lambda x: (-x[1], -x[0].place[0]))

    def candidates(self, phrase: Phrase) -> list[Candidate]:
        """Whoever a pronoun may mean, each with its features."""
        at, word = phrase.span[0], phrase.head
        gender = PERSONAL.get(word)
        out = []
        for entity in self._in_reach(at, plural=word in PLURAL):
            i = bisect_left(entity.places, (at, 0))
            if i and _agrees(entity, word, gender):
                out.append(Candidate(entity, None, entity.places[i - 1]))
        taken = {c.place for c in out}
        for m in self._scene.mentions_in(self._start(at, _NEAR), at):
            place = m.start, m.end
            if self._fits(m, word, gender) and m.end <= at and place not in taken and place not in self._belongs:
                out.append(Candidate(None, m, place))
        for c in out:
            c.features = self._features(c, at, gender)
        # A given name decides only where nobody else is left.
        return [c for c in out if c.features[_GENDER] >= 0] or out

    def entity(self, c: Candidate) -> Entity | None:
        """The entity that a candidate is; a description becomes one."""
        if c.entity is not None or c.mention is None:
            return c.entity
        m, place = c.mention, c.place
        if place in self._belongs:
            return self._belongs[place]
        if m.kind not in DESCRIPTION_KINDS:
            return self._cast.add(m)
        if place not in self._described:
            tail = _TAIL.match(self._scene.text, m.end)
            whole = self._scene.text[m.start : tail.end() if tail else m.end].rstrip(" ,\xa0")
            entity = Entity(_TYPES[m.kind], gender=gender_of(self._scene.head(m)), described=True)
            entity.forms.update([" ".join(whole.split()), self._scene.words(place)])
            entity.places.append(place)
            self._described[place] = entity
        return self._described[place]

    def before(self, phrase: Phrase) -> Candidate | None:
        """What a relative pronoun belongs to: the last mention in its sentence that ends right before it."""
        at = phrase.span[0]
        start = max(self._scene.sentence_span(self._scene.sentence(at))[0], at - _REACH)
        near = [m for m in self._scene.mentions_in(start, at) if m.end <= at]
        if phrase.head in ("who", "whom", "whose"):
            near = [m for m in near if m.kind in ("person", "one", "several")] or near
        touching = [m for m in near if not self._scene.text[m.end : at].strip(" ,\xa0")] or near
        if not touching:
            return None
        m = max(touching, key=lambda m: (m.end, m.end - m.start))
        return Candidate(self._cast.at((m.start, m.end)), m, (m.start, m.end))

    def _in_reach(self, at: int, *, plural: bool) -> Iterable[Entity]:
        start = self._start(at, _FARTHEST)
        low = bisect_left(self._named, start, key=lambda x: x[0][0])
        high = bisect_left(self._named, at, key=lambda x: x[0][0])
        described = [e for p, e in self._described.items() if start <= p[0] < at]
        pairs = [e for e in self._pairs if start <= e.places[0][0] < at] if plural else []
        named = (e for _, e in self._named[low:high])
        return dict.fromkeys([*named, *reversed(self.spoken[-_IN_MIND:]), *described, *pairs])

    def _start(self, at: int, sentences: int) -> int:
        """Where so many sentences before an offset begin."""
        return max(self._scene.sentence_span(self._scene.sentence(at) - sentences)[0], at - _CHARACTERS)

    def _fits(self, m: Mention, word: str, gender: Gender | None) -> bool:
        if word in PLURAL:
            kinds: tuple[str, ...] = ("several", "body")
        else:
            kinds = ("one",) if gender else ("body",)
        if m.kind not in kinds or (gender and gender_of(self._scene.head(m)) not in (gender, None)):
            return False
        recent = (e for e in self.spoken[-_IN_MIND:] if e.described)
        return not any(p[0] <= m.start and m.end <= p[1] for e in recent for p in e.places)

    def _features(self, c: Candidate, at: int, gender: Gender | None) -> list[float]:
        scene, entity = self._scene, c.entity
        now = scene.sentence(at)
        away = now - scene.sentence(c.place[0])
        number = 1 if entity is None else bisect_left(entity.places, (at, 0))
        places = [c.place] if entity is None else entity.places[max(0, number - _IN_MIND) : number]
        recent = [p for p in places if scene.sentence(p[0]) >= now - 1] or places[-1:]
        spoken = self.spoken
        return [
            float(bool(spoken) and spoken[-1] is entity),
            float(len(spoken) > 1 and spoken[-2] is entity),
            float(away == 0),
            math.log1p(max(0, away)),
            float(any(p in scene.subjects for p in recent)),
            math.log1p(number),
            self._agreement(c, gender),
            float(all(self._is_attributive(p) for p in recent)),
            float(scene.is_quoted(c.place[0]) and not scene.is_quoted(at)),
            float(scene.paragraph(c.place[0]) == scene.paragraph(at)),
            float(entity is None or entity.described),
            float(entity is not None and entity.speaks),
            float(c.place[0] - scene.sentence_span(scene.sentence(c.place[0]))[0] < _EARLY),
        ]

    def _agreement(self, c: Candidate, gender: Gender | None) -> float:
        if gender is None:
            return 0.0
        shown = c.entity.gender if c.entity else gender_of(self._scene.head(c.mention)) if c.mention else None
        if shown is not None:
            return 1.0 if shown == gender else -1.0
        guess = given_name_gender(c.entity.name) if c.entity else None
        return 0.5 if guess == gender else -1.0 if guess else 0.0

    def _is_attributive(self, place: Offsets) -> bool:
        follows = self._scene.text[place[1] : place[1] + 20]
        return bool(re.match(r"(?:['’]s?)?[ \xa0][a-z]+", follows)) and place not in self._scene.subjects

    def _joined_names(self) -> list[Entity]:
        """Two persons that the text names together, as a group."""
        out: dict[str, Entity] = {}
        persons = [m for m in self._scene.mentions if m.kind == "person"]
        for one, other in pairwise(persons):
            if other.start - one.end < _REACH and _TOGETHER.fullmatch(self._scene.text, one.end, other.start):
                written = self._scene.words((one.start, other.end))
                group = out.setdefault(written, Entity("group", described=True))
                group.forms[written] += 1
                group.places.append((one.start, other.end))
        return list(out.values())

    def _descriptions_of_named(self) -> dict[Offsets, Entity]:
        """Descriptions that only go with a name: right before it, or behind it and a comma."""
        out = {}
        starts = {p[0]: e for p, e in self._named}
        ends = {p[1]: e for p, e in self._named}
        text = self._scene.text
        for m in self._scene.mentions:
            if m.kind in DESCRIPTION_KINDS:
                gaps = (i for i in range(m.end, m.end + 3) if i in starts and not text[m.end : i].strip(" .\xa0"))
                named = next((starts[i] for i in gaps), None)
                if named is None and text[m.start - 2 : m.start] == ", ":
                    named = ends.get(m.start - 2)
                if named is not None and named.type in ("person", None):
                    out[m.start, m.end] = named
        return out


_REACH = 60


def _agrees(entity: Entity, word: str, gender: Gender | None) -> bool:
    if entity.author:
        return False
    if gender:
        return entity.type in ("person", None, "unnamed") and entity.gender in (gender, None)
    if word in PLURAL:
        return entity.type in ("group", "organisation", None) and not entity.place
    return entity.type in ("organisation", "document", None)
