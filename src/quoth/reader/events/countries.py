"""Which country does a name or an adjective in a sentence stand for?"""

from __future__ import annotations

from functools import lru_cache

from quoth.gazetteer import abbreviated, countries_of_demonym, country_of_capital, look_up


@lru_cache(maxsize=8192)
def country_of(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by its name, its abbreviation or its people's, None for others.

    A capital stands for its state ("Moscow rejected the offer"); an adjective that several countries share for none.
    """
    short = abbreviated(name)
    if short is not None:
        return short.country if short.kind == "country" else None
    peoples = countries_of_demonym(name) or countries_of_demonym(name.removesuffix("s"))
    if peoples:
        return peoples[0] if len(peoples) == 1 else None
    return next((e.country for e in look_up(name) if e.kind == "country"), None) or country_of_capital(name)
