"""The tagger as a torch module: a BERT encoder with a label head, a CRF and two pointers."""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from quoth.reader.labels import ALLOWED, LABELS, MAY_END, MAY_START
from quoth.reader.windows import MARKS
from quoth.training.batches import Batch

_IMPOSSIBLE = -1e4


class Layer(nn.Module):
    """One post-norm transformer layer (Devlin et al., BERT, 2019); [B, T, H] to [B, T, H]."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.quantised = False
        self.attend = nn.Linear(hidden, 3 * hidden)
        self.merge = nn.Linear(hidden, hidden)
        self.norm_attention = nn.LayerNorm(hidden, eps=1e-12)
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.norm_output = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """The layer's output; `mask`, [B, 1, 1, T], is true where there is a piece."""
        b, t, h = x.shape
        q, k, v = (
            self._times(self.attend, x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        )
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = self._times(self.merge, y.transpose(1, 2).reshape(b, t, h))
        x = self.norm_attention(x + F.dropout(y, self.dropout, self.training))
        y = self._times(self.narrow, F.gelu(self._times(self.widen, x)))
        return self.norm_output(x + F.dropout(y, self.dropout, self.training))

    def _times(self, linear: nn.Linear, x: Tensor) -> Tensor:
        return F.linear(_rounded(x), _rounded_rows(linear.weight), linear.bias) if self.quantised else linear(x)


def _rounded(x: Tensor) -> Tensor:
    """Activations as the exported graph rounds them: to 8 bits between their extremes."""
    low, high = x.detach().float().aminmax()
    scale = float((high.clamp(min=0) - low.clamp(max=0)).clamp(min=1e-8) / 255)
    zero = round(-min(float(low), 0.0) / scale)
    return torch.fake_quantize_per_tensor_affine(x.float(), scale, zero, 0, 255)


def _rounded_rows(weight: Tensor) -> Tensor:
    """Weights as the exported graph rounds them: to 7 bits, with a scale for each output channel."""
    scale = weight.detach().abs().amax(1).clamp(min=1e-8) / 63.5
    zeros = torch.zeros_like(scale, dtype=torch.int32)
    return torch.fake_quantize_per_channel_affine(weight, scale, zeros, 0, -64, 63)


class Encoder(nn.Module):
    """A BERT encoder whose token types are Quoth's marks; pieces and marks [B, T] to [B, T, H]."""

    def __init__(
        self,
        *,
        vocabulary: int = 30522,
        hidden: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.marks = nn.Embedding(MARKS, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the last layer makes of each piece."""
        return self.states(pieces, marks, mask)[-1]

    def states(self, pieces: Tensor, marks: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """What each layer makes of each piece."""
        x = self.pieces(pieces) + self.marks(marks) + self.positions.weight[: pieces.shape[1]]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        out = []
        for layer in self.layers:
            x = layer(x, mask)
            out.append(x)
        return out

    def round_products(self) -> None:
        """From now on compute with the precision of the exported graph, so that the weights learn to bear it.

        Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
        Inference", CVPR 2018; gradients pass the rounding unchanged.
        """
        for layer in self.layers:
            layer.quantised = True

    def load_bert(self, path: Path, chosen: list[int]) -> None:
        """Take the weights of a BERT checkpoint (safetensors), of its layers those in `chosen`, in order."""
        given = load_file(path)
        given = {k.removeprefix("bert."): v for k, v in given.items()}
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "marks.weight": given["embeddings.token_type_embeddings.weight"][:1].repeat(MARKS, 1),
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "merge": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for i, n in enumerate(chosen):
            for part in ("weight", "bias"):
                own[f"layers.{i}.attend.{part}"] = torch.cat(
                    [given[f"encoder.layer.{n}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                )
                for mine, theirs in names.items():
                    own[f"layers.{i}.{mine}.{part}"] = given[f"encoder.layer.{n}.{theirs}.{part}"]
        self.load_state_dict(own)


class Tagger(nn.Module):
    """Labels for units, and pointers from content to cues and from cues to sources."""

    def __init__(self, encoder: Encoder, *, hidden: int = 384, width: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.label = nn.Linear(hidden, LABELS)
        self.to_cue = nn.Linear(hidden, 2 * width)
        self.to_source = nn.Linear(hidden, 2 * width)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.scale = 1 / math.sqrt(width)

    def forward(
        self, pieces: Tensor, marks: Tensor, units: Tensor, present: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Label scores [B, U, LABELS], scores of cues for content and of sources for cues, [B, U, U]."""
        mask = None if present is None else present[:, None, None, :]
        x = self.encoder(pieces, marks, mask)
        x = self.dropout(x.gather(1, units[:, :, None].expand(-1, -1, x.shape[2])))
        return self.label(x), self._point(self.to_cue(x)), self._point(self.to_source(x))

    def _point(self, both: Tensor) -> Tensor:
        one, other = both.chunk(2, dim=-1)
        return one @ other.transpose(1, 2) * self.scale

    def allowed_transitions(self) -> Tensor:
        """Transition scores [LABELS, LABELS], hopeless where a label cannot follow another."""
        return self.transitions.masked_fill(~torch.from_numpy(ALLOWED), _IMPOSSIBLE)

    def loss(self, batch: Batch, teacher: Tagger | None = None) -> dict[str, Tensor]:
        """What fitting brings down, by part: labels for each unit, links for each content or cue unit.

        With a teacher, also how far the distributions over labels and links are from the teacher's, for the
        same units (Hinton et al., "Distilling the Knowledge in a Neural Network", 2015).
        """
        own = [x.float() for x in self(batch.pieces, batch.marks, batch.units, batch.present)]
        real = batch.units > 0
        real[:, 0] = True
        golds = (batch.cues, batch.sources)
        parts = {
            "labels": self._crf_loss(own[0].flatten(0, 1)[batch.places], batch.labels),
            "cues": _pointer_loss(own[1], golds[0], real),
            "sources": _pointer_loss(own[2], golds[1], real),
        }
        if teacher is not None:
            with torch.no_grad():
                taught = [x.float() for x in teacher(batch.pieces, batch.marks, batch.units, batch.present)]
            parts["taught labels"] = _divergence(own[0][real], taught[0][real])
            for name, mine, theirs, gold in zip(("cues", "sources"), own[1:], taught[1:], golds, strict=True):
                rows = gold.any(-1)
                away = ~real[:, None, :]
                parts[f"taught {name}"] = _divergence(
                    mine.masked_fill(away, _IMPOSSIBLE)[rows], theirs.masked_fill(away, _IMPOSSIBLE)[rows]
                )
        return parts

    def take_over(self, teacher: Tagger, chosen: list[int]) -> None:
        """Take the weights of another tagger, of its layers those in `chosen`, in order."""
        given = teacher.state_dict()
        own = {}
        for name in self.state_dict():
            parts = name.split(".")
            if parts[:2] == ["encoder", "layers"]:
                parts[2] = str(chosen[int(parts[2])])
            own[name] = given[".".join(parts)]
        self.load_state_dict(own)

    def _crf_loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Negative log likelihood for each unit under a linear-chain CRF (Lafferty et al., ICML 2001)."""
        there = labels >= 0
        gold = labels.clamp(min=0)
        step = self.allowed_transitions()
        # The forward algorithm on probabilities, scaled at each step: far fewer and smaller operations than
        # in logarithms, and as exact.
        highest = scores.detach().amax(2, keepdim=True)
        emitted = (scores - highest).exp().unbind(1)
        follow = step.exp()
        alpha = emitted[0] * torch.from_numpy(MAY_START)
        total = (highest[:, :, 0] * there).sum(1)
        for now, here in zip(emitted[1:], there.unbind(1)[1:], strict=True):
            sums = alpha.sum(1, keepdim=True)
            total = total + sums[:, 0].log()
            alpha = alpha / sums
            alpha = torch.where(here[:, None], (alpha @ follow) * now, alpha)
        total = total + (alpha * torch.from_numpy(MAY_END)).sum(1).log()
        own = (scores.gather(2, gold[:, :, None])[:, :, 0] * there).sum(1)
        own = own + (step[gold[:, :-1], gold[:, 1:]] * there[:, 1:]).sum(1)
        return (total - own).sum() / there.sum()


def _pointer_loss(scores: Tensor, gold: Tensor, real: Tensor) -> Tensor:
    """Mean of -log of the probability that falls on any of a row's gold columns; rows without gold do not count."""
    scores = scores.masked_fill(~real[:, None, :], _IMPOSSIBLE)
    rows = gold.any(-1)
    scores, gold = scores[rows], gold[rows]
    right = torch.logsumexp(scores.masked_fill(~gold, _IMPOSSIBLE), dim=-1)
    return (torch.logsumexp(scores, dim=-1) - right).mean() if len(scores) else scores.sum()


def _divergence(own: Tensor, taught: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence of rows of scores from the teacher's."""
    return F.kl_div(own.log_softmax(-1), taught.log_softmax(-1), reduction="batchmean", log_target=True)
