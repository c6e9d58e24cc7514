"""Who acts in an event, and who is acted upon? By order in the clause: subject, verb, object.

Only noun phrases count that stand where a participant stands and that name somebody: a name, a word for people or
bodies, or a mention that the encoder saw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoth.reader.events.governing import Found
from quoth.reader.events.lexicon import lexicon
from quoth.reader.events.sectors import sectors
from quoth.reader.events.words import DAYS, DETERMINERS, NUMBERS, PREPOSITIONS, Clause, Words, singular
from quoth.reader.nouns import sort_of

Phrase = tuple[int, int]
"""The words of a noun phrase: first, and after the last."""

_SAYING = frozenset(
    "said says say announced announces declared declares warned confirmed insisted told added that".split()
)
_PRONOUNS = frozenset("he she it they we i you who which that this these there him her them us one".split())
_SKIPPED = frozenset(
    "also again still just now then already once yet ever always often has have had is are was were be been being will "
    "would could may might can should must did does do not never here there jointly according".split()
)
_JOINTS = frozenset("and or but as than while which who where when".split())
# Words for people whose sector they do not tell.
_PEOPLE = frozenset(
    "prisoner detainee hostage captive inmate side brother sister victim survivor relative participant delegate guest "
    "visitor thousand hundred dozen million scores convoy nation country ally neighbour neighbor suspect kidnapper "
    "hacker "
    "patient mother father parent wounded".split()
)
_LONGEST = 12
_FAR = 24
_FARTHEST = 60
_PARTITIVE = frozenset(
    "thousand hundred dozen ten ton score member group number million leader majority hundreds crowd handful couple "
    "most "
    "some many one several all series both representative supporter official minister president head chief resident "
    "citizen delegation victim part government people chairman king commander relative republic state authority army "
    "head director secretary user son daughter wife house ministry department university corps association union party "
    "bank organization organisation league federation front court council board".split()
)
_RECIPIENT_AFTER = {
    "CONSULT": frozenset(("with", "to", "between", "among")),
    "REQUEST": frozenset(("on", "upon", "to", "from")),
    "ACCUSE": frozenset(("against", "of", "with", "into", "to", "at")),
    "ASSAULT": frozenset(("of", "on", "against", "at", "with", "into")),
    "PROTEST": frozenset(("against", "at", "with", "outside")),
    "SANCTION": frozenset(("against", "on", "with", "to", "from")),
    "COERCE": frozenset(("on", "against", "of", "in")),
    "MOBILIZE": frozenset(("against",)),
    "THREATEN": frozenset(("against", "to", "with")),
    "AID": frozenset(("to", "for")),
    "COOPERATE": frozenset(("with", "to")),
    "AGREE": frozenset(("with", "to")),
    "SUPPORT": frozenset(("with", "for", "to", "of")),
    "CONCEDE": frozenset(("to", "for")),
    "RETREAT": frozenset(("from", "to")),
    "REJECT": frozenset(("from", "by", "with")),
}
_RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_WITHOUT_OBJECT = frozenset(("AGREE", "PROTEST", "MOBILIZE", "CONCEDE", "RETREAT", "REJECT"))


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients as phrases; `pronoun` is where a pronoun is all that names the actor."""

    actors: tuple[Phrase, ...]
    recipients: tuple[Phrase, ...]
    pronoun: int | None = None


class _Finder:
    """Looks for the participants of one sentence; `is_mention` tells whether a stretch of text has a mention."""

    def __init__(self, words: Words, is_mention: Callable[[int, int], bool]) -> None:
        self.words = words
        self.is_mention = is_mention

    def phrase(self, start: int, end: int) -> Phrase | None:
        """The noun phrase that begins at an index."""
        low = self.words.low
        i = start
        while i < end and (
            (low[i] in DETERMINERS and low[i] not in NUMBERS)
            or low[i] in ("up", "about", "around", "nearly", "almost", "least")
        ):
            i += 1
        first = i
        while i < min(end, first + _LONGEST):
            word = low[i]
            if i > first and word in ("the", "a", "an"):
                break
            if not word[0].isalnum() or word in PREPOSITIONS or word in _SKIPPED or word in _JOINTS:
                break
            adverb = (
                word.endswith("ly") and self.words.raw[i][0].islower() and word not in ("family", "assembly", "ally")
            )
            if i > first and self.words.is_name(i) and not self.words.is_name(i - 1) and not self._is_title(i - 1):
                break
            if adverb or word in DAYS or word in _SAYING or word in _PRONOUNS or self._is_verb(i, first):
                break
            i += 1
            if word.endswith(("'s", "’s", "s'", "s’")) and i - first > 0 and self._ends(i, end):
                break
        if i == first:
            return None
        if i + 1 < end and low[i] == "of" and singular(low[i - 1]) in _PARTITIVE:
            rest = self.phrase(i + 1, end)
            if rest is not None:
                return first, rest[1]
        return first, i

    def _is_title(self, i: int) -> bool:
        """Whether a word may stand right before a name."""
        word = self.words.low[i]
        return not word.endswith("s") or bool(sectors([word])) or sort_of(singular(word)) is not None

    def _ends(self, i: int, end: int) -> bool:
        return i >= end

    def _is_verb(self, i: int, first: int) -> bool:
        """Whether a word within a phrase ends it because it is a verb."""
        low = self.words.low
        if i == first or self.words.raw[i][0].isupper():
            return False
        known = lexicon()
        if low[i] in known.verbs and low[i] not in known.nouns and singular(low[i]) not in known.nouns:
            return any(form in ("past", "s", "part", "both") for form, _ in known.verbs[low[i]]) and not sectors(
                low[i : i + 1]
            )
        return low[i].endswith("ed") and low[i] not in ("armed", "united", "retired")

    def names_somebody(self, phrase: Phrase) -> bool:
        """Whether a phrase is somebody: a name, or a word for people or bodies."""
        first, last = phrase
        words = self.words
        head = words.low[last - 1].removesuffix("'s").removesuffix("’s")
        if sectors(words.low[first:last]) or singular(head) in _PEOPLE:
            return True
        if sort_of(singular(head)) in ("person", "organisation"):
            return True
        capital = [k for k in range(first, last) if words.raw[k][0].isupper()]
        # A capital that begins the sentence shows nothing by itself.
        return any(k > 0 for k in capital) or (
            bool(capital) and self.is_mention(words.start[first], words.end[last - 1])
        )

    def phrases(self, start: int, end: int) -> list[Phrase]:
        """The noun phrases joined by "and" or commas that begin at an index."""
        out: list[Phrase] = []
        at = start
        while at < end and len(out) < 4:
            found = self.phrase(at, end)
            if found is None:
                break
            out.append(found)
            at = found[1]
            if self.words.at(at) == "," and self.words.at(at + 1) not in ("and", "who", "which", "where"):
                nxt = self.phrase(at + 1, end)
                if nxt is None or self.words.at(nxt[1]) not in ("and", ","):
                    break
                at += 1
            elif self.words.at(at) == "and" or (self.words.at(at) == "," and self.words.at(at + 1) == "and"):
                at += 1 if self.words.at(at) == "and" else 2
            else:
                break
        return out

    def subject(self, found: Found, at: int) -> tuple[list[Phrase], int | None]:
        """The subject of the verb at an index, or the pronoun that is all there is."""
        clause = found.trigger.clause
        clauses = self.words.clauses
        order = found.trigger.order
        if clause.kind == "relative" and clause.opener in ("who", "which"):
            before = self._last_phrase(max(0, clause.start - _FAR), clause.start - 1)
            if self.words.at(clause.start - 2) in (",", ")") and (named := self._apposed(order)):
                return named, None
            return ([before] if before else []), None
        start = self._subject_start(max(clause.start, at - _FARTHEST), at)
        phrases, pronoun = self.first(start, at)
        while not phrases and pronoun is None and order > 0:
            order -= 1
            if self._only_says(clauses[order]) or clauses[order].opener == "(":
                continue
            start, end = clauses[order].start, clauses[order].end
            phrases, pronoun = self.first(start, min(end, start + _FARTHEST))
            if clauses[order].kind == "condition" or found.trigger.order - order > 4:
                break
        if not phrases and pronoun is not None:
            phrases = self._before_saying(pronoun)
        return phrases, pronoun

    def _only_says(self, clause: Clause) -> bool:
        """Whether a clause is no more than "officials said"."""
        return clause.end - clause.start <= 6 and clause.opener == "," and self.words.low[clause.end - 1] in _SAYING

    def _apposed(self, order: int) -> list[Phrase]:
        """Whom "A, the head of B, who" is about: A, not B."""
        clauses = self.words.clauses
        first = order - 1
        while first > max(0, order - 5):
            before = self.words.low[clauses[first].start : clauses[first].end][:_FAR]
            if any(w in _SKIPPED or w in _SAYING or self._is_finite(w) for w in before):
                break
            first -= 1
        for clause in clauses[first:order]:
            if found := self.first(clause.start, min(clause.end, clause.start + _FAR))[0]:
                return found
        return []

    def _is_finite(self, word: str) -> bool:
        known = lexicon()
        return word in known.verbs and word not in known.nouns and not word.endswith("ing")

    def _subject_start(self, start: int, at: int) -> int:
        """Where the clause around a verb begins: behind the last "that" or verb of saying."""
        for k in range(at - 1, max(start, at - _FAR) - 1, -1):
            if self.words.low[k] in _SAYING:
                return k + 1
        return start

    def first(self, start: int, end: int) -> tuple[list[Phrase], int | None]:
        """The first noun phrases between two indices that name somebody, or the pronoun that comes first."""
        low = self.words.low
        at = start
        while at < end:
            word = low[at]
            if word in ("he", "she", "it", "they", "we", "i"):
                return [], at
            if word in PREPOSITIONS and not self._is_about_a_number(at):
                inner = self.phrase(at + 1, end)
                at = inner[1] if inner else at + 1
            elif word in _SKIPPED or word in DAYS or not word[0].isalnum() or word in ("and", "but", "or"):
                at += 1
            else:
                found = [p for p in self.phrases(at, end) if self.names_somebody(p)]
                return found, None
        return [], None

    def _is_about_a_number(self, at: int) -> bool:
        """Whether a preposition only makes a number vague: "about a dozen"."""
        after = self.words.at(at + 1)
        return self.words.low[at] in ("about", "around", "over") and (
            after[:1].isdigit()
            or after in ("a", "two", "three", "dozen", "several")
            or self.words.at(at + 2) == "dozen"
        )

    def _last_phrase(self, start: int, end: int) -> Phrase | None:
        """The last noun phrase before an index."""
        at, last = start, None
        while at < end:
            found = self.phrase(at, end)
            if found is None:
                at += 1
                continue
            last = found if self.names_somebody(found) else last
            at = found[1]
        return last

    def _before_saying(self, pronoun: int) -> list[Phrase]:
        """Whom "it" means in "X said it would": the subject of the sentence."""
        low = self.words.low
        if not any(low[k] in _SAYING for k in range(max(0, pronoun - 6), pronoun)):
            return []
        return self.first(0, min(pronoun, _FARTHEST))[0]

    def _may_be_noun(self, i: int) -> bool:
        """Whether the word behind "to" may begin a noun phrase, and is no infinitive."""
        word = self.words.at(i)
        return word in DETERMINERS or word[:1].isdigit() or self.words.is_name(i) or bool(sectors([word]))

    def after(self, start: int, end: int, prepositions: frozenset[str], *, direct: bool) -> tuple[list[Phrase], str]:
        """The object behind an index, or what the first of some prepositions there has, and that preposition."""
        low = self.words.low
        at = start
        while at < end and (low[at] in _SKIPPED or low[at] in DAYS or low[at] == "upon"):
            at += 1
        if direct and at < end and low[at] not in PREPOSITIONS:
            found = [p for p in self.phrases(at, end) if self.names_somebody(p)]
            if found:
                return found, ""
        for k in range(at, min(end, at + _LONGEST)):
            if low[k] in prepositions and (low[k] != "to" or self._may_be_noun(k + 1)):
                found = [p for p in self.phrases(k + 1, end) if self.names_somebody(p)]
                if found:
                    return found, low[k]
        return [], ""


def participants(words: Words, found: Found, is_mention: Callable[[int, int], bool]) -> Participants:
    """The participants of an event of a sentence."""
    finder = _Finder(words, is_mention)
    trigger = found.trigger
    end = min(trigger.clause.end, trigger.last + _FAR)
    allowed = _RECIPIENT_AFTER.get(found.type, frozenset())
    if trigger.verb is None:
        return _of_noun(finder, found, allowed, end)
    at = found.head if found.head is not None else trigger.verb.start
    if found.type == "REQUEST" != trigger.rule.type:
        return _told(finder, found)
    subject, pronoun = finder.subject(found, at)
    agent, _ = finder.after(trigger.last, end, frozenset(("by",)), direct=False)
    passive = trigger.verb.passive or (words.at(trigger.last) == "by" and bool(agent))
    if passive:
        objects = subject
        return Participants(tuple(agent), tuple(objects))
    start = trigger.last if found.head is None else found.head + 1
    direct = found.type not in _WITHOUT_OBJECT or found.mode == "release"
    objects, preposition = finder.after(start, end, allowed, direct=direct)
    if found.type in _RECIPROCAL and found.mode != "visit" and preposition in ("with", "between", "") and objects:
        return Participants((*subject, *objects), (), pronoun)
    return Participants(tuple(subject), tuple(o for o in objects if o not in subject), pronoun)


def _told(finder: _Finder, found: Found) -> Participants:
    """The participants of "X said that Y must do so": X asks Y."""
    verb = found.trigger.verb
    asked, _ = finder.subject(found, verb.start if verb is not None else found.trigger.first)
    said = next((k for k in range(min(found.trigger.first, _FARTHEST)) if finder.words.low[k] in _SAYING), 0)
    actors, pronoun = finder.first(0, said)
    return Participants(tuple(actors), tuple(a for a in asked if a not in actors), pronoun)


def _of_noun(finder: _Finder, found: Found, allowed: frozenset[str], end: int) -> Participants:
    """The participants of a noun: "the army launched an attack on rebels", "talks between X and Y"."""
    trigger, words = found.trigger, finder.words
    objects, preposition = finder.after(trigger.last, end, allowed | {"between"}, direct=False)
    agent, _ = finder.after(trigger.last, end, frozenset(("by",)), direct=False)
    pronoun = None
    if not agent and trigger.light is not None and trigger.light < trigger.first:
        verb = words.verb(trigger.light, "past", noun_too=False)
        if verb is not None and not verb.passive:
            agent, pronoun = finder.subject(found, verb.start)
    if not agent:
        owner = _owner(words, trigger.first)
        agent = [owner] if owner is not None and finder.names_somebody(owner) else []
    if preposition == "between" or (found.type in _RECIPROCAL and found.mode != "visit" and preposition == "with"):
        return Participants((*agent, *objects), (), pronoun)
    return Participants(tuple(agent), tuple(o for o in objects if o not in agent), pronoun)


def _owner(words: Words, first: int) -> Phrase | None:
    """Whose a noun is: "Israel's raid"."""
    for k in range(first - 1, max(-1, first - 5), -1):
        if words.low[k].endswith(("'s", "’s", "s'", "s’")):
            start = k
            while start > 0 and words.raw[start - 1][0].isupper() and words.low[start - 1] not in DETERMINERS:
                start -= 1
            return start, k + 1
    return None
