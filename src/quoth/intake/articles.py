"""Which articles do the arguments of a command stand for?"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, NamedTuple

from quoth.article import new_article
from quoth.errors import InputError
from quoth.intake.encodings import UndecodableError, decoded
from quoth.intake.found import Document, DocumentKind, Found, Limits, NoArticle, Parsed, Table
from quoth.intake.jsonl import articles_of_lines
from quoth.intake.kinds import SNIFFED, InputKind, kind_of_bytes, kind_of_name
from quoth.intake.opened import Stream, lines, whole
from quoth.intake.taken import PassedOver, Taken
from quoth.intake.workers import Done, Task, Workers

__all__ = ["STANDARD_INPUT", "InputKind", "articles", "extent"]

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_DOCUMENTS: dict[InputKind, DocumentKind] = {"html": "page", "feed": "feed", "xml": "xml"}
_PIECE = 1024 * 1024

Entry = Taken | PassedOver | InputError


class _Source(NamedTuple):
    """An input that is being read: its name, and what is given for it."""

    name: str
    defaults: Mapping[str, str]
    columns: Mapping[str, str]


def articles(
    arguments: Iterable[str],
    *,
    standard_input: BinaryIO,
    standard_input_kind: InputKind = "auto",
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    processes: int | None = None,
    watch: Callable[[int], object] | None = None,
) -> Iterator[Entry]:
    """The articles that the arguments name, in order.

    An argument is a file, a folder (the files of known kinds in it and its subfolders, sorted by name), a glob where
    no file has that name, or `-` for standard input. The ending of its name says what a file holds, or else its first
    bytes, which also tell what standard input holds, unless `standard_input_kind` does. `title`, `outlet` and
    `published` are those of every article that does not state its own; `columns` says for a field of the article which
    column of a table holds it. Pages, feeds and tables are parsed in child processes within `limits`, one a core or
    `processes` of them. `watch` is told now and then how many bytes of files have been read, of those that `extent`
    counts.

    What cannot be read yields an InputError in its place, what is no article a PassedOver, and the rest is still read.
    Raises DependencyError where a table is to be read and pyarrow is not installed.
    """
    given = {"title": title, "outlet": outlet, "published": published}
    defaults = {field: value for field, value in given.items() if value}
    with Workers(limits or Limits(), processes) as workers:
        intake = _Intake(workers, defaults, columns or {}, watch)
        for entry in workers.done(intake.entries(arguments, standard_input, standard_input_kind)):
            if isinstance(entry, Done):
                source: _Source = entry.about
                yield from (_entry(found, source) for found in entry.found)
            else:
                yield entry


def extent(arguments: Iterable[str]) -> int | None:
    """How many bytes the files have that the arguments name; None where that cannot be told, as of standard input."""
    arguments = list(arguments)
    if STANDARD_INPUT in arguments:
        return None
    return sum(_size(path) for argument in arguments for path in _paths(argument) if isinstance(path, str))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


class _Intake:
    """What is read with the same options."""

    def __init__(
        self,
        workers: Workers,
        defaults: Mapping[str, str],
        columns: Mapping[str, str],
        watch: Callable[[int], object] | None,
    ) -> None:
        self._workers = workers
        self._defaults = defaults
        self._columns = columns
        self._watch = watch or (lambda _: None)
        self._done = 0

    def entries(
        self, arguments: Iterable[str], standard_input: BinaryIO, standard_input_kind: InputKind
    ) -> Iterator[Entry | Task]:
        """What the arguments name, in order, hostile documents as tasks."""
        for argument in arguments:
            if argument == STANDARD_INPUT:
                source = _Source(_STANDARD_INPUT_NAME, self._defaults, self._columns)
                yield from self._of_stream(Stream(standard_input), source, standard_input_kind, None)
                continue
            for path in _paths(argument):
                if isinstance(path, str):
                    yield from self._of_file(path)
                else:
                    yield path

    def _of_file(self, path: str) -> Iterator[Entry | Task]:
        source = _Source(path, self._defaults, self._columns)
        try:
            with Path(path).open("rb") as file:
                for entry in self._of_stream(Stream(file), source, kind_of_name(path) or "auto", path):
                    self._watch(self._done + file.tell())
                    yield entry
                self._done += _size(path)
                self._watch(self._done)
        except OSError as err:
            yield _cannot_read(err, path)

    def _of_stream(self, stream: Stream, source: _Source, kind: InputKind, path: str | None) -> Iterator[Entry | Task]:
        """What an input holds; where that is nothing at all, this is told too."""
        empty = True
        for entry in self._of_kind(stream, source, kind, path):
            empty = False
            yield entry
        if empty:
            yield PassedOver(source=source.name, reason="an input without anything in it")

    def _of_kind(self, stream: Stream, source: _Source, kind: InputKind, path: str | None) -> Iterator[Entry | Task]:
        if kind == "auto":
            kind = kind_of_bytes(stream.start(SNIFFED))
        if kind == "jsonl":
            name, defaults, columns = source
            yield from articles_of_lines(lines(stream), name=name, defaults=defaults, columns=columns)
        elif kind == "warc":
            yield from _of_warc(stream, source)
        elif kind == "parquet":
            yield from self._of_table(stream, source, path)
        else:
            yield from _of_document(stream, source, kind)

    def _of_table(self, stream: Stream, source: _Source, path: str | None) -> Iterator[Entry]:
        from quoth.intake.table import require_pyarrow

        require_pyarrow()
        if path is not None and not stream.is_compressed:
            yield from self._of_rows(path, source)
            return
        # Parquet is read from its end: what comes through a pipe or is compressed is put into a file first.
        with NamedTemporaryFile(prefix="quoth-", suffix=".parquet") as file:
            while piece := stream.read(_PIECE):
                file.write(piece)
            file.flush()
            if stream.damage is not None:
                yield InputError(source.name, stream.damage)
            else:
                yield from self._of_rows(file.name, source)

    def _of_rows(self, path: str, source: _Source) -> Iterator[Entry]:
        for batch in self._workers.rows(Table(path=path, columns=source.columns)):
            yield from (_entry(found, source) for found in batch)


def _of_document(stream: Stream, source: _Source, kind: InputKind) -> Iterator[Entry | Task]:
    try:
        data = whole(stream)
        if kind in _DOCUMENTS:
            yield Task(Document(kind=_DOCUMENTS[kind], data=data), source)
        else:
            text, encoding = decoded(data)
            yield _entry(Parsed(text=text, encoding=encoding), source)
    except UndecodableError as err:
        yield InputError(source.name, str(err))


def _of_warc(stream: Stream, source: _Source) -> Iterator[Entry | Task]:
    from quoth.intake.warc import document_of, records

    for number, record in enumerate(records(stream), start=1):
        name = f"{source.name}:{number}"
        document = document_of(record)
        if record.trouble is not None:
            yield InputError(name, record.trouble)
        elif isinstance(document, NoArticle):
            yield PassedOver(source=name, reason=document.reason)
        else:
            yield Task(document, source._replace(name=name))


def _entry(found: Found, source: _Source) -> Entry:
    """What was found, as an entry that says where it stands."""
    name = source.name if found.at is None else f"{source.name}:{found.at}"
    if isinstance(found, NoArticle):
        return PassedOver(source=name, reason=found.reason)
    if not isinstance(found, Parsed):
        return InputError(name, found.reason)
    fields = {"source": name, **source.defaults, **found.fields}
    origins = {**dict.fromkeys(source.defaults, "given"), **found.origins}
    try:
        return Taken(article=new_article(found.text, **fields), origins=origins, encoding=found.encoding)
    except InputError as err:
        return err


def _paths(argument: str) -> Iterator[str | Entry]:
    if os.path.lexists(argument):
        yield from _files(argument)
    elif not glob.has_magic(argument):
        yield InputError(argument, "there is no such file or folder")
    elif found := sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207  (Path.glob refuses absolute patterns)
        for path in found:
            yield from _files(path)
    else:
        yield InputError(argument, "nothing matches this pattern")


def _files(path: str) -> Iterator[str | Entry]:
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
            if not file.is_file():
                yield PassedOver(source=str(file), reason="no regular file")
            elif kind_of_name(name) is None:
                yield PassedOver(source=str(file), reason=f"a file that ends in {file.suffix.lower() or 'nothing'}")
            else:
                empty = False
                yield str(file)
    if empty and not hindrances:
        hindrances.append(InputError(path, "this folder holds no files of a kind that Quoth reads"))
    yield from hindrances


def _cannot_read(err: OSError, path: str) -> InputError:
    name = err.filename if isinstance(err.filename, str) else path
    return InputError(name, f"cannot be read: {err.strerror or err}")
