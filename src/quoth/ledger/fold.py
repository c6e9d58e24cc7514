"""How are words made alike, so that spellings of one name or sentence meet?"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Letters that no decomposition takes apart, in the romanisations that newspapers use.
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "’": "'"}
)
_LONGEST = 64


def folded(text: str) -> str:
    """The text in lower case, without marks over and under its letters."""
    low = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in low if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text, each no longer than the ledger keeps."""
    return [m.group()[:_LONGEST] for m in _WORD.finditer(folded(text))]


def key(name: str) -> str:
    """A name as one string of folded words, no longer than the ledger keeps."""
    return " ".join(words(name))[:_LONGEST]
