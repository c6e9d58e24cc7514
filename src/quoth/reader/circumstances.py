"""When, where and in what was a statement made, by the words of the clause that reports it?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.reader.adverbials import Adverbials, Found, State, Terms, read_lead
from quoth.reader.drafts import Draft
from quoth.reader.media import medium_at, words_of
from quoth.reader.tagger import Offsets
from quoth.record import Place, TimeExpression
from quoth.text import Paragraph, sentences

# However long a clause: how far from its cue or its source an adverbial may stand.
_NEAR = 300
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_LONGEST_THAT = 5
_COMMA = re.compile(r"[,;:—–]")
_SET_OFF = re.compile(r"[,.;:!?—–…][\"'”’»]*$")
_DASH = re.compile(r".*(?:[ \xa0]-|[–—]|--)[ \xa0]", re.DOTALL)
_JOINED = re.compile(r"[^\w]*(?:[,;:.—–”\"»]|(?:and|but|then)\b)")
# What a source may say of itself, as in "Lee, speaking in Baku," and "a poll published on Monday".
_SAYS_WHEN = re.compile(
    r",[ \xa0](?:speaking|addressing|writing|talking|appearing)\b|\b(?:published|released|issued)\b"
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Indices into the times and the places of a reading, and the offsets of the medium; each None if not worded."""

    time: int | None = None
    place: int | None = None
    medium: Offsets | None = None


def circumstances(
    text: str,
    paragraphs: Sequence[Paragraph],
    drafts: Sequence[Draft],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
) -> dict[int, Circumstances]:
    """The circumstances of each draft whose reporting clause words any, by the draft's id().

    `times` and `places` are the reading's, in the order of the text. What the content names is no circumstance, nor
    is what another sentence does.
    """
    finder = _Finder(text, paragraphs, drafts, Terms(text, times, places))
    found = {id(d): finder.of(d, d.cue) for d in drafts if d.cue is not None}
    return {key: one for key, one in found.items() if one != Circumstances()}


class _Finder:
    """The sentences of a text, and the spans that no reporting clause reaches across."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft], terms: Terms) -> None:
        self._text = text
        self._terms = terms
        self._sentences = [s for p in paragraphs for s in sentences(text, p.start, p.end)] or [(0, len(text))]
        self._sentence_starts = [s for s, _ in self._sentences]
        spans = {s for d in drafts for s in (*d.contents, d.cue, d.source) if s is not None}
        self._starts = sorted(s for s, _ in spans)
        self._ends = sorted(e for _, e in spans)

    def of(self, d: Draft, cue: Offsets) -> Circumstances:
        """The circumstances of a draft with this cue: from beside the cue first, from the sentence's opening last."""
        found = Found()
        bounds = self._bounds(d, cue)
        source = d.source if d.source and bounds[0] <= d.source[0] and d.source[1] <= bounds[1] else None
        if source and source[1] <= cue[0] and self._before(cue[0], bounds) <= source[1]:
            Adverbials(self._terms, found, (source[1], cue[0]), "reading", places=False).read()
        if not self._text.startswith(("According", "according"), cue[0]):
            clause = cue[0], self._after(cue[1], bounds)
            Adverbials(self._terms, found, clause, "reading").read(verbs_until=cue[1])
        for content in d.contents:
            if content[0] >= cue[1]:
                self._read_around(content, cue, bounds, found)
        if source:
            self._read_source(source, found)
            if source[0] >= cue[1]:
                Adverbials(self._terms, found, (source[1], self._after(source[1], bounds)), "awaiting").read()
        self._read_opening(min(cue[0], source[0]) if source else cue[0], bounds, found)
        return Circumstances(found.time, found.place, found.medium)

    def _bounds(self, d: Draft, cue: Offsets) -> Offsets:
        """From where to where the sentence of a cue reaches, within the content that reports the draft."""
        start, end = self._sentences[max(0, bisect_right(self._sentence_starts, cue[0]) - 1)]
        for s, e in d.within.contents if d.within else ():
            if s <= cue[0] < e:
                start, end = max(s, start), min(e, end)
        return min(start, cue[0]), max(end, cue[1])

    def _before(self, at: int, bounds: Offsets) -> int:
        """From where on nothing but the reporting clause stands before an offset."""
        i = bisect_right(self._ends, at)
        return max(bounds[0], at - _NEAR, self._ends[i - 1] if i else 0)

    def _after(self, at: int, bounds: Offsets) -> int:
        """Up to where nothing but the reporting clause stands after an offset."""
        i = bisect_left(self._starts, at)
        return max(at, min([bounds[1], at + _NEAR, *self._starts[i : i + 1]]))

    def _is_set_off(self, at: int) -> bool:
        """Whether the words before an offset end with a comma or the like, which may stand inside closing marks."""
        return _SET_OFF.search(self._text[max(0, at - 3) : at]) is not None

    def _read_around(self, content: Offsets, cue: Offsets, bounds: Offsets, found: Found) -> None:
        """Find what follows content after its cue, up to a comma, and what the tagger took for the content's start.

        What follows a "that"-clause is the clause's own.
        """
        clause = _THAT.search(self._text[max(cue[1], content[0] - _LONGEST_THAT) : content[0] + _LONGEST_THAT])
        if content[1] < bounds[1] and not clause and not self._is_set_off(content[1]):
            end = self._after(content[1], bounds)
            comma = _COMMA.search(self._text, content[1], end)
            Adverbials(self._terms, found, (content[1], comma.start() if comma else end), "awaiting").read()
        if not self._text[cue[1] : min(content[0], cue[1] + _NEAR)].strip(" \xa0,"):
            read_lead(self._terms, content, found)

    def _read_opening(self, end: int, bounds: Offsets, found: Found) -> None:
        """Find what opens the sentence: "In a statement on Friday, ..."; a dateline before a dash does not."""
        start = self._before(end, bounds)
        # Right after another statement's words, what opens a new clause comes after a comma or an "and".
        state: State = "awaiting"
        if start > bounds[0] and not self._is_set_off(start) and not _JOINED.match(self._text, start, end):
            state = "skipping"
        if dash := _DASH.match(self._text, start, end):
            start, state = dash.end(), "awaiting"
        own = Found()
        # Where the last words open no adverbial, the clause is another one's.
        if Adverbials(self._terms, own, (start, end), state).read() != "skipping":
            found.add_all(own)

    def _read_source(self, source: Offsets, found: Found) -> None:
        """Find the source that is itself a document, "a report published Monday", or is said to be speaking."""
        start, end = source[0], min(source[1], source[0] + _NEAR)
        words = words_of(self._text, start, end)
        medium = medium_at(words, 0) if words else None
        if medium is not None:
            found.add_medium(self._terms, medium)
            Adverbials(self._terms, found, (medium.span[1], end), "reading").read()
        elif own := _SAYS_WHEN.search(self._text, start, end):
            Adverbials(self._terms, found, (own.start(), end), "awaiting").read()
