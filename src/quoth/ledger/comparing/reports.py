"""Where do two reports of one event give days or counts that cannot both hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from quoth.ledger.comparing.figures import cannot_both_hold, head, may_be_a_slip
from quoth.ledger.comparing.findings import Finding, Side
from quoth.ledger.comparing.happenings import Happening, Report
from quoth.ledger.comparing.meetings import meetings, reported
from quoth.ledger.comparing.quoted import Carrier, carriers, order_of_publication
from quoth.ledger.comparing.wording import DAYS, carries_meaning, stem
from quoth.ledger.fold import words

# How much two reports must share. Tuned by eye on events in 840 articles of PolNeAR train: below, most pairs are of two
# events of one sort.
_ENOUGH = 4.0
_SPOT, _AREA, _COUNTRY = 3.0, 1.5, 1.0
_PARTY, _NOUN, _NAME, _WORD = 1.5, 1.0, 1.0, 0.5
_OTHERS = -2.0
_MOST_PARTIES, _MOST_NOUNS, _MOST_NAMES, _MOST_WORDS = 2, 1, 2, 4
# What became of those who are counted: the dead are not the wounded.
_FATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:kill|dead\b|die[ds]?\b|death|perish|slain)",
        r"\b(?:wound|injur|hurt)",
        r"\b(?:arrest|detain|captur|hostage)",
        r"\b(?:missing|displac|evacuat|fled\b|flee)",
    )
)
_BEHIND = 40
_DAYS = frozenset(map(stem, DAYS))


def events(connection: Connection) -> Iterator[Finding]:
    """What differs between two reports of one event, each difference once, with all who report either side of it.

    Reports are of one event when it is of one type and mode, nothing speaks against it, and its place, those who take
    part and the words share enough. A day that is near the other, or has another year or month only, does not speak
    against it.
    """
    told: dict[tuple[object, ...], Finding] = {}
    for batch in meetings(connection):
        articles = sorted({article for pair in batch for article, _ in pair})
        known, by_id = reported(connection, articles), carriers(connection, articles)
        for (article, i), (other_article, j) in batch:
            one, other = known[article][i], known[other_article][j]
            if likeness(one, other) >= _ENOUGH:
                for finding in _differing(one, by_id[article], other, by_id[other_article]):
                    _collect(told, one, finding)
    yield from told.values()


def likeness(one: Happening, other: Happening) -> float:
    """How much two reports of events of one sort share; nothing, where their places or parties are others."""
    if _apart(one.places("spot"), other.places("spot")) or _apart(one.places("area"), other.places("area")):
        return 0.0
    parties, nouns = one.parties & other.parties, one.nouns & other.nouns
    if one.parties and other.parties and not parties and not nouns:
        return 0.0
    known = _known(one) | _known(other)
    names = (one.names & other.names) - known
    shared = len((one.content & other.content) - names - known)
    # Of two meetings of one person, each is with somebody else.
    others = bool(parties and one.parties - parties and other.parties - parties)
    return (
        _OTHERS * others
        + _SPOT * bool(one.places("spot") & other.places("spot"))
        + _AREA * bool(one.places("area") & other.places("area"))
        + _COUNTRY * bool(one.places("country") & other.places("country"))
        + _PARTY * min(_MOST_PARTIES, len(parties))
        + _NOUN * min(_MOST_NOUNS, len(nouns))
        + _NAME * min(_MOST_NAMES, len(names))
        + _WORD * min(_MOST_WORDS, shared)
    )


def _known(one: Happening) -> frozenset[str]:
    """The stems of the words for who takes part and where, which count by themselves, and for days."""
    places = (word for report in one.reports for word in words(report.row.place or ""))
    return frozenset(map(stem, (*one.parties, *one.nouns, *places))) | _DAYS


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _differing(one: Happening, carrier: Carrier, other: Happening, other_carrier: Carrier) -> Iterator[Finding]:
    days = (
        {report.day: report for report in reversed(one.days)},
        {report.day: report for report in reversed(other.days)},
    )
    if days[0] and days[1] and days[0].keys().isdisjoint(days[1]):
        first, second = one.days[0], other.days[0]
        if first.day is None or second.day is None or not may_be_a_slip(first.day, second.day):
            return
        # Who speaks or meets does so on many days: only at one place it is likely to be one event.
        if not (one.places("spot") & other.places("spot") or one.places("area") & other.places("area")):
            return
        yield _ordered("day", _with_day(first, carrier), _with_day(second, other_carrier))
    for noun in dict.fromkeys(head(count["counted"]) for _, count in one.counts):
        own = [pair for pair in one.counts if head(pair[1]["counted"]) == noun]
        theirs = [pair for pair in other.counts if head(pair[1]["counted"]) == noun]
        differing = [[_cannot_both_hold(*a, *b) for b in theirs] for a in own]
        if theirs and all(all(row) for row in differing):
            yield _ordered("count", _with_count(*own[0], carrier), _with_count(*theirs[0], other_carrier))


def _cannot_both_hold(report: Report, count: Mapping[str, Any], other: Report, other_count: Mapping[str, Any]) -> bool:
    fates = _fates(report, count), _fates(other, other_count)
    kinds = _kind(count), _kind(other_count)
    if _apart(*fates) or (kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1])):
        return False
    return cannot_both_hold(count, other_count)


def _fates(report: Report, count: Mapping[str, Any]) -> frozenset[str]:
    """What became of those who are counted, as the words behind the count or the trigger say."""
    at = count["end"] - report.row.passage_start
    near = f"{report.row.passage[max(0, at) : at + _BEHIND]} {report.row.trigger}"
    return frozenset(one.pattern for one in _FATES if one.search(near))


def _kind(count: Mapping[str, Any]) -> frozenset[str]:
    """What is said of the things that are counted, beside their noun."""
    return frozenset(word for word in words(count["counted"])[:-1] if carries_meaning(word) and word != "and")


def _with_day(report: Report, carrier: Carrier) -> Side:
    return _side(report, carrier, report.row.time_start, report.row.time_end)


def _with_count(report: Report, count: Mapping[str, Any], carrier: Carrier) -> Side:
    return _side(report, carrier, count["start"], count["end"])


def _side(report: Report, carrier: Carrier, start: int, end: int) -> Side:
    row = report.row
    at = max(0, start - row.passage_start), max(0, end - row.passage_start)
    value, where = row.passage[slice(*at)], f"{row.article}/{row.local}"
    return Side(where, row.reported_by, row.passage, row.passage_start, value, at, carrier)


def _ordered(what: str, one: Side, other: Side) -> Finding:
    first, second = sorted((one, other), key=lambda side: order_of_publication(side.carrier))
    return Finding("event", what, first, second)


def _collect(told: dict[tuple[object, ...], Finding], event: Happening, finding: Finding) -> None:
    """Take up a finding, or, where another has both its values for such an event, the articles that it adds."""
    values = sorted(" ".join(words(side.value)) for side in (finding.one, finding.other))
    place = min(event.places("spot") | event.places("area"), default="")
    key = (finding.what, event.type, event.mode, place, *values)
    known = told.get(key)
    if known is None:
        told[key] = finding
        return
    sides = {" ".join(words(side.value)): side for side in (finding.one, finding.other)}
    told[key] = replace(known, one=_with(known.one, sides), other=_with(known.other, sides))


def _with(side: Side, others: Mapping[str, Side]) -> Side:
    also = others[" ".join(words(side.value))].id
    return side if also == side.id or also in side.also else replace(side, also=(*side.also, also))
