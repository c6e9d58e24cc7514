"""What do words that count from somewhere mean? "Yesterday", "last week", "two years ago", "the following day"."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.reader.times.clocks import each, is_rate
from quoth.reader.times.dates import anchor, finish, step
from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, count, dated, mod_of
from quoth.reader.times.story import Story
from quoth.reader.times.tokens import Token
from quoth.reader.times.when import When, day, same_day, shifted, week, weekday_of

_CLOCK_LENGTH = re.compile(r"PT(?=\d)(?:([\d.]{1,6})H)?(?:([\d.]{1,6})M)?")
_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_TIMED = {"S": "S", "MI": "M", "H": "H"}
_UNITS = ["CE", "DE", "Y", "M", "FN", "W", "D", "H", "MI", "S"]
_SPANNING = frozenset("for in during over".split())
_GOING_ON = frozenset("that when which who i he she it they we -".split())
_MOST_WORKING = 300
_DAYS = {"D": 1, "W": 7, "FN": 14, "NI": 1}
_LASTING = frozenset(
    "for over in within after during of recent previous past last next ensuing these many those".split()
)


def today(found: Found, story: Story) -> Meant | None:
    """A day near the writing, or a part of one: "yesterday", "tonight", "this morning", "that afternoon"."""
    token = found.groups["today"][0]
    if token.word in _TODAY:
        return _near_today(found, story)
    part = "NI" if token.word.startswith("to") else str(token.worth)
    if found.has("which"):
        base, by = anchor(found.word("which"), story), step(found.word("which"))
    else:
        base, by = (story.now if token.word.startswith("to") else story.last), 0
    if base is None or not base.is_day or base.days is None:
        return dated(When(time=f"T{part}"), mod_of(found))
    time = _hour(found, part) if found.has("at_hour") else f"T{part}"
    return dated(day(base.days[0] + by).at(time), mod_of(found))


def _near_today(found: Found, story: Story) -> Meant | None:
    """Yesterday, today or tomorrow; in a history, or without a date of the writing, no day that is known."""
    token = found.groups["today"][0]
    before = found.before
    if story.text[token.start].isupper() and before is not None and story.text[before.start].isupper():
        # "USA Today".
        return None
    now = story.published
    if token.word == "today" and not story.is_today(found.start, found.end):
        return Meant("DATE", None, "PRESENT_REF")
    if now is None or not now.is_day or now.days is None or story.is_history:
        return Meant("DATE", None, "XXXX-XX-XX")
    return _on(found, day(now.days[0] + _TODAY[token.word]))


def _hour(found: Found, part: str) -> str:
    """The hour of "tonight at 8", on the half of the day that its part shows."""
    hour = int(count(found.groups["at_hour"]) or 0)
    later = part in ("AF", "EV") or (part == "NI" and hour > 5)
    return f"T{hour + 12 if later and hour < 12 else hour:02d}"


def _on(found: Found, when: When) -> Meant | None:
    """A day with its part or its hour."""
    part = found.first("part")
    if found.has("at_hour"):
        return dated(when.at(_hour(found, str(part.worth) if part is not None else "")))
    return finish(found, when)


def deictic(found: Found, story: Story) -> Meant | None:
    """A unit near the writing or near what was told last: "last week", "the following day", "that year"."""
    if found.has("bare"):
        return _bare(found, story)
    token = found.groups["unit"][0]
    unit = str(token.worth)
    if found.has("leap"):
        return _moved(story.now, unit, 2 if found.word("leap").startswith("after") else -2, found)
    if found.has("to_date"):
        return _to_date(story, unit) if unit in ("Y", "M", "Q", "W") else None
    if found.has("edge") and not found.has("which") and found.groups["unit"][0].start < found.groups["edge"][0].start:
        return _moved(story.now, unit, 0, found) if found.word("edge") == "end" and unit in ("Y", "M", "W") else None
    if found.has("tail"):
        before = found.word("tail") in ("before", "earlier", "previously", "prior")
        if found.after is not None and found.after.word[:1].isalnum() and unit != "Y":
            return None
        return _moved(story.last, unit, -1 if before else 1, found)
    if token.word == "weekend" and not found.has("which") and not found.has("edge") and not found.has("mod"):
        return _weekend(found, story)
    if (found.has("edge") or found.has("mod")) and not found.has("which"):
        return _moved(story.now, unit, 0, found)
    words = found.word("which")
    if not words:
        return None
    if unit == "WE" and words == "this":
        return _weekend(found, story)
    if words == "this" and unit == "D" and found.before is not None and found.before.word == "to":
        # "To this day".
        return Meant("DATE", None, "PRESENT_REF")
    if unit == "H" and step(words):
        return _ending_now(1, unit, story, step(words))
    base = anchor(words, story)
    if (words.endswith("past") and unit in ("W", "M", "Y")) or (unit in ("DE", "CE") and step(words)):
        # "Over the next decade", "in the past year": lengths of time, not the decade or the year of the calendar.
        return _ending_now(1, unit, story, step(words))
    if story.is_history and base is story.now and base is not None and shifted(base, unit, 0) is None:
        # "Last week" where only a year was told: it can but count from the writing.
        base = story.published
    return _moved(base, unit, step(words), found)


def _bare(found: Found, story: Story) -> Meant | None:
    """The unit of the writing, where a preposition makes it one: "off for the week", "sales in the year"."""
    unit, before = str(found.groups["bare"][0].worth), found.before.word if found.before else ""
    if unit == "WE":
        return _weekend(found, story)
    if (
        story.is_timeless
        or unit not in ("D", "W", "M", "Y")
        or before not in _SPANNING
        or (found.after and found.after.word in _GOING_ON)
    ):
        return None
    return _moved(story.now, unit, 0, found)


def _to_date(story: Story, unit: str) -> Meant | None:
    """A unit as far as it has come: "the year to date"."""
    now = story.now
    when = shifted(now, unit, 0) if now is not None else None
    if when is None or when.days is None or now is None:
        return None
    return dated(when, None, (day(when.days[0]).value, now.at("").value))


def _weekend(found: Found, story: Story) -> Meant | None:
    """The weekend that is meant: the one before, or where the clause tells of what comes, the next."""
    now = story.now
    if now is None or not now.is_day or now.days is None:
        return None
    days = now.days[0]
    past = story.tense(found.start, found.end) == "past" and weekday_of(days) < 3 + (found.word("which") != "this")
    return dated(week(days - (7 if past else 0), "-WE"))


def _moved(base: When | None, unit: str, by: int, found: Found) -> Meant | None:
    """The unit so many units after the one that a date lies in."""
    if unit in _TIMED or unit == "ML":
        return None
    if base is None:
        return Meant("DATE", None, "PRESENT_REF" if not by else "PAST_REF" if by < 0 else "FUTURE_REF", mod_of(found))
    if unit == "NI":
        return dated(day(base.days[0] + by).at("TNI")) if base.is_day and base.days else None
    if unit == "FN":
        return None
    when = shifted(base, unit, by)
    if when is None and unit == "D" and base.year is not None and not by:
        month = "XX" if base.month is None else f"{base.month:02d}"
        return Meant("DATE", None, f"{When(base.year).value}-{month}-XX", mod_of(found))
    return finish(found, when)


def recent(found: Found, story: Story) -> Meant | None:
    """A stretch up to the writing or on from it: "the last five years", "the next few days", "recent months"."""
    unit = str(found.groups["unit"][0].worth)
    size = count(found.groups["n"]) if found.has("n") else None
    if found.has("working") and unit == "D" and size is not None:
        return _working_days(size, story, step(found.word("which")) or -1)
    return _ending_now(size, unit, story, step(found.word("which")) or -1)


def _quarters_ahead(first: When, months: float | None, meant: Meant | None) -> Meant | None:
    """Whole quarters that begin with the next one."""
    start = same_day(first, "M", 3)
    after = same_day(start, "M", int(months)) if start is not None and months is not None else None
    last = same_day(after, "D", -1) if after is not None else None
    if meant is None or start is None or last is None:
        return meant
    return Meant("DURATION", None, meant.value, None, (start.value, last.value), meant.size)


def _ending_now(size: float | None, unit: str, story: Story, by: int) -> Meant | None:
    """A length of time that ends, or with `by` = 1 begins, at the writing."""
    meant = _duration(size, unit)
    base = story.now
    if unit == "Q" and base is not None and base.year is not None and base.month is not None:
        base, unit, size = When(base.year, (base.month - 1) // 3 * 3 + 1, 1), "M", None if size is None else 3 * size
        if by > 0:
            return _quarters_ahead(base, size, meant)
    if size is None or base is None or not base.is_day or size != int(size) or meant is None:
        return meant
    if unit in _TIMED and base is not None and base.time and size is not None and meant is not None:
        moved = _timed(base, unit, by * size)
        if moved is None or moved.when is None:
            return meant
        ends = (moved.when, base) if by < 0 else (base, moved.when)
        return Meant("DURATION", None, meant.value, None, (ends[0].value, ends[1].value), meant.size)
    days = _DAYS.get(unit)
    other = same_day(base, "D" if days else unit, by * int(size) * (days or 1))
    if other is None:
        return meant
    # What comes begins tomorrow, what is past ends today.
    first, last = (other, base) if by < 0 else (same_day(base, "D", 1) or base, other)
    return Meant("DURATION", None, meant.value, None, (first.at("").value, last.at("").value), meant.size)


def _working_days(size: float, story: Story, by: int) -> Meant | None:
    """So many days from Monday to Friday before or after the writing."""
    meant, now = _duration(size, "D"), story.now
    if meant is None or now is None or not now.is_day or now.days is None or size != int(size) or size > _MOST_WORKING:
        return meant
    at = now.days[0]
    counted: list[int] = []
    while len(counted) < int(size):
        at += by
        if weekday_of(at) < 5:
            counted.append(at)
    ends = (day(min(counted)).value, day(max(counted)).value)
    return Meant("DURATION", None, meant.value, None, ends, meant.size)


def lengths(found: Found, story: Story) -> Meant | None:
    """A time so many units of several kinds away: "2 years and 3 months ago", "the last 3 months and 2 weeks"."""
    parts = _parts(found)
    if not parts:
        return None
    tail, past = found.word("tail"), True
    if found.has("which"):
        base, past = story.now, step(found.word("which")) < 0
    elif tail in ("ago", "now", "today"):
        base, past = story.published if not story.is_history else story.now, tail == "ago"
    else:
        base, past = story.last, tail in ("before", "earlier", "previously", "prior")
    value = _written(parts)
    if base is None or not base.is_day:
        return Meant("DURATION", None, value) if found.has("which") else Meant("DATE", None, _somewhere(past=past))
    when: When | None = base
    for number, unit in parts:
        if when is None or unit in _TIMED or number != int(number):
            break
        weeks = 2 if unit == "FN" else 1
        when = same_day(when, "W" if unit == "FN" else unit, int(number) * weeks * (-1 if past else 1))
    else:
        if when is not None and found.has("which"):
            ends = (when, base.at("")) if past else (base.at(""), when)
            return Meant("DURATION", None, value, None, (ends[0].value, ends[1].value))
        return dated(when.at("")) if when is not None else None
    return Meant("DURATION", None, value) if found.has("which") else Meant("DATE", None, _somewhere(past=past))


def _somewhere(*, past: bool) -> str:
    return "PAST_REF" if past else "FUTURE_REF"


def _parts(found: Found) -> list[tuple[float, str]]:
    """The numbers and units of a length of time of several parts, which must become finer."""
    out: list[tuple[float, str]] = []
    number: list[Token] = []
    for token in found.groups["parts"]:
        if token.worth in _UNITS:
            size = count([t for t in number if t.word not in (",", "and", "-")])
            if size is None or (out and _UNITS.index(out[-1][1]) >= _UNITS.index(str(token.worth))):
                return []
            out.append((size, str(token.worth)))
            number = []
        else:
            number.append(token)
    return out


def _written(parts: list[tuple[float, str]]) -> str:
    days = "".join(f"{n:g}{u}" for n, u in parts if u not in _TIMED and u != "FN")
    clock = "".join(f"{n:g}{_TIMED[u]}" for n, u in parts if u in _TIMED)
    return f"P{days}{'T' + clock if clock else ''}"


def amount(found: Found, story: Story) -> Meant | None:
    """A length of time, and what lies so far from another time: "three years", "two weeks ago", "a year later"."""
    token = found.groups["unit"][0]
    unit = "S" if token.word == "second" else str(token.worth)
    size = count(found.groups["n"]) if found.has("n") else 1 if found.has("unit") and not found.has("tail") else None
    before = found.before.word if found.before else ""
    if found.word("n") == "one" and before in ("no", "any", "every"):
        return None
    if (
        (token.word == "second" and found.word("n") != "one")
        or (unit == "NI" and token.word == "night" and size != 1)
        or (unit == "Q" and not found.has("tail"))
    ):
        # "A second attempt", "three quarters of them".
        return None
    if not found.has("tail"):
        if found.word("n") in ("a", "an") and token.word == found.groups["unit"][-1].word and is_rate(before):
            return each(unit)
        if found.has("and_half") and size is not None:
            size += 0.25 if found.word("and_half") == "quarter" else 0.5
        if before == "in" and size is not None and story.tense(found.start, found.end) == "future":
            return _from(story.published, unit, size, found)
        if found.has("in_time") and size is not None:
            return _from(story.published, unit, size, found)
        if before == "within" and unit in _TIMED and size is not None and _is_future(found, story):
            meant = _ending_now(size, unit, story, 1)
            return None if meant is None else replace(meant, mod=mod_of(found))
        return _duration(size, unit, mod_of(found))
    tail = found.word("tail")
    if tail in ("now", "today") and before == "for" and size is not None:
        return _lasting(size, unit, story)
    if tail in ("ago", "now", "today"):
        return _from(
            story.published if not story.is_history else story.now,
            unit,
            -size if tail == "ago" and size else size,
            found,
            past=tail == "ago",
        )
    past = tail in ("before", "earlier", "previously", "prior")
    base = story.last
    return _from(base, unit, -size if past and size else size, found, past=past)


def _lasting(size: float | None, unit: str, story: Story) -> Meant | None:
    """A length of time that begins today: "for three days from today"."""
    meant, now = _duration(size, unit), story.published
    if meant is None or meant.size is None or now is None:
        return meant
    after = counted_from(meant.size, now, past=False)
    last = same_day(after, "D", -1) if after is not None else None
    return meant if last is None else replace(meant, range=(now.at("").value, last.at("").value))


def _is_future(found: Found, story: Story) -> bool:
    return story.tense(found.start, found.end) == "future"


def _from(base: When | None, unit: str, by: float | None, found: Found, *, past: bool = False) -> Meant | None:
    """So many units before or after a date; a vague number of them lies somewhere in the past or in the future."""
    if unit in _TIMED:
        return Meant("TIME", None, "PAST_REF" if past else "FUTURE_REF") if by is None else _timed(base, unit, by)
    if by is None or base is None or by != int(by):
        return Meant("DATE", None, "PAST_REF" if past else "FUTURE_REF", mod_of(found))
    number = int(by) * (2 if unit == "FN" else 1)
    unit = {"FN": "W", "NI": "D"}.get(unit, unit)
    mod = {"APPROX": "APPROX", "MORE_THAN": "BEFORE" if past else "AFTER", "LESS_THAN": "AFTER" if past else "BEFORE"}
    # A weekday beside it wants the day itself: "Monday two months from now".
    meant = dated(shifted(base, unit, number), mod.get(mod_of(found) or ""))
    return None if meant is None else replace(meant, counted=same_day(base, unit, number))


def _timed(base: When | None, unit: str, by: float) -> Meant | None:
    """So many hours, minutes or seconds after a time; where the time of the day is not known, the day stays."""
    if base is None or not base.is_day or base.days is None:
        return Meant("TIME", None, "PAST_REF" if by < 0 else "FUTURE_REF")
    clock = base.time[1:6]
    if len(clock) < 5 or not (clock[:2] + clock[3:]).isdigit():
        hours = int(by * {"H": 1, "MI": 1 / 60, "S": 1 / 3600}[unit])
        return (
            dated(day(base.days[0] + int(hours / 24)))
            if abs(hours) >= 24
            else Meant("TIME", None, "PAST_REF" if by < 0 else "FUTURE_REF")
        )
    minutes = int(clock[:2]) * 60 + int(clock[3:]) + int(by * {"H": 60, "MI": 1, "S": 1 / 60}[unit])
    return dated(day(base.days[0] + minutes // 1440).at(f"T{minutes % 1440 // 60:02d}:{minutes % 60:02d}"))


def _duration(size: float | None, unit: str, mod: str | None = None) -> Meant | None:
    """A length of time in ISO 8601; X where the number is not told."""
    if size is not None and (size <= 0 or size > 1e9):
        return None
    if unit == "FN":
        unit, size = "W", None if size is None else 2 * size
    if unit == "NI":
        unit = "D"
    if unit == "ML":
        unit, size = "CE", None if size is None else 10 * size
    if unit == "Q":
        unit, size = "M", None if size is None else 3 * size
    written = "X" if size is None else f"{size:g}" if size < 1e6 else f"{size:.0f}"
    value = f"PT{written}{_TIMED[unit]}" if unit in _TIMED else f"P{written}{unit}"
    whole = int(size) if size is not None and size == int(size) else None
    return Meant("DURATION", None, value, mod, None, None if whole is None else (whole, unit))


def while_(found: Found, story: Story) -> Meant | None:
    """Units without a number, where a preposition makes them a length of time: "for years"."""
    del story
    before = found.before.word if found.before else ""
    return _duration(None, str(found.groups["unit"][0].worth)) if before in _LASTING else None


def counted_from(size: tuple[int, str], base: When, *, past: bool) -> When | None:
    """The date so long before or after another: "two weeks before the election day"."""
    number, unit = size
    by = -number if past else number
    if base.is_day and unit in ("D", "W", "M", "Y", "DE", "CE"):
        return same_day(base, unit, by)
    return shifted(base, unit, by)


def timed_after(start: When, length: str | None) -> str | None:
    """The value of the time so long after another, of a length in hours, minutes and seconds ("PT2.5H")."""
    m = _CLOCK_LENGTH.fullmatch(length or "")
    clock = start.time[1:].partition(":")
    if m is None or not clock[0].isdigit() or not (clock[2] or "0")[:2].isdigit():
        return None
    minutes = 60 * float(m.group(1) or 0) + float(m.group(2) or 0) + 60 * int(clock[0]) + int((clock[2] or "0")[:2])
    if minutes > 10_000:
        return None
    moved = day(start.days[0] + int(minutes) // 1440) if start.is_day and start.days else When()
    return moved.at(f"T{int(minutes) % 1440 // 60:02d}:{int(minutes) % 60:02d}").value
