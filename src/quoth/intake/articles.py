"""Which articles the arguments of a command stand for."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from quoth.article import new_article
from quoth.errors import InputError
from quoth.intake.jsonl import articles_of_lines
from quoth.intake.plain import UndecodableError, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quoth.record import Article

InputKind = Literal["text", "jsonl"]

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_KINDS: dict[str, InputKind] = {".txt": "text", ".jsonl": "jsonl"}


def articles(
    arguments: Iterable[str],
    *,
    standard_input: BinaryIO,
    standard_input_kind: InputKind = "text",
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles that the arguments name, in order, each read when it is asked for.

    An argument is a file, a folder (its `.txt` and `.jsonl` files and those of its subfolders, sorted by
    name; other kinds are passed over), a glob where no file has that name, or `-` for standard input. A
    file named outright is JSON Lines if it ends in `.jsonl`, else plain text. `title`, `outlet` and
    `published` are those of every article that does not state its own.

    What cannot be read yields an InputError in its place, and the rest is still read.
    """
    defaults = {"title": title, "outlet": outlet, "published": published}
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield from _of_stream(standard_input, _STANDARD_INPUT_NAME, standard_input_kind, defaults)
            continue
        for path in _paths(argument):
            if isinstance(path, InputError):
                yield path
            else:
                yield from _of_file(path, defaults)


def _paths(argument: str) -> Iterator[str | InputError]:
    if os.path.lexists(argument):
        yield from _files(argument)
    elif not glob.has_magic(argument):
        yield InputError(argument, "there is no such file or folder")
    elif found := sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207  (Path.glob refuses absolute patterns)
        for path in found:
            yield from _files(path)
    else:
        yield InputError(argument, "nothing matches this pattern")


def _files(path: str) -> Iterator[str | InputError]:
    """The path itself, or the files to read in the folder that it is, and what hindered the search."""
    if not Path(path).is_dir():
        yield path
        return
    hindrances: list[InputError] = []
    empty = True
    for folder, subfolders, names in os.walk(path, onerror=lambda err: hindrances.append(_cannot_read(err, path))):
        subfolders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            # A pipe or device is opened only where it is named outright: it may never end.
            if file.suffix.lower() in _KINDS and file.is_file():
                empty = False
                yield str(file)
    if empty and not hindrances:
        hindrances.append(InputError(path, f"this folder holds no {' or '.join(_KINDS)} files"))
    yield from hindrances


def _of_file(path: str, defaults: Mapping[str, str | None]) -> Iterator[Article | InputError]:
    kind = _KINDS.get(Path(path).suffix.lower(), "text")
    try:
        with Path(path).open("rb") as stream:
            yield from _of_stream(stream, path, kind, defaults)
    except OSError as err:
        yield _cannot_read(err, path)


def _of_stream(
    stream: BinaryIO, name: str, kind: InputKind, defaults: Mapping[str, str | None]
) -> Iterator[Article | InputError]:
    if kind == "jsonl":
        yield from articles_of_lines(stream, name=name, defaults=defaults)
        return
    try:
        yield new_article(decoded(stream.read()), source=name, **defaults)
    except UndecodableError as err:
        yield InputError(name, str(err))
    except InputError as err:
        yield err


def _cannot_read(err: OSError, path: str) -> InputError:
    name = err.filename if isinstance(err.filename, str) else path
    return InputError(name, f"cannot be read: {err.strerror or err}")
