"""Where a command writes to: standard output, or a file that appears only once it is whole."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quoth.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Write = Callable[[str], None]


@contextmanager
def written_to(path: str | None, *, encoding: str = "utf-8") -> Iterator[Write]:
    """A function that writes text to the file, or to standard output where there is no path.

    A file is written under another name beside its own and renamed at the end: where writing is cut
    short, what stood there before still stands. Raises OSError where it cannot be written.
    """
    if path is None:
        yield _writer(sys.stdout.buffer, encoding)
        return
    # A link stays a link, and what it points to is replaced.
    final = Path(path).resolve()
    if final.exists() and not final.is_file():
        with final.open("wb") as stream:
            yield _writer(stream, encoding)
        return
    with path_written_to(final) as part, part.open("xb") as stream:
        yield _writer(stream, encoding)


@contextmanager
def path_written_to(final: Path) -> Iterator[Path]:
    """A path beside a file's own, for what is to be written; it takes the file's place at the end, or goes.

    Raises:
        OSError: it cannot be written.
    """
    part = _beside(final)
    try:
        yield part
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def folder_written_to(final: Path) -> Iterator[Path]:
    """The same for a folder, which must not be there yet, or be empty.

    Raises:
        InputError: something stands there already.
        OSError: it cannot be written.
    """
    if final.exists() and (not final.is_dir() or any(final.iterdir())):
        raise InputError(str(final), "this exists already: name a folder that is new or empty")
    part = _beside(final)
    part.mkdir()
    try:
        yield part
        part.replace(final)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _beside(final: Path) -> Path:
    return final.with_name(f".{final.name}.{os.getpid()}.part")


def on_a_terminal(path: str | None) -> bool:
    """Whether what is written goes to somebody's eyes."""
    return path is None and sys.stdout.isatty()


def format_for(given: str | None, on_terminal: str, elsewhere: str) -> str:
    """The format that was asked for, else what suits a person's eyes on a terminal and a program elsewhere."""
    return given or (on_terminal if sys.stdout.isatty() else elsewhere)


def _writer(stream: BinaryIO, encoding: str) -> Write:
    def write(text: str) -> None:
        # Terminals that are not UTF-8 get a question mark for what they cannot show.
        stream.write(text.encode(encoding, errors="replace"))
        # Whoever reads the other end of a pipe gets each article when it is read.
        stream.flush()

    return write
