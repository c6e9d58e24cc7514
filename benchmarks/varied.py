"""Many articles out of few: copies that differ as reports of one day differ, and some that hardly do.

Of the texts given, each copy gets an outlet, a day and an address of its own. Surnames, numbers and the order of
paragraphs change from copy to copy by a seed; every fifth copy keeps all words, as a wire text under another outlet
does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from quoth.article import new_article
from quoth.record import Article

OUTLETS = tuple(f"{a} {b}" for a in ("Northern", "Harbour", "Lake", "Valley", "Coast") for b in
                ("Post", "Courier", "Herald", "Gazette", "Echo", "Mail", "Times", "Star"))  # fmt: skip
_SURNAMES = ("Almeida", "Brandt", "Cole", "Dvorak", "Eklund", "Faber", "Greco", "Hoang", "Ibarra", "Jansen", "Kaya",
             "Lindqvist", "Moreau", "Nkosi", "Okafor", "Petrov", "Quist", "Rossi", "Sato", "Tanaka")  # fmt: skip
# A given name and a surname: only the surname is exchanged, throughout the article.
_NAME = re.compile(r"\b[A-Z][a-z]{2,12} ([A-Z][a-z]{3,14})\b")
_NUMBER = re.compile(r"(?<![\w.,$-])[2-9]\d?(?= [a-z])")
_MOST_NAMES = 3
_KEPT_WHOLE = 5
_FIRST = date(2023, 1, 1)
_DAYS = 700


def articles(texts: Sequence[str], number: int, seed: int = 1) -> Iterator[Article]:
    """So many articles out of these texts; the same ones for the same texts and seed."""
    for i in range(number):
        random = Random(f"{seed} {i}")
        text = texts[i % len(texts)]
        if i >= len(texts) and i % _KEPT_WHOLE:
            text = _varied(text, random)
        yield new_article(
            text,
            url=f"https://news.example/{i}",
            outlet=random.choice(OUTLETS),
            published=(_FIRST + timedelta(days=random.randrange(_DAYS))).isoformat(),
        )


def _varied(text: str, random: Random) -> str:
    names = list(dict.fromkeys(m[1] for m in _NAME.finditer(text)))
    for name in random.sample(names, min(_MOST_NAMES, len(names))):
        text = re.sub(rf"\b{name}\b", random.choice(_SURNAMES), text)
    text = _NUMBER.sub(lambda m: str(int(m[0]) + random.randrange(3)), text)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 3:
        moved = paragraphs.pop(random.randrange(1, len(paragraphs)))
        paragraphs.insert(random.randrange(1, len(paragraphs)), moved)
    return "\n\n".join(paragraphs)
