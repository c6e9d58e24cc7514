"""Scores as text for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoth.evaluation.attribution import Agreement, Scores, Share
    from quoth.evaluation.speakers import SpeakerScores

About = Mapping[str, str | int]


def as_text(scores: Scores, about: About, speakers: SpeakerScores | None = None) -> str:
    """What was scored, one fact a line, then the figures in per cent, as aligned columns; those of speakers last."""
    facts = [[name, f"{value:,}" if isinstance(value, int) else value] for name, value in about.items()]
    shares = [[name, f"{100 * share.value:.1f}", f"{share.number:,}"] for name, share in scores.shares.items()]
    tables = [aligned(facts)]
    if scores.agreements:
        tables.append(_agreements(scores.agreements))
    if shares:
        tables.append(aligned([["", "per cent", "of"], *shares]))
    if speakers is not None:
        named = [
            [f"speaker, {form}", f"{100 * right.value:.1f}", f"{100 * fullest.value:.1f}", f"{right.number:,}"]
            for form, right, fullest in _by_form(speakers)
        ]
        tables.append(aligned([["", "right entity", "fullest name", "of"], *named]))
        tables.append(_agreements({"speaker, end to end": speakers.end_to_end}))
    return "\n\n".join(tables) + "\n"


def _agreements(agreements: Mapping[str, Agreement]) -> str:
    rows = [
        [name, *(f"{100 * x:.1f}" for x in (figure.precision, figure.recall, figure.f1))]
        for name, figure in agreements.items()
    ]
    return aligned([["", "precision", "recall", "F1"], *rows])


def _by_form(speakers: SpeakerScores) -> list[tuple[str, Share, Share]]:
    return [(form, right, speakers.fullest[form]) for form, right in speakers.right.items()]


def as_json(scores: Scores, about: About, speakers: SpeakerScores | None = None) -> str:
    """What was scored and the figures as one JSON object; shares run from 0 to 1, counts stand beside them."""
    agreements, shares = dict(scores.agreements), dict(scores.shares)
    if speakers is not None:
        agreements["speaker, end to end"] = speakers.end_to_end
        for form, right, fullest in _by_form(speakers):
            shares[f"speaker, {form}, right entity"] = right
            shares[f"speaker, {form}, fullest name"] = fullest
    figures: dict[str, dict[str, float]] = {}
    for name, figure in agreements.items():
        figures[name] = {
            "precision": figure.precision,
            "recall": figure.recall,
            "f1": figure.f1,
            "agreed": figure.agreed,
            "found": figure.found,
            "marked": figure.marked,
        }
    for name, share in shares.items():
        figures[name] = {"share": share.value, "right": share.right, "of": share.number}
    return json.dumps({**about, "figures": figures}, indent=2, ensure_ascii=False) + "\n"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines, the first column to the left and the others to the right, two spaces apart."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = (
        [cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))]
        for row in rows
    )
    return "\n".join("  ".join(line).rstrip() for line in lines)
