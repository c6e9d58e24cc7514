"""Which words of a statement carry its meaning, and which only hold it together?"""

from __future__ import annotations

import re
from functools import lru_cache

_FUNCTION = frozenset(
    "a an the this that these those such same i me my mine myself we us our ours ourselves you your yours yourself he "
    "him his himself she her hers herself it its itself they them their theirs themselves one ones who whom whose "
    "which what where when why how whether if unless because since as so than then there here though although while "
    "until till and or but nor yet either neither both of to in on at by for from with without within into onto upon "
    "about over under above below between among through during before after against toward towards off out up down "
    "again further also too very just only even still already now ever be is are was were been being am isn aren wasn "
    "weren do does did done doing don doesn didn have has had having haven hasn hadn will would shall should can could "
    "may might must ought won wouldn shouldn couldn mustn cannot not no never none ll ve re d s t m ain any some all "
    "each every more most much many other another own really quite rather well let get got per via amid across along "
    "around behind beyond near despite except like".split()
)
# "n't" is told by its end, and what "nor" negates is negated before.
_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nowhere without cannot cant dont wont didnt doesnt isnt arent wasnt "
    "werent wouldnt shouldnt couldnt hasnt havent hadnt".split()
)
_MODALS = {
    modal: strength
    for strength, modals in {
        "will": "will shall going gonna won ll",
        "would": "would wouldn",
        "may": "may might perhaps possibly maybe",
        "can": "can could cannot couldn able",
        "must": "must mustn ought should shouldn need needs has-to",
    }.items()
    for modal in modals.split()
}
_NEGATING_PREFIXES = frozenset("un in im il ir dis non".split())
# Days of the week and months, folded.
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_APOSTROPHE = re.compile(r"['’]")
_FIGURES = re.compile(r"\d")
_NUMBER_WORDS = frozenset(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "dozen half twice double first second third fourth fifth sixth seventh eighth ninth tenth hundreds thousands "
    "millions billions dozens".split()
)
_ENDINGS = ("ingly", "edly", "ing", "ies", "ed", "es", "s", "ly")
_SHORTEST_STEM = 4


@lru_cache(maxsize=16_384)
def carries_meaning(word: str) -> bool:
    """Whether a folded word says something by itself, as names, numbers, nouns and verbs do."""
    return any(part not in _FUNCTION for part in _APOSTROPHE.split(word))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A folded word without what inflects it: "closed", "closes" and "closing" have one stem."""
    word = _APOSTROPHE.split(word)[0] or word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - (ending == "s"):
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def negates(word: str) -> bool:
    """Whether a folded word turns what it stands with into its contrary."""
    return word in _NEGATIONS or word.endswith(("n't", "n’t"))


def is_contrary(one: str, other: str) -> bool:
    """Whether one of two folded words is the other with a prefix that negates: "legal" and "illegal"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and long.endswith(short) and long[: -len(short)] in _NEGATING_PREFIXES


def is_number(word: str) -> bool:
    """Whether a folded word is a number, in figures or in letters."""
    return bool(_FIGURES.search(word)) or word in _NUMBER_WORDS


def modal(word: str) -> str | None:
    """The class of modal verbs that a folded word is of, which says how firmly something is put; None for others."""
    for part in _APOSTROPHE.split(word):
        if part in _MODALS:
            return _MODALS[part]
    return None
