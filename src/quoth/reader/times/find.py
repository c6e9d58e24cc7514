"""Which time expressions does a text have, and what is the value of each?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quoth.reader.times import clocks, dates, spans
from quoth.reader.times.grammar import Found, matches
from quoth.reader.times.meant import Meant, dated
from quoth.reader.times.story import Story
from quoth.reader.times.tokens import stretches
from quoth.reader.times.when import When
from quoth.record import TimeExpression
from quoth.text import Paragraph

_MEANINGS: dict[str, Callable[[Found, Story], Meant | None]] = {
    "date": dates.date,
    "days": dates.days,
    "iso": dates.iso,
    "slashed": dates.slashed,
    "year": dates.year,
    "years": dates.years,
    "decade": dates.decade,
    "century": dates.century,
    "season": dates.season,
    "quarter": dates.quarter,
    "fiscal": dates.fiscal,
    "holiday": dates.holiday,
    "weekday": dates.weekday,
    "today": spans.today,
    "deictic": spans.deictic,
    "recent": spans.recent,
    "amount": spans.amount,
    "while": spans.while_,
    "clock": clocks.clock,
    "set": clocks.set_,
    "now": clocks.now,
    "once": clocks.once,
}
_FROM = re.compile(
    r"\s*(?P<before>before|prior\sto|ahead\sof)?\s*(?:after|from|following|since)?\s*(?:the\s)?", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:-|–|—|to|through|thru|until|till)\s*(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*)?(?:and|or|,|-|–|to|through|until|till)\s*(?:the\s|in\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AT = re.compile(r"\s*(?:,\s*)?(?:at|around|about|on|from|by)?\s*(?:about\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A time expression that was understood."""

    start: int
    end: int
    rule: str
    meant: Meant


def find_times(text: str, paragraphs: Sequence[Paragraph], published: When | None) -> list[TimeExpression]:
    """The time expressions of a text, in its order, none overlapping, with TIMEX3 types and values.

    `published` is when it was written, which relative expressions count from; without it their values have X for what
    is not known.
    """
    found = [
        one
        for p in paragraphs
        for tokens, characters in stretches(text, p.start, p.end)
        for one in matches(tokens, characters)
    ]
    story = Story(text, published, _years(found))
    read: list[Read] = []
    for i, one in enumerate(found):
        story.ahead = _ahead(text, one, found[i + 1]) if i + 1 < len(found) else None
        meant = _MEANINGS[one.rule](one, story)
        if meant is None:
            continue
        start = one.start
        if one.has("from"):
            start = (one.first("day") or one.first("month") or one.first("year") or one.groups["from"][0]).start
            start = min(start, (one.first("month") or one.groups["day"][0]).start) if one.has("day") else start
        this = Read(start, one.end, one.rule, meant)
        if read and (joined := _joined(text, read[-1], this)) is not None:
            read[-1] = this = joined
        else:
            read.append(this)
        if this.meant.when is not None:
            story.mention(this.meant.when)
    return [
        TimeExpression(
            start=r.start,
            end=r.end,
            text=text[r.start : r.end],
            type=r.meant.type,
            value=r.meant.value,
            mod=r.meant.mod,
            range=r.meant.range,
        )
        for r in read
    ]


def _years(found: Sequence[Found]) -> list[int]:
    """The years after Christ that expressions write out; before Christ they count as 0."""
    out = []
    for one in found:
        token = one.first("year")
        if token is not None and isinstance(token.worth, int) and (token.worth >= 1000 or one.has("era")):
            out.append(0 if one.word("era").startswith("b") else token.worth)
    return out


def _ahead(text: str, one: Found, following: Found) -> tuple[int, int] | None:
    """The year and month of the date that an expression is joined to and shares the year with."""
    if one.has("year") or one.rule not in ("date", "season") or following.rule not in ("date", "season"):
        return None
    token, month = following.first("year"), following.first("month")
    if (
        token is None
        or not isinstance(token.worth, int)
        or token.worth < 100
        or not _AND.fullmatch(text, one.end, following.start)
    ):
        return None
    return (-token.worth if following.word("era").startswith("b") else token.worth), int(
        month.worth or 12
    ) if month else 12


def _joined(text: str, first: Read, second: Read) -> Read | None:
    """Two neighbours that are one expression: a range, a day with its time, a length of time before or after a date."""
    if second.start - first.end > 24:
        return None
    a, b = first.meant, second.meant
    between = text[first.end : second.start]
    if a.when is not None and b.when is not None:
        range_ = _TO.fullmatch(between) or (
            _BETWEEN.search(text, max(0, first.start - 12), first.start)
            and re.fullmatch(r"\s*and\s*(?:the\s)?", between)
        )
        if range_ and a.range is None and b.range is None and _is_span(a.when, b.when):
            meant = replace(a, range=(a.when.value, b.when.value))
            return Read(first.start, second.end, first.rule, meant)
        if _AT.fullmatch(between) and (first.rule == "clock") != (second.rule == "clock"):
            return _timed(first, second)
    is_from = _FROM.fullmatch(between)
    if a.size is not None and b.when is not None and is_from and between.strip() and second.rule != "clock":
        when = spans.counted_from(a.size, b.when, past=bool(is_from.group("before")))
        counted = dated(when, a.mod)
        if counted is not None:
            return Read(first.start, second.end, second.rule, counted)
    return None


def _is_span(first: When, last: When) -> bool:
    """Whether one date lies before another, as the ends of a range do."""
    if first.days is None or last.days is None:
        return first.month is not None and last.month is not None and first.year is None and last.year is None
    if first.days[0] == last.days[0]:
        return bool(first.time and last.time and first.time < last.time)
    return first.days[0] < last.days[0]


def _timed(first: Read, second: Read) -> Read | None:
    """A day and a time of it as one expression."""
    date, clock = (second, first) if first.rule == "clock" else (first, second)
    when, time = date.meant.when, clock.meant.when
    if (
        when is None
        or time is None
        or (when.time and not when.time[1:].isalpha())
        or not (when.is_day or when.weekday is not None)
    ):
        return None
    written = time.time
    if when.time in ("TAF", "TEV", "TNI") and written[1:3].isdigit() and 1 <= int(written[1:3]) < 12:
        written = f"T{int(written[1:3]) + 12}{written[3:]}"
    meant = dated(when.at(written), date.meant.mod)
    return None if meant is None else Read(first.start, second.end, "clock", meant)
