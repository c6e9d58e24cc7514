"""Who holds the floor where a quoted paragraph has no cue of its own.

The conventions are those of PolNeAR's annotation guidelines (2018): such a paragraph continues the
attribution before it, or, where its quotation goes on, belongs to the one that comes after.
"""

from __future__ import annotations

from dataclasses import replace

from quoth.reader.drafts import Draft
from quoth.reader.page import Page
from quoth.reader.tagger import Offsets

# A quotation belongs to a statement when at least this share of it is that statement's content.
_COVERED = 0.5
# What the tagger would score a statement that it has not seen: neither sure nor unsure.
_UNSEEN = 0.5


def hand_out_quoted_paragraphs(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with each quoted paragraph that was nobody's given to one of them or to a new one."""
    floor = _Floor(page, drafts)
    for i in range(len(page.paragraphs)):
        floor.take(i)
    return floor.drafts()


class _Floor:
    """Goes through the paragraphs in order; `_holder` is the draft that holds the floor after a quoted one."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self._page = page
        self._drafts = list(drafts)
        self._more: dict[int, list[Offsets]] = {}
        self._holder: int | None = None
        self._waiting: list[Offsets] = []
        self._cued: dict[int, list[int]] = {}
        self._covered: dict[int, list[int]] = {}
        for k, d in enumerate(drafts):
            if d.cue is not None:
                self._cued.setdefault(page.index(d.cue[0]), []).append(k)
            for start, end in d.contents:
                for i in range(page.index(start), page.index(max(start, end - 1)) + 1):
                    self._covered.setdefault(i, []).append(k)

    def take(self, i: int) -> None:
        """The next paragraph: see to those that wait for it, then to itself if it is quoted and nobody's."""
        paragraph = self._page.paragraphs[i]
        span = paragraph.start, paragraph.end
        quoted = self._page.is_quoted(i)
        opening = paragraph.quotations[0] if paragraph.opens_quoted else None
        owner = None if opening is None else self._owner(i, (opening.start, opening.end))
        if self._waiting and not (quoted and owner is None and self._page.goes_on(i)):
            self._holder = self._new(None) if owner is None else owner
            self._more.setdefault(self._holder, []).extend(self._waiting)
            self._waiting = []
        if not quoted:
            self._holder = None
        elif (whole := self._owner(i, span)) is not None:
            self._holder = whole
        elif self._holder is not None:
            self._more.setdefault(self._holder, []).append(span)
        elif self._waiting or (
            not self._cued.get(i - 1) and not self._page.introduces(i - 1) and self._page.goes_on(i)
        ):
            self._waiting.append(span)
        else:
            self._holder = self._holder_before(i)
            self._more.setdefault(self._holder, []).append(span)

    def drafts(self) -> list[Draft]:
        """All drafts with what they were given."""
        if self._waiting:
            self._more[self._new(None)] = self._waiting
        more = self._more
        return [replace(d, contents=(*d.contents, *more[k])) if k in more else d for k, d in enumerate(self._drafts)]

    def _owner(self, i: int, span: Offsets) -> int | None:
        """The draft of whose content a span of a paragraph is, at least for the most part."""
        return next((k for k in self._covered.get(i, []) if _covers(self._drafts[k], span)), None)

    def _holder_before(self, i: int) -> int:
        """Who speaks in a quoted paragraph, going by the one before it."""
        introduced = self._page.introduces(i - 1)
        before = self._cued.get(i - 1, [])
        if not before:
            end = self._page.paragraphs[i - 1].end
            return self._new((end - 1, end) if introduced else None)
        if not introduced:
            return max(before, key=lambda k: self._drafts[k].span[1])
        # A colon belongs to the cue right before it. What that cue already reports stays a statement by itself.
        last = max(before, key=lambda k: (self._drafts[k].cue or (0, 0))[1])
        if not self._drafts[last].contents or self._has_quotation(self._drafts[last]):
            return last
        self._drafts.append(replace(self._drafts[last], contents=()))
        return len(self._drafts) - 1

    def _new(self, cue: Offsets | None) -> int:
        self._drafts.append(Draft((), cue, None, _UNSEEN, _UNSEEN))
        return len(self._drafts) - 1

    def _has_quotation(self, d: Draft) -> bool:
        return any(q.start <= s and e <= q.end for s, e in d.contents for q in self._page.quotations(s, e))


def _covers(d: Draft, span: Offsets) -> bool:
    shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in d.contents)
    return shared >= _COVERED * (span[1] - span[0])
