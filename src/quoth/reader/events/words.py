"""How is a sentence put together: its words, its verbs with their auxiliaries, and its clauses?

No parser: what a form is follows from the words around it. All look-ups are bounded, so that a sentence of any
length takes time linear in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from quoth.reader.events.inflection import VerbForm

Kind = Literal["main", "joined", "participle", "adverbial", "relative", "condition"]
"""What a clause is: a main one, one joined by "and", one that begins with a participle, a conjunction, a relative
pronoun, or with "if"."""

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:-\w+)?|\d+(?:[.,]\d+)+|[^\W_]+(?:['’.-][^\W_]+)*|[,;:()\[\]\"“”—–?!-]|''|``")
_ADVERBIAL = frozenset(
    "after before while when whenever as because since although though until till following amid despite whereas once "
    "during".split()
)
_RELATIVE = frozenset("which who whom whose where why how what whether".split())
_CONDITION = frozenset("if unless lest".split())
_STOP = frozenset(",;:()[]\"“”—–-``''?!")
_OPENING = frozenset(",;:()[]—–-?!") | _ADVERBIAL | _RELATIVE | _CONDITION
_BE = frozenset(
    "be is are was were been being am 's ’s isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split()
)
_HAVE = frozenset("have has had having haven't hasn't hadn't haven’t hasn’t hadn’t".split())
_DO = frozenset("do does did don't doesn't didn't don’t doesn’t didn’t".split())
FUTURE = frozenset("will shall won't won’t 'll ’ll".split())
_MODAL = FUTURE | frozenset(
    "would could may might can should must cannot can't couldn't wouldn't can’t couldn’t wouldn’t shouldn't".split()
)
_NOT = frozenset("not never no neither nor hardly cannot without nobody none".split())
_BETWEEN = frozenset(
    "also again still just now then already once yet ever always often today yesterday tomorrow have been be so far "
    "finally later soon both all jointly here there since monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
DETERMINERS = NUMBERS | frozenset(
    "the a an this that these those his her its their our my your any some every each no another such several many "
    "more most few both all".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with into onto over under against about between among through across toward towards to "
    "near outside inside within without upon along around behind beyond via per than like".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february "
    "april june "
    "july august september october november december morning afternoon evening week month year weekend day "
    "night".split()
)
PRONOUNS = frozenset("he she it they we i you who which that".split())
_OBJECTS = frozenset(
    "him her them us it me people more at least that civilians troops dozens scores hundreds thousands".split()
)
_PHASES = frozenset("began begin begins started start starts continued continue continues resumed kept stopped".split())
# Before a word that may be a noun as well these make it one: "a long shot", "its latest attack".
_DESCRIBING = frozenset(
    "long big cheap best first last only own new major latest recent next second third another personal political "
    "possible so-called deadly fresh".split()
)
_ALONE = frozenset("that all both many some most".split())
_SUBJECTS = frozenset("he she it who which".split())
_LEADING_ON = frozenset("for on to with that against from at in".split())
_PLURAL = frozenset("they we i you who that and or police people men women children militia".split())
_FARTHEST = 7


class Verb(NamedTuple):
    """A verb in its place: its form and what stands before it, back to `start`.

    `modal` is the modal or "to" that it depends on.
    """

    start: int
    form: VerbForm
    passive: bool
    negated: bool
    modal: str | None
    perfect: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `start` to `end` without a boundary between them."""

    start: int
    end: int
    kind: Kind
    opener: str


class Words:
    """The words of one sentence; `low` are in lower case, `start` and `end` are offsets of the text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.low: list[str] = []
        self.raw: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for m in _TOKEN.finditer(text, start, end):
            word = m.group()
            self.raw.append(word)
            self.low.append(word.lower())
            self.start.append(m.start())
            self.end.append(m.end())

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """The word at an index in lower case, "" beyond either end."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_name(self, i: int) -> bool:
        """Whether a word beyond the first has a capital."""
        return 0 < i < len(self.raw) and self.raw[i][0].isupper()

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words in lower case, and in what may be their singular."""
        return frozenset(self.low) | {singular(w) for w in self.low}

    def verb(self, i: int, form: VerbForm, *, noun_too: bool) -> Verb | None:
        """The verb at an index, if it is one there; `noun_too` says that the same form may be a noun."""
        j, be, have, modal, negated = i - 1, False, False, None, False
        while j >= 0 and i - j <= _FARTHEST:
            word = self.low[j]
            if word in _BE:
                be = True
            elif word in _HAVE:
                have = True
            elif word in _MODAL or word == "to" or word in _DO:
                modal = modal or ("do" if word in _DO else word)
                negated |= word.endswith(("n't", "n’t")) or word == "cannot"
                if word != "to" or modal != "to":
                    j -= 1
                    break
            elif word in ("not", "never"):
                negated = True
            elif not (word in _BETWEEN or (word.endswith("ly") and len(word) > 4)):
                break
            negated |= word.endswith(("n't", "n’t"))
            j -= 1
        if modal == "to" and be:
            modal = "will"  # "is to visit"
        verb = Verb(j + 1, form, be and form in ("past", "part"), negated, modal, have)
        return verb if self._is_verb(i, verb, be=be, noun_too=noun_too) else None

    def _is_verb(self, i: int, verb: Verb, *, be: bool, noun_too: bool) -> bool:
        before, after = self.at(verb.start - 1), self.at(i + 1)
        bare = verb.start == i
        if self.raw[i][0].isupper() and i > 0 and self.low[i - 1] not in _STOP:
            return False
        if verb.modal is not None:
            gerund = verb.form == "ing" and verb.modal == "to" and not noun_too
            return verb.form in ("base", "both") or be or verb.perfect or verb.modal not in ("to", "do") or gerund
        agrees = verb.form == "past" and before in NUMBERS and not noun_too  # "the two agreed"
        if before in DETERMINERS and bare and before not in _ALONE and not agrees:
            return False
        if verb.form == "past" and bare and (before in PREPOSITIONS or before in ("", "over", "out", "up", "off")):
            return False
        if before.endswith(("'s", "’s", "s'", "s’")) and bare:
            return False
        if noun_too and bare and before in _DESCRIBING:
            return False
        if verb.form == "ing":
            if bare and (before in PREPOSITIONS or before in ("as", "than", "after", "before")):
                return before == "of" and self.at(i - 2) in ("accused", "suspected", "guilty", "convicted")
            if before in _PHASES:
                return True
            stands_alone = not noun_too and self._goes_on(i + 1)
            return be or before in _STOP or before == "" or stands_alone or after in DETERMINERS
        if verb.form in ("past", "part", "both") and (be or verb.perfect):
            return True
        if verb.form == "past":
            return not noun_too or self._has_object(i) or self.at(i - 2) not in DETERMINERS
        if verb.form == "both":
            takes = after not in PREPOSITIONS and after not in _STOP and before not in DETERMINERS
            return before not in PREPOSITIONS and (not noun_too or self._has_object(i) or takes)
        if verb.form == "part":
            return after == "by"
        if verb.form == "s":
            # "Iran attacks the port", but "the Iran attacks on the port".
            takes = after in DETERMINERS or after in _OBJECTS or self.is_name(i + 1)
            named = self.raw[verb.start - 1][0].isupper() and self.at(verb.start - 2) not in DETERMINERS
            takes = takes or (after in _LEADING_ON and (before in _SUBJECTS or (verb.start > 0 and named)))
            return not noun_too or (takes and before not in PREPOSITIONS and before not in _STOP)
        return self._base_is_verb(i, before, noun_too=noun_too, bare=bare)

    def _base_is_verb(self, i: int, before: str, *, noun_too: bool, bare: bool) -> bool:
        if before in PREPOSITIONS or not bare:
            return not noun_too and before in ("let", "and", "or")
        plural = before in _PLURAL or (before.endswith("s") and not before.endswith(("ss", "us")))
        return plural and (not noun_too or self._has_object(i))

    def _goes_on(self, i: int) -> bool:
        """Whether a word begins what a verb may have behind it, and no noun that a participle describes."""
        word = self.at(i)
        return word in DETERMINERS or word in PREPOSITIONS or word[:1].isdigit() or self.is_name(i) or word in _OBJECTS

    def _has_object(self, i: int) -> bool:
        after = self.at(i + 1)
        return after in DETERMINERS or after in ("to", "with", "on", "for", "off", "out", "down") or self.is_name(i + 1)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses in order; together they hold all words but the marks between them."""
        out: list[Clause] = []
        kind: Kind = "main"
        begin, opener = 0, ""
        for i, word in enumerate(self.low):
            if word not in _OPENING:
                continue
            if i > begin:
                out.append(Clause(begin, i, kind, opener))
            begin, opener = i + 1, word
            kind = self._kind_after(i)
        if begin < len(self.low):
            out.append(Clause(begin, len(self.low), kind, opener))
        return out

    def _kind_after(self, i: int) -> Kind:
        word, after = self.low[i], self.at(i + 1)
        if word in _ADVERBIAL:
            return "adverbial"
        if word in _RELATIVE:
            return "relative"
        if word in _CONDITION:
            return "condition"
        if word == "," and after.endswith("ing") and len(after) > 5:
            return "participle"
        return "joined" if after in ("and", "but") else "main"


_KEPT = frozenset("news series police congress press crisis basis talks".split())


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """What a word's singular may be, by its ending alone."""
    if word.endswith("men") and len(word) > 4 and word not in ("women", "specimen", "regimen"):
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _KEPT:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
