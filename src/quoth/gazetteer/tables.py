"""Which countries, divisions, regions and disputed places are there? Tables of text, read once and kept by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from quoth.gazetteer.entries import Entry, Kind, fold

_KINDS: dict[str, Kind] = {
    k: k for k in ("country", "state", "region", "continent", "water", "former", "city", "county")
}
_PLURALS = {"man": "men", "woman": "women"}
_SAME_IN_PLURAL = ("ese", "ish", "ch", "ss", "ois", "o", "i-kiribati")
_LONGEST_ABBREVIATION = 6
# Adjectives of more than one state.
_SHARED = {"korean": ("KR", "KP"), "soviet": ("RU",), "argentine": ("AR",)}


@dataclass(slots=True)
class Tables:
    """Everything by folded name; `abbreviations` by the abbreviation as written, with its full stops."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    abbreviations: dict[str, Entry] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    seats: dict[tuple[str, str], str] = field(default_factory=dict)
    """Capitals of divisions, by country and folded name: the division's code."""
    neighbours: dict[str, frozenset[str]] = field(default_factory=dict)
    contested: dict[int, tuple[Entry, ...]] = field(default_factory=dict)
    """Disputed places by geonameid, an entry for each of their rival names."""
    rivals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By folded name: all names of the place, its rival names first."""
    alone: dict[str, str] = field(default_factory=dict)
    """The country of each city that stands alone, by the city's folded name."""

    def add(self, name: str, entry: Entry) -> None:
        """Make an entry known by a name."""
        known = self.entries.setdefault(fold(name), [])
        if entry not in known:
            known.append(entry)


@cache
def tables() -> Tables:
    """The shipped tables."""
    out = Tables()
    for row in _rows("disputed.tsv"):
        _add_disputed(out, row)
    for row in _rows("countries.tsv"):
        _add_country(out, row)
    for row in _rows("states.tsv"):
        _add_state(out, row)
    for country, geonameid, latitude, longitude, kind, name, others in _rows("regions.tsv"):
        entry = Entry(name, _KINDS[kind], country or None, None, float(latitude), float(longitude), _id(geonameid))
        entry = replace(entry, stands_alone=kind == "city")
        for form in (name, *_parts(others)):
            if form.isupper() and len(form) <= _LONGEST_ABBREVIATION:
                out.abbreviations[form] = entry
            else:
                out.add(form, entry)
    out.alone.update({fold(name): country for name, country in _rows("alone.tsv")})
    out.demonyms.update(_SHARED)
    return out


def _add_disputed(out: Tables, row: list[str]) -> None:
    geonameid, latitude, longitude, country, claimants, names = row
    rivals = [_parts(rival.replace("=", ";", 1)) for rival in names.split("|")]
    entries = [
        Entry(
            forms[0],
            "region" if not geonameid else "city",
            country or None,
            None,
            float(latitude),
            float(longitude),
            _id(geonameid),
            claimants=_parts(claimants),
        )
        for forms in rivals
    ]
    first = tuple(forms[0] for forms in rivals)
    rest = tuple(form for forms in rivals for form in forms[1:])
    for entry, forms in zip(entries, rivals, strict=True):
        for form in forms:
            out.add(form, entry)
            out.rivals[fold(form)] = first + rest
    if geonameid:
        out.contested[int(geonameid)] = tuple(entries)


def _add_country(out: Tables, row: list[str]) -> None:
    code, geonameid, latitude, longitude, name, others, demonyms, capitals, neighbours = row
    entry = Entry(name, "country", code, None, float(latitude), float(longitude), _id(geonameid))
    for form in (name, *_parts(others)):
        if form.isupper() and len(form) <= _LONGEST_ABBREVIATION:
            out.abbreviations[form] = entry
        elif not any(e.contested or e.kind == "city" for e in out.entries.get(fold(form), ())):
            out.add(form, entry if form == name else replace(entry, own=False))
    if others:
        long = tuple(f for f in _parts(others) if not f.isupper())
        for form in (name, *long):
            out.rivals.setdefault(fold(form), (name, *long))
    for demonym in _parts(demonyms):
        for form in (demonym, _plural(demonym)):
            known = out.demonyms.get(form.casefold(), ())
            out.demonyms[form.casefold()] = (*known, *({code} - set(known)))
    out.capitals.update((fold(capital), code) for capital in _parts(capitals))
    out.neighbours[code] = frozenset(_parts(neighbours))


def _add_state(out: Tables, row: list[str]) -> None:
    country, code, geonameid, latitude, longitude, name, others, seat = row
    entry = Entry(name, "state", country, code, float(latitude), float(longitude), _id(geonameid))
    out.add(name, entry)
    for form in _parts(others):
        if "." in form or form.isupper():
            out.abbreviations.setdefault(form, entry)
        else:
            out.add(form, entry)
    out.seats[country, fold(seat)] = code


def _rows(file: str) -> Iterator[list[str]]:
    for line in files("quoth.gazetteer").joinpath(file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _parts(column: str) -> tuple[str, ...]:
    return tuple(part for part in column.split(";") if part)


def _id(column: str) -> int | None:
    return int(column) if column else None


def _plural(demonym: str) -> str:
    for end, plural in _PLURALS.items():
        if demonym.endswith(end) and demonym not in ("German", "Roman"):
            return demonym.removesuffix(end) + plural
    return demonym if demonym.casefold().endswith(_SAME_IN_PLURAL) else demonym + "s"
