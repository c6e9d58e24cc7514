"""What does one article report of each event: who, where, when and how many, over all sentences that speak of it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from quoth.gazetteer import look_up
from quoth.ledger.figures import day_of
from quoth.ledger.fold import key, words
from quoth.ledger.wording import carries_meaning, is_number, stem
from quoth.reader.nouns import singular

Level = Literal["spot", "area", "country"]

# Characters from one mention of an event to the next that may be of the same.
_FAR = 700
_MOST_PARTIES = 6
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w*(?:['’-]\w+)*")
_HEAD = re.compile(r"\s(?:of|from|in|at|who|that|with|for|to)\s")
_TITLES = frozenset(
    "mr mrs ms dr sir president senator sen gov governor secretary minister prime vice former republican democrat "
    "democratic rep general the".split()
)
_AGAIN = re.compile(r"(?:took|takes?|taking) part|attend|participat|(?:the|this|that|his|her|their)\s", re.IGNORECASE)
_LEVELS: dict[str, Level] = {
    "city": "spot", "county": "spot", "state": "area", "region": "area", "country": "country", "continent": "country",
    "water": "country", "former": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports an event: its row of the index, the names of those who take part, nouns for others."""

    row: Any
    parties: frozenset[str]
    nouns: frozenset[str]

    @property
    def day(self) -> date | None:
        """The day that the sentence gives."""
        return day_of(self.row.time)


@dataclass(slots=True)
class Happening:
    """What an article reports of one event, in the order of its sentences."""

    type: str
    mode: str | None
    reports: list[Report] = field(default_factory=list)

    @property
    def parties(self) -> frozenset[str]:
        """The names of those who take part."""
        return frozenset().union(*(one.parties for one in self.reports))

    @property
    def nouns(self) -> frozenset[str]:
        """What else those who take part are called."""
        return frozenset().union(*(one.nouns for one in self.reports))

    def places(self, level: Level) -> frozenset[str]:
        """The places of a level that are given."""
        found = (place_of(one.row) for one in self.reports)
        return frozenset(place for place, of in filter(None, found) if of == level)

    @property
    def days(self) -> list[Report]:
        """The sentences that give its day."""
        return [one for one in self.reports if one.day is not None]

    @property
    def counts(self) -> list[tuple[Report, Mapping[str, Any]]]:
        """The counts of something, each with its sentence."""
        found = ((one, count) for one in self.reports for count in json.loads(one.row.counts))
        return [(one, count) for one, count in found if count["counted"] and not count["unit"]]

    @property
    def content(self) -> frozenset[str]:
        """The stems of the words in its sentences that carry meaning."""
        return frozenset(
            stem(w) for one in self.reports for w in words(one.row.passage) if carries_meaning(w) and not is_number(w)
        )

    def goes_on_with(self, report: Report) -> bool:
        """Whether a sentence may report the same event."""
        last, row = self.reports[-1].row, report.row
        if (row.type, row.mode) != (self.type, self.mode) or row.start - last.end > _FAR:
            return False
        if report.day is not None and any(one.day != report.day for one in self.days):
            return False
        place = place_of(row)
        if place is not None and self.places(place[1]) and place[0] not in self.places(place[1]):
            return False
        shared = report.parties & self.parties or report.nouns & self.nouns
        unknown = not (report.parties | report.nouns) or not (self.parties | self.nouns)
        return bool(shared) or unknown or _takes_up(row)


def happenings(rows: Iterable[Any], names: Mapping[str, str]) -> list[Happening]:
    """The events of one article, from the rows of its reports in order; `names` are those of its speakers."""
    out: list[Happening] = []
    for row in rows:
        report = Report(row, *_parties(row, names))
        fitting = next((one for one in reversed(out[-_MOST_PARTIES:]) if one.goes_on_with(report)), None)
        if fitting is None:
            fitting = Happening(row.type, row.mode)
            out.append(fitting)
        fitting.reports.append(report)
    return out


def place_of(row: Any) -> tuple[str, Level] | None:
    """The place of a report, by its number in GeoNames or else its name, and how narrow it is."""
    if row.place is None:
        return None
    return (str(row.geonameid) if row.geonameid is not None else key(row.place)), _level(row.place, row.geonameid)


@lru_cache(maxsize=8192)
def _level(name: str, geonameid: int | None) -> Level:
    kinds = [entry.kind for entry in look_up(name) if geonameid is None or entry.geonameid == geonameid]
    return _LEVELS[kinds[0]] if kinds else "spot"


def _parties(row: Any, names: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of those who take part, each by its last word, and the nouns for those who have none."""
    named, nouns = set(), set()
    place = set(words(row.place or ""))
    for entity in (json.loads(row.actors) + json.loads(row.recipients))[:_MOST_PARTIES]:
        text = names.get(entity["speaker"] or "", entity["text"])
        proper = [w for m in _CAPITAL.finditer(text) for w in words(m.group()) if w not in _TITLES]
        proper = [w for w in proper if carries_meaning(w) and w not in place]
        if proper:
            named.add(proper[-1])
        elif found := [w for w in words(_HEAD.split(text)[0]) if carries_meaning(w) and w not in place]:
            nouns.add(singular(found[-1])[0])
    return frozenset(named), frozenset(nouns)


def _takes_up(row: Any) -> bool:
    """Whether a sentence speaks of an event as known: "took part in", "the visit"."""
    at = row.start - row.passage_start
    return bool(
        _AGAIN.match(row.passage, at) or _AGAIN.match(row.passage, max(0, row.passage.rfind(" ", 0, at - 1) + 1))
    )


def in_articles(rows: Iterable[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Rows that are ordered by their article, article by article."""
    waiting: list[Any] = []
    for row in rows:
        if waiting and waiting[-1].article != row.article:
            yield waiting[0].article, waiting
            waiting = []
        waiting.append(row)
    if waiting:
        yield waiting[0].article, waiting
