"""Which words of a sentence may name an event, and by which rule?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from quoth.reader.events.lexicon import Rule, Terms, lexicon
from quoth.reader.events.words import DAYS, DETERMINERS, PREPOSITIONS, Clause, Verb, Words, singular

_REACH = 12
_GAP = 5
_BARRED = 5
_NEAR = 3
_LIGHT = frozenset(
    "hold held holds holding stage staged staging begin began begun begins beginning start started starts launch "
    "launched launches launching carry carried conduct conducted conducting make made makes making issue issued "
    "issuing "
    "pay paid give gave given join joined attend attended undertake undertook open opened resume resumed continue "
    "continued mount mounted organise organised organize organized lead led host hosted have had face faced "
    "suffer suffered order ordered impose imposed declare declared express expressed reiterate reiterated receive "
    "received repeat repeated lodge lodged submit submitted file filed announce announced complete completed end ended "
    "call called deliver delivered voice voiced wage waged inflict inflicted perpetrate perpetrated involve involved "
    "draw drew bring brought include included brought took take taken part participate participated participating "
    "set finish finished under engage engaged engaging sign signed renew renewed offer offered".split()
)
# A verb before one of these has another object.
_APART = frozenset("about for after with from during against at by over to and".split())
_HAPPENS = frozenset(
    "begin began begins start started starts end ended ends took take takes taken erupt erupted broke break broken "
    "follow followed occur occurred continue continued kill killed kills killing wound wounded injure injured leave "
    "left claim claimed hit struck destroy destroyed resume resumed open opened turn turned spread rage raged flare "
    "flared collapse collapsed fail failed last lasted happen happened come came focus "
    "focused break target targeted rock rocked shake shook ripped tore damage damaged prompt prompted focused".split()
)


@dataclass(slots=True, eq=False)
class Trigger:
    """A word that may name an event: from word `first` to before word `last`, in a clause.

    `verb` is None for a noun or an adjective. `light` is where the verb stands that a noun is the object of, or that
    it is the subject of.
    """

    first: int
    last: int
    rule: Rule
    clause: Clause
    order: int
    verb: Verb | None = None
    light: int | None = None

    @property
    def type(self) -> str:
        """PLOVER's type, or "+" or "-" for an act that is no event by itself."""
        return self.rule.type


def find_triggers(words: Words) -> list[Trigger]:
    """The triggers of a sentence in order, for each word at most one: that of the strictest rule that fits."""
    known = lexicon()
    calls = [
        i
        for i, w in enumerate(words.low)
        if w in known.verbs or w in known.adjectives or w in known.nouns or singular(w) in known.nouns
    ]
    out: list[Trigger] = []
    if not calls:
        return out
    clauses = words.clauses
    at = 0
    for i in calls:
        while at < len(clauses) - 1 and clauses[at].end <= i:
            at += 1
        if not clauses[at].start <= i < clauses[at].end:
            continue
        found = (
            _verb(words, i, clauses[at], at)
            or _noun(words, i, clauses[at], at)
            or _adjective(words, i, clauses[at], at)
        )
        if found is not None:
            out.append(found)
    return out


def _verb(words: Words, i: int, clause: Clause, at: int) -> Trigger | None:
    known = lexicon()
    readings = known.verbs.get(words.low[i], ())
    noun = words.low[i] in _NOUN_TOO or words.low[i] in known.nouns or singular(words.low[i]) in known.nouns
    for form, rules in readings:
        noun_too = noun or (form == "s" and rules[0].lemma in _NOUN_TOO)
        verb = words.verb(i, form, noun_too=noun_too)
        if verb is None:
            continue
        fits = [(fit, rule) for rule in rules if (fit := _fits(words, i, rule, clause, verb)) is not None]
        if fits:
            fit, rule = max(fits, key=lambda f: (f[0].strength, f[1].type not in "+-", -f[0].distance, -f[1].order))
            return Trigger(i, fit.last, rule, clause, at, verb=verb)
    return None


class _Fit(NamedTuple):
    """That a rule fits: where its words end, how strict it was, and how far off its complement is."""

    last: int
    strength: int
    distance: int


def _fits(words: Words, i: int, rule: Rule, clause: Clause, verb: Verb) -> _Fit | None:
    """Whether a rule for verbs fits at an index."""
    if not _may_fit(words, rule):
        return None
    low, last = words.low, i + 1
    for word in rule.rest:
        reach = range(last, min(last + _GAP if last == i + 1 else last + 1, clause.end))
        where = next((k for k in reach if low[k] == word or singular(low[k]) == word), None)
        if where is None:
            return None
        last = where + 1
    if rule.bars is not None and _barred(low, rule.bars, last, clause.end):
        return None
    if rule.subject is not None and not _search(words, rule.subject, max(clause.start, i - _REACH), i)[0]:
        return None
    if rule.needs is None:
        return _Fit(last, rule.strength, 0)
    length, where = _search(words, rule.needs, last, _end_of_object(words, last, clause))
    if not length and (verb.passive or words.at(i + 1) == "by"):
        length, where = _search(words, rule.needs, max(clause.start, verb.start - _REACH), verb.start)
    return _Fit(last, rule.strength + 3 * (length - 1), abs(where - i)) if length else None


def _may_fit(words: Words, rule: Rule) -> bool:
    """Whether the sentence has the words without which a rule does not fit, wherever they stand."""
    forms = words.forms
    return (
        (rule.needs is None or rule.needs.may_be_among(forms))
        and (rule.subject is None or rule.subject.may_be_among(forms))
        and (rule.near is None or rule.near.meets(forms))
        and (rule.absent is None or not rule.absent.meets(forms))
    )


def _end_of_object(words: Words, start: int, clause: Clause) -> int:
    """Before which word the complement of a verb must begin."""
    end = min(clause.end, start + _REACH)
    if clause.end < min(len(words), start + _REACH) and words.at(clause.end) == "as":
        end = min(clause.end + 2, len(words))
    elif words.at(clause.end) == "," and not _goes_elsewhere(words, clause.end + 1):
        end = min(start + _REACH, len(words), clause.end + _GAP + 1)  # "sent tents, food and medicine"
    that = next((k for k in range(start, end) if words.low[k] == "that"), None)
    return end if that is None else min(end, that + 1)


def _goes_elsewhere(words: Words, i: int) -> bool:
    """Whether what follows a comma is no more of a list: another clause or apposition, or who says so."""
    after = words.at(i)
    return (
        after in _SMALL
        or after in lexicon().verbs
        or after.endswith(("ing", "ed"))
        or any(words.at(k) in ("said", "says", "told", "reported", "announced") for k in range(i, i + _GAP))
    )


def _barred(low: list[str], bars: Terms, start: int, end: int) -> bool:
    """Whether what a rule rules out follows: a small word at once, another within a few words."""
    for k in range(start, min(start + _BARRED, end)):
        if bars.at(low, k) and (k == start or low[k] not in _SMALL):
            return True
    return False


def _search(words: Words, terms: Terms, start: int, end: int) -> tuple[int, int]:
    """The length of the first term between two indices, and where it begins; what only owns another is passed over."""
    for k in range(start, min(end, len(words))):
        if k > start + _NEAR and words.low[k] in PREPOSITIONS and words.low[k] != "to":
            continue  # "called for" and "called on Tuesday for", but no farther
        if words.low[k] == "on" and words.at(k + 1) in DAYS:
            continue
        length = terms.at(words.low, k) or int(terms.names and k == start and words.is_name(k))
        if length and not any(w.endswith(("'s", "’s")) for w in words.low[k : k + 3] if w not in _SMALL):
            return length, k
    return 0, 0


def _noun(words: Words, i: int, clause: Clause, at: int) -> Trigger | None:
    known = lexicon()
    low = words.low
    for rule in known.nouns.get(low[i]) or known.nouns.get(singular(low[i])) or ():
        last = i + 1 + len(rule.rest)
        if last > clause.end or any(
            term not in (low[i + 1 + k], singular(low[i + 1 + k])) for k, term in enumerate(rule.rest)
        ):
            continue
        if _is_ruled_out(words, rule, last, clause):
            continue
        if words.raw[i] == "March" or (words.is_name(i) and words.is_name(i - 1)) or _is_modifier(words, last):
            continue
        return Trigger(i, last, rule, clause, at, light=_light(words, i, last, clause))
    return None


def _is_ruled_out(words: Words, rule: Rule, last: int, clause: Clause) -> bool:
    """Whether the sentence lacks what a rule for nouns needs or has what it rules out."""
    barred = rule.bars is not None and _barred(words.low, rule.bars, last, clause.end)
    return barred or not _may_fit(words, rule)


def _is_modifier(words: Words, last: int) -> bool:
    """Whether a noun only describes the one behind it: "protest leaders"."""
    after = words.at(last)
    if not after.isalpha() or after in _SMALL or after in _HAPPENS or words.is_name(last) or after.endswith("ly"):
        return False
    known = lexicon()
    return after not in known.verbs or after in known.nouns or singular(after) in known.nouns


def _light(words: Words, first: int, last: int, clause: Clause) -> int | None:
    """The verb that makes a noun an event: one before it, or one right behind it."""
    low = words.low
    for k in range(first - 1, max(clause.start, first - 7) - 1, -1):
        if low[k] in _LIGHT:
            return k
        if low[k] in _APART or (
            low[k] == "in" and words.at(k - 1) not in ("part", "participate", "engaged", "involved")
        ):
            break
    for k in range(last, min(last + 6, clause.end)):
        if low[k] in _HAPPENS or (low[k] in _LIGHT and words.at(k - 1) in _COPULAS):
            return k
    return None


def _adjective(words: Words, i: int, clause: Clause, at: int) -> Trigger | None:
    copula = next((k for k in range(i - 1, max(-1, i - 4), -1) if words.low[k] in _COPULAS), None)
    # "Is tested against" is no "is against".
    if copula is None or any(words.low[k].endswith("ed") for k in range(copula + 1, i)):
        return None
    for rule in lexicon().adjectives.get(words.low[i], ()):
        if tuple(words.low[i + 1 : i + 1 + len(rule.rest)]) == rule.rest:
            return Trigger(i, i + 1 + len(rule.rest), rule, clause, at)
    return None


_SMALL = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(
        "that how why what whether and or but who which where when as after before while if unless because since is "
        "are "
        "was were be been has have had will would could may might can should must did does do not never he she it they "
        "we i you him them us today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday "
        "sunday "
        "this last next said say says here there also again late early so if until though although earlier".split()
    )
)
_COPULAS = frozenset("is are was were be been remain remained remains become became".split())
# Verbs whose base form or form in -s is a noun as well, where the lexicon does not say so.
_NOUN_TOO = frozenset(
    """
    ask back ban bar block blow boycott break call campaign capture censure challenge charge check claim clash close
    club command contact control cut deal defeat delay demand deploy design draft dispatch dispute draw drive escape
    exchange exile express fault feed fight fine fire fly force free gag gas guard hack hand hold hope host hunger
    issue jail joke judge kick launch lead leave level lift limit list loan loot march mass measure meet move need note
    object offer open order outlaw panic pardon patrol pay phone place plan pledge plot point police post pound praise
    present press pressure probe process produce program progress promise propose protest pull punch punish
    purchase push
    question raid rally rape record reform release relief report request rescue reserve resort respect rest result
    retreat return review riot rise roll rule run rush sack sanction say schedule search seat second share shell
    shelter ship shot show siege sign sink sit slap sound speak spill stage stand start station step stop storm
    strike study
    supply support surprise surrender suspect swap sweep talk tap target task tax test threat throw time tour trade
    train
    transfer transport travel treat trial trip try turn twist veto visit voice vote vow wait walk warrant watch welcome
    will win wish withdraw work wound
    """.split()
)
