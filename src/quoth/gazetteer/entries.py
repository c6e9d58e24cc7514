"""What does the gazetteer say of a place, and when are two spellings one name?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["country", "state", "region", "continent", "water", "former", "city", "county"]

# Letters that Unicode does not decompose, as the press writes them without their marks; and marks that it drops.
_LETTERS = str.maketrans(
    {
        "ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
        "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", ".": "", ",": "",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "\xa0": " ", "\n": " ",
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "&": "and"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place under one of its names.

    `country` is ISO 3166-1 alpha-2 (XK for Kosovo), null where the place lies in none or in several, or its state is
    disputed; `claimants` are the states that a disputed place may be worded to belong to. `admin` is GeoNames' code of
    the first-order division. Coordinates are degrees in WGS 84. `own` says that the name looked up is the entry's own
    rather than an alternative, `stands_alone` that the press uses it without its country.
    """

    name: str
    kind: Kind
    country: str | None = None
    admin: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    population: int = 0
    own: bool = True
    stands_alone: bool = False
    claimants: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether its state is disputed, so that only an article's own words give it one."""
        return bool(self.claimants)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The form in which names are compared: case, diacritics, apostrophes and hyphens make no difference.

    "St. Louis" and "Saint-Louis" fold to one form, and so do "Şuşa" and "Susa".
    """
    lower = name.casefold()
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return " ".join(_SHORT.get(word, word) for word in lower.translate(_LETTERS).split())
