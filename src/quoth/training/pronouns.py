"""Fitting the weights by which pronouns are resolved, and measuring how sure each way of resolving a source may be.

The gold is a file of JSON lines, one article of the corpus a line: {"name", "relations": [{"i", "speaker",
"aliases", ...}]}, by index into the article's relations. Sources are those that people marked, so that a lost
source does not count as a wrong speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from quoth.evaluation.polnear import GoldArticle, Relation
from quoth.evaluation.speakers import GoldSpeaker, plain
from quoth.reader.drafts import Draft, finished
from quoth.reader.page import Page
from quoth.reader.phrases import Phrase
from quoth.reader.pronouns import FEATURES, WEIGHTS, Candidate, Pronouns
from quoth.reader.resolve import Resolver
from quoth.reader.speakers import stage
from quoth.reader.tagger import Tagger
from quoth.text import paragraphs

_STEPS = 600
_RATE = 0.05
_DECAY = 0.01
_FEWEST = 10


class _Line(msgspec.Struct):
    name: str
    relations: tuple[GoldSpeaker, ...]


@dataclass(slots=True)
class Choice:
    """A pronoun's candidates: their features [C, FEATURES], and which of them are right [C]."""

    features: np.ndarray
    right: np.ndarray


@dataclass(slots=True)
class Seen:
    """What resolving the gold showed: choices of pronouns, and for each way to resolve how many are right."""

    choices: list[Choice] = field(default_factory=list)
    right: Counter[float] = field(default_factory=Counter)
    all: Counter[float] = field(default_factory=Counter)


class _Watched(Pronouns):
    """Records the candidates of each pronoun, and goes on with a right one, so that one error does not make more."""

    names: dict[int, set[str]]
    seen: Seen

    def rank(self, phrase: Phrase) -> list[tuple[Candidate, float]]:
        ranked = super().rank(phrase)
        names = self.names.get(phrase.span[0])
        if not ranked or names is None:
            return ranked
        right = [bool(names & {plain(form) for form in self._forms(c)}) for c, _ in ranked]
        self.seen.choices.append(Choice(np.array([c.features for c, _ in ranked]), np.array(right)))
        return sorted(ranked, key=lambda x: not right[ranked.index(x)])

    def _forms(self, c: Candidate) -> Iterable[str]:
        return [self._scene.words(c.place)] if c.entity is None else c.entity.forms


def load(path: Path) -> dict[str, tuple[GoldSpeaker, ...]]:
    """The gold speakers of each article in a file of JSON lines, by the article's name."""
    lines = (msgspec.json.decode(line, type=_Line) for line in path.read_bytes().splitlines() if line)
    return {line.name: line.relations for line in lines}


def watch(articles: Iterable[GoldArticle], gold: dict[str, tuple[GoldSpeaker, ...]], tagger: Tagger) -> Seen:
    """What resolving the marked sources of the articles shows that have gold speakers."""
    seen = Seen()
    for article in articles:
        if article.name in gold:
            _watch(article, gold[article.name], tagger, seen)
    return seen


def _watch(article: GoldArticle, golds: Sequence[GoldSpeaker], tagger: Tagger, seen: Seen) -> None:
    text = article.text
    own = paragraphs(text)
    page = Page(text, own)
    scene, cast, roles = stage(text, own, [m for window in tagger.read(text, own) for m in window.mentions])
    pronouns = _Watched(scene, cast)
    names = {gold.i: {plain(n) for n in (gold.speaker, *gold.aliases) if n} for gold in golds}
    pronouns.names = {r.source[0][0]: names[i] for i, r in enumerate(article.relations) if r.source and i in names}
    pronouns.seen = seen
    drafts = [finished(page, _draft(relation)) for relation in article.relations]
    who = Resolver(scene, cast, roles, None, pronouns).resolve(drafts)
    for gold in golds:
        found = who[id(drafts[gold.i])]
        given = None if found.entity is None else plain(found.entity.name)
        seen.all[found.sure] += 1
        seen.right[found.sure] += given in names[gold.i] if gold.speaker else given is None


def _draft(relation: Relation) -> Draft:
    cue = (relation.cue[0][0], relation.cue[-1][1]) if relation.cue else None
    return Draft(relation.content or ((0, 0),), cue, relation.source[0] if relation.source else None, 1.0, 1.0)


def fit(choices: Sequence[Choice]) -> np.ndarray:
    """Weights [FEATURES] under which right candidates are likeliest: softmax regression with Adam and weight decay."""
    weights = np.array(WEIGHTS)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    useful = [c for c in choices if c.right.any() and not c.right.all()]
    for step in range(1, _STEPS + 1):
        slope = _DECAY * weights
        for c in useful:
            likely = np.exp(c.features @ weights - (c.features @ weights).max())
            likely /= likely.sum()
            wanted = likely * c.right
            slope = slope + c.features.T @ (likely - wanted / wanted.sum()) / len(useful)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = _RATE * (1 - step / _STEPS)
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def accuracy(choices: Sequence[Choice], weights: np.ndarray) -> float:
    """Of the pronouns that have candidates, the share whose likeliest one is right."""
    return float(np.mean([c.right[np.argmax(c.features @ weights)] for c in choices]))


def report(train: Seen, dev: Seen, out: Callable[[str], None]) -> None:
    """Print fitted weights, how they do, and for each way to resolve a source what share is right."""
    weights = fit(train.choices)
    out(f"{len(train.choices)} pronouns of train, {len(dev.choices)} of dev")
    for name, tried in (("shipped", np.array(WEIGHTS)), ("fitted", weights)):
        out(f"{name} weights: train {accuracy(train.choices, tried):.3f}, dev {accuracy(dev.choices, tried):.3f}")
    out("  ".join(f"{name} {weight:.2f}" for name, weight in zip(FEATURES, weights, strict=True)))
    shares: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for sure, number in train.all.items():
        shares[f"{sure:.2f}"].append((train.right[sure], number))
    out("taken for sure to, and right (train):")
    for taken, counts in sorted(shares.items()):
        right, number = (sum(x) for x in zip(*counts, strict=True))
        if number >= _FEWEST:
            out(f"  {taken}  {right / number:.2f} of {number}")
