"""An article's text as HTML in which every span of every statement can be told apart.

The text is cut wherever a span begins or ends. Each piece knows the statements that it belongs to and
what it is in each, so that spans may overlap and nest in any way.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from quoth.export.visible import visible
from quoth.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoth.record import Reading, Span, Statement

Part = Literal["content", "source", "cue"]
# The style sheet draws this many underlines below each other; deeper statements share the last.
_LANES = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span of one statement; `lane` tells apart the contents that overlap."""

    start: int
    end: int
    part: Part
    number: int
    lane: int
    first: bool


def marked_text(reading: Reading, *, article: int) -> str:
    """The paragraphs of the text as `<p>` elements, with the spans of its statements marked.

    A piece has a class for each part that it plays and for each underline, and names its statements in
    `data-s` as `ARTICLE-NUMBER:part`, the innermost last. Before each statement stands its number, as a
    link to its card `#sARTICLE-NUMBER`.
    """
    text = reading.article.text
    marks = _marks(reading.statements)
    out: list[str] = []
    active: list[_Mark] = []
    numbered: set[int] = set()
    at = 0
    for paragraph in paragraphs(text):
        start, end = paragraph.start, paragraph.end
        # `marks` is in order of start: each is taken up once and let go once.
        inside = at
        while inside < len(marks) and marks[inside].start < end:
            inside += 1
        active = [mark for mark in active if mark.end > start] + marks[at:inside]
        at = inside
        pieces = _pieces(text, start, end, active, numbered=numbered, article=article)
        out.append(f'<p dir="auto">{"".join(pieces)}</p>')
    return "\n".join(out)


def _marks(statements: Sequence[Statement]) -> list[_Mark]:
    lanes = _lanes(statements)
    out: list[_Mark] = []
    for number, statement in enumerate(statements, start=1):
        parts: tuple[tuple[Part, tuple[Span, ...]], ...] = (
            ("content", statement.content),
            ("source", statement.source),
            ("cue", statement.cue),
        )
        lead = next((spans[0] for _, spans in parts if spans), None)
        out.extend(
            _Mark(span.start, span.end, part, number, lanes[number - 1], span is lead)
            for part, spans in parts
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
    text: str, start: int, end: int, marks: Sequence[_Mark], *, numbered: set[int], article: int
) -> Iterator[str]:
    """The stretch of text, cut at the edges of all marks; `numbered` takes in whose number has been shown."""
    edges = sorted({start, end, *(x for mark in marks for x in (mark.start, mark.end) if start < x < end)})
    at = 0
    active: list[_Mark] = []
    for left, right in pairwise(edges):
        active = [mark for mark in active if mark.end > left]
        while at < len(marks) and marks[at].start <= left:
            if marks[at].end > left:
                active.append(marks[at])
            at += 1
        shown = escape(visible(text[left:right]))
        yield from _numbers(active, numbered, article)
        yield _marked(shown, active, article) if active else shown


def _numbers(marks: Sequence[_Mark], numbered: set[int], article: int) -> Iterator[str]:
    """Links to the cards of the statements that begin with this piece."""
    for mark in marks:
        if mark.first and mark.number not in numbered:
            numbered.add(mark.number)
            at = f"{article}-{mark.number}"
            yield f'<a class="n" id="t{at}" href="#s{at}" aria-label="Statement {mark.number}">{mark.number}</a>'


def _marked(shown: str, marks: Sequence[_Mark], article: int) -> str:
    inner_last = sorted(marks, key=lambda mark: (mark.part != "content", mark.lane, mark.start))
    classes = dict.fromkeys(
        name
        for mark in inner_last
        for name in ((mark.part, f"k{min(mark.lane, _LANES - 1)}") if mark.part == "content" else (mark.part,))
    )
    statements = " ".join(f"{article}-{mark.number}:{mark.part}" for mark in inner_last)
    return f'<span class="m {" ".join(classes)}" data-s="{statements}">{shown}</span>'
