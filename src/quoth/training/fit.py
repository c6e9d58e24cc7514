"""Fitting the tagger to gold articles."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from quoth.evaluation.polnear import GoldArticle
from quoth.training.batches import epoch
from quoth.training.model import Encoder, Tagger


@dataclass(frozen=True, slots=True)
class Settings:
    """What a fit depends on, besides data and base weights."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    """Layers of the base to start from, in order."""
    taught: bool = False
    """Whether the base is a fitted tagger, to learn from as well as from the gold."""
    epochs: int = 7
    rounded: int = 2
    """Epochs, the last ones, that compute with the precision of the exported graph."""
    batch: int = 16
    """Windows in a step."""
    rate: float = 2e-4
    """Peak learning rate of the encoder."""
    head_rate: float = 1e-3
    """Peak learning rate of everything else."""
    warmup: float = 0.06
    """Share of the steps over which the rates rise."""
    decay: float = 0.01
    dropout: float = 0.1
    seed: int = 1


def fit(
    articles: list[GoldArticle],
    tokenizer: Tokenizer,
    base: Path,
    settings: Settings,
    *,
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Fit a tagger and leave its weights in `folder` after each epoch, as `epoch-N.safetensors`.

    `base` holds the weights to start from: of BERT, or, where the settings have it so, of a tagger that is
    larger and teaches the new one. Forward passes run in bfloat16, which halves the time or better on CPUs
    that have it; the weights and their updates stay in float32. The same settings, data and number of
    threads give the same weights.
    """
    torch.manual_seed(settings.seed)
    torch.set_flush_denormal(True)
    chance = random.Random(settings.seed)
    encoder = Encoder(layers=len(settings.layers), dropout=settings.dropout)
    tagger = Tagger(encoder, dropout=settings.dropout)
    teacher = load(base) if settings.taught else None
    if teacher is None:
        encoder.load_bert(base, list(settings.layers))
    else:
        tagger.take_over(teacher, list(settings.layers))
    # Half of the weights, and their own gradients and updates: words that 840 articles lack must keep their
    # place among those that they have.
    encoder.pieces.weight.requires_grad_(requires_grad=False)
    tagger.train()
    optimiser = _optimiser(tagger, settings)
    folder.mkdir(parents=True, exist_ok=True)
    report(f"{settings}")
    began = time.monotonic()
    for number in range(settings.epochs):
        if number == settings.epochs - settings.rounded:
            encoder.round_products()
        batches = list(epoch(tokenizer, articles, settings.batch, chance))
        sums: dict[str, float] = {}
        for i, batch in enumerate(batches):
            _set_rates(optimiser, (number + i / len(batches)) / settings.epochs, settings.warmup)
            with torch.autocast("cpu", torch.bfloat16):
                parts = tagger.loss(batch, teacher)
            optimiser.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if i % 50 == 49 or i == len(batches) - 1:
                losses = "  ".join(f"{name} {value / (i + 1):.3f}" for name, value in sums.items())
                report(f"epoch {number + 1}  step {i + 1}/{len(batches)}  {losses}  {time.monotonic() - began:.0f} s")
        save(tagger, settings, folder / f"epoch-{number + 1}.safetensors")


def save(tagger: Tagger, settings: Settings, path: Path) -> None:
    """Write weights, with the settings they came from as metadata."""
    save_file(tagger.state_dict(), path, metadata={k: str(v) for k, v in asdict(settings).items()})


def load(path: Path) -> Tagger:
    """A fitted tagger, to be used and not fitted further; without its mention head, if it has one."""
    given = {k: v for k, v in load_file(path).items() if not k.startswith("mentions.")}
    layers = 1 + max(int(k.split(".")[2]) for k in given if k.startswith("encoder.layers."))
    tagger = Tagger(Encoder(layers=layers))
    tagger.load_state_dict(given)
    return tagger.eval()


def _optimiser(tagger: Tagger, settings: Settings) -> torch.optim.AdamW:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        inside = name.startswith("encoder.") and not name.startswith("encoder.marks")
        rate = settings.rate if inside else settings.head_rate
        decay = settings.decay if parameter.ndim > 1 and name != "transitions" else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "weight_decay": d, "peak": r} for (r, d), p in groups.items()], betas=(0.9, 0.98)
    )


def _set_rates(optimiser: torch.optim.AdamW, done: float, warmup: float) -> None:
    """Linear rise over the first `warmup` of the run, then linear fall to nothing."""
    share = done / warmup if done < warmup else (1 - done) / (1 - warmup)
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * share
