"""Names and descriptions of people and bodies, as the encoder's mention head sees them.

A *name* is a proper name without title ("Mike Pence"), a *description* a noun phrase from its start to its head
noun ("a number of foreign officials"). Both have labels in the scheme of `labels`, decided unit by unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from quoth.reader.labels import FIRST, ONLY

MentionKind = Literal["person", "organisation", "place", "other", "one", "several", "body"]

NAME_KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place", "other")
"""Kinds of names."""
DESCRIPTION_KINDS: tuple[MentionKind, ...] = ("one", "several", "body")
"""Kinds of descriptions: one person, several persons, an organisation."""
NAME_LABELS = 1 + 4 * len(NAME_KINDS)
DESCRIPTION_LABELS = 1 + 4 * len(DESCRIPTION_KINDS)
SCORES = NAME_LABELS + DESCRIPTION_LABELS + 1
"""Scores of a unit: labels of names, labels of descriptions, and whether it is a grammatical subject."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a description: offsets into the text, its kind, and whether it is a grammatical subject."""

    start: int
    end: int
    kind: MentionKind
    subject: bool


def mentions(
    scores: npt.NDArray[np.float32], starts: Sequence[int], ends: Sequence[int], lengths: Sequence[int]
) -> list[Mention]:
    """The mentions of one window, by their place.

    `scores` [U, SCORES] belong to the U units of blocks of the given lengths, `starts` and `ends` are their
    offsets. Each unit takes its best label; neighbours of one kind are one mention unless the later one begins
    another. Names and descriptions may overlap.
    """
    subject = scores[:, -1] > 0
    edges = set(np.cumsum(lengths).tolist())
    out = []
    parts = ((scores[:, :NAME_LABELS], NAME_KINDS), (scores[:, NAME_LABELS:-1], DESCRIPTION_KINDS))
    for part, kinds in parts:
        best = part.argmax(1).tolist()
        first = None
        for i, label in enumerate([*best, 0]):
            kind, place = divmod(label - 1, 4) if label else (-1, -1)
            begins = place in (FIRST, ONLY) or i in edges or (i > 0 and kind != (best[i - 1] - 1) // 4)
            if first is not None and (not label or begins):
                of = kinds[(best[first] - 1) // 4]
                out.append(Mention(starts[first], ends[i - 1], of, bool(subject[first:i].any())))
                first = None
            if label and first is None:
                first = i
    return sorted(out, key=lambda m: (m.start, m.end))
