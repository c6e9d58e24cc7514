"""Did it happen, is it planned, only possible, or denied? What stands before a trigger tells."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.reader.events.triggers import Trigger
from quoth.reader.events.words import DETERMINERS, FUTURE, PREPOSITIONS, Words
from quoth.record import Modality

_PLANNING = frozenset(
    "decide decides decided plan plans planned planning intend intends intended expect expects expected scheduled due "
    "set slated aim aims aimed hope hopes hoped hoping about going poised likely preparing prepare prepares wants want "
    "wanted seek seeks sought".split()
)
_DECIDING = frozenset("decided decides plans planned intends intended".split())
# "Decided not to meet" is a refusal, and so is "cannot accept".
_DECIDING_NOT = frozenset("decided decides vowed plans planned intends intended chose opted agreed".split())
_ACCEPTING = frozenset("accept agree recognise recognize allow permit negotiate talk".split())
_WILLING = frozenset(
    "willing ready prepared committed eager determined vow vowed vows vowing swear swore sworn offer offers offered "
    "promise promises promised promising pledge pledges pledged volunteered consented undertook".split()
)
_ADJECTIVES = frozenset("willing ready prepared committed eager determined".split())
_LINKING = frozenset(
    "is are was were be been being not also still and now remain remains remained become it's themselves itself "
    "himself herself".split()
)
_DENYING = frozenset(
    "denied denies deny denying refused refuses failed fails fail failing declined unable avoid avoided stopped stop "
    "prevented without instead".split()
)
_POSSIBLE = frozenset("would could may might can should must ought cannot can't couldn't wouldn't can’t".split())
_MUST = frozenset("must should ought".split())
_SAYING = frozenset(
    "said says say saying announced announces announce declared declares declare warned warns confirmed confirms "
    "insisted "
    "insists stressed reiterated reiterates vowed stated added told argued urged".split()
)
_HAPPENING = frozenset(
    "began begin begins begun start started starts continue continued continues managed resumed resume decided "
    "gathered "
    "met came arrived went converged travelled traveled tried attempted used forced agreed join joined returned "
    "moved voted rushed appeared".split()
)
_REACH = 8
_DENIED = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a trigger is put.

    `governor` is the word that an infinitive depends on. `said`: somebody says it in the same sentence. `own`: the
    subject is a pronoun, so in "said it would" the act is the speaker's own. `purpose`: it is an infinitive that only
    says what for.
    """

    modality: Modality
    governor: int | None = None
    future: bool = False
    negated: bool = False
    must: bool = False
    willing: bool = False
    refuses: bool = False
    said: bool = False
    conditional: bool = False
    purpose: bool = False
    without: bool = False
    own: bool = False
    decided: bool = False
    modal: str | None = None


def outlook(words: Words, trigger: Trigger) -> Outlook:
    """How a trigger is put, by its auxiliaries and what governs it."""
    verb = trigger.verb
    said = _is_said(words, trigger)
    conditional = "unless" in words.forms or "if" in words.forms
    at = trigger.first
    if verb is None:
        if trigger.light is None or trigger.light > trigger.first:
            at = trigger.first if trigger.light is None else trigger.light
        else:
            at = trigger.light
    modal, negated, start = (verb.modal, verb.negated, verb.start) if verb is not None else _before(words, at)
    negated = negated or words.at(start - 1) in ("nobody", "no-one") or _no_subject(words, start)
    governor = _governor(words, start) if modal == "to" else None
    chain = words.at(governor) if governor is not None else ""
    if verb is not None and verb.form == "ing" and words.at(start - 1) in ("of", "from", "by", "for"):
        chain = words.at(start - 2)
    willing = chain in _WILLING
    must = modal in _MUST or (governor is not None and any(words.at(governor - k) in _MUST for k in (1, 2)))
    future = modal in FUTURE or (modal == "would" and said) or chain in _PLANNING
    # "The first to recognise it" does.
    purpose = modal == "to" and chain == "" and "first" not in words.low[max(0, start - 4) : start]
    decides = modal == "to" and chain in _DECIDING_NOT
    cannot = trigger.rule.lemma in _ACCEPTING and modal in ("cannot", "can", "could", "can't", "can’t")
    refuses = negated and (modal in FUTURE or modal == "would" or decides or cannot) and _has_actor(words, start)
    modality = _modality(words, trigger, modal, chain, negated=negated, future=future)
    willing = willing and not negated
    return Outlook(
        modality,
        governor=governor,
        future=future,
        negated=negated,
        must=must,
        willing=willing,
        refuses=refuses,
        said=said,
        conditional=conditional,
        purpose=purpose,
        without=words.at(start - 1) == "without",
        decided=chain in _DECIDING and not _is_noun(words, governor),
        modal=modal,
        own=words.at(start - 1) in ("it", "they", "he", "she", "we"),
    )


def _modality(
    words: Words, trigger: Trigger, modal: str | None, chain: str, *, negated: bool, future: bool
) -> Modality:
    if negated or chain in _DENYING or _is_denied(words, trigger.first):
        return "denied"
    if trigger.clause.kind == "condition" or "?" in words.forms:
        return "hypothetical"
    if future:
        return "planned"
    if modal in _POSSIBLE:
        return "hypothetical"
    return "happened"


def _is_denied(words: Words, at: int) -> bool:
    """Whether somebody denies it: "denied that", "denied having"."""
    low = words.low
    return any(
        low[k] in ("denied", "denies", "deny", "denying") and (low[k + 1] == "that" or low[k + 1].endswith("ing"))
        for k in range(max(0, at - _DENIED), at - 1)
    )


def _before(words: Words, at: int) -> tuple[str | None, bool, int]:
    """Modal and negation before a verb that has not been read as one, and where they begin."""
    found = words.verb(at, "base", noun_too=False)
    if found is not None:
        return found.modal, found.negated, found.start
    modal = next((words.low[k] for k in range(max(0, at - 3), at) if words.low[k] in _POSSIBLE | FUTURE), None)
    negated = any(words.low[k] in ("not", "never") or words.low[k].endswith("n't") for k in range(max(0, at - 3), at))
    return modal, negated, at


def _no_subject(words: Words, start: int) -> bool:
    """Whether the subject right before a verb is "no ..."."""
    return any(words.at(start - k) == "no" for k in (2, 3))


def _governor(words: Words, start: int) -> int | None:
    """Where the word of planning, readiness, refusal or beginning stands that an infinitive depends on."""
    for k in range(start - 1, max(-1, start - _REACH), -1):
        word = words.low[k]
        if word in _PLANNING or word in _WILLING or word in _DENYING or word in _HAPPENING:
            if word in _ADJECTIVES and words.at(k - 1) not in _LINKING and not words.at(k - 1).endswith("ly"):
                return None
            return k if k >= start - 2 or word in _HAPPENING else None
        if word in (",", ";", ":"):
            break
    return None


def _is_noun(words: Words, at: int | None) -> bool:
    """Whether a word of planning is a noun: "the company's plans to"."""
    if at is None:
        return False
    before = words.at(at - 1)
    return before in DETERMINERS or before in PREPOSITIONS or before.endswith(("'s", "’s", "s'", "s’"))


def _is_said(words: Words, trigger: Trigger) -> bool:
    """Whether a verb of saying precedes, or ends the sentence."""
    return any(words.low[k] in _SAYING for k in range(max(0, trigger.first - 30), trigger.first)) or any(
        w in _SAYING for w in words.low[-9:]
    )


def _has_actor(words: Words, start: int) -> bool:
    """Whether the subject may be somebody: it is not "that", "this" or "there"."""
    return words.at(start - 1) not in ("that", "this", "there", "which", "")
