"""Which statement, event, flag or speaker do these spans mean, of those that a reading has?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from quoth.record import Event, Flag, Span, Speaker, Statement

Subject = Literal["statement", "event", "flag", "speaker"]
Item = Statement | Event | Flag | Speaker
Offsets = tuple[tuple[int, int], ...]

_Ours = TypeVar("_Ours")
_Theirs = TypeVar("_Theirs")

# Spans that share less of their characters than this mean two things.
LEAST_OVERLAP = 0.5


def anchor_of(item: Item) -> tuple[Span, ...]:
    """The spans that something in a reading is known by: content, trigger, evidence, or mentions."""
    match item:
        case Statement():
            return item.content
        case Event():
            return (item.trigger,)
        case Flag():
            return item.evidence
        case Speaker():
            return item.mentions


def offsets(spans: Iterable[Span]) -> Offsets:
    """Start and end of each span."""
    return tuple((span.start, span.end) for span in spans)


def is_named_by(item: Item, anchor: Sequence[Span]) -> bool:
    """Whether the item is a speaker, and every span is one of its mentions or spells one of its names."""
    if not isinstance(item, Speaker) or not anchor:
        return False
    mentions, names = set(offsets(item.mentions)), {item.name, *item.names}
    return all((span.start, span.end) in mentions or span.text in names for span in anchor)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that spans cover, in order, without overlap; spans without characters cover nothing."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        elif start < end:
            out.append((start, end))
    return out


def overlap(a: Offsets, b: Offsets) -> float:
    """Intersection over union, in characters, of what two sets of spans cover."""
    left, right = merged(a), merged(b)
    if not left or not right or left[-1][1] <= right[0][0] or right[-1][1] <= left[0][0]:
        return 0.0
    shared = i = j = 0
    while i < len(left) and j < len(right):
        shared += max(0, min(left[i][1], right[j][1]) - max(left[i][0], right[j][0]))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return shared / (_size(left) + _size(right) - shared)


def _size(spans: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def nearest(ours: Mapping[_Ours, Offsets], theirs: Mapping[_Theirs, Offsets]) -> dict[_Ours, _Theirs]:
    """Pairs that overlap enough, one to one: those that overlap most first, else in the order given."""
    found = [
        (-shared, i, j, mine, other)
        for i, (mine, a) in enumerate(ours.items())
        for j, (other, b) in enumerate(theirs.items())
        if (shared := overlap(a, b)) >= LEAST_OVERLAP
    ]
    pairs: dict[_Ours, _Theirs] = {}
    taken = set()
    for _, _, j, mine, other in sorted(found, key=lambda pair: pair[:3]):
        if mine not in pairs and j not in taken:
            pairs[mine] = other
            taken.add(j)
    return pairs
