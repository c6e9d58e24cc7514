"""Attributions as PolNeAR stores them: articles as text, relations as brat standoff.

Source: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from quoth.errors import InputError
from quoth.evaluation.data import data

ROLES = ("Source", "Cue", "Content")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """The spans of one attribution, in code points, each role's in order."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's name, its text and the relations that an annotator marked."""

    name: str
    text: str
    relations: list[Relation]


def folder(part: str) -> Path:
    """The folder of a part of the corpus, `train` or `dev`, under `$QUOTH_DATA`.

    Raises:
        InputError: QUOTH_DATA is not set.
    """
    return data(f"polnear/{part}")


def load(folder: Path) -> list[GoldArticle]:
    """The annotated articles of a folder with `text/` and `attributions/`, by name.

    Where several people annotated an article, the first in sorted order counts.

    Raises:
        InputError: the folder or one of its two parts is missing, no article in it is annotated, or a
            file in it cannot be read.
    """
    for needed in (folder / "text", folder / "attributions"):
        if not needed.is_dir():
            raise InputError(
                str(folder),
                f"no folder {needed.name}/ in it: set QUOTH_DATA, or name a folder with text/ and attributions/",
            )
    annotations = _first_annotations(folder / "attributions")
    paths = [path for path in sorted((folder / "text").glob("*.txt")) if path.stem in annotations]
    if not paths:
        raise InputError(
            str(folder), "no annotated article: each needs text/NAME.txt and attributions/NAME_ANNOTATOR.ann"
        )
    return [GoldArticle(path.stem, _characters(path), relations(annotations[path.stem])) for path in paths]


def _first_annotations(folder: Path) -> dict[str, Path]:
    """The first annotation file, in sorted order, of each article name."""
    out: dict[str, Path] = {}
    for path in sorted(folder.glob("*.ann")):
        out.setdefault(path.name.rpartition("_")[0], path)
    return out


def _characters(path: Path) -> str:
    # Offsets count every character, so line ends must come through as they are.
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8 at byte {error.start}: convert it to UTF-8") from error


def relations(path: Path) -> list[Relation]:
    """The relations of one annotation file, in its order.

    Raises:
        InputError: a span's offsets are not numbers, or the file is not UTF-8.
    """
    spans: dict[str, Spans] = {}
    events: list[str] = []
    # A line that starts otherwise is the rest of a span's text that had a line break in it.
    for number, line in enumerate(re.split(r"\r\n?|\n", _characters(path)), start=1):
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key):
            spans[key] = _offsets(rest.partition("\t")[0], f"{path}, line {number}")
        elif re.fullmatch(r"E\d+", key):
            events.append(rest)
    return [_relation(arguments, spans) for arguments in events]


def _offsets(label: str, place: str) -> Spans:
    """The offsets of a span that stands as `Content 315 448;463 553`."""
    try:
        pairs = [pair.split() for pair in label.partition(" ")[2].split(";")]
        return tuple((int(start), int(end)) for start, end in pairs)
    except ValueError as error:
        raise InputError(
            place, f"expected a label and pairs of offsets, as in 'Cue 11 14;20 25', not {label!r}"
        ) from error


def _relation(arguments: str, spans: dict[str, Spans]) -> Relation:
    """The relation of an event that stands as `Attribution:T4 Content:T3 Cue:T2 Source:T1`."""
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for argument in arguments.split():
        role, _, key = argument.partition(":")
        role = role.rstrip("0123456789")
        if role in found:
            found[role] += spans.get(key, ())
    return Relation(*(tuple(sorted(found[role])) for role in ROLES))
