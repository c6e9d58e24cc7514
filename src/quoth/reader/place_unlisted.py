"""Which names of places does the gazetteer lack, but the words around them show?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quoth.gazetteer import countries_of_demonym
from quoth.reader.place_evidence import common_words
from quoth.reader.place_names import datelines
from quoth.record import Place

_NAME = r"((?:[^\W\d_a-z][\w'’]{1,20}[ \xa0-]){0,2}[^\W\d_a-z][\w'’]{2,20})"
_BEFORE_CONTAINER = re.compile(rf"\b(?:in|near|from|outside)[ \xa0]{_NAME},[ \xa0]$")
_NOUN_OF = re.compile(
    r"(?<![\w-])(?:village|town|city|district|province|settlement|suburb|hamlet|municipality|neighbou?rhood)"
    rf"[ \xa0]of[ \xa0]{_NAME}"
)
# "PORT ELLERY, 14 March 2024 —", "TOKHA (Reuters) -": a date or an agency shows that the capitals are no heading.
_DATED = re.compile(r"([A-Z][A-Z’'-]+(?:[ \xa0][A-Z][A-Z’'-]+){0,2})(?:,[^\n]*\d|[ \xa0]\()")
_LONGEST = 80
_ENDS = frozenset(("", ",", ".", ";", ")", "\n", '"', "”"))
_POSSESSIVE = re.compile(r"['’]s?$")


def unlisted(text: str, known: Sequence[Place]) -> list[Place]:
    """Places that no entry is known for: "in Teterboro, N.J.", "the village of Zhovte"; `known` are in order.

    One that is said to lie in a country or state has its country, all else is null.
    """
    starts = [p.start for p in known]
    out: dict[int, Place] = {}
    for start, stop, country in [*_contained(text, known), *_called(text), *_dated(text)]:
        written = _POSSESSIVE.sub("", text[start:stop])
        end = start + len(written)
        i = bisect_right(starts, end - 1) - 1
        is_word = written.casefold() in common_words() or countries_of_demonym(written)
        if start not in out and not is_word and (i < 0 or known[i].end <= start):
            name = " ".join(written.split())
            out[start] = Place(start=start, end=end, text=written, name=name, country=country)
    ordered = sorted(out.values(), key=lambda p: p.start)
    return [p for i, p in enumerate(ordered) if i == 0 or ordered[i - 1].end <= p.start]


def _contained(text: str, known: Sequence[Place]) -> Iterator[tuple[int, int, str | None]]:
    for p in known:
        # "In December, China went on" has no second comma or other end.
        if text[max(0, p.start - 2) : p.start - 1] != "," or text[p.end : p.end + 1] not in _ENDS:
            continue
        m = _BEFORE_CONTAINER.search(text, max(0, p.start - _LONGEST), p.start)
        if m is not None:
            yield *m.span(1), p.country


def _dated(text: str) -> Iterator[tuple[int, int, str | None]]:
    for start, end in datelines(text):
        if (m := _DATED.match(text, start, end)) is not None:
            yield *m.span(1), None


def _called(text: str) -> Iterator[tuple[int, int, str | None]]:
    for m in _NOUN_OF.finditer(text):
        yield *m.span(1), None
