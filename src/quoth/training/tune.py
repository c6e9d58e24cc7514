"""What is set on the dev split once the weights are fitted: how readily segments begin, and calibration."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from quoth.evaluation.attribution import matches, score
from quoth.evaluation.polnear import GoldArticle, Relation
from quoth.reader.decode import Decoding, Scores
from quoth.reader.drafting import draft
from quoth.reader.drafts import Draft
from quoth.reader.tagger import load_session, relations, scores
from quoth.reader.windows import Window, blocks, windows
from quoth.text import paragraphs

Scored = list[list[tuple[Window, Scores]]]

_STEPS = (1.0, 0.5, 0.25)


class Curves(NamedTuple):
    """Slope and intercept of the calibration of statements and of sources."""

    statements: tuple[float, float]
    sources: tuple[float, float]


def score_windows(graph: bytes, tokenizer: Tokenizer, articles: list[GoldArticle]) -> Scored:
    """The windows of each article with the scores that a graph gives them."""
    session = load_session(graph)

    def of(article: GoldArticle) -> list[tuple[Window, Scores]]:
        found = windows(blocks(tokenizer, article.text, paragraphs(article.text)))
        return [(window, scores(session, window)) for window in found]

    with ThreadPoolExecutor() as pool:
        return list(pool.map(of, articles))


def tune_bonus(articles: list[GoldArticle], scored: Scored, how: Decoding) -> Decoding:
    """The decoding whose bonus reads best, by coordinate search.

    What counts is the sum of strict F1, loose F1 and the mean recall of direct, indirect and mixed relations:
    F1 alone would give up rare direct statements for common indirect ones.
    """

    def value(bonus: tuple[float, float, float]) -> float:
        found = _drafts(articles, scored, replace(how, bonus=bonus))
        scores = score(articles, {a.name: [_relation(d) for d in ds] for a, ds in zip(articles, found, strict=True)})
        recalls = [scores.shares[f"recall {kind}"].value for kind in ("direct", "indirect", "mixed")]
        f1 = [scores.agreements[f"relation {how_near}"].f1 for how_near in ("strict", "loose")]
        return sum(f1) + sum(recalls) / len(recalls)

    best, highest = how.bonus, value(how.bonus)
    for step in _STEPS:
        for role, sign in ((r, s) for r in range(3) for s in (1, -1)):
            while True:
                tried = tuple(b + sign * step * (i == role) for i, b in enumerate(best))
                reached = value((tried[0], tried[1], tried[2]))
                if reached <= highest:
                    break
                best, highest = (tried[0], tried[1], tried[2]), reached
    return replace(how, bonus=best)


def calibrate(articles: list[GoldArticle], scored: Scored, how: Decoding) -> Curves:
    """Logistic curves from scores to how often statements are right, and how often their sources are.

    A statement is right where at least half of its content's words are those of a gold relation's; its
    source, where it then shares a word with the gold source or both are missing.
    """
    statements: list[tuple[float, bool]] = []
    sources: list[tuple[float, bool]] = []
    for article, drafts in zip(articles, _drafts(articles, scored, how), strict=True):
        matched = {j: same for _, j, same in matches(article, [_relation(d) for d in drafts])}
        for j, d in enumerate(drafts):
            statements.append((d.score, j in matched))
            if j in matched:
                sources.append((d.source_score, matched[j]))
    return Curves(_logistic(statements), _logistic(sources))


def _drafts(articles: list[GoldArticle], scored: Scored, how: Decoding) -> list[list[Draft]]:
    return [
        draft(article.text, paragraphs(article.text), [r for w, s in found for r in relations(w, s, how)])
        for article, found in zip(articles, scored, strict=True)
    ]


def _relation(d: Draft) -> Relation:
    return Relation(() if d.source is None else (d.source,), () if d.cue is None else (d.cue,), d.contents)


def _logistic(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept of the most likely logistic curve over log odds, by Newton's method.

    A weak pull towards the scores as they are keeps few or separable pairs from leading anywhere.
    """
    share = np.clip([p for p, _ in pairs], 1e-6, 1 - 1e-6)
    x = np.stack([np.log(share / (1 - share)), np.ones(len(pairs))], axis=1)
    y = np.array([right for _, right in pairs], dtype=float)
    theta = start = np.array([1.0, 0.0])
    for _ in range(200):
        p = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        gradient = x.T @ (p - y) + (theta - start)
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + np.eye(2), gradient)
        # Far from the optimum a whole step overshoots.
        theta = theta - step / max(1.0, float(np.linalg.norm(step)))
    return float(theta[0]), float(theta[1])
