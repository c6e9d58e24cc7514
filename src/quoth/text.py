"""Code points, paragraphs, sentences and quotation marks.

Everything here takes any Python string, lone surrogates included, in time linear in its length, and
returns offsets in Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85]+")
_BLANK = re.compile(r"\n[^\S\n]*\n")

# What may close a quotation that a given mark has opened. Low-high pairs close with either high mark;
# Scandinavian text opens and closes with the same one; a straight mark may stand in for a lost curly one.
_CLOSERS = {
    '"': '"”',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "＂": "＂",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_SINGLE = frozenset("'‘’‚")
_MARK = re.compile("[" + "".join(_CLOSERS) + "’」』]")
_OPENING_CONTEXT = frozenset("([{—–-―/:;,")
# A quotation inside a quotation inside a quotation is as deep as English prose goes; marks beyond
# this depth are noise, and following them would let hostile input grow the stack.
_DEEPEST = 4

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|vs|No|Inc|Corp|Co|Ltd|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|"
    r"La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|e\.g|i\.e|etc)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
_LONGEST_ABBREVIATION = 16


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included.

    `start` and `end` are offsets of the text, `depth` counts the quotations around this one, and
    `closed` is false where the paragraph ends before a closing mark: such a quotation ends with it.
    """

    start: int
    end: int
    depth: int
    closed: bool


def with_unix_line_ends(text: str) -> str:
    """The text with CRLF, CR and the Unicode line and paragraph separators as LF."""
    return _LINE_END.sub("\n", text)


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, so that it can be encoded; offsets stay the same."""
    return _SURROGATE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or another stretch that is read as one, without the white space around it.

    `quotations` are those of depth 0 and deeper, ordered by start, outer before inner.
    """

    start: int
    end: int
    quotations: tuple[Quotation, ...]

    @property
    def outer(self) -> list[Quotation]:
        """The quotations that stand in no other."""
        return [q for q in self.quotations if q.depth == 0]

    @property
    def opens_quoted(self) -> bool:
        """Whether a quotation opens with the paragraph."""
        return bool(self.quotations) and self.quotations[0].start == self.start

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Paragraph:
        """The stretch of a text from `start` to `end`."""
        return cls(start, end, tuple(quotations(text, start, end)))


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order.

    A line is a paragraph, except in hard-wrapped text, where blank lines set paragraphs apart.
    """
    if _is_hard_wrapped(text):
        edges = [0, *(x for m in _BLANK.finditer(text) for x in m.span()), len(text)]
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
    else:
        pieces = [m.span() for m in _LINE.finditer(text)]
    trimmed = (_trim(text, start, end) for start, end in pieces)
    return [Paragraph.of(text, start, end) for start, end in trimmed if start < end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, end - (len(piece) - len(piece.rstrip())))


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines are broken to a width: most inner lines of a block are of like, moderate length."""
    if not _BLANK.search(text):
        return False
    inner = [len(line) for block in _BLANK.split(text) for line in block.split("\n")[:-1]]
    return len(inner) >= 3 and sum(50 <= n <= 100 for n in inner) > 0.8 * len(inner)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each sentence of one paragraph, without the white space between them."""
    out = []
    at = start
    for m in _SENTENCE_END.finditer(text, start, end):
        if m.group()[0] == "." and _ABBREVIATION.search(
            text, max(at, m.start() - _LONGEST_ABBREVIATION), m.start() + 1
        ):
            continue
        out.append(_trim(text, at, m.end()))
        at = m.end()
    if at < end:
        out.append(_trim(text, at, end))
    return [(s, e) for s, e in out if s < e]


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Every quotation of one paragraph, nested ones included, ordered by start, outer before inner.

    Apostrophes are told from single quotation marks by their neighbours, and a single mark opens only
    where one that can close it follows in the paragraph.
    """
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    single_closers = [i for i in marks if text[i] in "'’‘" and _may_close(text, i, start, end)]
    out: list[Quotation] = []
    open_: list[int] = []
    for i in marks:
        mark = text[i]
        level = _closed_level(text, open_, i, start, end)
        if level is not None:
            out.extend(Quotation(open_[d], i + 1, depth=d, closed=d == level) for d in range(level, len(open_)))
            del open_[level:]
        elif len(open_) < _DEEPEST and _may_open(text, i, start, end):
            if mark in _SINGLE and bisect_right(single_closers, i + 1) == len(single_closers):
                continue
            open_.append(i)
    out.extend(Quotation(i, end, depth=d, closed=False) for d, i in enumerate(open_))
    return sorted(out, key=lambda q: (q.start, q.depth))


def _closed_level(text: str, open_: list[int], i: int, start: int, end: int) -> int | None:
    """The index of the open quotation that the mark at `i` closes, the innermost that it can."""
    for level in range(len(open_) - 1, -1, -1):
        if text[i] in _CLOSERS[text[open_[level]]] and (text[i] not in "'’" or _may_close(text, i, start, end)):
            return level
    return None


def _may_open(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    mark = text[i]
    if mark not in _CLOSERS or (after.isspace() and mark not in "«»"):
        return False
    free = before.isspace() or before in _OPENING_CONTEXT or before in _CLOSERS
    if mark == "'":
        return free and after.isalnum()
    return free or mark not in '"”»›'


def _may_close(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not before.isspace() and not after.isalnum()
