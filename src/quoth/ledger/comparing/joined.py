"""Which things belong together, when it is known which pairs of them do?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

# A thing joins others when it is linked to half of them, or to so many.
_ENOUGH = 8


class Union:
    """Things that are joined, pair by pair; each set is known by its least member."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, one: int) -> int:
        """The least member of the set that something is in."""
        top = one
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(one, one)) != top:
            self._above[one], one = top, above
        return top

    def join(self, one: int, other: int) -> None:
        """Make one set of the sets that two things are in."""
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low


def joined(links: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """The cluster of each thing that is linked, by the least number in it; a link has a strength.

    Links are taken from the strongest on. They join two clusters where each thing in the smaller one is, on average,
    linked to half of the larger one: what is like two things that are not like each other does not make one of them.
    """
    strongest = sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    linked: dict[int, set[int]] = defaultdict(set)
    for one, other, _ in strongest:
        linked[one].add(other)
        linked[other].add(one)
    members = {one: [one] for one in linked}
    whose = {one: one for one in linked}
    for one, other, _ in strongest:
        a, b = whose[one], whose[other]
        if a == b:
            continue
        small, large = sorted((a, b), key=lambda name: (len(members[name]), name))
        between = sum(1 for i in members[small] for j in linked[i] if whose[j] == large)
        if between < len(members[small]) * min(_ENOUGH, len(members[large]) / 2):
            continue
        for i in members[small]:
            whose[i] = large
        members[large] += members.pop(small)
    least = {name: min(found) for name, found in members.items()}
    return {one: least[name] for one, name in whose.items()}
