"""Which spellings may be one name, written in Latin letters by different hands?

What "Gurbanov" and "Qurbanov", "Khalilov" and "Xəlilov", "Aliyev" and "Aliev", "Zelensky" and "Zelenskyy" share is used
to bring candidates together; whether they are one name is decided by `alike`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.ledger.fold import folded

_LONGEST = 64
_NO_LETTER = re.compile(r"[\W_]+")
# In this order: a sound that two letters stand for comes before its letters. Sibilants and affricates are written in
# more ways than one can tell apart without knowing the language, and so are the vowels.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tch|dzh|dj|zh|ch|j", "c"),
        ("sch|sh", "s"),
        ("ph|f+$", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("kh|ks|(?<!g)h", "x"),
        ("ck|gh|q|k", "g"),
        ("t[sz]", "z"),
        ("(?<=[aeiouy])[fw]+$", "v"),
        ("w", "v"),
        ("ee|y", "i"),
        ("oo|ou", "u"),
        ("e", "a"),
        ("o", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("[aiu]+")
# From so many letters on, one letter may differ.
_LONG = 5


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str:
    """A word with one letter for each group of letters that romanisations use alike; "" for a word without letters."""
    out = _NO_LETTER.sub("", folded(word[:_LONGEST]))
    for pattern, sound in _SOUNDS:
        out = pattern.sub(sound, out)
    return out[:_LONGEST]


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a word's sounds, behind an "a" where it begins with a vowel: the key of a block of names."""
    whole = sounds(word)
    bones = _VOWELS.sub("", whole)
    return ("a" if whole[:1] in "aiu" else "") + bones if bones else whole


def alike(first: str, second: str) -> bool:
    """Whether two words may be spellings of one name: they sound the same, or one letter of a long one differs."""
    a, b = sounds(first), sounds(second)
    return a == b or (min(len(a), len(b)) >= _LONG and skeleton(first) == skeleton(second) and within_one(a, b))


def within_one(a: str, b: str) -> bool:
    """Whether one letter put in, left out or exchanged makes one word of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return a[same + 1 :] == b[same + 1 :] or a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :]
