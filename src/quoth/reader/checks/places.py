"""Which places would a careful reader look for on the map, because the text puts them where they are not?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from quoth.gazetteer import Entry, abbreviated, fold, look_up
from quoth.reader.checks.check import Check, Query, span
from quoth.record import Reading, Span
from quoth.text import Paragraph

# A town of up to four words, a comma, and what may be a state or country of up to three. The gazetteer and the other
# places of the text tell which of the words belong to it.
_PAIR = re.compile(r",[ \xa0](?=[A-Z])")
_TOWN = re.compile(r"(?:[A-Z][\w.’'-]*[ \xa0]){0,3}[A-Z][\w.’'-]*$")
_CONTAINER = re.compile(r"[A-Z][\w.]*(?:[ \xa0][A-Z][\w.]*){0,2}")
_WORDS = re.compile(r"[^ \xa0]+")
_LONGEST = 60
_OUTER = ("country", "state")
# "Cleveland, Georgia Republicans", "Iowa's Polk County, Wisconsin's Brown County", "Berlin, France and Spain".
_GOES_ON = re.compile(r"[ \xa0][A-Z]|['’]s")
_LIST = re.compile(r",?[ \xa0](?:(?:and|or|&)[ \xa0])?(?=[A-Z])")
# The gazetteer does not have every village: where a name is borne in many states, it may be that of one more. But
# whoever puts a large city elsewhere would say more of it, and so would who knows a village with a town's rare name.
_LARGE = 200_000
_TOWN_SIZE, _MOST_BEARERS = 15_000, 2
# Two towns of one name may both be meant, but hardly the city and a village.
_LARGER = 20


class _Town(NamedTuple):
    """A town with the state or country that the text puts behind it."""

    name: str
    whole: Span
    container: str
    where: Entry


def _towns(reading: Reading) -> Iterator[_Town]:
    text = reading.article.text
    names = {fold(p.text) for p in reading.places if _outer(p.text) is None}
    for m in _PAIR.finditer(text) if names else ():
        town, end = _town_before(text, m.start(), names), _container_end(text, m.end())
        if town is None or end is None:
            continue
        container = text[m.end() : end]
        where = _outer(container)
        if (
            where is not None
            and not (text[end - 1] != "." and _GOES_ON.match(text, end))
            and not _is_listed(text, town, end, names)
        ):
            yield _Town(text[town : m.start()], span(text, town, end), container, where)


def _town_before(text: str, end: int, names: Collection[str]) -> int | None:
    """Where the name of a town begins that ends before a comma; the longest of those that are known in the text."""
    run = _TOWN.search(text, max(0, end - _LONGEST), end)
    starts = [] if run is None else [w.start() for w in _WORDS.finditer(text, run.start(), end)]
    return next((start for start in starts if fold(text[start:end]) in names), None)


def _container_end(text: str, start: int) -> int | None:
    """Where the longest name of a state or country ends that begins behind a comma."""
    run = _CONTAINER.match(text, start, start + _LONGEST)
    ends = [] if run is None else [w.end() for w in _WORDS.finditer(text, start, run.end())]
    # The full stop of a sentence is no part of a name: "in Toledo, Ohio."
    both = (e for end in reversed(ends) for e in ((end, end - 1) if text[end - 1] == "." else (end,)))
    return next((end for end in both if _outer(text[start:end]) is not None), None)


def _is_listed(text: str, town: int, end: int, names: Collection[str]) -> bool:
    """Whether a state or country is one of a list, rather than where the town before it lies."""
    m = _LIST.match(text, end)
    if m is not None and _container_end(text, m.end()) is not None:
        return True
    # "Paris, Berlin, Germany"
    before = text[max(0, town - 2) : town]
    return before in (", ", ",\xa0") and _town_before(text, town - 2, names) is not None


def _outer(name: str) -> Entry | None:
    """The state or country that a name means; None where it means something smaller."""
    known = abbreviated(name)
    if known is not None:
        return known if known.kind in _OUTER else None
    if name.endswith("."):
        return None
    return next((e for e in look_up(name) if e.kind in _OUTER and e.own), None)


def _lies_in(entry: Entry, where: Entry) -> bool:
    return entry.country == where.country and (where.kind == "country" or entry.admin == where.admin)


def _in_two(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    """Namesakes are set apart by their states, so two towns that there are do not contradict each other."""
    del paragraphs
    first: dict[str, _Town] = {}
    for found in _towns(reading):
        known = first.setdefault(fold(found.name), found)
        sizes = sorted((_size(known), _size(found)))
        if _is_one(known.where, found.where) or 0 < sizes[1] < sizes[0] * _LARGER:
            continue
        # What is no town of that name, or a small one, is queried first, whichever of the two comes first.
        one, other = (known, found) if _size(known) < _size(found) else (found, known)
        yield Query(
            f"The text puts {found.name} in {known.container} and in {found.container}.", (one.whole, other.whole)
        )


def _elsewhere(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    seen: set[tuple[str, str]] = set()
    for found in _towns(reading):
        key = (fold(found.name), found.where.name)
        if key in seen or _size(found) or found.name.endswith(("County", "Parish")) or not _is_settled(found):
            continue
        seen.add(key)
        yield Query(
            f"The text puts {found.name} in {found.container}, and the gazetteer has none of its name there.",
            (found.whole,),
        )


def _is_settled(found: _Town) -> bool:
    """Whether the gazetteer knows well enough where the towns of a name are; it takes no side in a dispute."""
    entries, where = look_up(found.name), found.where
    if not entries or any(e.contested or e.kind != "city" for e in entries):
        return False
    largest = max((e.population for e in entries if e.country == where.country or where.kind == "country"), default=0)
    is_rare = len({(e.country, e.admin) for e in entries}) <= _MOST_BEARERS
    return largest >= (_TOWN_SIZE if is_rare else _LARGE)


def _is_one(a: Entry, b: Entry) -> bool:
    if a.country != b.country:
        return False
    return a.kind == "country" or b.kind == "country" or a.admin == b.admin


def _size(found: _Town) -> int:
    """The inhabitants of the largest place of a name in its state or country, at least 1; 0 where there is none."""
    return max((max(e.population, 1) for e in look_up(found.name) if _lies_in(e, found.where)), default=0)


PLACES = (
    Check(
        "place_in_two_countries",
        "high",
        "One place that the text puts in two countries, or in two states of one.",
        _in_two,
    ),
    Check(
        "place_elsewhere",
        "medium",
        "A town that the text puts in a country or state where the gazetteer knows none of its name.",
        _elsewhere,
    ),
)
