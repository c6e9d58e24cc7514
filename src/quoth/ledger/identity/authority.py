"""Which entries of a file of names, as of Wikidata, does a speaker have?

The file is CSV in UTF-8: name, aliases with | between them, and the QID. A first line with these
words (name,aliases,qid) is passed over.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from quoth.errors import InputError
from quoth.ledger.fold import words

_COLUMNS = ["name", "aliases", "qid"]
_QID = re.compile(r"Q[1-9][0-9]*", re.ASCII)


class Entry(msgspec.Struct, frozen=True):
    """An entry of the file: its name and its QID."""

    name: str
    qid: str


class Authority:
    """Entries by the names that they have; case and diacritics make no difference."""

    def __init__(self, entries: Iterable[tuple[Entry, Iterable[str]]]) -> None:
        self._entries: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for entry, names in entries:
            for name in (entry.name, *names):
                self._entries[_key(name)].setdefault(entry.qid, entry)

    @classmethod
    def read(cls, path: str) -> Authority:
        """The entries of a file.

        Raises:
            InputError: it cannot be read, or one of its lines is not of three columns with a name and a QID.
        """
        return cls(_entries(path))

    def entries_of(self, names: Iterable[str]) -> list[Entry]:
        """The entries that somebody of these names may be, in the order of their QIDs.

        A name of several words says more than one of a single word, which counts only where there is no other.
        """
        keys = {_key(name) for name in names}
        full = {key for key in keys if " " in key}
        found = {qid: entry for key in full or keys for qid, entry in self._entries.get(key, {}).items()}
        return [found[qid] for qid in sorted(found, key=lambda qid: int(qid[1:]))]


def _key(name: str) -> str:
    return " ".join(words(name))


def _entries(path: str) -> Iterator[tuple[Entry, list[str]]]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.reader(stream, strict=True)
            while True:
                at = lines.line_num + 1
                row = next(lines, None)
                if row is None:
                    return
                if row and not (at == 1 and [cell.strip().casefold() for cell in row] == _COLUMNS):
                    yield _entry(row, f"{path}:{at}")
    except (OSError, UnicodeDecodeError) as err:
        reason = (err.strerror or str(err)) if isinstance(err, OSError) else "this is not UTF-8: save it as UTF-8"
        raise InputError(path, reason) from err
    except csv.Error as err:
        raise InputError(f"{path}:{lines.line_num}", f"this is no line of CSV: {err}") from err


def _entry(row: list[str], at: str) -> tuple[Entry, list[str]]:
    if len(row) != len(_COLUMNS):
        raise InputError(at, f"this has {len(row)} columns: write name, aliases with | between them, and QID")
    name, aliases, qid = (cell.strip() for cell in row)
    if not words(name):
        raise InputError(at, "the name is missing: write it in the first column")
    if not _QID.fullmatch(qid):
        raise InputError(at, f"{qid!r} is no QID: write the letter Q and a number in the third column, as Q42")
    return Entry(name, qid), [alias for alias in aliases.split("|") if words(alias)]
