"""Which spans share characters with others? In time that grows with their number, not with its square."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from quoth.record import Span

_S = TypeVar("_S", bound=Span)


class Overlaps(Generic[_S]):
    """Spans among which those that share a character with another span are found."""

    def __init__(self, spans: Iterable[_S]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def of(self, span: Span) -> Iterable[_S]:
        """Those that share a character with this one."""
        first = bisect_right(self._starts, span.start - self._longest)
        for i in range(first, bisect_left(self._starts, span.end)):
            if self._spans[i].end > span.start:
                yield self._spans[i]


class Covered:
    """All characters that any of some spans hold."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda one: one.start):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, spans: Sequence[Span]) -> bool:
        """Whether any of these spans holds one of them."""
        return any(self._touch(span) for span in spans)

    def _touch(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._ends[before] > span.start
