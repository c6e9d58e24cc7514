"""Which differences between two wordings change what is said: negations, numbers, names, days, how firmly it is put?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from quoth.ledger.comparing.align import Difference, Word, differences, words_of
from quoth.ledger.comparing.wording import DAYS, carries_meaning, is_contrary, is_number, modal, negates
from quoth.ledger.identity.spelling import alike
from quoth.reader.numbers import value_of
from quoth.text import quotations

Matter = Literal["negation", "number", "name", "day", "modal", "polarity"]

# Of longer stretches than this many words nobody can tell which of them stand for one another.
_MOST_WORDS = 4
# "Will" becomes "would" wherever somebody is reported.
_FIRMNESS = {"will": "will", "would": "will", "may": "may", "must": "must"}
_TITLES = frozenset("mr mrs ms dr sir president senator sen gov governor secretary minister prime vice".split())
# "Not only" does not say that something is not so.
_LIMITING = (["just"], ["only"], ["merely"], ["simply"])
# What stands before a capital that any word has there.
_BEGINS = re.compile(r"(?:^|[.!?:…“\"‘\[(«]|''|\n)[\s“”\"'‘’«»(\[]*$")
_LOOK_BACK = 8
_NUMERAL = re.compile(r"[\d.,]*\d")


class Contrast(msgspec.Struct, frozen=True):
    """What two wordings have that cannot stand for one another, and where; one of them may lack it."""

    what: Matter
    before: str
    after: str
    before_at: tuple[int, int]
    after_at: tuple[int, int]


def contrasts(before: str, after: str, *, quoted: bool = False) -> list[Contrast]:
    """The differences of two wordings that change what is said, in the order of the first.

    What one of them only says less is none: a wording may be shortened. With `quoted`, only words in quotation marks
    count, where a text has such marks.
    """
    found = differences(before, after)
    inside = _Quoted(before), _Quoted(after)
    out = []
    for one in found:
        if one.how == "moved" or (quoted and not (inside[0].has(one.before_at) and inside[1].has(one.after_at))):
            continue
        if one.how == "shortened" or (one.how == "added" and _at_an_end(after, one)):
            continue
        out += [Contrast(what, *_shown(one, before, after)) for what in _matters(one, before, after)]
    # Where two words negate, in place of two others or of none, the whole is what it was.
    turned = sum(one.what == "negation" for one in out) % 2 == 1
    return [one for one in out if turned or one.what != "negation"]


class _Quoted:
    """The stretches of a text in quotation marks; all of it, where it has none."""

    def __init__(self, text: str) -> None:
        found = [(one.start, one.end) for one in quotations(text, 0, len(text)) if one.depth == 0]
        self._stretches = found or [(0, len(text))]

    def has(self, at: tuple[int, int]) -> bool:
        i = bisect_right(self._stretches, (at[0], 1 << 62)) - 1
        return i >= 0 and at[1] <= self._stretches[i][1]


def _at_an_end(after: str, one: Difference) -> bool:
    """Whether what was added stands before or behind all that both texts have."""
    return not words_of(after[: one.after_at[0]]) or not words_of(after[one.after_at[1] :])


def _matters(one: Difference, before: str, after: str) -> Iterator[Matter]:
    old, new = words_of(one.before), words_of(one.after)
    longest = max(len(old), len(new))
    if "".join(word.folded for word in old) == "".join(word.folded for word in new):
        return
    if longest <= _MOST_WORDS and (_negated(old) != _negated(new) or _turned(old, new)):
        yield "negation"
    if one.how != "replaced":
        return
    if longest <= 2 * _MOST_WORDS and _numbers_differ(_numbers(before, one.before_at), _numbers(after, one.after_at)):
        yield "number"
    if longest > _MOST_WORDS:
        return
    firm, other = _firmness(one.before, old), _firmness(one.after, new)
    if firm != other and "may" in (firm, other):
        yield "modal"
    yield from _names_differ(_names(before, one.before_at), _names(after, one.after_at))


def _negated(words: Sequence[Word]) -> bool:
    low = [word.folded for word in words]
    found = (negates(word) and low[i + 1 : i + 2] not in _LIMITING for i, word in enumerate(low))
    return sum(found) % 2 == 1


def _turned(old: Sequence[Word], new: Sequence[Word]) -> bool:
    return any(is_contrary(a.folded, b.folded) for a in old for b in new)


def _firmness(text: str, words: Sequence[Word]) -> str | None:
    """How firmly words put something, if they say that; with a capital, "May" is a month."""
    found = {_FIRMNESS.get(modal(word.folded) or "") for word in words if text[word.start].islower()} - {None}
    return found.pop() if len(found) == 1 else None


def _numbers(text: str, at: tuple[int, int]) -> list[float]:
    """The values of the numbers in a stretch of a text."""
    out = []
    for word in words_of(text[slice(*at)]):
        if not is_number(word.folded):
            continue
        start, end = at[0] + word.start, at[0] + word.end
        # "1.5" are two words, of which perhaps one differs.
        while start > 0 and text[start - 1] in ".,0123456789":
            start -= 1
        figures = _NUMERAL.match(text, start)
        value = value_of((figures.group() if figures and figures.end() >= end else text[start:end]).strip(".,"))
        if value is not None:
            out.append(value)
    return out


def _numbers_differ(old: Sequence[float], new: Sequence[float]) -> bool:
    return bool(old and new) and set(old).isdisjoint(new)


def _names(text: str, at: tuple[int, int]) -> list[str]:
    """The words of a stretch that are written as names, folded."""
    out = []
    for word in words_of(text[slice(*at)]):
        start = at[0] + word.start
        is_capital = text[start].isupper() and not text[start : at[0] + word.end].isupper()
        begins = _BEGINS.search(text[max(0, start - _LOOK_BACK) : start])
        telling = (carries_meaning(word.folded) and word.folded not in _TITLES) or word.folded in DAYS
        if is_capital and telling and not begins:
            out.append(word.folded)
    return out


def _names_differ(old: Sequence[str], new: Sequence[str]) -> Iterator[Matter]:
    if not old or not new or any(alike(a, b) for a in old for b in new):
        return
    days = [any(word in DAYS for word in side) for side in (old, new)]
    if all(days):
        yield "day"
    elif not any(days):
        yield "name"


def _shown(one: Difference, before: str, after: str) -> tuple[str, str, tuple[int, int], tuple[int, int]]:
    return before[slice(*one.before_at)], after[slice(*one.after_at)], one.before_at, one.after_at
