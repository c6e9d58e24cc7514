"""In which sentence does something stand?"""

from __future__ import annotations

from bisect import bisect_right

from quoth.record import Span
from quoth.text import paragraphs, sentences

# Of a long sentence, so many characters before and behind: what somebody needs to see, and bounded on any text.
_NEAR = 300


class Passages:
    """The sentences of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = [edges for p in paragraphs(text) for edges in sentences(text, p.start, p.end)]
        self._starts = [start for start, _ in self._sentences]

    def around(self, span: Span) -> Span:
        """The sentence that a span begins in, or of a long one as much as is near; the span is always part of it."""
        at = bisect_right(self._starts, span.start) - 1
        start, end = self._sentences[at] if at >= 0 else (span.start, span.end)
        start = max(min(start, span.start), span.start - _NEAR)
        end = min(max(end, span.end), span.end + _NEAR)
        return Span(start=start, end=end, text=self._text[start:end])
