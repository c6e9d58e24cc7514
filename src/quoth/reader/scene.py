"""Where things stand in an article: its sentences, paragraphs, quotations and mentions, found by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from quoth.reader.mentions import Mention
from quoth.reader.nouns import singular
from quoth.reader.tagger import Offsets
from quoth.text import Paragraph, sentences

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Scene:
    """A text with its paragraphs and its mentions, by place; all look-ups take logarithmic time."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self.subjects = {(m.start, m.end) for m in mentions if m.subject}
        self._starts = [m.start for m in mentions]
        self._paragraphs = [p.start for p in paragraphs]
        self._sentences = [s for p in paragraphs for s in sentences(text, p.start, p.end)]
        self._sentence_starts = [s for s, _ in self._sentences]
        self._quotations = [(q.start, q.end) for p in paragraphs for q in p.outer]
        self._quotation_starts = [s for s, _ in self._quotations]

    def sentence(self, at: int) -> int:
        """The index of the sentence that holds an offset, or of the last before it."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def sentence_span(self, i: int) -> Offsets:
        """Start and end of the sentence at an index; indices beyond the first or the last mean these."""
        if not self._sentences:
            return 0, len(self.text)
        return self._sentences[min(max(i, 0), len(self._sentences) - 1)]

    def paragraph(self, at: int) -> int:
        """The index of the paragraph that holds an offset."""
        return max(0, bisect_right(self._paragraphs, at) - 1)

    def is_quoted(self, at: int) -> bool:
        """Whether an offset stands in quotation marks."""
        i = bisect_right(self._quotation_starts, at) - 1
        return i >= 0 and at < self._quotations[i][1]

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that start from one offset on and before another."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def words(self, span: Offsets) -> str:
        """The characters of a span on one line."""
        return " ".join(self.text[slice(*span)].split())

    def head(self, m: Mention) -> str:
        """The last word of a mention, in the singular and in lower case."""
        found = _WORD.findall(self.text[m.start : m.end])
        return singular(found[-1])[0] if found else ""

    def writes_small(self, word: str) -> bool:
        """Whether the text also has a word in small letters, so that a capital does not make it a name."""
        return word.casefold() in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(w for w in _WORD.findall(self.text) if w.islower())
