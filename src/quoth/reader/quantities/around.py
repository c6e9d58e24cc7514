"""Which words stand before and after a place in a text?"""

from __future__ import annotations

import re
from typing import NamedTuple

# How far the words that bear on a number are looked for, in code points.
_REACH = 110
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’‑-][^\W_]+)*['’]?|[^\w\s]|_|\n")
_ABBREVIATED = re.compile(r"\b(?:Nos?|Vol|Art|Sec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|vs|Rs|approx|ca|[A-Z])\.$")
_ENDS = frozenset(".!?;:\n")


class Word(NamedTuple):
    """A word or a mark of a text: offsets, as written, and in lower case."""

    start: int
    end: int
    text: str
    low: str


def before(text: str, at: int, start: int) -> list[Word]:
    """The words that end before a place, the nearest first, in a paragraph that begins at `start`."""
    low = max(start, at - _REACH)
    if low > start:
        # The first word may be cut: the search begins after the next white space.
        low = text.find(" ", low, at) + 1 or at
    return _words(text, low, at)[::-1]


def after(text: str, at: int, end: int) -> list[Word]:
    """The words that begin at or after a place, the nearest first, in a paragraph that ends at `end`."""
    high = min(end, at + _REACH)
    out = _words(text, at, high)
    return out[:-1] if high < end and out and text[high - 1].isalnum() else out


def _words(text: str, start: int, end: int) -> list[Word]:
    return [Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(text, start, end)]


def clause(words: list[Word], text: str) -> list[Word]:
    """The words of a side as far as the sentence goes."""
    for i, word in enumerate(words):
        if word.low in _ENDS and (word.low != "." or _ends_sentence(text, word.end)):
            return words[:i]
    return words


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a full stop that ends at a place ends a sentence, as far as what stands around it shows."""
    if text[at : at + 1].isalnum() or _ABBREVIATED.search(text, max(0, at - 6), at):
        return False
    following = text[at : at + 3].lstrip(" \t\"'”’)")
    return not following or not following[0].islower()
