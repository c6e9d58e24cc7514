"""When and where did an event take place, and which counts belong to it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quoth.reader.events.governing import Found
from quoth.reader.events.lexicon import lexicon
from quoth.reader.events.noun_phrases import Phrase
from quoth.reader.events.sectors import sectors
from quoth.reader.events.triggers import Trigger
from quoth.reader.events.words import Words
from quoth.record import Place, Quantity, Span, TimeExpression

_WHERE = frozenset("in at near outside inside around across throughout through within".split())
_WHITHER = frozenset(("to", "into", "in"))
_SAYING = frozenset("said says say told announced reported added".split())
# What stands before a participle that has no time of its own: "the liberated regions", "met and talked".
_NO_NOUN = frozenset("and but the a an this that these those its his her their our some many all".split())
# Characters and words before and behind a trigger that are searched.
_FAR = 600
_LAST = 12
_COUNTED = frozenset(
    "people person others other dead wounded passenger passengers victims victim casualties children men women".split()
)


class Located:
    """Spans in the order of the text, found by place; `index` is that of the reading's list."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda i: spans[i].start)
        self._starts = [spans[i].start for i in self._order]

    def between(self, start: int, end: int) -> list[int]:
        """The indices of the spans that begin between two offsets."""
        return self._order[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def time_of(words: Words, found: Found, times: Sequence[TimeExpression], located: Located) -> int | None:
    """The date or time of the sentence that is nearest to an event, not that at which somebody said so."""
    clause = found.trigger.clause
    at = words.start[found.trigger.first]
    inside = range(words.start[clause.start], words.end[clause.end - 1])
    best: tuple[bool, int, int] | None = None
    for i in located.between(max(words.start[0], at - _FAR), min(words.end[-1], at + _FAR)):
        time = times[i]
        if time.type not in ("DATE", "TIME") or _is_of_another(words, found.trigger, time.start):
            continue
        key = time.start not in inside, abs(time.start - at), i
        best = key if best is None or key < best else best
    if best is None or (best[0] and clause.kind != "main" and found.rank < 1):
        return None
    return best[2]


def _is_of_another(words: Words, trigger: Trigger, offset: int) -> bool:
    """Whether a time belongs to somebody's saying so, or to a participle: "the houses seized in 1992"."""
    k = bisect_left(words.start, offset)
    for j in range(max(trigger.last, k - _LAST), min(k, trigger.clause.end)):
        participle = words.low[j].endswith("ed") and words.low[j] in lexicon().verbs
        if participle and words.at(j - 1) not in _NO_NOUN:
            return True
    return any(words.at(k - back) in _SAYING for back in (1, 2, 3))


def place_of(
    words: Words, found: Found, places: Sequence[Place], located: Located, taken: Sequence[Phrase]
) -> int | None:
    """The place that the words give for an event: "in Cairo", "to Cairo" for a visit."""
    clause = found.trigger.clause
    at = words.start[found.trigger.first]
    start, end = max(words.start[clause.start], at - _FAR), min(words.end[clause.end - 1], at + _FAR)
    is_visit = found.mode == "visit"
    candidates = []
    for i in located.between(start, end):
        k = bisect_left(words.start, places[i].start)
        before = [words.at(k - back) for back in (1, 2, 3, 4)]
        back, ahead = next(((n, w) for n, w in enumerate(before, 1) if w in _WHERE or w in _WHITHER), (0, None))
        # "The envoys accredited in Peru met": before the verb, that is where they are envoys.
        of_participle = places[i].start < at and words.at(k - back - 1).endswith("ed")
        owned = of_participle or any(first <= k < last for first, last in taken)
        object_ = is_visit and owned and places[i].start > at
        if object_ or (not owned and (ahead in _WHERE or (is_visit and ahead in _WHITHER))):
            candidates.append((not object_, places[i].start < at, abs(places[i].start - at), i))
    return min(candidates)[3] if candidates else None


def quantities_of(
    words: Words, found: Found, quantities: Sequence[Quantity], located: Located, phrases: Sequence[Phrase]
) -> tuple[int, ...]:
    """The counts in an event's clause that are of its participants or of people."""
    clause = found.trigger.clause
    out = []
    at = words.start[found.trigger.first]
    for i in located.between(max(words.start[clause.start], at - _FAR), min(words.end[clause.end - 1], at + _FAR)):
        quantity = quantities[i]
        if quantity.unit is not None and quantity.counted is None:
            continue
        counted = (quantity.counted.text if quantity.counted is not None else "").lower().split()
        k = bisect_left(words.start, quantity.start)
        close = any(first - 4 <= k < last for first, last in phrases)
        people = bool(sectors(counted)) or not _COUNTED.isdisjoint(counted)
        if people or (close and quantity.counted is not None) or (found.type == "ASSAULT" and not counted):
            out.append(i)
    return tuple(out)
