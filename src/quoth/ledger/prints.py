"""Which statements share words? Fingerprints of a statement, chosen so that shared runs of words show.

Winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of the
hashes of all runs of `RUN` words, the least in each window of `WINDOW` is kept. Two texts that share a run of
`RUN + WINDOW - 1` words share a fingerprint; what is shorter than that has the hash of all its words as its only one.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quoth.ledger.fold import words

RUN = 3
WINDOW = 3


def fingerprints(text: str) -> bytes:
    """The fingerprints of a text, as 32-bit numbers in rising order; none for a text without words."""
    found = words(text)
    if not found:
        return b""
    hashes = [
        crc32(" ".join(found[i : i + RUN]).encode("utf-8", "replace")) for i in range(max(1, len(found) - RUN + 1))
    ]
    chosen = {min(hashes[i : i + WINDOW]) for i in range(max(1, len(hashes) - WINDOW + 1))}
    return np.array(sorted(chosen), dtype="<u4").tobytes()


def unpacked(prints: bytes) -> NDArray[np.uint32]:
    """Fingerprints as an array."""
    return np.frombuffer(prints, dtype="<u4")
