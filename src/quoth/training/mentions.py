"""The mention head: names, descriptions and subjects, read off an encoder that stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from quoth.reader.mentions import DESCRIPTION_KINDS, NAME_KINDS, NAME_LABELS, SCORES, mentions
from quoth.reader.windows import Window, blocks, windows
from quoth.text import paragraphs
from quoth.training.batches import set_labels
from quoth.training.entities import Annotated, Marked, kind_index
from quoth.training.export import mention_layers
from quoth.training.fit import load
from quoth.training.model import Encoder

WIDTH = 256
"""Hidden units. With none at all, F1 of subjects of GUM dev falls by five points, that of names by three."""

_UNMARKED = -100
# Twice as many epochs, in batches half as large, change no F1 on GUM dev by more than a point.
_EPOCHS = 4
_BATCH = 1024
_RATE = 2e-3
_WARMUP = 100
# Gold is counted so many times over: there is less of it than of silver.
_GOLD_REPEATS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A window of U units: what the encoder makes of them [U, 3 * H], in float16, and their labels [U].

    `descriptions` is -100 where nobody has marked any; `subjects` is 0 or 1.
    """

    window: Window
    states: Tensor
    names: Tensor
    descriptions: Tensor
    subjects: Tensor


class MentionHead(nn.Module):
    """Scores of units [U, SCORES] from the states of three layers [U, 3 * H]."""

    def __init__(self, states: int, width: int = WIDTH) -> None:
        super().__init__()
        self.widen = nn.Linear(states, width)
        self.score = nn.Linear(width, SCORES)

    def forward(self, states: Tensor) -> Tensor:
        """The scores, in the order that `quoth.reader.mentions` reads."""
        x = F.dropout(states, 0.15, self.training)
        return self.score(F.dropout(F.gelu(self.widen(x)), 0.1, self.training))


def add_head(
    weights: Path,
    out: Path,
    tokenizer: Tokenizer,
    *,
    gold: Iterable[Annotated],
    silver: Iterable[Annotated],
    dev: Iterable[Annotated],
    seed: int,
    report: Callable[[str], None],
) -> None:
    """Fit a head to the tagger in `weights`, write both to `out`, and report what it reaches on `dev`."""
    encoder = load(weights).encoder
    # The head is to read what the exported graph will give it.
    encoder.round_products()
    given = {name: examples(encoder, tokenizer, texts) for name, texts in (("gold", gold), ("silver", silver))}
    report("  ".join(f"{name}: {sum(len(x.names) for x in found)} units" for name, found in given.items()))
    head = fit_head(given["gold"] * _GOLD_REPEATS + given["silver"], seed=seed, report=report)
    reached = agreement(head, examples(encoder, tokenizer, dev))
    report("  ".join(f"{what} {f1:.1%}" for what, f1 in reached.items()))
    with safe_open(weights, "pt") as file:
        metadata = file.metadata()
    own = {f"mentions.{name}": value for name, value in head.state_dict().items()}
    save_file(load_file(weights) | own, out, metadata=metadata)


def examples(encoder: Encoder, tokenizer: Tokenizer, texts: Iterable[Annotated]) -> list[Example]:
    """The windows of texts, as the encoder sees them, with labels."""
    return [
        _example(encoder, window, annotated)
        for annotated in texts
        for window in windows(blocks(tokenizer, annotated.text, paragraphs(annotated.text)))
    ]


def fit_head(given: list[Example], *, seed: int, report: Callable[[str], None]) -> MentionHead:
    """A head fitted to units in random order; the same seed, data and number of threads give the same one."""
    torch.manual_seed(seed)
    states = torch.cat([x.states for x in given])
    names, descriptions = torch.cat([x.names for x in given]), torch.cat([x.descriptions for x in given])
    subjects = torch.cat([x.subjects for x in given])
    head = MentionHead(states.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.01)
    steps = _EPOCHS * -(-len(states) // _BATCH)
    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1.0, (i + 1) / _WARMUP) * (1 - i / steps))
    for number in range(_EPOCHS):
        losses = []
        for rows in torch.randperm(len(states)).split(_BATCH):
            scores = head(states[rows].float())
            loss = (
                F.cross_entropy(scores[:, :NAME_LABELS], names[rows])
                + F.cross_entropy(scores[:, NAME_LABELS:-1], descriptions[rows], ignore_index=_UNMARKED)
                + F.binary_cross_entropy_with_logits(scores[:, -1], subjects[rows].float())
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rates.step()
            losses.append(loss.item())
        report(f"epoch {number + 1}  loss {sum(losses) / len(losses):.3f}")
    return head.eval()


def agreement(head: MentionHead, given: list[Example]) -> dict[str, float]:
    """F1 of names (with and without their kind), of descriptions, and of units that are subjects."""
    counts = {what: np.zeros(2) for what in ("names", "names of any kind", "descriptions", "subjects")}

    def count(what: str, own: set, gold: set) -> None:
        counts[what] += 2 * len(own & gold), len(own) + len(gold)

    for x in given:
        with torch.no_grad():
            scores = head(x.states.float()).numpy()
        own, gold = _found(x, scores), _found(x, _ideal(x))
        for what, kinds in (("names", NAME_KINDS), ("descriptions", DESCRIPTION_KINDS)):
            count(what, *({m for m in found if m[2] in kinds} for found in (own, gold)))
        count("names of any kind", *({m[:2] for m in found if m[2] in NAME_KINDS} for found in (own, gold)))
        count("subjects", *(set(np.flatnonzero(found).tolist()) for found in (scores[:, -1] > 0, x.subjects)))
    return {what: float(same / max(1, both)) for what, (same, both) in counts.items()}


def _example(encoder: Encoder, window: Window, annotated: Annotated) -> Example:
    with torch.no_grad():
        layers = encoder.states(torch.from_numpy(window.pieces)[None], torch.from_numpy(window.marks)[None])
    at = torch.from_numpy(window.units[1:])
    states = torch.cat([layers[i - 1][0, at] for i in mention_layers(len(layers))], dim=1).half()
    starts = np.concatenate([b.starts for b in window.blocks])
    ends = np.concatenate([b.ends for b in window.blocks])
    subjects = np.zeros(len(starts), dtype=np.int64)
    for start, end in annotated.subjects:
        subjects[(starts < end) & (ends > start)] = 1
    names = _labels(starts, ends, annotated.names)
    if annotated.descriptions is None:
        descriptions = np.full(len(starts), _UNMARKED)
    else:
        descriptions = _labels(starts, ends, annotated.descriptions)
    return Example(window, states, *(torch.from_numpy(x) for x in (names, descriptions, subjects)))


def _labels(starts: np.ndarray, ends: np.ndarray, marked: list[Marked]) -> np.ndarray:
    """The label of each unit, in the scheme of `quoth.reader.labels`, by the kinds of what is marked."""
    labels = np.zeros(len(starts), dtype=np.int64)
    for start, end, kind in marked:
        units = np.flatnonzero((starts < end) & (ends > start))
        if len(units):
            set_labels(labels, units, kind_index(kind))
    return labels


def _ideal(x: Example) -> np.ndarray:
    """Scores that say what the labels say."""
    rows = torch.arange(len(x.names))
    scores = torch.zeros(len(rows), SCORES)
    scores[rows, x.names] = 1
    scores[rows, NAME_LABELS + x.descriptions] = 1
    scores[:, -1] = x.subjects.float()
    return scores.numpy()


def _found(x: Example, scores: np.ndarray) -> set[Marked]:
    """What the reader makes of scores."""
    found = x.window.blocks
    starts, ends = (np.concatenate(e).tolist() for e in ([b.starts for b in found], [b.ends for b in found]))
    return {(m.start, m.end, m.kind) for m in mentions(scores, starts, ends, [len(b.starts) for b in found])}
