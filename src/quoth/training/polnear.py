"""Attributions as PolNeAR stores them: articles as text, relations as brat standoff.

Source: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("Source", "Cue", "Content")

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Relation:
    """The spans of one attribution, in code points, each list in order."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's name, its text and the relations that an annotator marked."""

    name: str
    text: str
    relations: list[Relation]


def load(folder: Path) -> list[GoldArticle]:
    """The annotated articles of a folder with `text/` and `attributions/`, by name.

    Where several people annotated an article, the first in sorted order counts.
    """
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted(
            p for p in (folder / "attributions").glob("*.ann") if p.name.rpartition("_")[0] == path.stem
        )
        if annotations:
            # Offsets count every character, so line ends must come through as they are.
            with path.open(encoding="utf-8", newline="") as lines:
                out.append(GoldArticle(path.stem, lines.read(), relations(annotations[0])))
    return out


def relations(path: Path) -> list[Relation]:
    """The relations of one annotation file, in its order."""
    spans: dict[str, Spans] = {}
    out = []
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            key, _, rest = line.rstrip("\r\n").partition("\t")
            if re.fullmatch(r"T\d+", key):
                _, _, offsets = rest.partition("\t")[0].partition(" ")
                spans[key] = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
            elif re.fullmatch(r"E\d+", key):
                out.append(_relation(rest, spans))
    return out


def _relation(arguments: str, spans: dict[str, Spans]) -> Relation:
    found: dict[str, Spans] = {role: [] for role in ROLES}
    for argument in arguments.split():
        role, _, key = argument.partition(":")
        role = role.rstrip("0123456789")
        if role in found:
            found[role] += spans.get(key, [])
    return Relation(*(sorted(found[role]) for role in ROLES))
