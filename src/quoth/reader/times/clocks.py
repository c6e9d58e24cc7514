"""Which time of the day, how often, or which vague now do words mean?"""

from __future__ import annotations

import re

from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, count, dated, nth
from quoth.reader.times.story import Story
from quoth.reader.times.tokens import Token
from quoth.reader.times.when import When
from quoth.reader.times.words import WORDS

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::(\d\d))?\s?(a|p)?")
_OFFSET = re.compile(r"(?:utc|gmt)\s?([+−-])\s?(\d{1,2}):?(\d\d)?")
_RATED = re.compile(
    r"\d|times?$|once$|twice$|hundred$|thousand$|(?:m|b|tr)illion$|dozen$|[a-z]s$|percent$|much$|[%€$£]$"
)
_PART_BEGINS = frozenset("this that last next yesterday today tomorrow tonight".split())
_EACH = {"D": "P1D", "W": "P1W", "WE": "XXXX-WXX-WE", "M": "P1M", "Q": "P3M", "Y": "P1Y", "DE": "P1DE", "CE": "P1CE",
         "NI": "P1D", "FN": "P2W", "H": "PT1H", "MI": "PT1M", "S": "PT1S"}  # fmt: skip


def zone(found: Found) -> str:
    """The time zone of a clock time as ISO 8601 writes it; empty where none is named or the name tells no offset."""
    token = found.first("zone")
    if token is None:
        return ""
    m = _OFFSET.match(token.word)
    if m is None:
        return str(token.worth or "")
    hours = int(m.group(2))
    return f"{'-' if m.group(1) in '−-' else '+'}{hours:02d}:{m.group(3) or '00'}" if hours <= 14 else ""


def clock(found: Found, story: Story) -> Meant | None:
    """A time of the day, on the day that the text speaks of."""
    time = _clock(found)
    if time is None:
        return None
    if found.has("past"):
        past = found.word("past")
        named = 30.0 if past == "half" else 15.0 if "quarter" in past else count(_minutes(found))
        if named is None or not 0 < named < 60 or len(time) != 3:
            return None
        total = int(time[1:]) * 60 + int(-named if found.word("to") == "to" else named)
        time = f"T{total // 60 % 24:02d}:{total % 60:02d}"
    return dated(_day(story).at(time + zone(found)))


def _minutes(found: Found) -> list[Token]:
    return [t for t in found.groups["past"] if not t.word.startswith("min")]


def hours(found: Found, story: Story) -> Meant | None:
    """From one time of the day to another: "5 to 6 pm", "between 9:30 and 11 a.m."."""
    last, token = _clock(found), found.groups["from_hour"][0]
    m = _CLOCK.match(token.word)
    hour = int(m.group(1)) if m else int(count([token]) or 0)
    plain = found.first("clock") is not None and not (found.word("clock")[-1] in "m." or found.has("in_part"))
    if last is None or hour > 24 or (plain and ":" not in token.word and not _beside_part(found)):
        return None
    half = (m.group(4) if m else None) or ""
    first = hour % 12 + 12 * (half == "p") if half else hour
    minute = f":{m.group(2)}" if m and m.group(2) else ""
    if not half and int(last[1:3]) >= 12 and hour < 12 and f"T{hour + 12:02d}{minute}" <= last:
        first = hour + 12
    if last[1:3].isdigit() and first > int(last[1:3]) and not found.has("ampm") and int(last[1:3]) < 12:
        # "10:30 to 3".
        last = f"T{int(last[1:3]) + 12:02d}{last[3:]}"
    day = _day(story)
    begin, end = day.at(f"T{first:02d}{minute}"), day.at(last)
    return dated(begin, None, (begin.value, end.value))


def _beside_part(found: Found) -> bool:
    """Whether a part of a day stands beside hours: "7 to 9:30 last night", "tonight from 7 to 7:30"."""
    before, after = found.before, found.after
    return (after is not None and after.word in _PART_BEGINS) or (
        before is not None and ("part" in WORDS.get(before.word, ()) or before.word == "tonight")
    )


def _day(story: Story) -> When:
    days = [base for base in (story.last, story.now) if base is not None and base.is_day]
    return days[0] if days else When()


def _clock(found: Found) -> str | None:
    point = found.first("point")
    if point is not None:
        return str(point.worth)
    token = found.first("clock")
    if token is not None:
        m = _CLOCK.match(token.word)
        if m is None:
            return None
        hour, minute, second, half = int(m.group(1)), m.group(2), m.group(3), m.group(4)
    else:
        number = count(found.groups["hour"])
        if number is None:
            return None
        spoken = count(found.groups["minute"]) if found.has("minute") else None
        hour, second, half = int(number), None, found.word("ampm")[:1]
        minute = None if spoken is None else f"{int(spoken):02d}"
    part = found.first("in_part")
    if part is not None and not half:
        half = "a" if part.worth == "MO" or (part.worth == "NI" and hour < 6) else "p"
    if half and not 1 <= hour <= 12:
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24:
        return None
    # "T15" is as fine as the words "3 pm" are.
    return f"T{hour:02d}" + (f":{minute}" if minute else "") + (f":{second}" if second else "")


def is_rate(before: str) -> bool:
    """Whether "a year" after this word tells how often or for how long each time: "twice a year", "$50,000 a year"."""
    return _RATED.search(before) is not None


def each(unit: str) -> Meant | None:
    """The set of what comes once in each of a unit."""
    return Meant("SET", None, _EACH[unit]) if unit in _EACH else None


def set_(found: Found, story: Story) -> Meant | None:
    """What comes again and again: "every day", "weekly", "on Tuesdays", "five a day"."""
    del story
    if found.has("workday"):
        return Meant("SET", None, "XXXX-WXX-WD")
    if found.has("half_as") or found.has("twice_as"):
        return _scaled(found)
    if found.has("seasons"):
        season = When(part=str(found.groups["seasons"][0].worth))
        return Meant("SET", None, season.value, None, season.range)
    if found.has("often"):
        return Meant("SET", None, str(found.groups["often"][0].worth))
    if found.has("day"):
        of_month = nth(found.groups["day"])
        return Meant("SET", None, f"XXXX-XX-{of_month:02d}") if of_month else None
    if found.has("weekday"):
        part = found.first("part")
        return Meant(
            "SET",
            None,
            f"XXXX-WXX-{int(found.groups['weekday'][0].worth or 0) + 1}" + (f"T{part.worth}" if part else ""),
        )
    if found.has("season"):
        token = found.groups["season"][0]
        if isinstance(token.worth, int):
            return Meant("SET", None, f"XXXX-{token.worth:02d}")
        return Meant(
            "SET", None, f"XXXX-{token.worth}" if token.worth in ("SP", "SU", "FA", "WI") else f"T{token.worth}"
        )
    unit = str(found.groups["unit"][0].worth)
    number = count(found.groups["n"]) if found.has("n") else 2 if found.has("other") else 1
    if unit == "NI":
        return Meant("SET", None, "TNI")
    value = _EACH.get(unit)
    if value is None or number is None or number != int(number):
        return None
    if unit == "WE" and number != 1:
        return Meant("SET", None, f"P{int(number)}WE")
    return Meant("SET", None, value.replace("1", str(int(number))) if number != 1 else value)


def _scaled(found: Found) -> Meant | None:
    """Twice as often or half as often: "semi-annually", "bi-weekly"."""
    token = (found.first("half_as") or found.groups["twice_as"][0]).worth
    half, twice = {"P1Y": "P6M"}, {"P1W": "P2W", "P1M": "P2M", "P1Y": "P2Y"}
    value = (half if found.has("half_as") else twice).get(str(token))
    return None if value is None else Meant("SET", None, value)


def now(found: Found, story: Story) -> Meant | None:
    """The present."""
    del story
    after = found.after.word if found.after else ""
    if found.word("now") == "date" and (after[:1].isalnum() and after not in ("in", "has", "have", "was", "of", "for")):
        # "To date someone".
        return None
    return Meant("DATE", None, "PRESENT_REF")


def once(found: Found, story: Story) -> Meant | None:
    """The past or the future, as such."""
    del story
    return Meant("DATE", None, "PAST_REF" if found.has("past") else "FUTURE_REF")
