"""Which places bear a name? Cities of GeoNames, and tables of countries, regions and disputed places."""

from quoth.gazetteer.entries import Entry, Kind, fold
from quoth.gazetteer.lookup import (
    abbreviated,
    countries_of_demonym,
    country_of_capital,
    look_up,
    neighbours,
    other_names,
    seat_of,
)

__all__ = [
    "Entry",
    "Kind",
    "abbreviated",
    "countries_of_demonym",
    "country_of_capital",
    "fold",
    "look_up",
    "neighbours",
    "other_names",
    "seat_of",
]
