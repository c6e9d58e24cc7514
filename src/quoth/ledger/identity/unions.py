"""Things that are brought together by and by, but for those that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Unions:
    """Disjoint sets of ids; a set and another that holds what must stay apart from it are never joined."""

    def __init__(self, ids: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._above = {one: one for one in ids}
        self._size = dict.fromkeys(self._above, 1)
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in apart:
            self._foes[first].add(second)
            self._foes[second].add(first)

    def __contains__(self, one: str) -> bool:
        return one in self._above

    def __iter__(self) -> Iterator[str]:
        return iter(self._above)

    def root(self, one: str) -> str:
        """The id that stands for the set of this one."""
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, first: str, second: str) -> bool:
        """Make one set of two; whether they are one now."""
        big, small = self.root(first), self.root(second)
        if big == small:
            return True
        if small in self._foes.get(big, ()):
            return False
        if self._size[big] < self._size[small]:
            big, small = small, big
        self._above[small] = big
        self._size[big] += self._size[small]
        for foe in self._foes.pop(small, ()):
            self._foes[foe].discard(small)
            self._foes[foe].add(big)
            self._foes[big].add(foe)
        return True
