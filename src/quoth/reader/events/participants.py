"""Who acts in an event, and who is acted upon? By order in the clause: subject, verb, object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoth.reader.events.governing import Found
from quoth.reader.events.lexicon import lexicon
from quoth.reader.events.noun_phrases import SAYING, SKIPPED, NounPhrases, Phrase
from quoth.reader.events.words import DETERMINERS, Clause, Words

# Before whom the prepositions stand that lead to who is acted upon.
_TOWARDS = {
    "CONSULT": "with to between among",
    "REQUEST": "on upon to from",
    "ACCUSE": "against of with into to at",
    "ASSAULT": "of on against at with into",
    "PROTEST": "against at with outside",
    "SANCTION": "against on with to from",
    "COERCE": "on against of in",
    "MOBILIZE": "against",
    "THREATEN": "against to with",
    "AID": "to for",
    "COOPERATE": "with to",
    "AGREE": "with to",
    "SUPPORT": "with for to of",
    "CONCEDE": "to for",
    "RETREAT": "from to",
    "REJECT": "from by with",
}
_PREPOSITIONS = {type_: frozenset(words.split()) for type_, words in _TOWARDS.items()}
_WHAT_IS_ASKED = frozenset(("that", "for"))
_BY = frozenset(("by",))
_RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_WITHOUT_OBJECT = frozenset(("AGREE", "PROTEST", "MOBILIZE", "CONCEDE", "RETREAT"))
_POSSESSIVE = ("'s", "’s", "s'", "s’")
# How many words before and behind are searched, of a clause and of a sentence.
_FAR = 24
_FARTHEST = 60
_CLAUSES = 5


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients as phrases; `pronoun` is where a pronoun is all that names the actor."""

    actors: tuple[Phrase, ...]
    recipients: tuple[Phrase, ...]
    pronoun: int | None = None


def participants(words: Words, found: Found, is_mention: Callable[[int, int], bool]) -> Participants:
    """The participants of an event of a sentence; `is_mention` tells whether a stretch of the text has a mention."""
    finder = _Finder(words, NounPhrases(words, is_mention))
    if found.type == "REQUEST" != found.trigger.type and found.trigger.verb is not None:
        return finder.of_duty(found)
    return finder.of_noun(found) if found.trigger.verb is None else finder.of_verb(found)


class _Finder:
    """Looks for the participants of the events of one sentence."""

    def __init__(self, words: Words, phrases: NounPhrases) -> None:
        self.words = words
        self.phrases = phrases

    def of_verb(self, found: Found) -> Participants:
        """The participants of a verb: its subject and its object, or the other way round in the passive."""
        trigger, verb = found.trigger, found.trigger.verb
        if verb is None:
            return Participants((), ())
        end = min(trigger.clause.end, trigger.last + _FAR)
        subject, pronoun = self.subject(found, verb.start if found.head is None else found.head)
        agent, _ = self.phrases.after(trigger.last, end, _BY, direct=False)
        if verb.passive or (self.words.at(trigger.last) == "by" and agent):
            return Participants(tuple(agent), tuple(subject))
        objects, preposition = self._objects(found, end)
        if found.type in _RECIPROCAL and found.mode != "visit" and preposition in ("with", "between"):
            return _without_twins([*subject, *objects], [], pronoun)
        if found.type == "CONSULT" and found.mode != "visit":
            return _without_twins([*subject, *objects], [], pronoun)
        return _without_twins(subject, objects, pronoun)

    def _objects(self, found: Found, end: int) -> tuple[list[Phrase], str]:
        """Who is acted upon by a verb, or by what it asks for, refuses or threatens with."""
        trigger = found.trigger
        prepositions = _PREPOSITIONS.get(found.type, frozenset()) | _PREPOSITIONS.get(trigger.type, frozenset())
        direct = trigger.type not in _WITHOUT_OBJECT or trigger.rule.mode == "release"
        objects, preposition = self.phrases.after(trigger.last, end, prepositions, direct=direct)
        if not objects and found.type == "REQUEST":
            objects, preposition = self.phrases.after(trigger.last, end, _WHAT_IS_ASKED, direct=False)
        if not objects and found.inner is not None and found.type in ("THREATEN", "REJECT", "AGREE"):
            inner = found.inner
            prepositions = _PREPOSITIONS.get(inner.type, frozenset())
            return self.phrases.after(inner.last, end, prepositions, direct=inner.type not in _WITHOUT_OBJECT)
        return objects, preposition

    def of_duty(self, found: Found) -> Participants:
        """The participants of "X said that Y must do so": X asks Y."""
        verb = found.trigger.verb
        asked, _ = self.subject(found, verb.start if verb is not None else found.trigger.first)
        before = range(min(found.trigger.first, _FARTHEST))
        said = next((k for k in before if self.words.low[k] in SAYING), 0)
        actors, pronoun = self.phrases.first(0, said) if said else self._who_closes(found)
        return _without_twins(actors, asked, pronoun)

    def _who_closes(self, found: Found) -> tuple[list[Phrase], int | None]:
        """Who says so at the end of the sentence: "Y must do so, X said"."""
        for clause in self.words.clauses[found.trigger.order + 1 :][-_CLAUSES:]:
            end = min(clause.end, clause.start + _FAR)
            if any(w in SAYING and w != "that" for w in self.words.low[clause.start : end]):
                return self.phrases.first(clause.start, end)
        return [], None

    def of_noun(self, found: Found) -> Participants:
        """The participants of a noun: "the army launched an attack on rebels", "talks between X and Y"."""
        trigger, words = found.trigger, self.words
        end = min(trigger.clause.end, trigger.last + _FAR)
        agent, _ = self.phrases.after(trigger.last, end, _BY, direct=False)
        objects: list[Phrase] = []
        pronoun, preposition = None, ""
        if trigger.light is not None and trigger.light > trigger.first:
            objects, preposition = self.phrases.after(trigger.light + 1, end, frozenset(), direct=True)
        if not objects:
            prepositions = _PREPOSITIONS.get(found.type, frozenset()) | {"between"}
            objects, preposition = self.phrases.after(trigger.last, end, prepositions, direct=False)
        if not agent and trigger.light is not None and trigger.light < trigger.first:
            verb = words.verb(trigger.light, "past", noun_too=False)
            if verb is not None and not verb.passive:
                agent, pronoun = self.subject(found, verb.start)
        if trigger.rule.sort == "a":
            agent, pronoun = self.subject(found, trigger.first)
        if not agent and (owner := self._owner(trigger.first)) is not None:
            agent = [owner]
        mutual = found.type in _RECIPROCAL and found.mode != "visit" and preposition == "with"
        if preposition == "between" or mutual:
            return _without_twins([*agent, *objects], [], pronoun)
        return _without_twins(agent, objects, pronoun)

    def _owner(self, first: int) -> Phrase | None:
        """Whose a noun is: "Israel's raid"."""
        words = self.words
        for k in range(first - 1, max(-1, first - 5), -1):
            if words.low[k].endswith(_POSSESSIVE):
                start = k
                while start > 0 and words.raw[start - 1][0].isupper() and words.low[start - 1] not in DETERMINERS:
                    start -= 1
                return self.phrases.somebody((start, k + 1))
        return None

    def subject(self, found: Found, at: int) -> tuple[list[Phrase], int | None]:
        """Whom the subject of the verb at an index names, or the pronoun that is all there is."""
        clause, order = found.trigger.clause, found.trigger.order
        if clause.kind == "relative" and clause.opener in ("who", "which"):
            if self.words.at(clause.start - 2) in (",", ")") and (named := self._apposed(order)):
                return named, None
            before = self.phrases.last(max(0, clause.start - _FAR), clause.start - 1)
            return ([before] if before else []), None
        start = self._start_of_report(max(clause.start, at - _FARTHEST), at)
        named, pronoun = self.phrases.first(start, at)
        if not named and pronoun is None:
            named, pronoun = self._earlier(order)
        if not named and pronoun is not None:
            named = self._who_says(pronoun)
        return named, pronoun

    def _earlier(self, order: int) -> tuple[list[Phrase], int | None]:
        """The subject of a verb whose own clause has none: "A, the head of B, did", "A did this, did that"."""
        clauses = self.words.clauses
        named = self._apposed(order) if order > 1 else []
        if named:
            return named, None
        for clause in reversed(clauses[max(0, order - _CLAUSES) : order]):
            if self._only_says(clause) or clause.opener == "(":
                continue
            found = self.phrases.first(clause.start, min(clause.end, clause.start + _FARTHEST))
            if found[0] or found[1] is not None or clause.kind == "condition":
                return found
        return [], None

    def _apposed(self, order: int) -> list[Phrase]:
        """Whom "A, the head of B, who" is about: A, not B."""
        clauses = self.words.clauses
        first = order
        while first > max(0, order - _CLAUSES):
            clause = clauses[first - 1]
            if not self._only_says(clause) and self._has_verb(clause):
                break
            first -= 1
        for clause in clauses[first:order]:
            if self._only_says(clause):
                continue
            if found := self.phrases.first(clause.start, min(clause.end, clause.start + _FAR))[0]:
                return found
        return []

    def _has_verb(self, clause: Clause) -> bool:
        known = lexicon()
        return any(
            w in SKIPPED or w in SAYING or (w in known.verbs and w not in known.nouns and not w.endswith("ing"))
            for w in self.words.low[clause.start : clause.end][:_FAR]
        )

    def _only_says(self, clause: Clause) -> bool:
        """Whether a clause is no more than "officials said"."""
        return clause.end - clause.start <= 6 and clause.opener == "," and self.words.low[clause.end - 1] in SAYING

    def _start_of_report(self, start: int, at: int) -> int:
        """Where the clause around a verb begins: behind the last "that" or verb of saying."""
        before = range(at - 1, max(start, at - _FAR) - 1, -1)
        return next((k + 1 for k in before if self.words.low[k] in SAYING), start)

    def _who_says(self, pronoun: int) -> list[Phrase]:
        """Whom "it" means in "X said it would": the subject of the sentence."""
        if not any(w in SAYING for w in self.words.low[max(0, pronoun - 6) : pronoun]):
            return []
        return self.phrases.first(0, min(pronoun, _FARTHEST))[0]


def _without_twins(actors: list[Phrase], recipients: list[Phrase], pronoun: int | None) -> Participants:
    """The participants, each once."""
    first = tuple(dict.fromkeys(actors))
    return Participants(first, tuple(r for r in dict.fromkeys(recipients) if r not in first), pronoun)
