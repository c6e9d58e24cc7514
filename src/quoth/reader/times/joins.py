"""Which neighbouring expressions are one? Ranges, a day with its time, a length of time before or after a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quoth.reader.times import spans
from quoth.reader.times.meant import Meant, dated
from quoth.reader.times.when import When, day, same_day, weekday_of

# How many code points may stand between two expressions that are one.
_FARTHEST = 24
_PLUS = re.compile(r"\s*(?:,|and|,\s*and)?\s*", re.IGNORECASE)
_CLOCKS = ("clock", "hours")
_STARTING = re.compile(r"\s*,?\s*(?:starting|beginning)\s*(?:from|on|at)?\s*", re.IGNORECASE)
_FROM = re.compile(
    r"\s*(?P<before>before|prior\sto|ahead\sof)?\s*(?:after|from|following|since)?\s*(?:the\s)?", re.IGNORECASE
)
_FOR = re.compile(r"\s*,?\s*for\s*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|to|through|thru|until|till)\s*(?:the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND_THE = re.compile(r"\s*and\s*(?:the\s)?", re.IGNORECASE)
_AT = re.compile(r"\s*(?:,\s*)?(?:at|around|about|on|from|by|between)?\s*(?:about\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A time expression that was understood."""

    start: int
    end: int
    rule: str
    meant: Meant
    yearless: bool = False
    halved: bool = False


def joined(text: str, first: Read, second: Read, published: When | None) -> Read | None:
    """Two neighbours that are one expression: a range, a day with its time, a length of time before or after a date."""
    if second.start - first.end > _FARTHEST:
        return None
    a, b = first.meant, second.meant
    between = text[first.end : second.start]
    if a.type == b.type == "DURATION":
        return _added(first, second, between)
    if a.type == "SET" and second.rule == "clock" and _AT.fullmatch(between):
        return _repeated(first, second)
    if published is not None and published.is_day:
        # What goes on to now ends on the day of the writing, or among times of the day at its time.
        timed = published.at("" if not (a.when or b.when or published).time[1:2].isdigit() else published.time)
        a = replace(a, when=timed) if a.value == "PRESENT_REF" else a
        b = replace(b, when=timed) if b.value == "PRESENT_REF" else b
    if a.when is not None and b.when is not None:
        if (one := _ranged(text, replace(first, meant=a), replace(second, meant=b))) is not None:
            return one
        if _AT.fullmatch(between) and (first.rule in _CLOCKS) != (second.rule in _CLOCKS):
            return _timed(first, second)
    if (one := _counted(text, first, second, a, b)) is not None:
        return one
    dated_day = b.when is not None and b.when.is_day and second.rule != "clock"
    if a.size is not None and dated_day and _lasts(text, first, second):
        return _lasting(first, second)
    if b.type == "DURATION" and first.rule == "clock" and a.when is not None and _FOR.fullmatch(between):
        return _from_hour(first, second, first.meant, second.meant)
    if a.type == "DURATION" and second.rule == "clock" and b.when is not None and _lasts(text, first, second):
        return _from_hour(second, first, second.meant, first.meant)
    is_from = _FROM.fullmatch(between)
    if a.size is not None and b.when is not None and is_from and between.strip() and second.rule != "clock":
        when = spans.counted_from(a.size, b.when, past=bool(is_from.group("before")))
        counted = dated(when, a.mod)
        if counted is not None:
            return Read(first.start, second.end, "amount", replace(counted, counted=when))
    return None


def _ranged(text: str, first: Read, second: Read) -> Read | None:
    """Two dates as the ends of a range: "from March to June 2003", "between 2001 and 2003"."""
    begin, end, between = first.meant.when, second.meant.when, text[first.end : second.start]
    if second.rule == "now" and text.startswith(("to", "till", "until"), second.start):
        # "From March to date".
        between += text[second.start : second.end].partition(" ")[0]
    listed = _BETWEEN.search(text, max(0, first.start - 12), first.start) and _AND_THE.fullmatch(between)
    if begin is None or end is None or not (_TO.fullmatch(between) or listed):
        return None
    if any(
        one.rule == "hours" or (one.meant.range and not (one.meant.when.part or one.meant.mod))
        for one in (first, second)
        if one.meant.when
    ):
        return None
    if second.rule == "clock" and not second.halved and begin.days == end.days and end.time < begin.time:
        # "Between now and eight o'clock".
        end = end.at(_later(end.time))
    if second.rule == "weekday" and second.yearless and not _is_span(begin, end):
        # "From next Monday to Friday": the Friday after it.
        ahead = (end.days[0] - begin.days[0]) % 7 if begin.days and end.days else 0
        end = same_day(begin, "D", ahead) or end
    start = begin if _is_span(begin, end) else _year_before(first, second)
    if start is None:
        return None
    meant = replace(first.meant, when=start, value=start.value, range=(start.value, end.value))
    return Read(first.start, second.end, first.rule, meant)


def _lasting(first: Read, second: Read) -> Read | None:
    """A length of time from a day on: "for three days starting next Monday"."""
    when, size = second.meant.when, first.meant.size
    after = None if when is None or size is None else spans.counted_from(size, when, past=False)
    last = None if after is None else same_day(after, "D", -1)
    if when is None or last is None:
        return None
    return Read(first.start, second.end, "amount", replace(first.meant, range=(when.value, last.value)))


def _lasts(text: str, first: Read, second: Read) -> bool:
    """Whether a length of time begins with a date: "three days starting Monday", "for a week from 20 May"."""
    between = text[first.end : second.start]
    if _STARTING.fullmatch(between):
        return True
    said_for = text[max(0, first.start - 4) : first.start].lower().strip() == "for"
    return said_for and between.strip(" ,").lower() == "from"


def _from_hour(clock: Read, lasting: Read, time: Meant, length: Meant) -> Read | None:
    """A length of time from an hour on: "from 10 am for 3 hours", "for 3 hours from 10 am"."""
    end = spans.timed_after(time.when, length.value) if time.when is not None else None
    if end is None or time.when is None:
        return None
    meant = Meant("TIME", time.when, time.value, None, (time.when.value, end))
    return Read(min(clock.start, lasting.start), max(clock.end, lasting.end), "hours", meant)


def _counted(text: str, first: Read, second: Read, a: Meant, b: Meant) -> Read | None:
    """A weekday of a week that is counted: "Monday two weeks from now", "three weeks after Christmas on Friday"."""
    day_, other = (a, b) if first.rule == "weekday" else (b, a)
    when = day_.when
    rules = {first.rule, second.rule}
    between = text[first.end : second.start].strip(" ,").lower()
    if "weekday" not in rules or rules == {"weekday"} or between not in ("", "on") or when is None:
        return None
    counted = other.counted
    if counted is None or counted.days is None or not when.is_day or when.days is None:
        return None
    monday = counted.days[0] - weekday_of(counted.days[0])
    meant = dated(day(monday + weekday_of(when.days[0])))
    return None if meant is None else Read(first.start, second.end, "weekday", meant)


def _year_before(first: Read, second: Read) -> When | None:
    """The first date of a range without years that would lie after the second, a year earlier."""
    a, b = first.meant.when, second.meant.when
    if a is None or b is None or a.year is None or first.rule != "date" or second.rule != "date" or a.month is None:
        return None
    earlier = replace(a, year=a.year - 1)
    return earlier if first.yearless and second.yearless and _is_span(earlier, b) else None


def _added(first: Read, second: Read, between: str) -> Read | None:
    """Two lengths of time as their sum: "an hour and 30 minutes"."""
    a, b = first.meant.value, second.meant.value
    if a is None or b is None or "X" in a + b or not _PLUS.fullmatch(between):
        return None
    order = "DE Y M W D H MI S".split()
    units = [x.meant.size[1] if x.meant.size else "" for x in (first, second)]
    if units[0] not in order or units[1] not in order or order.index(units[0]) >= order.index(units[1]):
        return None
    value = a + b[1:] if "T" not in a else a + b.removeprefix("PT")
    meant = Meant("DURATION", None, value, first.meant.mod, None, None)
    return Read(first.start, second.end, "amount", replace(meant, size=second.meant.size))


def _repeated(first: Read, second: Read) -> Read | None:
    """What comes again and again at a time of the day: "every day at 7:13 p.m.", "Tuesdays at 9am"."""
    value, clock = first.meant.value or "", second.meant.when
    if clock is None or clock.time == "":
        return None
    if value == "P1D" or value.startswith("T"):
        value = ""
    elif not value.startswith("XXXX-WXX-"):
        return None
    return Read(first.start, second.end, "set", Meant("SET", None, value.partition("T")[0] + clock.time))


def _is_span(first: When, last: When) -> bool:
    """Whether one date lies before another, as the ends of a range do."""
    if first.days is None or last.days is None:
        return first.month is not None and last.month is not None and first.year is None and last.year is None
    if first.days[0] == last.days[0]:
        return bool(first.time and last.time and first.time < last.time)
    return first.days[0] < last.days[0]


def _timed(first: Read, second: Read) -> Read | None:
    """A day and a time of it as one expression."""
    date, clock = (second, first) if first.rule in _CLOCKS else (first, second)
    when, time = date.meant.when, clock.meant.when
    if (
        when is None
        or time is None
        or (when.time and not when.time[1:].isalpha())
        or not (when.is_day or when.weekday is not None)
    ):
        return None
    written, afternoon = time.time, when.time in ("TAF", "TEV", "TNI") and not clock.halved
    written = _later(written) if afternoon else written
    range_ = clock.meant.range
    if range_ is not None:
        last = "T" + range_[1].rpartition("T")[2]
        range_ = (when.at(written).value, when.at(_later(last) if afternoon else last).value)
    meant = dated(when.at(written), date.meant.mod, range_)
    return None if meant is None else Read(first.start, second.end, "clock", meant)


def _later(time: str) -> str:
    """An hour of the first half of the day in its second half: "T07:30" as "T19:30"."""
    return f"T{int(time[1:3]) + 12}{time[3:]}" if time[1:3].isdigit() and 1 <= int(time[1:3]) < 12 else time
