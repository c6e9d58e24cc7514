"""An article's text as HTML in which everything that the reading found can be told apart.

The text is cut wherever a span begins or ends. Each piece knows the statements that it belongs to and
what it is in each, and what else it is, so that spans may overlap and nest in any way.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from quoth.export.marks import Mark, marks
from quoth.export.visible import visible
from quoth.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.record import Reading, Span, Statement

Role = Literal["content", "source", "cue"]
_Stretch = TypeVar("_Stretch", bound="_Part | Mark")
# The style sheet draws this many underlines below each other; deeper statements share the last.
_LANES = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """One span of one statement; `lane` tells apart the contents that overlap."""

    start: int
    end: int
    role: Role
    number: int
    lane: int
    first: bool


class _Sweep(Generic[_Stretch]):
    """Stretches in order of start, as the text is gone through from left to right: each is taken up once."""

    def __init__(self, stretches: Sequence[_Stretch]) -> None:
        self._stretches = stretches
        self._at = 0
        self._active: list[_Stretch] = []

    def over(self, left: int, right: int) -> list[_Stretch]:
        """Those that overlap the next piece of text, and empty ones that stand in it."""
        taken = self._at
        while taken < len(self._stretches) and self._stretches[taken].start < right:
            taken += 1
        known = self._active + list(self._stretches[self._at : taken])
        self._at = taken
        self._active = [one for one in known if one.end > left or one.start >= left]
        return self._active


def marked_text(reading: Reading, *, article: int) -> str:
    """The paragraphs of the text as `<p>` elements, with everything that the reading found marked.

    A piece has a class for each part that it plays in statements and for each underline, and names its statements in
    `data-s` as `ARTICLE-NUMBER:part`, the innermost last. Before each statement stands its number, as a
    link to its card `#sARTICLE-NUMBER`. Around that, a piece has a class for each sort of mark, with their titles.
    Every mark's anchor is there, whatever its span.
    """
    text = reading.article.text
    statements, found = _Sweep(_parts(reading.statements)), marks(reading, article)
    others = _Sweep(found)
    out: list[str] = []
    shown: set[str] = set()
    for paragraph in paragraphs(text):
        start, end = paragraph.start, paragraph.end
        pieces = _pieces(text, start, end, statements.over(start, end), others.over(start, end), shown, article)
        out.append(f'<p dir="auto">{"".join(pieces)}</p>')
    # What lies outside all paragraphs can still be linked to.
    out.extend(f'<span id="{mark.anchor}"></span>' for mark in found if mark.anchor not in shown)
    return "\n".join(out)


def _parts(statements: Sequence[Statement]) -> list[_Part]:
    lanes = _lanes(statements)
    out: list[_Part] = []
    for number, statement in enumerate(statements, start=1):
        roles: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("content", statement.content),
            ("source", statement.source),
            ("cue", statement.cue),
        )
        lead = next((spans[0] for _, spans in roles if spans), None)
        out.extend(
            _Part(span.start, span.end, role, number, lanes[number - 1], span is lead)
            for role, spans in roles
            for span in spans
        )
    return sorted(out, key=lambda mark: (mark.start, -mark.end))


def _lanes(statements: Sequence[Statement]) -> list[int]:
    """For each statement the first underline that no content overlapping its own uses, outer ones first."""
    extents = [
        (min(span.start for span in statement.content), max(span.end for span in statement.content), i)
        for i, statement in enumerate(statements)
        if statement.content
    ]
    lanes = [0] * len(statements)
    near: list[tuple[int, int]] = []
    for start, end, i in sorted(extents, key=lambda extent: (extent[0], -extent[1])):
        near = [(until, j) for until, j in near if until > start]
        used = {lanes[j] for _, j in near if _overlap(statements[i].content, statements[j].content)}
        lanes[i] = next(lane for lane in range(len(used) + 1) if lane not in used)
        near.append((end, i))
    return lanes


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


def _pieces(
    text: str, start: int, end: int, parts: Sequence[_Part], found: Sequence[Mark], shown: set[str], article: int
) -> Iterator[str]:
    """The stretch of text, cut at the edges of all marks; `shown` takes in the ids that are on the page."""
    stretches: list[_Part | Mark] = [*parts, *found]
    inner = {x for one in stretches for x in (one.start, one.end) if start < x < end}
    statements, others = _Sweep(parts), _Sweep(found)
    for left, right in pairwise(sorted({start, end} | inner)):
        active = [part for part in statements.over(left, right) if part.end > left]
        yield from _numbers(active, shown, article)
        piece = escape(visible(text[left:right]))
        if active:
            piece = _as_statement(piece, active, article)
        around = others.over(left, right)
        piece = _as_marks(piece, [mark for mark in around if mark.end > left])
        for mark in around:
            if mark.anchor not in shown:
                shown.add(mark.anchor)
                piece = f'<span id="{mark.anchor}">{piece}</span>'
        yield piece


def _numbers(parts: Sequence[_Part], shown: set[str], article: int) -> Iterator[str]:
    """Links to the cards of the statements that begin with this piece."""
    for part in parts:
        at = f"{article}-{part.number}"
        if part.first and f"t{at}" not in shown:
            shown.add(f"t{at}")
            yield f'<a class="n" id="t{at}" href="#s{at}" aria-label="Statement {part.number}">{part.number}</a>'


def _as_statement(piece: str, parts: Sequence[_Part], article: int) -> str:
    inner_last = sorted(parts, key=lambda part: (part.role != "content", part.lane, part.start))
    classes = dict.fromkeys(
        name
        for part in inner_last
        for name in ((part.role, f"k{min(part.lane, _LANES - 1)}") if part.role == "content" else (part.role,))
    )
    statements = " ".join(f"{article}-{part.number}:{part.role}" for part in inner_last)
    return f'<span class="m {" ".join(classes)}" data-s="{statements}">{piece}</span>'


def _as_marks(piece: str, found: Sequence[Mark]) -> str:
    """The piece with a class for each sort of mark, evidence outside the rest, so that both can be seen."""
    if not found:
        return piece
    title = f' title="{escape(chr(10).join(dict.fromkeys(mark.title for mark in found)))}"'
    sorts = " ".join(dict.fromkeys(mark.sort for mark in found if mark.sort != "query"))
    if sorts:
        piece, title = f'<span class="e {sorts}"{title}>{piece}</span>', ""
    queried = any(mark.sort == "query" for mark in found)
    return f'<span class="e query"{title}>{piece}</span>' if queried else piece
