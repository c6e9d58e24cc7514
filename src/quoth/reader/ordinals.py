"""Which words name a place in a row, and which place is it?

`ORDINAL` and `RANK` are sources of regular expressions without capturing groups, to be compiled with `re.IGNORECASE`.
Both match in time linear in the text.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Literal, NamedTuple

from quoth.reader.numbers import GAP, JOIN, NTH, WHOLE_WORDS, any_of, value_of

_WORD = any_of(NTH)
_FEW = any_of(["two", "three", "four", "five"])

ORDINAL = rf"(?<!\w)(?:\d{{1,9}}(?:st|nd|rd|th)\b|(?:{WHOLE_WORDS}{JOIN}(?:and{GAP})?)?{_WORD})"
"""An ordinal number: "third", "21st", "one hundred twenty-fifth"."""

_TO_LAST = rf"(?:(?:next|{_WORD}){JOIN}(?:to|from){JOIN}(?:the{GAP})?last\b|last{GAP}but{GAP}(?:one|{_FEW})\b)"
_BEFORE_LAST = rf"(?:the{GAP})?one{GAP}before{GAP}(?:the{GAP})?last(?:{GAP}one)?\b"

RANK = (
    rf"(?:{_BEFORE_LAST}|(?<!\w)(?:{_TO_LAST}|(?:antepenultimate|penultimate|last|next|previous|preceding|current)"
    rf"(?:{GAP}one)?\b)|{ORDINAL})"
)
"""An ordinal number, or a place counted from the end or from here: "last", "next to last", "previous"."""

_SPELLED = re.compile(r"([0-9]{1,9})(?:st|nd|rd|th)")
_BETWEEN_WORDS = re.compile(r"[\s\-‐‑]+")
_FROM_HERE = {"next": 1, "previous": -1, "preceding": -1, "current": 0}
_FROM_END = {"last": 0, "penultimate": -1, "antepenultimate": -2}


class Rank(NamedTuple):
    """A place in a row: the first is 1 from the start, the last 0 from the end, the next 1 from here."""

    offset: int
    origin: Literal["start", "end", "here"]


def rank_of(words: str) -> Rank | None:
    """The place that words name, as matched by `RANK`; None for what is none."""
    parts = _BETWEEN_WORDS.split(words.strip().lower())
    if "before" in parts:
        return Rank(-1, "end")
    if "but" in parts:
        skipped = value_of(parts[-1])
        return None if skipped is None else Rank(-int(skipped), "end")
    if len(parts) > 1 and parts[-1] == "last":
        return Rank(-1 if parts[0] == "next" else 1 - NTH.get(parts[0], 1), "end")
    if parts[0] in _FROM_HERE:
        return Rank(_FROM_HERE[parts[0]], "here")
    if parts[0] in _FROM_END:
        return Rank(_FROM_END[parts[0]], "end")
    place = ordinal_of(words)
    return None if place is None else Rank(place, "start")


def ordinal_of(words: str) -> int | None:
    """The place in a row that an ordinal number names, as matched by `ORDINAL`; None for what is none."""
    low = words.strip().lower()
    if m := _SPELLED.fullmatch(low):
        return int(m.group(1))
    *before, word = _BETWEEN_WORDS.split(low)
    last = NTH.get(word)
    if last is None or not before:
        return last
    value = value_of(" ".join(before).removesuffix(" and"))
    if value is None or not isfinite(value):
        return None
    return int(value * last if last >= 100 else value + last)
