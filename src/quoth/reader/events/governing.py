"""Of the triggers of a sentence, which are events, and of which type? The outer verb decides.

"Refuses to meet" is REJECT and no CONSULT, "threatens to attack" THREATEN and no ASSAULT. PLOVER 2.0 reports
cooperation in the future as AGREE; that an actor says it will use force is a threat.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.reader.events.modality import Outlook, outlook
from quoth.reader.events.triggers import Trigger, find_triggers
from quoth.reader.events.words import Words
from quoth.record import Modality

_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "AGREE", "+"))
_CONFLICT = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "-"))
_GOVERNING = frozenset(("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE"))
_REQUESTED = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "RETREAT": "yield",
    "CONCEDE": "yield", "AGREE": "meet",
}  # fmt: skip
_THREATENED = {"ASSAULT": "violence", "MOBILIZE": "violence", "-": "violence", "SANCTION": "relations"}
_THREATENED_MODES = {
    "arrest": "arrest", "expel": "expel", "deport": "expel", "convict": None, "seize": "territory",
    "curfew": "restrict", "martial_law": "restrict", "restrict": "restrict", "censor": "restrict",
    "boycott": "restrict", "strike": "restrict", "obstruct": "restrict",
}  # fmt: skip
_ORDERING = frozenset("order command direct instruct".split())
_ORDERED = frozenset(("COERCE", "SANCTION", "MOBILIZE"))
_OPPOSING = frozenset("unite rally mobilize mobilise".split())
_REFUSABLE = frozenset(
    "accept allow permit recognise recognize give implement comply abide attend join participate hand return discuss "
    "consider grant renounce stop halt end open reopen provide send respect abandon help assist share extend renew "
    "release withdraw".split()
)
# Asked for, these are changes of policy and no help.
_CHANGING = frozenset(
    "cut raise introduce spend scrap revise rewrite rethink review reform repeal amend change".split()
)
# Whoever does not rule it out, or does not hesitate to use it, threatens with force.
_NOT_EXCLUDING = frozenset(("rule", "hesitate"))
_FORCE = frozenset("force military strike attack war sanction invasion retaliate bomb punish crush arms".split())
# "The ministry said it may cut aid" is a warning.
_MAY = frozenset(("may", "might", "could"))
_RANKS = {"main": 3.0, "joined": 2.6, "participle": 2.0, "adverbial": 1.2, "relative": 1.0, "condition": 0.4}
# So many triggers behind or before one are looked at.
_INNER = 6
_NOUN = 0.4
_LIGHT = 0.9
_PURPOSE = 0.5


@dataclass(slots=True, eq=False)
class Found:
    """An event of a sentence: its trigger, type and mode, how it is put, and how central it is to the sentence.

    `head` is the word that decided the type, where it is not the trigger: "offered" in "offered to meet". `inner`
    is the first trigger in what this one is about: "attack" in "threatened to attack".
    """

    trigger: Trigger
    type: str
    mode: str | None
    modality: Modality
    rank: float
    head: int | None = None
    inner: Trigger | None = None


def find(words: Words) -> list[Found]:
    """The events of a sentence in its order."""
    triggers = find_triggers(words)
    out: list[Found] = []
    until = -1
    governor: Found | None = None
    for n, trigger in enumerate(triggers):
        if trigger.first < until:
            continue
        within = governor is not None and _is_within(words, governor.trigger, trigger)
        if within:
            continue
        found = _event(words, trigger, triggers[n + 1 : n + 1 + _INNER])
        if found is None:
            continue
        if _continues(out, found):
            continue
        out.append(found)
        governor = found
        until = trigger.last
    return _kept(out)


def _is_within(words: Words, outer: Trigger, inner: Trigger) -> bool:
    """Whether a trigger is part of what another one is about."""
    if inner.clause is not outer.clause:
        follows = inner.order - outer.order
        opener = words.at(inner.clause.start)
        return follows == 1 and opener in ("to", "or") and outer.rule.type in _GOVERNING
    verb = inner.verb
    if verb is None:
        return True
    if outer.verb is None and verb.modal == "to" and outer.rule.type in _GOVERNING:
        return True
    finite = verb.modal is None and (verb.form in ("past", "s") or verb.perfect or verb.passive)
    joins = words.at(verb.start - 1) in ("and", "but") or words.at(verb.start - 2) in ("and", "but")
    if outer.verb is None:
        return False
    if finite and joins:
        return outer.verb.modal == "to" and verb.form == "base"
    that = any(words.low[k] == "that" for k in range(outer.last, min(outer.last + 4, inner.first)))
    return not (finite and outer.rule.type not in _GOVERNING and not that) or outer.rule.type in _GOVERNING


def _continues(earlier: list[Found], found: Found) -> bool:
    """Whether an event only says more of one before it: "opened fire, killing three"."""
    same = [f for f in earlier[-_INNER:] if f.type == found.type]
    return bool(same) and (
        found.trigger.verb is None
        or found.trigger.clause.kind in ("participle", "adverbial")
        or found.trigger.clause is same[-1].trigger.clause
    )


def _event(words: Words, trigger: Trigger, later: list[Trigger]) -> Found | None:
    look = outlook(words, trigger)
    if look.purpose and trigger.type in _GOVERNING:
        return None
    if look.without or (
        look.future and trigger.clause.kind in ("relative", "adverbial") and trigger.type in _COOPERATIVE
    ):
        return None
    inner = _inner(words, trigger, later)
    if trigger.type in "+-":
        return _helped(trigger, look)
    found = _governed(words, trigger, inner, look) if trigger.verb is not None else _named(trigger, inner, look)
    if found is None:
        return None
    type_, mode, modality = found
    head = look.governor if look.willing or type_ == "AGREE" != trigger.type else None
    return Found(trigger, type_, mode, modality, _rank(trigger, look), head, inner)


def _rank(trigger: Trigger, look: Outlook) -> float:
    rank = _RANKS[trigger.clause.kind]
    if trigger.verb is None:
        rank *= _LIGHT if trigger.light is not None or trigger.rule.sort == "a" else _NOUN
    elif look.purpose:
        rank *= _PURPOSE
    return rank


def _inner(words: Words, outer: Trigger, later: list[Trigger]) -> Trigger | None:
    """The first trigger in what an outer one is about."""
    for trigger in later:
        if trigger.first >= outer.last and _is_within(words, outer, trigger):
            return trigger
    return None


def _named(trigger: Trigger, inner: Trigger | None, look: Outlook) -> tuple[str, str | None, Modality] | None:
    """What a noun or an adjective stands for."""
    type_, mode = trigger.type, trigger.rule.mode
    if look.future and type_ in _COOPERATIVE:
        return "AGREE", None, look.modality
    return type_, _mode(type_, mode, inner), look.modality


def _governed(
    words: Words, trigger: Trigger, inner: Trigger | None, look: Outlook
) -> tuple[str, str | None, Modality] | None:
    """What a verb with its auxiliaries stands for."""
    type_, mode = trigger.type, trigger.rule.mode
    if type_ == "REQUEST" and inner is not None:
        ordered = inner.type in _ORDERED and trigger.rule.lemma in _ORDERING
        if ordered or (inner.type == "ACCUSE" and inner.rule.lemma in _OPPOSING):
            type_, mode = inner.type, inner.rule.mode
    if look.negated and trigger.rule.lemma in _NOT_EXCLUDING:
        return ("THREATEN", "violence", "happened") if _speaks_of_force(words) else None
    if look.must and type_ != "REQUEST":
        return ("REQUEST", _REQUESTED.get(type_, "change"), "happened") if look.said else None
    if look.refuses and type_ in _COOPERATIVE:
        return "REJECT", _REQUESTED.get(type_), "happened"
    if look.willing:
        return _intended(type_, mode, look)
    if look.future and not look.negated:
        if "unless" in words.forms:
            return "THREATEN", _threat(type_, mode) or "relations", "happened"
        if type_ in _COOPERATIVE and mode != "resign":
            return "AGREE", None, "planned"
        if type_ in _CONFLICT and (look.conditional or (look.said and type_ != "SANCTION")):
            return "THREATEN", _threat(type_, mode), "happened"
        return type_, _mode(type_, mode, inner), "planned"
    warns = "unless" in words.forms or (look.own and look.modal in _MAY)
    if look.modality == "hypothetical" and look.said and type_ in _CONFLICT and warns:
        return "THREATEN", _threat(type_, mode) or "relations", "happened"
    return type_, _mode(type_, mode, inner), look.modality


def _speaks_of_force(words: Words) -> bool:
    return not _FORCE.isdisjoint(words.forms)


def _intended(type_: str, mode: str | None, look: Outlook) -> tuple[str, str | None, Modality]:
    if type_ in _CONFLICT:
        return "THREATEN", _threat(type_, mode), "happened"
    if type_ in _COOPERATIVE:
        return "AGREE", None, "happened"
    return type_, mode, look.modality


def _helped(trigger: Trigger, look: Outlook) -> Found | None:
    """An act that is no event by itself, but is one as what somebody is ready for, refuses or is told to do."""
    made: tuple[str, str | None, Modality] | None = None
    if look.must and look.said and trigger.verb is not None:
        assists = trigger.type == "+" and trigger.rule.lemma not in _CHANGING
        made = "REQUEST", "assist" if assists else "change", "happened"
    elif look.willing:
        made = _intended(trigger.type, None, look)
    elif look.future and look.said and (look.conditional or look.own) and trigger.type == "-":
        made = "THREATEN", None, "happened"
    elif (
        look.future
        and not look.negated
        and (look.decided or (look.said and look.own))
        and trigger.rule.lemma in _REFUSABLE
    ):
        made = "AGREE", None, "planned"
    elif look.refuses and trigger.type == "+" and trigger.rule.lemma in _REFUSABLE:
        made = "REJECT", None, "happened"
    return None if made is None else Found(trigger, *made, _rank(trigger, look), look.governor)


def _mode(type_: str, mode: str | None, inner: Trigger | None) -> str | None:
    """The mode; that of requests, refusals and threats is what they are about."""
    if type_ in ("REQUEST", "REJECT") and mode is None and inner is not None:
        return _REQUESTED.get(inner.type, "change" if inner.type not in "+-" else None)
    if type_ == "THREATEN" and mode is None and inner is not None:
        return _threat(inner.type, inner.rule.mode)
    return mode


def _threat(type_: str, mode: str | None) -> str | None:
    return _THREATENED_MODES.get(mode or "", _THREATENED.get(type_))


def _kept(found: list[Found]) -> list[Found]:
    """The sure ones; a noun by itself counts only where the sentence has nothing surer."""
    sure = [f for f in found if f.trigger.verb is not None or f.rank >= _NOUN * 2]
    return sure or found[:1]
