"""Which places would a careful reader look for on the map, because the text puts them where they are not?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoth.gazetteer import Entry, abbreviated, fold, look_up
from quoth.reader.checks.check import Check, Query, span
from quoth.record import Place, Reading, Span
from quoth.text import Paragraph

_COMMA = (", ", ",\xa0")
_IN_A_LIST = (", ", " and ", " or ", ", and ", ", or ", " & ")
_OUTER = ("country", "state")
# The gazetteer does not have every village: where a name is borne in many states, it may be that of one more. But
# whoever puts a large city elsewhere would say more of it, and so would who knows another bearer of a rare name.
_LARGE = 200_000
_MOST_BEARERS = 2
# "Cleveland, Georgia Republicans", "Iowa's Polk County, Wisconsin's Brown County".
_GOES_ON = re.compile(r"\s[A-Z]|['’]s")


class _Town(NamedTuple):
    """A town with the state or country that the text puts behind it."""

    town: Place
    container: Place
    where: Entry


def _towns(reading: Reading) -> Iterator[_Town]:
    places, text = reading.places, reading.article.text
    for i, (town, container) in enumerate(pairwise(places)):
        if text[town.end : container.start] not in _COMMA or _outer(town) is not None:
            continue
        where = _outer(container)
        following = places[i + 2] if i + 2 < len(places) else None
        if where is None or (following is not None and _lists(text, container, following)):
            continue
        if i and text[places[i - 1].end : town.start] in _COMMA and _outer(places[i - 1]) is None:
            # "Paris, Berlin, Germany": what stands before a town may be one more of a list.
            continue
        if not _GOES_ON.match(text, container.end):
            yield _Town(town, container, where)


def _lists(text: str, container: Place, following: Place) -> bool:
    """Whether a state or country is one of a list rather than where the town before it lies."""
    return text[container.end : following.start] in _IN_A_LIST and _outer(following) is not None


def _outer(place: Place) -> Entry | None:
    """The state or country that a name means; None where it means something smaller."""
    known = abbreviated(place.text)
    if known is not None:
        return known if known.kind in _OUTER else None
    return next((e for e in look_up(place.text) if e.kind in _OUTER and e.own), None)


def _lies_in(entry: Entry, where: Entry) -> bool:
    return entry.country == where.country and (where.kind == "country" or entry.admin == where.admin)


def _in_two(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    """Namesakes are set apart by their states, so two places that there are do not contradict each other."""
    del paragraphs
    first: dict[str, _Town] = {}
    for found in _towns(reading):
        name = fold(found.town.text)
        known = first.setdefault(name, found)
        if _is_one(known.where, found.where) or (_is_known(known) and _is_known(found)):
            continue
        # What is no town of that name is queried first, whichever of the two comes first.
        one, other = (known, found) if _is_known(found) else (found, known)
        yield Query(
            f"The text puts {found.town.text} in {known.container.text} and in {found.container.text}.",
            (_whole(reading, one), _whole(reading, other)),
        )


def _elsewhere(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    seen: set[tuple[str, str]] = set()
    for found in _towns(reading):
        entries = look_up(found.town.text)
        key = (fold(found.town.text), found.where.name)
        if key in seen or _is_known(found) or _is_county(found) or not _is_settled(entries, found.where):
            continue
        seen.add(key)
        yield Query(
            f"The text puts {found.town.text} in {found.container.text}, and the gazetteer has none of its name there.",
            (_whole(reading, found),),
        )


def _is_county(found: _Town) -> bool:
    return found.town.text.endswith(("County", "Parish"))


def _is_settled(entries: Sequence[Entry], where: Entry) -> bool:
    """Whether the gazetteer knows well enough where the towns of a name are; it takes no side in a dispute."""
    if not entries or any(e.contested or e.kind != "city" for e in entries):
        return False
    largest = max((e.population for e in entries if e.country == where.country or where.kind == "country"), default=0)
    return largest >= _LARGE or len({(e.country, e.admin) for e in entries}) <= _MOST_BEARERS


def _is_one(a: Entry, b: Entry) -> bool:
    if a.country != b.country:
        return False
    return a.kind == "country" or b.kind == "country" or a.admin == b.admin


def _is_known(found: _Town) -> bool:
    return any(_lies_in(e, found.where) for e in look_up(found.town.text))


def _whole(reading: Reading, found: _Town) -> Span:
    """The town and what it is put in, as one span."""
    return span(reading.article.text, found.town.start, found.container.end)


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
