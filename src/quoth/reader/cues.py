"""What a cue does: its lemma, its attitude and its polarity.

Attitudes follow the types of attribution of the Penn Discourse Treebank (Prasad et al., "Attribution
and its annotation in the Penn Discourse TreeBank", TAL 47(2), 2007): verbs of communication,
propositional attitude, factive and control verbs. The lists hold the cues that news uses; a cue that is
in none counts as communication, which most are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quoth.record import Attitude, Polarity

_BELIEF = frozenset(
    "accept anticipate assume believe bet conclude conceive consider count deem disagree disbelieve doubt envision "
    "estimate expect favor favour fear feel figure foresee guess hold idea imagine judge opinion opine oppose outlook "
    "perceive perception predict presume reckon regard sense speculate support suppose suspect theory think trust "
    "understand view wonder worry belief concern conviction dislike like love hate prefer respect sceptical skeptical "
    "convinced confident certain sure worried concerned optimistic pessimistic afraid expectation assumption "
    "suspicion sympathise sympathize side".split()
)
_FACT = frozenset(
    "ascertain aware discover find forget hear know knowledge learn notice realise realize recall recognise recognize "
    "reflect regret rejoice remember resent see show uncover witness confirm indicate demonstrate suggest determine "
    "experience evidence proof prove surprised glad happy proud sorry disappointed shocked".split()
)
_CONTROL = frozenset(
    "aim allow appoint approve arrange ask attempt ban beg bid choose commit consent dare decide decision decree "
    "demand desire direct encourage endorse forbid force hope impose instruct intend intention invite mandate mean "
    "need nominate offer order permit persuade plan pledge plot prepare pressure prohibit promise propose refuse "
    "decline reject request require resolve rule scheme seek swear threaten try urge veto vote vow want willing wish "
    "agree ambition eager ready prayer call".split()
)
_COMMUNICATION = frozenset(
    "accuse acknowledge add address admit advise advocate affirm allege announce answer apologise apologize appeal "
    "applaud argue assert assure attack attribute blame blast boast brag brand caution challenge characterise "
    "characterize charge chide cite claim clarify comment communicate compare complain concede condemn confess "
    "congratulate contend continue contradict convey counter credit criticise criticize cry debate declare decry "
    "defend denounce deny depict describe detail dictate discuss disclose dismiss dispute echo elaborate emphasise "
    "emphasize exclaim explain express forecast gush hail highlight hint implore imply inform insinuate insist note "
    "interject interrupt joke label lament laugh lecture lie mention mock mutter name object observe outline phone "
    "pitch plead point portray post praise preach press proclaim pronounce protest publish question quip quote rail "
    "rant read reaffirm recommend recount refer reiterate relate remark remind reply report reprimand respond restate "
    "retort retweet reveal ridicule salute say scream shout sign signal slam smile sneer sob speak specify spell "
    "state stipulate stress submit sum tease tell term testify text thank tout tweet underline underscore update "
    "utter voice volunteer warn wave weigh whisper wire write yell according account accusation allegation analysis "
    "announcement argument article assertion assessment book conversation criticism description editorial email essay "
    "explanation headline interview letter memo message parlance poll rhetoric rumor rumour speech statement story "
    "study summary survey talk testimony word words blog".split()
)
# Verbs of telling, as far as they are hardly ever used of things that nobody said.
_PASSING_ON = frozenset(
    "say tell warn assure inform insist deny reply admit complain testify promise accuse quote cite".split()
)
_FEWEST_WORDS = 5
_REFUSING = frozenset("decline refuse".split())
_SILENT = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b).{0,40}?\b(?:comment|respond|reply|answer"
    r"|return(?: \w+){0,4} (?:call|request|email|message))",
    re.IGNORECASE,
)
_NAMING = re.compile(r"\b(?:entitled|titled|subtitled|headlined|captioned)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|cannot|without|hardly|nobody)\b|n['’]t\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "be": "am are been being is was were", "begin": "began begun", "bid": "bade bidden", "choose": "chose chosen",
        "come": "came", "do": "did does done", "draw": "drew drawn", "feel": "felt", "find": "found",
        "foresee": "foresaw foreseen", "forget": "forgot forgotten", "get": "got gotten", "give": "gave given",
        "go": "went gone goes", "have": "had has having", "hear": "heard", "hold": "held", "keep": "kept",
        "know": "knew known", "lay": "laid", "leave": "left", "lie": "lying lied", "make": "made", "mean": "meant",
        "overhear": "overheard", "put": "putting", "say": "said", "see": "saw seen", "seek": "sought",
        "shake": "shook shaken", "show": "shown", "sing": "sang sung", "speak": "spoke spoken", "swear": "swore sworn",
        "take": "took taken", "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
        "understand": "understood", "withdraw": "withdrew withdrawn", "write": "wrote written", "let": "letting",
    }.items()
    for form in forms.split()
}  # fmt: skip
_AUXILIARY = frozenset(
    "be have do can could may might must ought shall should will would let get to not never also still again just now "
    "then later previously recently once already often always repeatedly publicly".split()
)
# Before a cue these show that it is the speaker's own, or no cue at all ("to say", "a plan").
_OWN = frozenset("i we you to a an the my our your this that no i'm i’m we're we’re i've i’ve we've we’ve".split())
_KNOWN = _BELIEF | _FACT | _CONTROL | _COMMUNICATION


class Cue(NamedTuple):
    """What a cue says about its statement; `lemma` is None for a cue without words, such as a colon."""

    lemma: str | None
    attitude: Attitude
    polarity: Polarity


def read_cue(text: str) -> Cue:
    """Lemma, attitude and polarity of a cue's own words; "" stands for a statement without a cue."""
    lemmas = [_lemma(m.group().lower()) for m in _WORD.finditer(text)]
    known = [x for x in lemmas if x in _KNOWN]
    main = [x for x in lemmas if x not in _AUXILIARY]
    lemma = "according to" if "according" in lemmas else next(iter(known or main or lemmas), None)
    return Cue(lemma, _attitude(lemma), _polarity(text, lemmas))


def names_a_work(text: str) -> bool:
    """Whether a cue only gives the name of a report, a book or the like: nobody said it."""
    return _NAMING.search(text) is not None


def may_report(text: str) -> bool:
    """Whether a sentence has a word that could attribute something to somebody other than whoever says it.

    "I think" and "we want" do not count: in a quotation they belong to the statement around them.
    """
    words = [m.group().lower() for m in _WORD.finditer(text)]
    pairs = zip(["", *words], words, strict=False)
    return any(_lemma(word) in _KNOWN and before not in _OWN for before, word in pairs)


def may_pass_on(text: str) -> bool:
    """Whether indirect speech has a word with which somebody passes on what another one said.

    "He said that she had told him" does; that somebody hopes or plans something is part of what is said.
    """
    lemmas = [_lemma(m.group().lower()) for m in _WORD.finditer(text)]
    return len(lemmas) > _FEWEST_WORDS and any(lemma in _PASSING_ON or lemma == "according" for lemma in lemmas)


def _attitude(lemma: str | None) -> Attitude:
    if lemma in _CONTROL:
        return "control"
    if lemma in _BELIEF:
        return "belief"
    return "fact" if lemma in _FACT else "communication"


def _polarity(text: str, lemmas: list[str]) -> Polarity:
    if _REFUSING.intersection(lemmas) or _SILENT.search(text):
        return "refused"
    return "negated" if _NOT.search(text) else "affirmed"


@lru_cache(maxsize=10_000)
def _lemma(word: str) -> str:
    """The base form of a word; regular endings come off where that gives a known cue, else by rule."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _KNOWN or word in _AUXILIARY:
        return word
    bases = list(_bases(word))
    return next((b for b in bases if b in _KNOWN), bases[0] if bases else word)


def _bases(word: str) -> list[str]:
    """What a word may be an inflected form of, the likeliest first."""
    for ending, others in (("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) > 4:
            return [word[: -len(ending)] + others]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if stem[-1] == stem[-2] and stem[-1] not in "ls":
                return [stem[:-1], stem]
            return [stem + "e", stem] if re.search(r"[aeiou][crsuvz]$", stem) else [stem, stem + "e", stem[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return [word[:-1], word.removesuffix("es")]
    return []
