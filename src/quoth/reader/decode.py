"""From the encoder's scores to segments and to relations between them.

Labels are decoded block by block with the Viterbi algorithm under the label scheme's constraints and
the learnt transitions. A content segment goes to the cue that its units point to, a cue to the source
that it points to. All of it works on one window and depends on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quoth.reader.labels import ALLOWED, FIRST, LABELS, LAST, MAY_END, MAY_START, ONLY, PLACE_OF, ROLE_OF

Floats = npt.NDArray[np.float32]

SOURCE, CUE, CONTENT = range(3)
_MOSTLY = 0.5
_IMPOSSIBLE = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Decoding:
    """What decoding needs besides the scores of a window; fitted with the weights.

    `transitions` [LABELS, LABELS] scores label b after label a. `bonus`, one number for each role, is
    added to the scores of the labels that begin a segment: above nothing finds more, below finds fewer.
    """

    transitions: Floats
    bonus: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Scores(NamedTuple):
    """The encoder's scores for the U units of a window's blocks.

    `labels` [U, LABELS]; `cues` [U + 1, U + 1], how much unit j looks like the cue of content unit i;
    `sources` [U + 1, U + 1], how much unit j looks like the source of cue unit i. Row and column 0 of the
    latter two stand for the window's start, which is the target of what has none.
    """

    labels: Floats
    cues: Floats
    sources: Floats


class Segment(NamedTuple):
    """Units `first` to `last` (inclusive) of a window in one role, and the mean probability of their labels."""

    role: int
    first: int
    last: int
    score: float


class Link(NamedTuple):
    """A cue with its content segments and its source, and the probability of each link."""

    cue: Segment
    contents: tuple[Segment, ...]
    source: Segment | None
    content_score: float
    source_score: float


def decode(given: Scores, lengths: list[int], how: Decoding) -> list[Link]:
    """The relations of one window, by the place of their cues; a cue without content is among them.

    `lengths` are the numbers of units of the window's blocks.
    """
    begins = (PLACE_OF == FIRST) | (PLACE_OF == ONLY)
    raised = given.labels + np.where(begins, np.asarray(how.bonus)[ROLE_OF], 0).astype(np.float32)
    found = segments(viterbi(raised, lengths, how.transitions), _softmax(given.labels))
    by_role = [[s for s in found if s.role == role] for role in range(3)]
    return _link(by_role[SOURCE], by_role[CUE], by_role[CONTENT], given.cues, given.sources)


def viterbi(scores: Floats, lengths: list[int], transitions: Floats) -> npt.NDArray[np.int64]:
    """The best label of each unit, for blocks of the given lengths decoded side by side.

    Viterbi, "Error bounds for convolutional codes", 1967. Time grows with the sum of the lengths.
    """
    step = np.where(ALLOWED, transitions, _IMPOSSIBLE).astype(np.float32)
    count, longest = len(lengths), max(lengths, default=0)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    place = np.minimum(offsets[:-1, None] + np.arange(longest), len(scores) - 1)
    grid = scores[place]
    back = np.zeros((longest, count, LABELS), dtype=np.int8)
    best = grid[:, 0] + np.where(MAY_START, 0, _IMPOSSIBLE)
    sizes = np.asarray(lengths)
    ends = np.zeros((count, LABELS), dtype=np.float32)
    ends[sizes == 1] = best[sizes == 1]
    for t in range(1, longest):
        paths = best[:, :, None] + step
        back[t] = paths.argmax(1)
        best = paths.max(1) + grid[:, t]
        ends[sizes == t + 1] = best[sizes == t + 1]
    out = np.zeros(len(scores), dtype=np.int64)
    last = (ends + np.where(MAY_END, 0, _IMPOSSIBLE)).argmax(1)
    for b in range(count):
        at = int(last[b])
        for t in range(lengths[b] - 1, -1, -1):
            out[offsets[b] + t] = at
            at = int(back[t, b, at])
    return out


def segments(path: npt.NDArray[np.int64], probabilities: Floats) -> list[Segment]:
    """The segments that a well-formed path of labels stands for."""
    starts = np.flatnonzero((PLACE_OF[path] == FIRST) | (PLACE_OF[path] == ONLY))
    own = probabilities[np.arange(len(path)), path]
    out = []
    for first in starts.tolist():
        last = first
        if PLACE_OF[path[first]] == FIRST:
            while PLACE_OF[path[last]] != LAST:
                last += 1
        out.append(Segment(int(ROLE_OF[path[first]]), first, last, float(own[first : last + 1].mean())))
    return out


def _link(
    found_sources: list[Segment], found_cues: list[Segment], contents: list[Segment], cues: Floats, sources: Floats
) -> list[Link]:
    taken: list[list[tuple[float, Segment]]] = [[] for _ in found_cues]
    for content in contents:
        mass = _softmax(cues[content.first + 1 : content.last + 2]).mean(0)
        shares = [float(mass[c.first + 1 : c.last + 2].sum()) for c in found_cues]
        if shares:
            best = int(np.argmax(shares))
            taken[best].append((shares[best], content))
    taken = [_own(contents_of) for contents_of in taken]
    out = []
    for cue, own in zip(found_cues, taken, strict=True):
        mass = _softmax(sources[cue.first + 1 : cue.last + 2]).mean(0)
        shares = [float(mass[s.first + 1 : s.last + 2].sum()) for s in found_sources]
        best = int(np.argmax(shares)) if shares else -1
        nobody = float(mass[0])
        source = found_sources[best] if best >= 0 and shares[best] > nobody else None
        out.append(
            Link(
                cue,
                tuple(s for _, s in own),
                source,
                sum(share for share, _ in own) / len(own) if own else 1.0,
                shares[best] if source is not None else nobody,
            )
        )
    return out


def _own(taken: list[tuple[float, Segment]]) -> list[tuple[float, Segment]]:
    """The contents of a cue that mostly point to it; the one that does so most, where none does.

    The rest points to words that were not found to be a cue: 0.4 points of strict F1 on PolNeAR dev.
    """
    return [x for x in taken if x[0] >= _MOSTLY] or sorted(taken, key=lambda x: -x[0])[:1]


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = shifted / shifted.sum(-1, keepdims=True)
    return out
