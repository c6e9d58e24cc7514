"""A statement before it has an id."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from quoth.reader.page import Page
from quoth.reader.tagger import Offsets
from quoth.record import Kind

_WORD = re.compile(r"\w+")
_LOOSE = " \t\n\xa0,;:"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has an id.

    `within` is the one whose content reports it, `through` the words for whoever passed it on.
    """

    contents: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    score: float
    source_score: float
    within: Draft | None = None
    kind: Kind = "indirect"
    through: Offsets | None = None

    @property
    def depth(self) -> int:
        """How many drafts it stands in."""
        return 0 if self.within is None else 1 + self.within.depth

    @property
    def span(self) -> Offsets:
        """From the first of its characters to the last."""
        spans = [*self.contents, *(s for s in (self.cue, self.source) if s is not None)]
        return min(s for s, _ in spans), max(e for _, e in spans)


def finished(page: Page, d: Draft) -> Draft:
    """The draft with touching spans joined, and with its kind: all, none or some words in quotation marks."""
    contents = _joined(page.text, tuple(_trimmed(page.text, c) for c in d.contents))
    quoted = words = 0
    for start, end in contents:
        outer = page.quotations(start, end)
        starts = [q.start for q in outer]
        for m in _WORD.finditer(page.text, start, end):
            i = bisect_right(starts, m.start()) - 1
            words += 1
            quoted += i >= 0 and m.start() < outer[i].end
    kind: Kind = "indirect" if not quoted else "direct" if quoted == words else "mixed"
    return replace(d, contents=contents, kind=kind)


def _trimmed(text: str, content: Offsets) -> Offsets:
    """The content without the commas, colons and spaces at its edges; as it is, if it is nothing else."""
    start, end = content
    inner = text[start:end].strip(_LOOSE)
    return (
        (start + text[start:end].index(inner), start + text[start:end].index(inner) + len(inner)) if inner else content
    )


def _joined(text: str, contents: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """The spans in order, as one where only spaces of one line stand between them."""
    out: list[Offsets] = []
    for start, end in sorted(contents):
        if out and not text[out[-1][1] : start].strip(" \t\xa0"):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
