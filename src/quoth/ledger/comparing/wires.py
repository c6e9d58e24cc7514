"""Which articles carry one text, as those of an agency do? Those that have many statements in common."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from quoth.ledger.comparing.joined import Union
from quoth.ledger.comparing.quoted import Carrier, earliest, order_of_publication

# Two articles carry one text where they share so many statements, and so large a share of those of the shorter one.
_SHARED = 3
_SHARE = 0.5
# In a group of more articles, not all pairs are counted, but each with the first and with those that follow it.
_ALL_PAIRS = 12
_NEXT = 3


class Text(msgspec.Struct, frozen=True):
    """A text that several articles carry, in the order of publication; `first` are those that may have been first.

    `statements` is how many statements at least two of them share.
    """

    carriers: tuple[Carrier, ...]
    first: tuple[str, ...]
    outlets: int
    statements: int


def shared_texts(groups: Sequence[NDArray[np.int64]], sizes: NDArray[np.int64]) -> dict[int, int]:
    """By the number of each article that carries a text with others: the least number of those.

    Args:
        groups: the numbers of the articles that carry each statement, in rising order.
        sizes: how many statements each article has.
    """
    keys = array("q")
    for group in groups:
        found = group.tolist()
        for i, one in enumerate(found):
            others = found[i + 1 :] if i == 0 or len(found) <= _ALL_PAIRS else found[i + 1 : i + 1 + _NEXT]
            keys.extend(one << 32 | other for other in others)
    pairs, shared = np.unique(np.array(keys, dtype=np.int64), return_counts=True)
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    enough = shared >= np.maximum(_SHARED, _SHARE * np.minimum(sizes[one], sizes[other]))
    union = Union()
    for a, b in zip(one[enough].tolist(), other[enough].tolist(), strict=True):
        union.join(a, b)
    return {article: union.of(article) for article in np.unique([one[enough], other[enough]]).tolist()}


def text_of(carriers: Sequence[Carrier], statements: int) -> Text:
    """A text that articles carry together."""
    ordered = sorted(carriers, key=order_of_publication)
    return Text(
        tuple(ordered),
        tuple(one.article for one in earliest(ordered)),
        outlets_of(ordered),
        statements,
    )


def outlets_of(carriers: Sequence[Carrier]) -> int:
    """How many outlets there are; articles without one count as one together."""
    return len({one.outlet for one in carriers})


def statements_in(groups: Sequence[NDArray[np.int64]], texts: dict[int, int]) -> dict[int, int]:
    """How many statements at least two articles of each text share."""
    out: dict[int, int] = defaultdict(int)
    for group in groups:
        found = [texts[article] for article in group.tolist() if article in texts]
        for text in {text for text in found if found.count(text) > 1}:
            out[text] += 1
    return out
