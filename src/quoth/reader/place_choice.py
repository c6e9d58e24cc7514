"""Which of the places that bear a name is meant? The countries, states and places that the article names decide."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quoth.gazetteer import Entry, Kind, countries_of_demonym, fold, look_up, neighbours, seat_of
from quoth.reader.place_names import Candidate

# What a kind of entry is worth before any context: capitals and cities that datelines name alone are meant by their
# name unless the article says otherwise. Set by hand on invented texts.
_STATUS = {"country": 7.0, "state": 6.0, "continent": 7.0, "region": 5.0, "water": 5.0, "former": 5.0, "county": 3.0}
_ALONE = 6.5
_SEAT = 0.75
# A town of fewer inhabitants is hardly named without its state where a city stands alone under the name.
_OVERSHADOWED, _IN_SHADOW = 100_000, 3.0
_OWN_NAME = 1.5
_AS_WRITTEN = 0.5
_COUNTRY_SHARE, _ADMIN_SHARE = 4.5, 3.5
_NEAR_COUNTRY, _NEAR_ADMIN, _NEXT = 2.0, 2.5, 0.5
_NEIGHBOUR = 1.0
_AMERICAN = 0.4
# Countries are named beside countries, and states beside states.
_SAME_KIND = 2.0
_BY_POPULATION = 0.4
# Below this, nothing but size speaks for one of several namesakes, and none is chosen.
_EVIDENCE = 0.5
_SPOKEN_OF = 0.15
_SAME_PLACE_KM = 50.0
_REACH = 300
_BESIDE = 25
_NEAREST = 12
_MENTIONS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Weighed(NamedTuple):
    """An offset, the country that is named or implied there, its division if one is, how much that weighs, by what."""

    at: int
    country: str
    admin: str | None
    weight: float
    name: str = ""
    kind: Kind | None = None


class Context:
    """The countries and divisions that an article names or implies, and where."""

    def __init__(self, evidence: Iterable[Weighed]) -> None:
        self.evidence = sorted(evidence, key=lambda e: e.at)
        self._starts = [e.at for e in self.evidence]
        self._by_name: dict[str, list[Weighed]] = {}
        self._countries: dict[str, float] = {}
        self._admins: dict[tuple[str, str | None], float] = {}
        for e in self.evidence:
            self._by_name.setdefault(e.name, []).append(e)
            self._count(e, 1.0)

    def _count(self, e: Weighed, sign: float) -> None:
        self._countries[e.country] = self._countries.get(e.country, 0.0) + sign * e.weight
        if e.admin is not None:
            self._admins[e.country, e.admin] = self._admins.get((e.country, e.admin), 0.0) + sign * e.weight

    def share(self, country: str | None) -> float:
        """How much of all evidence is for a country, from 0 to 1."""
        return self._countries.get(country or "", 0.0) / (sum(self._countries.values()) or 1.0)

    def speaks_of(self, entry: Entry) -> bool:
        """Whether anything is evidence for an entry's first-order division."""
        return self._admins.get((entry.country or "", entry.admin), 0.0) > 0

    def near(self, at: int, name: str) -> list[Weighed]:
        """The evidence close to an offset, the nearest first, but for what a name itself says."""
        i = bisect_left(self._starts, at)
        around = self.evidence[max(0, i - _NEAREST) : i + _NEAREST]
        found = [e for e in around if e.name != name and abs(e.at - at) < _REACH]
        return sorted(found, key=lambda e: abs(e.at - at))

    def speak_for(self, entries: Sequence[Entry], name: str, places: Sequence[int]) -> list[float]:
        """How much of the article's evidence is for each entry's country and division, far and near.

        What the name itself makes likely elsewhere in the article is left out.
        """
        own = self._by_name.get(name, ()) if name else ()
        for e in own:
            self._count(e, -1.0)
        near = [(at, self.near(at, name)) for at in places[:_MENTIONS]]
        out = [self._speaks_for(entry, near) for entry in entries]
        for e in own:
            self._count(e, 1.0)
        return out

    def _speaks_for(self, entry: Entry, near: Sequence[tuple[int, Sequence[Weighed]]]) -> float:
        country = entry.country or next(iter(entry.claimants), None)
        if country is None:
            return 0.0
        # Places in the United States bear the names of half the world: there the state must speak for them.
        within_us = country == "US" and entry.kind != "country" and not entry.stands_alone
        weight = _AMERICAN if within_us else 1.0
        out = weight * _COUNTRY_SHARE * self.share(country)
        if entry.admin is not None:
            out += _ADMIN_SHARE * self._admins.get((country, entry.admin), 0.0) / (sum(self._admins.values()) or 1.0)
        out += _NEIGHBOUR * sum(self.share(c) for c in neighbours(country) if c in self._countries)
        for at, found in near:
            in_country = any(e.country == country for e in found)
            in_admin = entry.admin is not None and any((e.country, e.admin) == (country, entry.admin) for e in found)
            nearest = bool(found) and found[0].country == country
            beside = bool(found) and abs(found[0].at - at) < _BESIDE
            listed = beside and entry.kind in ("country", "state") and found[0].kind == entry.kind
            around = weight * (_NEAR_COUNTRY * in_country + _NEXT * nearest) + _NEAR_ADMIN * in_admin
            out += (around + _SAME_KIND * listed) / len(near)
        return out


def context_of(text: str, found: Sequence[Candidate], elsewhere: str | None) -> Context:
    """The context that demonyms and names with one meaning make; `elsewhere` is where the article was written."""
    evidence: list[Weighed] = []
    for m in _WORD.finditer(text):
        if text[m.start()].isupper() and (codes := countries_of_demonym(m.group())):
            evidence += [Weighed(m.start(), code, None, 1.0 / len(codes)) for code in codes]
    for c in found:
        evidence += _implied(c)
    for entry in look_up(elsewhere) if elsewhere else ():
        if entry.country and (_status(entry) >= _STATUS["state"] or entry.own):
            evidence.append(Weighed(0, entry.country, entry.admin, 1.0))
    return Context(evidence)


def _implied(c: Candidate) -> list[Weighed]:
    """What a candidate says of its surroundings: all namesakes in one country, or a name that mostly means one."""
    sure = [e for e in c.entries if _status(e) >= _STATUS["state"]] or [e for e in c.entries if e.own]
    places = {(e.country, e.admin) for e in sure if e.country}
    countries = {country for country, _ in places}
    if len(countries) != 1:
        return []
    country = next(iter(countries)) or ""
    admin = next(iter(places))[1] if len(places) == 1 else None
    weight = 2.0 if c.dateline else 1.0
    return [Weighed(c.start, country, admin, weight, same_name(c), sure[0].kind)]


def _status(e: Entry) -> float:
    if e.kind != "city":
        return _STATUS[e.kind]
    return _ALONE if e.stands_alone else 0.0


def choose(c: Candidate, entries: Sequence[Entry], places: Sequence[int], context: Context) -> Entry | None:
    """The entry that a name means throughout an article; null where only size would tell namesakes apart.

    `c` is one of its mentions, `entries` are those that it may mean, `places` the offsets of all its mentions.
    """
    scored = []
    for e, evidence in zip(entries, context.speak_for(entries, same_name(c), places), strict=True):
        status = _status(e)
        if any(other.stands_alone for other in entries) and not e.stands_alone and 0 < e.population < _OVERSHADOWED:
            status -= _IN_SHADOW
        seat = _SEAT if e.kind == "city" and seat_of(e) == e.admin and e.admin else 0.0
        size = _BY_POPULATION * math.log10(e.population + 1)
        scored.append(
            (
                status + seat + evidence + _OWN_NAME * e.own + _AS_WRITTEN * (e.name == c.name) + size,
                evidence + status + seat,
                e,
            )
        )
    scored.sort(key=lambda s: (-s[0], s[2].geonameid or 0))
    _, known, entry = scored[0]
    rivals = [s for s in scored[1:] if s[2].own and not _same_place(s[2], entry)]
    if (rivals or not entry.own) and known < _EVIDENCE:
        return None
    return entry


def _same_place(a: Entry, b: Entry) -> bool:
    return a.country == b.country and (kilometres(a, b) or math.inf) < _SAME_PLACE_KM


def kilometres(a: Entry, b: Entry) -> float | None:
    """The distance of two entries on a plane, near enough to tell neighbours; null where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    east = (a.longitude - b.longitude + 180) % 360 - 180
    return 111.2 * math.hypot(a.latitude - b.latitude, east * math.cos(math.radians((a.latitude + b.latitude) / 2)))


def within(inner: Entry, outer: Entry) -> bool:
    """Whether a city or region lies in a country or division, by their codes."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return outer.kind == "state" and inner.country == outer.country and inner.admin == outer.admin and inner != outer


def fits(c: Candidate, context: Context) -> bool:
    """Whether the best known place of a name lies in a country that the article speaks of."""
    best = max(c.entries, key=lambda e: (_status(e), e.own, e.population))
    if best.kind == "city" and best.country == "US" and not context.speaks_of(best):
        return False
    known = best.own or best.population >= _OVERSHADOWED
    return known and any(context.share(code) >= _SPOKEN_OF for code in (best.country, *best.claimants))


def lies_in(c: Candidate, outer: Candidate) -> bool:
    """Whether a town that bears a name lies in the country or division that another name may mean."""
    if any(e.kind in ("country", "state") for e in c.entries):
        return False
    return any(e.own and within(e, o) for o in outer.entries if o.kind in ("country", "state") for e in c.entries)


def same_name(c: Candidate) -> str:
    """What mentions of one name share, abbreviations apart from words."""
    return c.name if c.abbreviated else fold(c.name)
