"""Which cities bear a name? A file of sorted hashes, mapped into memory, never read as a whole.

The file holds, in this order and little-endian: eight bytes of magic; the counts of keys, entries, bytes of names and
bytes of divisions, as uint64; then the columns of `COLUMNS`; the names, and the codes of divisions with a line each, in
UTF-8. A key is 43 bits of the hash of a folded name, 20 bits of the entry's number, and one bit that says whether the
name is the entry's own. Keys are sorted, so that a name is found by bisection.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import as_file, files
from mmap import ACCESS_READ, mmap

import numpy as np
import numpy.typing as npt

from quoth.gazetteer.entries import Entry

MAGIC = b"QUOTHGZ1"
FILE = "cities.bin"
ENTRY_BITS = 20
# Degrees are kept in steps of 1e-5, about a metre; a county has no coordinates.
STEPS = 100_000
NOWHERE = -(2**31)
COLUMNS = (
    ("names", "<u4"),
    ("geonameid", "<u4"),
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("country", "<u2"),
    ("admin", "<u2"),
)
"""Columns with one number for each entry; `names` is where its name starts, `country` two letters in one number."""


def key(folded: str) -> int:
    """The lowest key that a folded name may have."""
    digest = hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> (ENTRY_BITS + 1) << (ENTRY_BITS + 1)


class Cities:
    """The cities of a file, opened once; a look-up touches a few of its pages."""

    def __init__(self, data: mmap | bytes) -> None:
        if data[:8] != MAGIC:
            raise ValueError(f"{FILE}: no gazetteer of this version; run python -m quoth.gazetteer.build")
        keys, entries, names, admins = (int(n) for n in np.frombuffer(data, "<u8", 4, 8))
        at = 40
        # A memoryview gives plain integers, which bisect several times as fast as numpy's.
        self._keys = memoryview(data)[at : at + 8 * keys].cast("Q")
        if sys.byteorder != "little":
            swapped = array("Q", self._keys)
            swapped.byteswap()
            self._keys = memoryview(swapped)
        at += 8 * keys
        self._columns: dict[str, npt.NDArray[np.generic]] = {}
        for name, kind in COLUMNS:
            self._columns[name] = np.frombuffer(data, kind, entries, at)
            at += self._columns[name].nbytes
        self._names = memoryview(data)[at : at + names]
        self._admins = bytes(data[at + names : at + names + admins]).decode().split("\n")
        self.size = entries

    def find(self, folded: str) -> list[Entry]:
        """The cities that bear a folded name, in the file's order."""
        low = key(folded)
        high = low + (2 << ENTRY_BITS)
        at = bisect_left(self._keys, low)
        out = []
        while at < len(self._keys) and self._keys[at] < high:
            out.append(self._entry((self._keys[at] & (high - low - 1)) >> 1, own=bool(self._keys[at] & 1)))
            at += 1
        return out

    def _entry(self, i: int, *, own: bool) -> Entry:
        start = self._number("names", i)
        end = self._number("names", i + 1) if i + 1 < self.size else len(self._names)
        latitude, longitude, country = (self._number(c, i) for c in ("latitude", "longitude", "country"))
        placed = latitude != NOWHERE
        return Entry(
            name=bytes(self._names[start:end]).decode(),
            kind="city" if placed else "county",
            country=chr(country >> 8) + chr(country & 255),
            admin=self._admins[self._number("admin", i)] or None,
            latitude=latitude / STEPS if placed else None,
            longitude=longitude / STEPS if placed else None,
            geonameid=self._number("geonameid", i) or None,
            population=self._number("population", i),
            own=own,
        )

    def _number(self, column: str, i: int) -> int:
        return int(self._columns[column][i])


@cache
def cities() -> Cities:
    """The shipped cities."""
    with as_file(files("quoth.gazetteer").joinpath(FILE)) as path, path.open("rb") as f:
        return Cities(mmap(f.fileno(), 0, access=ACCESS_READ))
