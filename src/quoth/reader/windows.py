"""From text to what the encoder reads: word pieces, units, blocks and windows.

A *unit* is a word or a punctuation mark, the smallest thing that carries a label; the encoder's word
pieces are finer. A *block* is a paragraph, or a part of one that is too long for a window. A *window*
is one run of the encoder: whole blocks of one text, and, where its first block is the later part of
a paragraph, the last pieces before it as context.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from quoth.text import Paragraph, Quotation, sentences, without_surrogates

Ints = npt.NDArray[np.int64]

WINDOW = 254
"""Word pieces in a window at most, the two at its ends not counted."""
CONTEXT = 48
"""Word pieces before a cut paragraph's later parts that are read again as context."""
CASES = 4
"""How a unit is written: without letters or in lower case, capitalised, in capitals, mixed."""
MARKS = 3 * CASES
"""Kinds of mark a word piece can have: its unit's case, and outside, inside or in an unclosed quotation."""

_START, _END, _BREAK = 101, 102, 2  # [CLS], [SEP] and [unused1] of the BERT vocabulary
_NO_PIECES: tuple[Ints, Ints] = (np.array([], dtype=np.int64), np.array([], dtype=np.int64))
# Tokenising is linear but holds every piece in memory: longer paragraphs are handed over in parts.
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """Word pieces and units of a stretch of text.

    `pieces` and `marks` have one entry for each word piece; `firsts` (index of a unit's first piece),
    `starts` and `ends` (code points) one for each unit. `continues` says that the block goes on with
    the paragraph of the block before it.
    """

    pieces: Ints
    marks: Ints
    firsts: Ints
    starts: Ints
    ends: Ints
    continues: bool


@dataclass(frozen=True, slots=True)
class Window:
    """One run of the encoder.

    `pieces` and `marks` are its input, `units` the positions in it of the window's start and then of
    each unit of `blocks`, one after another.
    """

    pieces: Ints
    marks: Ints
    units: Ints
    blocks: tuple[Block, ...]


def load_tokenizer(definition: bytes) -> Tokenizer:
    """The word-piece tokenizer of a `tokenizer.json`, without padding or truncation."""
    tokenizer = Tokenizer.from_buffer(definition)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    # "[SEP]" in an article is five signs and no command.
    tokenizer.encode_special_tokens = True
    return tokenizer


def blocks(tokenizer: Tokenizer, text: str, source: Iterable[Paragraph], limit: int = WINDOW) -> Iterator[Block]:
    """The blocks of paragraphs of a text, in order, each with its mark of at most `limit` word pieces."""
    for paragraph in source:
        outer = paragraph.outer
        starts = [q.start for q in outer]
        continues = False
        for piece_start, piece_end in _parts(text, paragraph.start, paragraph.end):
            near = outer[max(0, bisect_right(starts, piece_start) - 1) : bisect_left(starts, piece_end)]
            block = _encode(tokenizer, text, (piece_start, piece_end), near, continues=continues)
            for part in _cut(block, text, limit):
                yield part
                continues = True


def windows(source: Iterable[Block], limit: int = WINDOW) -> Iterator[Window]:
    """Windows of at most `limit` word pieces over blocks of one text, packed in order."""
    held: list[Block] = []
    before: Block | None = None
    context = _NO_PIECES
    size = 0
    for block in source:
        length = len(block.pieces) + 1
        if held and size + length > limit:
            yield _window(held, context)
            held, size, context = [], 0, _NO_PIECES
        if not held and block.continues and before is not None:
            size = max(0, min(CONTEXT, len(before.pieces), limit - length))
            first = len(before.pieces) - size
            context = before.pieces[first:], before.marks[first:]
        held.append(block)
        size += length
        before = block
    if held:
        yield _window(held, context)


def _window(held: list[Block], context: tuple[Ints, Ints]) -> Window:
    pieces, marks, units = [np.array([_START]), context[0]], [np.array([0]), context[1]], [np.array([0])]
    at = 1 + len(context[0])
    for block in held:
        if not block.continues:
            pieces.append(np.array([_BREAK]))
            marks.append(np.array([0]))
            at += 1
        pieces.append(block.pieces)
        marks.append(block.marks)
        units.append(block.firsts + at)
        at += len(block.pieces)
    pieces.append(np.array([_END]))
    marks.append(np.array([0]))
    return Window(np.concatenate(pieces), np.concatenate(marks), np.concatenate(units), tuple(held))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in parts of at most `_LONGEST_TEXT` code points, cut at white space where there is some."""
    while end - start > _LONGEST_TEXT:
        cut = text.rfind(" ", start + 1, start + _LONGEST_TEXT)
        cut = cut if cut > start else start + _LONGEST_TEXT
        yield start, cut
        start = cut
    yield start, end


def _encode(
    tokenizer: Tokenizer, text: str, part: tuple[int, int], quoted: list[Quotation], *, continues: bool
) -> Block:
    start = part[0]
    written = without_surrogates(text[slice(*part)])
    encoding = tokenizer.encode(written, add_special_tokens=False)
    pieces = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array(encoding.word_ids, dtype=np.int64)
    firsts = np.flatnonzero(np.diff(words, prepend=-1)) if len(words) else words
    lasts = np.append(firsts[1:], len(pieces)) - 1 if len(firsts) else firsts
    starts, ends = offsets[firsts, 0], offsets[lasts, 1]
    cases = np.array([_case(written[s:e]) for s, e in zip(starts, ends, strict=True)], dtype=np.int64)
    state = np.zeros(len(starts), dtype=np.int64)
    for q in quoted:
        low, high = np.searchsorted(starts, [q.start - start, q.end - start])
        state[low:high] = 1 if q.closed else 2
    marks = np.repeat(cases + CASES * state, np.diff(np.append(firsts, len(pieces))))
    return Block(pieces, marks, firsts, starts + start, ends + start, continues)


def _case(unit: str) -> int:
    if unit.islower() or not unit[:1].isalpha():
        return 0
    if unit.istitle():
        return 1
    return 2 if unit.isupper() else 3


def _cut(block: Block, text: str, limit: int) -> Iterator[Block]:
    """The block, cut into parts that a window can hold: at a sentence's start, else between units."""
    limit -= 1
    if len(block.pieces) <= limit:
        if len(block.pieces):
            yield block
        return
    openings = np.searchsorted(block.starts, [s for s, _ in sentences(text, int(block.starts[0]), int(block.ends[-1]))])
    piece_ends = np.append(block.firsts[1:], len(block.pieces))
    unit, continues = 0, block.continues
    while unit < len(block.firsts):
        # Later parts leave room for the context that goes before them.
        room = limit - (CONTEXT if continues else 0)
        stop = int(np.searchsorted(piece_ends, block.firsts[unit] + room, side="right"))
        stop = max(stop, unit + 1)
        if stop < len(block.firsts):
            fitting = openings[(openings > unit + (stop - unit) // 2) & (openings <= stop)]
            stop = int(fitting[-1]) if len(fitting) else stop
        low, high = block.firsts[unit], piece_ends[stop - 1]
        yield Block(
            block.pieces[low:high],
            block.marks[low:high],
            block.firsts[unit:stop] - low,
            block.starts[unit:stop],
            block.ends[unit:stop],
            continues,
        )
        unit, continues = stop, True
