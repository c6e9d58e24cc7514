"""From the tagger's relations to drafts of statements: what code knows better than the tagger.

Quotation marks, paragraphs and colons say where a quotation begins and ends and who holds the floor.
The conventions are PolNeAR's (its annotation guidelines, 2018) as far as they go: a quoted paragraph
without a cue of its own continues the attribution before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from quoth.reader.cues import may_report
from quoth.reader.tagger import Offsets, Relation
from quoth.reader.transcripts import find_turns
from quoth.record import Kind
from quoth.text import Paragraph, Quotation, sentences

_WORD = re.compile(r"\w+")

# A quoted paragraph belongs to a statement when at least this share of it is that statement's content.
_COVERED = 0.5
# Words that the tagger may have lost at the edge of a quotation whose rest it found.
_LOST_WORDS = 3
# What the tagger would score a statement that it has not seen: neither sure nor unsure.
_UNSEEN = 0.5
# What it would score what a form shows beyond doubt.
_CERTAIN = 0.99


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has an id; `within` is the one whose quotation reports it."""

    contents: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    score: float
    source_score: float
    within: Draft | None = None
    kind: Kind = "indirect"

    @property
    def span(self) -> Offsets:
        """From the first of its characters to the last."""
        spans = [*self.contents, *(s for s in (self.cue, self.source) if s is not None)]
        return min(s for s, _ in spans), max(e for _, e in spans)


def draft(text: str, paragraphs: list[Paragraph], relations: list[Relation]) -> list[Draft]:
    """The statements of a text at its own level, by their places; those inside quotations come later."""
    page = _Page(text, paragraphs)
    found = [
        Draft(tuple(page.mend(c) for c in r.contents), r.cue, r.source, r.score, r.source_score) for r in relations
    ]
    found = page.with_turns(found)
    found = [part for d in found for part in page.split_at_colon(d)]
    found = page.hand_out_quoted_paragraphs(found)
    found = [page.finished(d) for d in found if d.contents]
    return sorted(page.without_those_inside(found), key=lambda d: d.span)


def quoted_stretches(text: str, paragraphs: list[Paragraph], drafts: list[Draft]) -> list[tuple[Paragraph, Draft]]:
    """The sentences in quotation marks, in the content of drafts, that may report others, each with its draft."""
    page = _Page(text, paragraphs)
    out = []
    for d in drafts:
        for start, end in d.contents:
            for q in page.quotations(start, end):
                low, high = max(q.start + 1, start), min(q.end - q.closed, end)
                if low < high:
                    out += [
                        (Paragraph.of(text, s, e), d) for s, e in sentences(text, low, high) if may_report(text[s:e])
                    ]
    return sorted(out, key=lambda stretch: stretch[0].start)


def draft_inside(text: str, stretches: list[tuple[Paragraph, Draft]], relations: list[Relation]) -> list[Draft]:
    """The statements that the quoted stretches report, each within the draft that its stretch belongs to.

    Whoever is quoted reports somebody: without a source there is no statement inside a statement.
    """
    paragraphs = [p for p, _ in stretches]
    page = _Page(text, paragraphs)
    out = []
    for r in relations:
        i = page.index(r.cue[0])
        home = paragraphs[i]
        contents = tuple(c for c in r.contents if home.start <= c[0] and c[1] <= home.end)
        source = r.source if r.source and home.start <= r.source[0] and r.source[1] <= home.end else None
        if contents and source:
            contents = tuple(page.mend(c) for c in contents)
            out.append(page.finished(Draft(contents, r.cue, source, r.score, r.source_score, stretches[i][1])))
    return out


class _Page:
    """A text with its paragraphs and its outer quotations, by place."""

    def __init__(self, text: str, paragraphs: list[Paragraph]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.starts = [p.start for p in paragraphs]
        self.outer = [q for p in paragraphs for q in p.outer]
        self.outer_starts = [q.start for q in self.outer]

    def index(self, offset: int) -> int:
        """The index of the paragraph that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def quotations(self, start: int, end: int) -> list[Quotation]:
        """The quotations that a span touches."""
        first = max(0, bisect_right(self.outer_starts, start) - 1)
        return [q for q in self.outer[first : bisect_left(self.outer_starts, end)] if q.end > start]

    def mend(self, content: Offsets) -> Offsets:
        """The content with its edges moved to the quotation marks that they all but reach."""
        start, end = content
        for q in self.quotations(start, end):
            if q.start < start < q.end and self._few(q.start, start):
                start = q.start
            if q.start < end < q.end and self._few(end, q.end):
                end = q.end
        return start, end

    def finished(self, d: Draft) -> Draft:
        """The draft with touching spans joined, and with its kind."""
        contents = _joined(self.text, d.contents)
        quoted = words = 0
        for start, end in contents:
            outer = self.quotations(start, end)
            starts = [q.start for q in outer]
            for m in _WORD.finditer(self.text, start, end):
                i = bisect_right(starts, m.start()) - 1
                words += 1
                quoted += i >= 0 and m.start() < outer[i].end
        kind: Kind = "indirect" if not quoted else "direct" if quoted == words else "mixed"
        return replace(d, contents=contents, kind=kind)

    def _few(self, start: int, end: int) -> bool:
        return len(self.text[start:end].split()) <= _LOST_WORDS

    def is_quoted(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is all quotation."""
        at, outside = paragraph.start, ""
        for q in paragraph.outer:
            outside += self.text[at : q.start]
            at = q.end
        outside += self.text[at : paragraph.end]
        return bool(paragraph.quotations) and not any(c.isalnum() for c in outside)

    def introduces(self, i: int) -> bool:
        """Whether the paragraph at index `i` ends with a colon."""
        return self.text[self.paragraphs[i].end - 1] == ":"

    def with_turns(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with the turns of a transcript as statements, which take what the tagger gave to others."""
        turns = find_turns(self.text, self.paragraphs)
        if not turns:
            return drafts
        first, last, own = turns[0].paragraph, turns[-1].paragraph, {t.paragraph for t in turns}

        def stays(content: Offsets, cue: Offsets | None) -> bool:
            i = self.index(content[0])
            return i < first or i > last or (i not in own and cue is not None and self.index(cue[0]) == i)

        left = [replace(d, contents=tuple(c for c in d.contents if stays(c, d.cue))) for d in drafts]
        left = [d for d in left if d.contents or d.cue is None or self.index(d.cue[0]) not in own]
        return left + [Draft((t.content,), t.colon, t.name, _CERTAIN, _CERTAIN) for t in turns]

    def split_at_colon(self, d: Draft) -> list[Draft]:
        """A statement in a paragraph that ends with a colon, apart from the quoted paragraphs that follow it."""
        if d.cue is None or not self.introduces(self.index(d.cue[0])):
            return [d]
        home = self.index(d.cue[0])
        own = tuple(c for c in d.contents if self.index(c[0]) <= home)
        rest = tuple(c for c in d.contents if self.index(c[0]) > home)
        return [replace(d, contents=own), replace(d, contents=rest)] if own and rest else [d]

    def hand_out_quoted_paragraphs(self, drafts: list[Draft]) -> list[Draft]:
        """Give each quoted paragraph that no statement has to whoever holds the floor there."""
        out = list(drafts)
        cued, covered = self._by_paragraph(out)
        holder: int | None = None  # index into `out` of the statement that the quoted paragraph before is part of
        for i, paragraph in enumerate(self.paragraphs):
            if not self.is_quoted(paragraph):
                holder = None
                continue
            span = paragraph.start, paragraph.end
            owner = next((k for k in covered.get(i, []) if _covers(out[k], span)), None)
            if owner is not None:
                holder = owner
            elif holder is not None:
                out[holder] = replace(out[holder], contents=(*out[holder].contents, span))
            else:
                holder = self._hand_out(out, cued.get(i - 1, []), i, span)
        return out

    def _by_paragraph(self, drafts: list[Draft]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The indices of the drafts with a cue, and of those with content, in each paragraph."""
        cued: dict[int, list[int]] = {}
        covered: dict[int, list[int]] = {}
        for k, d in enumerate(drafts):
            if d.cue is not None:
                cued.setdefault(self.index(d.cue[0]), []).append(k)
            for start, end in d.contents:
                for i in range(self.index(start), self.index(max(start, end - 1)) + 1):
                    covered.setdefault(i, []).append(k)
        return cued, covered

    def _hand_out(self, out: list[Draft], before: list[int], i: int, span: Offsets) -> int:
        """Attribute the first quoted paragraph of a row; the index of its statement."""
        introduced = i > 0 and self.introduces(i - 1)
        # A colon belongs to the cue right before it, a floor to the last who spoke.
        last = max(before, key=lambda k: (out[k].cue or (0, 0))[1] if introduced else out[k].span[1], default=None)
        if last is None:
            colon = (self.paragraphs[i - 1].end - 1, self.paragraphs[i - 1].end) if introduced else None
            out.append(Draft((span,), colon, None, _UNSEEN, _UNSEEN))
        elif introduced and out[last].contents and not self._is_quotation(out[last]):
            out.append(replace(out[last], contents=(span,)))
        else:
            out[last] = replace(out[last], contents=(*out[last].contents, span))
            return last
        return len(out) - 1

    def _is_quotation(self, d: Draft) -> bool:
        return any(q.start <= s and e <= q.end for s, e in d.contents for q in self.quotations(s, e))

    def without_those_inside(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts without those that stand wholly inside a quotation that is another's content.

        They are read again, with the quotation as their text.
        """
        quoted = [
            q for d in drafts for s, e in d.contents for q in self.quotations(s, e) if s <= q.start and q.end <= e
        ]
        quoted.sort(key=lambda q: q.start)
        starts = [q.start for q in quoted]
        return [d for d in drafts if not _inside(d.span, quoted, starts)]


def _inside(span: Offsets, quoted: list[Quotation], starts: list[int]) -> bool:
    i = bisect_right(starts, span[0] - 1) - 1
    return i >= 0 and quoted[i].start < span[0] and span[1] < quoted[i].end + (not quoted[i].closed)


def _covers(d: Draft, span: Offsets) -> bool:
    shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in d.contents)
    return shared >= _COVERED * (span[1] - span[0])


def _joined(text: str, contents: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """The spans in order, as one where only spaces of one line stand between them."""
    out: list[Offsets] = []
    for start, end in sorted(contents):
        if out and not text[out[-1][1] : start].strip(" \t\xa0"):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
