"""When does a time expression begin and end, so that it can be placed beside others?"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoth.record import TimeExpression

# In days since 0001-01-01, the first one being 1 as in `date.toordinal`; hours are fractions.
Extent = tuple[float, float]

_VALUE = re.compile(
    r"(?:FY)?(?P<era>BC|-)?(?P<year>\d{2,4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?|(?P<part>[A-Z][A-Z0-9])))?"
    r"(?:T(?:(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?|(?P<of_day>[A-Z]{2}))"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
# First month and number of months; seasons are those of the northern half of the Earth, for want of a better guess.
_PARTS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "AU": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)}
_PARTS |= {f"Q{n}": (3 * n - 2, 3) for n in range(1, 5)}
# Hours of the day at which TIMEX3's parts of the day begin and end.
_OF_DAY = {"MO": (5, 12), "MI": (12, 13), "AF": (12, 18), "DT": (8, 18), "EV": (18, 22), "NI": (20, 28)}
# The Gregorian calendar repeats itself after so many years and days.
_CYCLE = (400, 146097)


def extent(time: TimeExpression, zone: float = 0) -> Extent | None:
    """When a date or a time of day begins and ends, by its range or else its value; None where no year is known.

    A value with a zone is given in the local time of `zone`, hours east of Greenwich; one without is taken as local.
    """
    if time.type in ("DURATION", "SET") and time.range is None:
        return None
    ends = [value_extent(value, zone) for value in time.range or (time.value or "",)]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    return first[0], max(first[0], last[1])


def value_extent(value: str, zone: float = 0) -> Extent | None:
    """When one value of TIMEX3, or a date or time in ISO 8601's extended format, begins and ends."""
    m = _VALUE.fullmatch(value)
    if m is None:
        return None
    try:
        return _in_day(m, _days(m), zone)
    except ValueError:
        return None


def zone_of(published: str | None) -> float:
    """Hours east of Greenwich of a time in ISO 8601; 0 where it does not say."""
    m = _VALUE.fullmatch(extended(published) or "")
    return _hours(m["zone"] or "") if m else 0


def extended(published: str | None) -> str | None:
    """A date or time in any format of ISO 8601 in its extended one; None where it is neither."""
    given = published or ""
    try:
        return (datetime.fromisoformat(given) if len(given) > 10 else date.fromisoformat(given)).isoformat()
    except ValueError:
        return None


def _days(m: re.Match[str]) -> Extent:
    """The first day, and the one after the last; raises ValueError where the calendar has no such day."""
    digits, before = m["year"], m["era"] == "BC"
    # Three digits are a decade, two a century.
    size = 10 ** (4 - len(digits))
    year = int(digits) * size
    if m["era"]:
        # There is no year 0 before Christ: 1 BC is the year 0 of ISO 8601.
        year = 1 - (year + size - 1) if before else -year
    if m["week"]:
        return _week(year, int(m["week"]), m["weekday"])
    if m["part"]:
        if m["part"] not in _PARTS:
            raise ValueError
        month, months = _PARTS[m["part"]]
        return _ordinal(year, month), _first_of(year, month + months)
    if m["day"]:
        day = _ordinal(year, int(m["month"]), int(m["day"]))
        return day, day + 1
    if m["month"]:
        return _ordinal(year, int(m["month"])), _first_of(year, int(m["month"]) + 1)
    return _ordinal(year), _ordinal(year + size)


def _week(year: int, week: int, weekday: str | None) -> Extent:
    cycles, of_cycle = divmod(year, _CYCLE[0])
    first = date.fromisocalendar(of_cycle + _CYCLE[0], week, 1).toordinal() + (cycles - 1) * _CYCLE[1]
    if weekday == "WE":
        return first + 5, first + 7
    return (first + int(weekday) - 1, first + int(weekday)) if weekday else (first, first + 7)


def _ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """Days as `date.toordinal` counts them, for any year; raises ValueError where there is no such day."""
    cycles, of_cycle = divmod(year, _CYCLE[0])
    return date(of_cycle + _CYCLE[0], month, day).toordinal() + (cycles - 1) * _CYCLE[1]


def _first_of(year: int, month: int) -> int:
    """The first day of a month, the thirteenth being the next year's first."""
    return _ordinal(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _in_day(m: re.Match[str], days: Extent, zone: float) -> Extent:
    """The extent within the day, where the value has a time; else the days."""
    if m["of_day"]:
        begin, end = _OF_DAY.get(m["of_day"], (0, 24))
        return days[0] + begin / 24, days[0] + end / 24
    if not m["hour"]:
        return days
    passed = timedelta(hours=int(m["hour"]), minutes=int(m["minute"] or 0), seconds=int(m["second"] or 0))
    at = days[0] + passed / timedelta(days=1)
    if m["zone"]:
        at += (zone - _hours(m["zone"])) / 24
    # The same moment is the same number, whichever zone it was given in.
    at = round(at, 6)
    return at, at


def _hours(zone: str) -> float:
    if zone in ("", "Z"):
        return 0
    hours, minutes = int(zone[1:3]), int(zone[3:].replace(":", "") or 0)
    return (hours + minutes / 60) * (-1 if zone[0] == "-" else 1)
