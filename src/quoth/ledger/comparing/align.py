"""What differs between two wordings of one text, word by word?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from quoth.ledger.comparing.wording import carries_meaning
from quoth.ledger.fold import folded

How = Literal["added", "dropped", "replaced", "moved", "shortened"]

_WORD = re.compile(r"\w+(?:['’‘ʼ`]\w+)*")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*…?\s*\]")
# Words that are aligned: what is longer is compared up to here.
_LONGEST = 1_000
# A match of so few words that say nothing by themselves, between words that differ, only splits what belongs together.
_STRAY = 2
# A word that has moved is looked for at so many places.
_PLACES = 20


class Word(NamedTuple):
    """A word where it stands in its text, and folded."""

    start: int
    end: int
    folded: str


class Difference(msgspec.Struct, frozen=True):
    """What stands otherwise in the second of two texts, with the offsets of both; one of them may be empty.

    `moved` is what stands elsewhere in the second, `shortened` what it leaves out at an end or behind an ellipsis.
    """

    how: How
    before: str
    after: str
    before_at: tuple[int, int]
    after_at: tuple[int, int]


class _Gap(NamedTuple):
    """Words of both texts, by their indices, that stand between two matches."""

    first: int
    last: int
    other_first: int
    other_last: int


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    found = (Word(m.start(), m.end(), folded(m.group().translate(_APOSTROPHES))) for m in _WORD.finditer(text))
    return [word for word, _ in zip(found, range(_LONGEST), strict=False)]


def differences(before: str, after: str) -> list[Difference]:
    """What differs between two texts in the order of the first, in words: marks, case and diacritics do not count."""
    one, other = words_of(before), words_of(after)
    gaps = list(_gaps(one, other))
    moves = _moves(one, other, gaps)
    told = _Told(before, after, one, other, moves)
    return [difference for gap in gaps for difference in told.of(gap)]


def matches(one: Sequence[object], other: Sequence[object]) -> list[tuple[int, int]]:
    """The indices of the items of a longest common subsequence of two sequences, in order.

    Time grows with the product of the lengths over the width of a machine word (Hyyrö, "Bit-parallel LCS-length
    computation revisited", AWOCA 2004).
    """
    where: dict[object, int] = {}
    for i, item in enumerate(one):
        where[item] = where.get(item, 0) | 1 << i
    every = (1 << len(one)) - 1
    rows, row = [], every
    for item in other:
        both = row & where.get(item, 0)
        row = (row + both | row - both) & every
        rows.append(row)
    out = []
    i, j = len(one) - 1, len(other) - 1
    while i >= 0 and j >= 0:
        if rows[j] >> i & 1:
            i -= 1
        elif j and not rows[j - 1] >> i & 1:
            j -= 1
        else:
            out.append((i, j))
            i, j = i - 1, j - 1
    return out[::-1]


def _gaps(one: Sequence[Word], other: Sequence[Word]) -> Iterator[_Gap]:
    """What stands between the matches of two texts, without matches that only stray words have."""
    pairs = _without_strays(matches([w.folded for w in one], [w.folded for w in other]), one, other)
    i = j = 0
    for k, m in [*pairs, (len(one), len(other))]:
        if k > i or m > j:
            yield _Gap(i, k, j, m)
        i, j = k + 1, m + 1


def _without_strays(
    pairs: Sequence[tuple[int, int]], one: Sequence[Word], other: Sequence[Word]
) -> list[tuple[int, int]]:
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    _slide(runs, one, other)
    ends = [(-1, -1), *(run[-1] for run in runs)]
    starts = [*(run[0] for run in runs), (len(one), len(other))]
    kept = []
    for at, run in enumerate(runs):
        before, after = ends[at], starts[at + 1]
        parted = all(run[0][side] - before[side] > 1 and after[side] - run[-1][side] > 1 for side in (0, 1))
        if not parted or len(run) > _STRAY or any(carries_meaning(one[i].folded) for i, _ in run):
            kept.append(run)
    return [pair for run in kept for pair in run]


def _slide(runs: list[list[tuple[int, int]]], one: Sequence[Word], other: Sequence[Word]) -> None:
    """Move short runs up to those behind them, where the same words stand there too."""
    for at in range(len(runs) - 2, -1, -1):
        run, (i, j) = runs[at], runs[at + 1][0]
        size = len(run)
        if size > _STRAY or (run[-1][0] + 1 != i and run[-1][1] + 1 != j):
            continue
        words = _folded(one[run[0][0] : run[0][0] + size])
        if _folded(one[i - size : i]) == words == _folded(other[j - size : j]):
            runs[at] = [(i - size + k, j - size + k) for k in range(size)]


def _folded(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def _moves(one: Sequence[Word], other: Sequence[Word], gaps: Sequence[_Gap]) -> list[_Gap]:
    """Runs of words between matches that stand in both texts, the longest from each word on."""
    coming: dict[str, list[int]] = {}
    ends = [0] * (len(other) + 1)
    for gap in gaps:
        for j in range(gap.other_first, gap.other_last):
            ends[j] = gap.other_last
            coming.setdefault(other[j].folded, []).append(j)
    taken: set[int] = set()
    out = []
    for gap in gaps:
        i = gap.first
        while i < gap.last:
            found = (_run(one, other, i, gap.last, j, ends[j], taken) for j in coming.get(one[i].folded, ())[:_PLACES])
            run = max(found, key=lambda run: run.last - run.first, default=_Gap(i, i, 0, 0))
            if any(carries_meaning(word.folded) for word in one[run.first : run.last]):
                taken.update(range(run.other_first, run.other_last))
                out.append(run)
                i = run.last
            else:
                i += 1
    return out


def _run(
    one: Sequence[Word], other: Sequence[Word], i: int, end: int, j: int, other_end: int, taken: Collection[int]
) -> _Gap:
    """The words from two places on that both texts have and that are in no other run."""
    k = 0
    while i + k < end and j + k < other_end and j + k not in taken and one[i + k].folded == other[j + k].folded:
        k += 1
    return _Gap(i, i + k, j, j + k)


class _Told:
    """Tells what differs between two texts, of which the runs of words that have moved are known."""

    def __init__(
        self, before: str, after: str, one: Sequence[Word], other: Sequence[Word], moves: Sequence[_Gap]
    ) -> None:
        self._before, self._after, self._one, self._other = before, after, one, other
        self._leaving = {move.first: move for move in moves}
        self._arriving = {move.other_first: move.other_last for move in moves}

    def of(self, gap: _Gap) -> Iterator[Difference]:
        """What differs where two texts have these words."""
        left = _pieces(gap.first, gap.last, {i: move.last for i, move in self._leaving.items()})
        come = _pieces(gap.other_first, gap.other_last, self._arriving)
        moved = [self._leaving[i] for i in range(gap.first, gap.last) if i in self._leaving]
        yield from (self._difference("moved", *move) for move in moved)
        if len(left) == len(come) == 1:
            yield self._difference("replaced", *left[0], *come[0])
            return
        at_an_end = gap.other_first == 0 or gap.other_last == len(self._other)
        for first, last in left:
            shortened = not moved and not come and (at_an_end or self._is_cut(gap.other_first))
            how: How = "shortened" if shortened else "dropped"
            yield self._difference(how, first, last, gap.other_first, gap.other_first)
        for first, last in come:
            yield self._difference("added", gap.last, gap.last, first, last)

    def _difference(self, how: How, first: int, last: int, other_first: int, other_last: int) -> Difference:
        old = _at(self._one, first, last, len(self._before))
        new = _at(self._other, other_first, other_last, len(self._after))
        return Difference(how, self._before[slice(*old)], self._after[slice(*new)], old, new)

    def _is_cut(self, at: int) -> bool:
        """Whether an ellipsis stands before a word of the second text."""
        return bool(_ELLIPSIS.search(self._after, self._other[at - 1].end, self._other[at].start))


def _pieces(first: int, last: int, without: Mapping[int, int]) -> list[tuple[int, int]]:
    """What is left of a stretch of words without runs in it, which are given by start and end."""
    out = []
    at = first
    for i in range(first, last):
        if i in without:
            out.append((at, i))
            at = without[i]
    return [(i, k) for i, k in [*out, (at, last)] if i < k]


def _at(words: Sequence[Word], first: int, last: int, end: int) -> tuple[int, int]:
    """Where words stand in their text, or for none of them, where they would."""
    if first < last:
        return words[first].start, words[last - 1].end
    here = words[first].start if first < len(words) else end
    return here, here
