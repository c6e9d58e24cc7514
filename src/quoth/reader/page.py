"""A text with its paragraphs and quotations, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from quoth.text import Paragraph, Quotation


class Page:
    """A text and the paragraphs that are looked at, with the quotations that stand in no other."""

    def __init__(self, text: str, paragraphs: list[Paragraph]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]
        self._outer = [q for p in paragraphs for q in p.outer]
        self._outer_starts = [q.start for q in self._outer]

    def index(self, offset: int) -> int:
        """The index of the paragraph that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def quotations(self, start: int, end: int) -> list[Quotation]:
        """The outer quotations that a span touches, in order."""
        first = max(0, bisect_right(self._outer_starts, start) - 1)
        return [q for q in self._outer[first : bisect_left(self._outer_starts, end)] if q.end > start]

    def is_quoted(self, i: int) -> bool:
        """Whether the paragraph at an index is all quotation."""
        paragraph = self.paragraphs[i]
        outside, at = [], paragraph.start
        for q in paragraph.outer:
            outside.append(self.text[at : q.start])
            at = q.end
        outside.append(self.text[at : paragraph.end])
        return bool(paragraph.quotations) and not any(c.isalnum() for piece in outside for c in piece)

    def introduces(self, i: int) -> bool:
        """Whether there is a paragraph at an index, and it ends with a colon."""
        return i >= 0 and self.text[self.paragraphs[i].end - 1] == ":"

    def goes_on(self, i: int) -> bool:
        """Whether the paragraph at an index leaves a quotation open and the next one opens with one."""
        outer = self.paragraphs[i].outer
        following = i + 1 < len(self.paragraphs) and self.paragraphs[i + 1].opens_quoted
        return bool(outer) and not outer[-1].closed and following
