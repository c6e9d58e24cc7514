"""Where in a text do quoted words stand, when nothing but the words and what was around them is known?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_WORD = re.compile(r"\S+")
# So much of what stood around is compared.
_AROUND = 100


def found(text: str, exact: str, prefix: str, suffix: str, *, near: int) -> tuple[int, int] | None:
    """Start and end of the place with most of what should be around it, among equals the one nearest to an offset.

    White space counts alike, whatever its kind: what was selected on a page has none of the text's line ends.
    """
    words = _spaced(exact)
    if not words:
        return None
    before, after = _spaced(prefix)[-_AROUND:][::-1], _spaced(suffix)[:_AROUND]

    def unlikeness(place: tuple[int, int]) -> tuple[int, int]:
        start, end = place
        if not before and not after:
            return 0, abs(start - near)
        there = _spaced(text[max(0, start - 2 * _AROUND) : start])[::-1], _spaced(text[end : end + 2 * _AROUND])
        return -_common(before, there[0]) - _common(after, there[1]), abs(start - near)

    return min(_places(text, words), key=unlikeness, default=None)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand; places that overlap one before are left out, which keeps the time linear."""
    pieces = list(_WORD.finditer(text))
    starts = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.group()) + 1
    spaced = " ".join(piece.group() for piece in pieces)

    def in_text(offset: int) -> int:
        i = bisect_right(starts, offset) - 1
        return pieces[i].start() + offset - starts[i]

    at = spaced.find(words)
    while at >= 0:
        yield in_text(at), in_text(at + len(words) - 1) + 1
        at = spaced.find(words, at + len(words))


def _spaced(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
