"""Which statements share words? Each statement's words as numbers, and pairs of them that show what it speaks of.

The pairs are of words that carry meaning and stand next to each other, or next but one, whichever comes first: a text
that is reworded keeps most of them, and few texts share several by chance. (Runs of words, as in winnowing, do not
survive a change in every fifth word.)
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quoth.ledger.comparing.wording import carries_meaning, stem
from quoth.ledger.fold import words

Hashes = NDArray[np.uint32]

# Words of a statement that count: no quotation is longer, and what is no quotation may be.
LONGEST = 1_000
# How many places apart the words of a pair may stand.
APART = 2
_CARRIES = np.uint32(1)
_MIX = np.uint64(0x9E3779B97F4A7C15)


def word_prints(text: str) -> bytes:
    """The words of a text in their order, as 32-bit numbers of their stems; odd ones carry meaning."""
    return np.array([_hash(word) for word in words(text)[:LONGEST]], dtype="<u4").tobytes()


def unpacked(prints: bytes) -> Hashes:
    """What `word_prints` or `fingerprints` made, as an array."""
    return np.frombuffer(prints, dtype="<u4")


def fingerprints(text: str) -> bytes:
    """The pairs of a text's words as 32-bit numbers in rising order; of a text with only one word, that word."""
    found = unpacked(word_prints(text))
    kept = found[carrying(found)]
    if len(kept) < 2:
        return np.unique(found).tobytes()
    hashes, _ = pair_prints(kept, np.zeros(len(kept), dtype=np.int64))
    return np.unique(hashes).astype("<u4").tobytes()


def carrying(found: Hashes) -> NDArray[np.bool_]:
    """Which of the words that `word_prints` numbered carry meaning."""
    carry: NDArray[np.bool_] = (found & _CARRIES) == _CARRIES
    return carry


def pair_prints(found: Hashes, owners: NDArray[np.int64]) -> tuple[Hashes, NDArray[np.int64]]:
    """The pairs of words that stand no more than `APART` places apart within what has one owner, and the owner of each.

    `owners` is as long as `found`, and what has one owner stands together.
    """
    hashes, whose = [], []
    for apart in range(1, APART + 1):
        inside = owners[:-apart] == owners[apart:]
        one, other = found[:-apart][inside], found[apart:][inside]
        mixed = (np.minimum(one, other).astype(np.uint64) << np.uint64(32) | np.maximum(one, other)) * _MIX
        hashes.append((mixed >> np.uint64(32)).astype(np.uint32))
        whose.append(owners[:-apart][inside])
    return np.concatenate(hashes), np.concatenate(whose)


def _hash(word: str) -> int:
    number = crc32(stem(word).encode("utf-8", "replace"))
    return (number | 1) if carries_meaning(word) else (number & ~1)
