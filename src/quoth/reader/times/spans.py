"""What do words that count from somewhere mean? "Yesterday", "last week", "two years ago", "the following day"."""

from __future__ import annotations

from quoth.reader.times.dates import anchor, finish, step
from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, count, dated, mod_of
from quoth.reader.times.story import Story
from quoth.reader.times.when import When, day, same_day, shifted

_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_TIMED = {"S": "S", "MI": "M", "H": "H"}
_DAYS = {"D": 1, "W": 7, "FN": 14, "NI": 1}
_LASTING = frozenset(
    "for over in within after during of recent previous past last next ensuing these many those".split()
)


def today(found: Found, story: Story) -> Meant | None:
    """A day near the writing, or a part of one: "yesterday", "tonight", "this morning", "that afternoon"."""
    token = found.groups["today"][0]
    if token.word in _TODAY:
        now = story.published
        if now is None or now.days is None or story.is_history:
            return (
                Meant("DATE", None, "PRESENT_REF")
                if token.word == "today" and (now is None or story.is_history)
                else None
            )
        return finish(found, day(now.days[0] + _TODAY[token.word])) if now.is_day else None
    part = "NI" if token.word.startswith("to") else str(token.worth)
    if found.has("which"):
        base, by = anchor(found.word("which"), story), step(found.word("which"))
    else:
        base, by = (story.now if token.word.startswith("to") else story.last), 0
    if base is None or not base.is_day or base.days is None:
        when = When(time=f"T{part}") if base is None or token.word.startswith("to") or not found.has("which") else None
        return dated(
            When(year=base.year, month=base.month, time=f"T{part}") if base is not None and when is None else when
        )
    return dated(day(base.days[0] + by).at(f"T{part}"), mod_of(found))


def deictic(found: Found, story: Story) -> Meant | None:
    """A unit near the writing or near what was told last: "last week", "the following day", "that year"."""
    token = found.groups["unit"][0]
    unit = str(token.worth)
    if found.has("tail"):
        before = found.word("tail") in ("before", "earlier", "previously", "prior")
        if found.after is not None and found.after.word[:1].isalnum() and unit != "Y":
            return None
        return _moved(story.last, unit, -1 if before else 1, found)
    if found.has("edge") and not found.has("which"):
        return _moved(story.last, unit, 0, found)
    words = found.word("which")
    if not words:
        return None
    base = anchor(words, story)
    if words == "this" and token.word == "time":
        return None
    return _moved(base, unit, step(words), found)


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
    if when is None and unit in ("D", "W", "WE", "M") and base.year is not None:
        return (
            Meant("DATE", None, When(base.year, base.month).value if by == 0 else None, mod_of(found))
            if by == 0
            else None
        )
    return dated(when, mod_of(found))


def recent(found: Found, story: Story) -> Meant | None:
    """A stretch up to the writing or on from it: "the last five years", "the next few days", "recent months"."""
    unit = str(found.groups["unit"][0].worth)
    size = count(found.groups["n"]) if found.has("n") else None
    by = step(found.word("which")) or -1
    meant = _duration(size, unit)
    base = story.published
    if size is None or base is None or not base.is_day or size != int(size) or meant is None:
        return meant
    days = _DAYS.get(unit)
    other = same_day(base, "D" if days else unit, by * int(size) * (days or 1))
    if other is None:
        return meant
    first, last = (other, base) if by < 0 else (base, other)
    return Meant("DURATION", None, meant.value, None, (first.at("").value, last.at("").value), meant.size)


def amount(found: Found, story: Story) -> Meant | None:
    """A length of time, and what lies so far from another time: "three years", "two weeks ago", "a year later"."""
    token = found.groups["unit"][0]
    unit = str(token.worth)
    size = count(found.groups["n"]) if found.has("n") else 1 if found.has("unit") and not found.has("tail") else None
    before = found.before.word if found.before else ""
    if found.word("n") == "one" and before in ("no", "any", "every"):
        return None
    if unit == "S" and found.word("n") in ("a", "one") and token.word == "second" and found.rule == "amount":
        return None
    if not found.has("tail"):
        if found.word("n") in ("a", "an") and unit == "D" and before in ("such", "what"):
            return None
        if " time" in f" {_after(found)}" and before == "in" and size is not None:
            return _from(story.published, unit, size, found)
        return _duration(size, unit, mod_of(found))
    tail = found.word("tail")
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


def _after(found: Found) -> str:
    return found.after.word if found.after else ""


def _from(base: When | None, unit: str, by: float | None, found: Found, *, past: bool = False) -> Meant | None:
    """So many units before or after a date; a vague number of them lies somewhere in the past or in the future."""
    if unit in _TIMED:
        return Meant("TIME", None, "PAST_REF" if past else "FUTURE_REF") if by is None else _timed(base, unit, by)
    if by is None or base is None or by != int(by):
        return Meant("DATE", None, "PAST_REF" if past else "FUTURE_REF", mod_of(found))
    number = int(by) * (2 if unit == "FN" else 1)
    unit = {"FN": "W", "NI": "D"}.get(unit, unit)
    mod = {"APPROX": "APPROX", "MORE_THAN": "BEFORE" if past else "AFTER", "LESS_THAN": "AFTER" if past else "BEFORE"}
    return dated(shifted(base, unit, number), mod.get(mod_of(found) or ""))


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
