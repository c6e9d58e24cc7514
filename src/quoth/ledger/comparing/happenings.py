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
from quoth.ledger.comparing.figures import day_of
from quoth.ledger.comparing.wording import carries_meaning, is_number, stem
from quoth.ledger.fold import key, words
from quoth.reader.nouns import singular, sort_of

Level = Literal["spot", "area", "country"]

# Characters from one mention of an event to the next that may be of the same.
_FAR = 700
_MOST_PARTIES = 6
# Of the words for somebody, so many characters.
_LONGEST = 200
_WORD = re.compile(r"[^\W\d_]\w*(?:['’-]\w+)*")
_SETTLEMENT = re.compile(r"^(?:the )?(?:city|town|village|port|capital|settlement) of ", re.IGNORECASE)
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
    """A sentence that reports an event: its row of the index, and who takes part, by names and else by nouns."""

    row: Any
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: frozenset[str]
    nouns: frozenset[str]
    place: tuple[str, Level] | None

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
        return frozenset(one.place[0] for one in self.reports if one.place is not None and one.place[1] == level)

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
    def names(self) -> frozenset[str]:
        """The stems of the words in its sentences that are written with a capital, but for the first of a sentence."""
        return frozenset(
            stem(low)
            for one in self.reports
            for m in _WORD.finditer(one.row.passage)
            for low in words(m.group())
            if m.start() and m.group()[0].isupper() and carries_meaning(low)
        )

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
        if report.place is not None:
            place, level = report.place
            if self.places(level) and place not in self.places(level):
                return False
        shared = report.parties & self.parties or report.nouns & self.nouns
        actors = report.actors and frozenset().union(*(one.actors for one in self.reports))
        recipients = report.recipients and frozenset().union(*(one.recipients for one in self.reports))
        return bool(shared) or not (actors or recipients) or _takes_up(row)


def happenings(rows: Iterable[Any], names: Mapping[str, str]) -> list[Happening]:
    """The events of one article, from the rows of its reports in order; `names` are those of its speakers."""
    out: list[Happening] = []
    for row in rows:
        report = _report(row, names)
        fitting = next((one for one in reversed(out[-_MOST_PARTIES:]) if one.goes_on_with(report)), None)
        if fitting is None:
            fitting = Happening(row.type, row.mode)
            out.append(fitting)
        fitting.reports.append(report)
    return out


def _report(row: Any, names: Mapping[str, str]) -> Report:
    place = None
    if row.place is not None:
        place = (str(row.geonameid) if row.geonameid is not None else key(row.place)), _level(row.place, row.geonameid)
    known = frozenset(words(row.place or ""))
    parties, nouns, sides = set(), set(), []
    for entities in (row.actors, row.recipients):
        side = set()
        for entity in json.loads(entities)[:_MOST_PARTIES]:
            text = names.get(entity["speaker"] or "", entity["text"])
            if place is None and (settlement := _settlement(text)):
                place = settlement, "spot"
                continue
            name, noun = _called(text, known)
            parties |= name
            nouns |= noun
            side |= name | noun
        sides.append(frozenset(side))
    return Report(row, sides[0], sides[1], frozenset(parties), frozenset(nouns), place)


@lru_cache(maxsize=8192)
def _settlement(text: str) -> str | None:
    """The number in GeoNames of the largest city that words are the name of."""
    name = _SETTLEMENT.sub("", text)
    found = look_up(name) if name[:1].isupper() else ()
    if not found or any(entry.kind != "city" for entry in found):
        return None
    return str(max(found, key=lambda entry: entry.population).geonameid)


@lru_cache(maxsize=8192)
def _level(name: str, geonameid: int | None) -> Level:
    kinds = [entry.kind for entry in look_up(name) if geonameid is None or entry.geonameid == geonameid]
    return _LEVELS[kinds[0]] if kinds else "spot"


def _called(text: str, without: frozenset[str]) -> tuple[set[str], set[str]]:
    """The last word of a name, or the noun for who has none; one of the two sets is empty."""
    found = [(m.group(), words(m.group())) for m in _WORD.finditer(text[:_LONGEST])]
    kept = [(word, low[0]) for word, low in found if low and carries_meaning(low[0]) and low[0] not in without]
    proper = [low for word, low in kept if word[0].isupper() and low not in _TITLES]
    if proper and sort_of(singular(proper[-1])[0]) is None:
        return {proper[-1]}, set()
    head = [low for low in words(_HEAD.split(text[:_LONGEST])[0]) if carries_meaning(low) and low not in without]
    return set(), {singular(head[-1])[0]} if head else set()


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
