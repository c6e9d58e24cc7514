"""Which of the places that bear a name is meant? The countries, states and places that the article names decide."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from quoth.gazetteer import Entry, countries_of_demonym, fold, look_up, neighbours, seat_of
from quoth.reader.place_names import Candidate

# What a kind of entry is worth before any context: capitals and cities that datelines name alone are meant by their
# name unless the article says otherwise. Set by hand on invented texts.
_STATUS = {"country": 6.0, "state": 5.0, "continent": 6.0, "region": 3.5, "water": 5.0, "former": 5.0, "county": 3.0}
_ALONE = 6.0
_SEAT = 1.5
_OWN_NAME = 1.5
_COUNTRY_SHARE, _ADMIN_SHARE = 3.0, 2.5
_NEAR_COUNTRY, _NEAR_ADMIN = 2.0, 2.5
_NEIGHBOUR = 1.0
_BY_POPULATION = 0.25
# Below this, nothing but size speaks for one of several namesakes, and none is chosen.
_EVIDENCE = 0.5
_SAME_PLACE_KM = 50.0
_REACH = 300
_NEAREST = 12
_MENTIONS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

Weighed = tuple[int, str, str | None, float]
"""An offset, the country that is named or implied there, its division if one is, and how much that weighs."""


class Context:
    """The countries and divisions that an article names or implies, and where."""

    def __init__(self, evidence: Iterable[Weighed]) -> None:
        self.evidence = sorted(evidence, key=lambda e: e[0])
        self._starts = [e[0] for e in self.evidence]
        self.countries: Counter[str] = Counter()
        self.admins: Counter[tuple[str, str]] = Counter()
        for _, country, admin, weight in self.evidence:
            self.countries[country] += weight  # type: ignore[assignment]
            if admin is not None:
                self.admins[country, admin] += weight  # type: ignore[assignment]
        self._total = sum(self.countries.values()) or 1.0
        self._in_admins = sum(self.admins.values()) or 1.0

    def near(self, at: int) -> Sequence[Weighed]:
        """The evidence close to an offset, but for what stands just there."""
        i = bisect_left(self._starts, at)
        return [e for e in self.evidence[max(0, i - _NEAREST) : i + _NEAREST] if e[0] != at and abs(e[0] - at) < _REACH]

    def speaks_for(self, entry: Entry, places: Sequence[int]) -> float:
        """How much of the article's evidence is for an entry's country and division, far and near."""
        country = entry.country or next(iter(entry.claimants), None)
        if country is None:
            return 0.0
        share = self.countries[country] / self._total
        out = _COUNTRY_SHARE * share
        if entry.admin is not None and entry.kind != "country":
            out += _ADMIN_SHARE * self.admins[country, entry.admin] / self._in_admins
        beside = neighbours(country)
        out += _NEIGHBOUR * sum(n for c, n in self.countries.items() if c in beside) / self._total
        near_country = near_admin = 0
        for at in places[:_MENTIONS]:
            found = self.near(at)
            near_country += any(e[1] == country for e in found)
            near_admin += any(e[1] == country and e[2] is not None and e[2] == entry.admin for e in found)
        seen = min(len(places), _MENTIONS)
        return out + (_NEAR_COUNTRY * near_country + _NEAR_ADMIN * near_admin) / seen


def context_of(text: str, found: Sequence[Candidate], elsewhere: str | None) -> Context:
    """The context that demonyms and names with one meaning make; `elsewhere` is where the article was written."""
    evidence: list[Weighed] = []
    for m in _WORD.finditer(text):
        if text[m.start()].isupper() and (codes := countries_of_demonym(m.group())):
            evidence += [(m.start(), code, None, 1.0 / len(codes)) for code in codes]
    for c in found:
        evidence += _implied(c)
    for entry in look_up(elsewhere) if elsewhere else ():
        if entry.country and (_status(entry) >= _STATUS["state"] or entry.own):
            evidence.append((0, entry.country, entry.admin, 1.0))
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
    return [(c.start, country, admin, weight)]


def _status(e: Entry) -> float:
    if e.kind != "city":
        return _STATUS[e.kind]
    return _ALONE if e.stands_alone else 0.0


def choose(entries: Sequence[Entry], places: Sequence[int], context: Context) -> Entry | None:
    """The entry that a name means throughout an article; null where only size would tell namesakes apart.

    `places` are the offsets of its mentions.
    """
    scored = []
    for e in entries:
        status = _status(e)
        evidence = context.speaks_for(e, places)
        seat = _SEAT if e.kind == "city" and seat_of(e) == e.admin and e.admin else 0.0
        size = _BY_POPULATION * math.log10(e.population + 1)
        scored.append((status + seat + evidence + _OWN_NAME * e.own + size, evidence + status + seat, e))
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


def lies_in(c: Candidate, outer: Candidate) -> bool:
    """Whether a town that bears a name lies in the country or division that another name may mean."""
    if any(e.kind in ("country", "state") for e in c.entries):
        return False
    return any(e.own and within(e, o) for o in outer.entries if o.kind in ("country", "state") for e in c.entries)


def same_name(c: Candidate) -> str:
    """What mentions of one name share, abbreviations apart from words."""
    return c.name if c.abbreviated else fold(c.name)
