"""Gold articles as what the model learns from: windows with labels and links, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from quoth.evaluation.polnear import GoldArticle, Relation
from quoth.reader.labels import FIRST, INNER, LAST, ONLY, label
from quoth.reader.windows import WINDOW, Window, blocks, windows
from quoth.text import paragraphs
from quoth.training.augment import vary

# A part of the pieces is hidden, so that no single word decides: what is left must carry the label too.
_SHARE_HIDDEN = 0.05
_HIDDEN = 103  # [MASK] of the BERT vocabulary


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold.

    `labels` has one entry for each unit. `cues[i, j]` says that unit j is of the cue to which content
    unit i belongs, and `sources[i, j]` that unit j is of the source of cue unit i; row and column 0
    stand for the window's start, which is the target of a unit that has none.
    """

    window: Window
    labels: np.ndarray
    cues: np.ndarray
    sources: np.ndarray


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors for B windows of at most T pieces and U units (the start counted), S blocks of at most V units.

    pieces, marks: [B, T]; present: [B, T] bool; units: [B, U]; labels: [S, V] (-1 beyond a block's end);
    places: [S, V] index of the unit in the flattened [B * U]; cues, sources: [B, U, U] bool.
    """

    pieces: torch.Tensor
    marks: torch.Tensor
    present: torch.Tensor
    units: torch.Tensor
    labels: torch.Tensor
    places: torch.Tensor
    cues: torch.Tensor
    sources: torch.Tensor


def examples(tokenizer: Tokenizer, article: GoldArticle, chance: random.Random | None) -> list[Example]:
    """The windows of an article; with `chance`, varied in style and size, and with some pieces hidden."""
    limit = WINDOW
    if chance is not None:
        article = vary(article, chance)
        limit = chance.randint(WINDOW * 3 // 4, WINDOW)
    found = windows(blocks(tokenizer, article.text, paragraphs(article.text), limit), limit)
    out = [_example(window, article.relations) for window in found]
    if chance is not None:
        hide = np.random.default_rng(chance.getrandbits(64))
        for example in out:
            pieces = example.window.pieces
            pieces[(hide.random(len(pieces)) < _SHARE_HIDDEN) & (pieces > _HIDDEN)] = _HIDDEN
    return out


def _example(window: Window, relations: list[Relation]) -> Example:
    starts = np.concatenate([b.starts for b in window.blocks])
    ends = np.concatenate([b.ends for b in window.blocks])
    block_of = np.repeat(np.arange(len(window.blocks)), [len(b.starts) for b in window.blocks])
    labels = np.zeros(len(starts), dtype=np.int64)
    size = len(starts) + 1
    cues = np.zeros((size, size), dtype=bool)
    sources = np.zeros((size, size), dtype=bool)
    for relation in relations:
        source, cue, content = (
            [units for span in spans for units in _segments(starts, ends, block_of, span)]
            for spans in (relation.source, relation.cue, relation.content)
        )
        for role, segments in enumerate((source, cue, content)):
            for units in segments:
                set_labels(labels, units, role)
        in_source, in_cue, in_content = (_columns(segments) for segments in (source, cue, content))
        nobody = np.array([0])
        cues[np.ix_(in_content, in_cue if len(in_cue) else nobody)] = True
        sources[np.ix_(in_cue, in_source if len(in_source) else nobody)] = True
    return Example(window, labels, cues, sources)


def _segments(starts: np.ndarray, ends: np.ndarray, block_of: np.ndarray, span: tuple[int, int]) -> list[np.ndarray]:
    """The units that a span touches, block by block."""
    units = np.flatnonzero((starts < span[1]) & (ends > span[0]))
    if not len(units):
        return []
    return np.split(units, np.flatnonzero(np.diff(block_of[units])) + 1)


def _columns(segments: list[np.ndarray]) -> np.ndarray:
    """The rows and columns of links that stand for the units of segments."""
    return np.array([unit + 1 for units in segments for unit in units.tolist()], dtype=np.int64)


def set_labels(labels: np.ndarray, units: np.ndarray, role: int) -> None:
    """Label the units of one segment; `role` is the segment's place among roles, or among kinds of mentions."""
    if len(units) == 1:
        labels[units] = label(role, ONLY)
    else:
        labels[units] = label(role, INNER)
        labels[units[0]], labels[units[-1]] = label(role, FIRST), label(role, LAST)


def epoch(tokenizer: Tokenizer, articles: list[GoldArticle], size: int, chance: random.Random) -> Iterator[Batch]:
    """All windows of the articles once, in random batches of `size` windows of like length."""
    found = [x for article in articles for x in examples(tokenizer, article, chance)]
    chance.shuffle(found)
    # Windows of like length waste less on padding; sorting only within chunks keeps batches varied.
    chunk = size * 16
    batches = []
    for at in range(0, len(found), chunk):
        part = sorted(found[at : at + chunk], key=lambda x: len(x.window.pieces))
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    yield from map(collate, batches)


def collate(found: list[Example]) -> Batch:
    """One batch out of examples."""
    count = len(found)
    longest = max(len(x.window.pieces) for x in found)
    most = max(len(x.window.units) for x in found)
    pieces, marks = np.zeros((2, count, longest), dtype=np.int64)
    present = np.zeros((count, longest), dtype=bool)
    units = np.zeros((count, most), dtype=np.int64)
    cues, sources = np.zeros((2, count, most, most), dtype=bool)
    rows: list[tuple[np.ndarray, np.ndarray]] = []
    for i, x in enumerate(found):
        n = len(x.window.pieces)
        pieces[i, :n], marks[i, :n], present[i, :n] = x.window.pieces, x.window.marks, True
        u = len(x.window.units)
        units[i, :u] = x.window.units
        cues[i, :u, :u], sources[i, :u, :u] = x.cues, x.sources
        at = 0
        for block in x.window.blocks:
            v = len(block.starts)
            rows.append((x.labels[at : at + v], np.arange(at, at + v) + 1 + i * most))
            at += v
    widest = max(len(a) for a, _ in rows)
    labels = np.full((len(rows), widest), -1, dtype=np.int64)
    places = np.zeros((len(rows), widest), dtype=np.int64)
    for i, (a, b) in enumerate(rows):
        labels[i, : len(a)], places[i, : len(b)] = a, b
    arrays = (pieces, marks, present, units, labels, places, cues, sources)
    return Batch(*(torch.from_numpy(x) for x in arrays))
