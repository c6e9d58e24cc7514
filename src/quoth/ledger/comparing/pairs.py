"""Which statements of a ledger are alike in their words? Found over arrays, without comparing all with all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from quoth.ledger import schema
from quoth.ledger.comparing.align import matches
from quoth.ledger.comparing.prints import Hashes, carrying, pair_prints, unpacked
from quoth.ledger.comparing.quoted import in_parts

Numbers = NDArray[np.int64]
# The words of a wording that carry meaning, and their weights.
_Side = tuple[list[int], list[float]]

# Rows that are fetched, statements whose neighbours are looked up, and pairs that are counted at a time.
_ROWS = 10_000
_STATEMENTS = 20_000
_PAIRS = 200_000
# Pairs of words that so many wordings have are boilerplate: each is compared with so many others that share them.
_NEAREST = 24
_BOILERPLATE = 500
# So many shared pairs make a candidate; of a wording with few words that carry meaning, one does.
_SHARED = 2
_FEW = 6
# And so much of what tells, and so large a share of it in the shorter of two wordings: a little less than is asked for
# in the end.
_TOLD = 1.4
_OVERLAP = 0.5
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Words:
    """The words of all statements with at least `least` words, in the order of their articles' ids.

    `pks` are their rows, `lengths` how many words they have; `articles` numbers their articles in that order. `texts`
    numbers their wordings: statements with the same words share one. `first[t]` is the first statement of wording `t`;
    `meaning[bounds[t]:bounds[t + 1]]` are the prints of its words that carry meaning, and `weights` how much each
    tells: near 1 where hardly another wording has it, and less, the more do.
    """

    def __init__(self, connection: Connection, least: int) -> None:
        table = schema.statements
        query = select(table.c.pk, table.c.article, table.c.prints).order_by(table.c.article, table.c.pk)
        pks, articles, lengths, words = array("q"), array("q"), array("q"), bytearray()
        number, last = -1, None
        for row in connection.execution_options(yield_per=_ROWS).execute(query):
            if row.article != last:
                number, last = number + 1, row.article
            if len(row.prints) // 4 >= least:
                pks.append(row.pk)
                articles.append(number)
                lengths.append(len(row.prints) // 4)
                words += row.prints
        self.pks, self.articles, self.lengths = _numbers(pks), _numbers(articles), _numbers(lengths)
        self._words = unpacked(bytes(words))
        self._bounds = np.concatenate(([0], np.cumsum(self.lengths)))
        self.first, self.texts = self._wordings()
        self.meaning, owners = self._meaning()
        self.bounds = np.searchsorted(owners, np.arange(len(self.first) + 1))
        self.weights = _weights(self.meaning, owners, len(self.first))

    def __len__(self) -> int:
        return len(self.pks)

    def article_ids(self, connection: Connection, articles: Iterable[int]) -> dict[int, str]:
        """The ids of articles by their numbers."""
        wanted = np.unique(np.fromiter(articles, np.int64))
        table = schema.statements
        pks = self.pks[np.searchsorted(self.articles, wanted)].tolist()
        ids = {
            row.pk: row.article for row in in_parts(connection, select(table.c.pk, table.c.article), table.c.pk, pks)
        }
        return {number: ids[pk] for number, pk in zip(wanted.tolist(), pks, strict=True)}

    def told(self) -> NDArray[np.float64]:
        """How much each wording tells, by the weights of its words."""
        sums = np.concatenate(([0.0], np.cumsum(self.weights)))
        told: NDArray[np.float64] = sums[self.bounds[1:]] - sums[self.bounds[:-1]]
        return told

    def _wordings(self) -> tuple[Numbers, Numbers]:
        """The first statement of each wording, and the wording of each statement."""
        if not len(self):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        starts = self._bounds[:-1]
        places = np.arange(len(self._words)) - np.repeat(starts, np.diff(self._bounds))
        mixed = (self._words.astype(np.uint64) + np.uint64(1)) * (places.astype(np.uint64) * _MIX | np.uint64(1))
        whole = np.add.reduceat(mixed ^ (mixed >> np.uint64(29)), starts)
        _, first, texts = np.unique(whole, return_index=True, return_inverse=True)
        order = np.argsort(first)
        return first[order].astype(np.int64), np.argsort(order)[texts].astype(np.int64)

    def _meaning(self) -> tuple[Hashes, Numbers]:
        """The words that carry meaning of all wordings, one after the other, and whose they are."""
        lengths = (self._bounds[1:] - self._bounds[:-1])[self.first]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        at = np.repeat(self._bounds[:-1][self.first] - (ends - lengths), lengths) + np.arange(total)
        words = self._words[at]
        kept = carrying(words)
        return words[kept], np.repeat(np.arange(len(self.first)), lengths)[kept]


class Alike(NamedTuple):
    """Two wordings that are alike, and how much.

    `likeness` is the share of words that both have, `contained` that of the shorter which the longer has in its order,
    both from 0 to 1; `runs` in how many pieces, and `shared` how many they are. Only words that carry meaning count,
    and those that stand in many wordings count less. `least` is the plain number of them in the shorter wording.
    """

    one: int
    other: int
    likeness: float
    contained: float
    runs: int
    shared: float
    least: int


def alike(words: Words) -> Iterator[Alike]:
    """Pairs of different wordings that share much of what they say, each pair once, in a fixed order.

    Wordings that share words which hardly anything else shares are found; which they are does not depend on the order
    in which statements were entered.
    """
    meaning, bounds, weights = words.meaning, words.bounds, words.weights
    owners = np.repeat(np.arange(len(words.first)), np.diff(bounds))
    for one, other in _candidates(meaning, owners, bounds):
        likely = _overlapping(words, one, other)
        for a, b in zip(one[likely].tolist(), other[likely].tolist(), strict=True):
            left, right = slice(bounds[a], bounds[a + 1]), slice(bounds[b], bounds[b + 1])
            sides = (meaning[left].tolist(), weights[left].tolist()), (meaning[right].tolist(), weights[right].tolist())
            yield _measured(a, b, *sides)


def _weights(meaning: Hashes, owners: Numbers, texts: int) -> NDArray[np.float64]:
    """How much each word tells (inverse document frequency, over wordings)."""
    if not texts:
        return np.zeros(0)
    different = _distinct(meaning.astype(np.uint64) << np.uint64(32) | owners.astype(np.uint64)) >> np.uint64(32)
    known, having = np.unique(different, return_counts=True)
    weights: NDArray[np.float64] = np.log1p(texts / having) / np.log1p(texts)
    return weights[np.searchsorted(known, meaning)]


def _measured(one: int, other: int, left: _Side, right: _Side) -> Alike:
    (words, weights), (others, other_weights) = left, right
    pairs = matches(words, others)
    runs = sum(1 for (i, j), (k, m) in pairwise(pairs) if (k - i, m - j) != (1, 1)) + 1
    both = sum(weights[i] for i, _ in pairs)
    own, theirs = dict(zip(words, weights, strict=True)), dict(zip(others, other_weights, strict=True))
    anywhere = sum(own[word] for word in own.keys() & theirs.keys())
    ordered = 2 * both / (sum(weights) + sum(other_weights))
    loose = 2 * anywhere / (sum(own.values()) + sum(theirs.values()))
    contained = both / min(sum(weights), sum(other_weights))
    return Alike(one, other, (ordered + loose) / 2, contained, runs, anywhere, min(len(words), len(others)))


def _candidates(meaning: Hashes, owners: Numbers, bounds: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of wordings that share enough pairs of words, in blocks of the first of them."""
    if len(meaning) < 2:
        return
    prints, whose = _sorted_prints(meaning, owners)
    ends = np.searchsorted(prints, prints, side="right")
    starts = np.searchsorted(prints, prints, side="left")
    few = np.diff(bounds) <= _FEW
    # The entries of each wording, so that neighbours can be looked up wording by wording.
    entries = np.argsort(whose, kind="stable")
    entries = entries[(ends - starts)[entries] <= _BOILERPLATE]
    edges = np.searchsorted(whose[entries], np.arange(_STATEMENTS, len(bounds) - 1, _STATEMENTS))
    for block in np.split(entries, edges):
        keys = []
        for apart in range(1, _NEAREST + 1):
            at = block[block + apart < ends[block]]
            keys.append(whose[at].astype(np.uint64) << np.uint64(32) | whose[at + apart].astype(np.uint64))
        found, shared = np.unique(np.concatenate(keys), return_counts=True)
        one, other = (found >> np.uint64(32)).astype(np.int64), (found & np.uint64(0xFFFFFFFF)).astype(np.int64)
        enough = (shared >= _SHARED) | few[one] | few[other]
        one, other = one[enough], other[enough]
        for start in range(0, len(one), _PAIRS):
            yield one[start : start + _PAIRS], other[start : start + _PAIRS]


def _sorted_prints(meaning: Hashes, owners: Numbers) -> tuple[Hashes, Numbers]:
    """The different pairs of words of each wording, in rising order, and of equal ones by their wording."""
    prints, whose = pair_prints(meaning, owners)
    keys = _distinct(prints.astype(np.uint64) << np.uint64(32) | whose.astype(np.uint64))
    return (keys >> np.uint64(32)).astype(np.uint32), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _overlapping(words: Words, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Which pairs of wordings have enough words in common, by what these tell."""
    (left, left_weights), (right, right_weights) = _keys(words, one), _keys(words, other)
    at = np.minimum(np.searchsorted(right, left), max(0, len(right) - 1))
    both = right[at] == left if len(right) else np.zeros(len(left), np.bool_)
    shared = _sums(left[both], left_weights[both], len(one))
    size = np.minimum(_sums(left, left_weights, len(one)), _sums(right, right_weights, len(one)))
    enough: NDArray[np.bool_] = shared >= np.maximum(_TOLD, _OVERLAP * size)
    return enough


def _keys(words: Words, texts: Numbers) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """The different words of wordings, each with the number of its wording in the list before it, and their weights."""
    bounds = words.bounds
    lengths = bounds[texts + 1] - bounds[texts]
    ends = np.cumsum(lengths)
    at = np.repeat(bounds[texts] - (ends - lengths), lengths) + np.arange(int(lengths.sum()))
    numbers = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    keys = numbers << np.uint64(32) | words.meaning[at]
    order = np.argsort(keys)
    order = order[_firsts(keys[order])]
    return keys[order], words.weights[at[order]]


def _sums(keys: NDArray[np.uint64], weights: NDArray[np.float64], texts: int) -> NDArray[np.float64]:
    return np.bincount((keys >> np.uint64(32)).astype(np.int64), weights, texts).astype(np.float64)


def _distinct(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The different values in rising order, by sorting: of very many, that is much faster than `np.unique`."""
    ordered = np.sort(values)
    return ordered[_firsts(ordered)]


def _firsts(ordered: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where another value begins."""
    firsts = np.ones(len(ordered), np.bool_)
    firsts[1:] = ordered[1:] != ordered[:-1]
    return firsts


def _numbers(values: array[int]) -> Numbers:
    return np.frombuffer(values, dtype=np.int64) if len(values) else np.zeros(0, np.int64)
