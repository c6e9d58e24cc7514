"""Which entries bear a name, and which state does an adjective or a capital stand for?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quoth.gazetteer.cities import cities
from quoth.gazetteer.entries import Entry, fold
from quoth.gazetteer.tables import tables
from quoth.record import Place


@lru_cache(maxsize=8192)
def look_up(name: str) -> tuple[Entry, ...]:
    """All entries that bear a name: those of the tables first, then cities in the order of GeoNames' numbers.

    Case, diacritics, apostrophes and hyphens make no difference ("Kelbecer" is "Kəlbəcər"). A disputed place comes
    without a country and under the rival name that the spelling belongs to.
    """
    folded = fold(name)
    own = tables()
    out = list(own.entries.get(folded, ()))
    known = {e.geonameid: i for i, e in enumerate(out)}
    for city in cities().find(folded):
        i = known.get(city.geonameid)
        if i is not None and city.geonameid:
            out[i] = replace(out[i], admin=city.admin, population=city.population)
            continue
        if city.kind == "county" and any(e.kind == "county" for e in out):
            continue
        contested = own.contested.get(city.geonameid or 0)
        if contested:
            out.append(replace(contested[0], population=city.population, admin=city.admin, own=False))
        else:
            out.append(city)
    return tuple(_stand_alone(folded, out))


def _stand_alone(folded: str, found: list[Entry]) -> list[Entry]:
    """The entries, with those marked that are a capital or another city that the press names alone.

    Of namesakes in one country only one is: the largest of those whose own name it is.
    """
    own = tables()
    for country in {own.alone.get(folded), own.capitals.get(folded)} - {None}:
        cities_there = [i for i, e in enumerate(found) if e.kind == "city" and e.country == country]
        if cities_there and not any(found[i].stands_alone for i in cities_there):
            largest = max(cities_there, key=lambda i: (found[i].own, found[i].population))
            found[largest] = replace(found[largest], stands_alone=True)
    return found


def abbreviated(written: str) -> Entry | None:
    """The country or state that an abbreviation stands for, with its case and full stops: "U.S.", "Calif.", "TX"."""
    return tables().abbreviations.get(written)


def countries_of_demonym(word: str) -> tuple[str, ...]:
    """ISO codes of the countries that an adjective or a demonym belongs to: "Congolese" to CD and CG; () if none."""
    return tables().demonyms.get(word.casefold(), ())


def country_of_capital(name: str) -> str | None:
    """The ISO code of the state whose capital bears a name, as "Moscow" stands for Russia; null if none does."""
    return tables().capitals.get(fold(name))


def seat_of(entry: Entry) -> str | None:
    """The code of the first-order division whose capital a city is by name; null if it is none."""
    return tables().seats.get((entry.country or "", fold(entry.name)))


def neighbours(country: str) -> frozenset[str]:
    """ISO codes of the countries that share a border with one."""
    return tables().neighbours.get(country, frozenset())


def other_names(place: Place | Entry | str) -> tuple[str, ...]:
    """The other common names of a place: rival names of a disputed one first, then former and formal names.

    A place may be given by any of its names; a place of the record is also found by its geonameid.
    """
    name = place if isinstance(place, str) else place.name
    own = tables()
    known = own.rivals.get(fold(name), ())
    if not known and not isinstance(place, str) and place.geonameid in own.contested:
        known = own.rivals[fold(own.contested[place.geonameid or 0][0].name)]
    return tuple(n for n in known if fold(n) != fold(name))
