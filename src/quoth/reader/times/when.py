"""How fine is a date, and how is it counted on? Dates of any granularity and the arithmetic of the calendar.

Values are written as TIMEX3 has them (TimeML 1.2.1, after ISO 8601): "2016", "2016-11", "2016-11-08", "2016-W45",
"2016-SU", "2016-Q3", "2016-H1", "199" (a decade), "19" (a century), "BC0480", with "X" for what is not known. The
calendar is the proleptic Gregorian one; there is no year 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Months by the equinoxes and solstices of the northern half of the Earth.
_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


def is_leap(year: int) -> bool:
    """Whether a year has a 29th of February."""
    year += year < 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """How many days a month has; of an unknown year, how many it can have."""
    return 29 if month == 2 and (year is None or is_leap(year)) else _MONTH_LENGTHS[month - 1]


def to_days(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms")."""
    year += year < 0
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    era, of_era = divmod(days + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year += era * 400 + (month <= 2)
    return year - (year <= 0), month, of_year - (153 * shifted + 2) // 5 + 1


def weekday_of(days: int) -> int:
    """The weekday of a day, Monday being 0."""
    return (days + 3) % 7


@dataclass(frozen=True)
class When:
    """A date as fine as it is known; what is None is unknown or coarser.

    `part` stands in the place of month and day: a week ("W45"), a weekend ("W45-WE"), a season, a quarter or a half.
    `digits` is the value of a decade or a century ("199", "BC04"). `weekday` (Monday 0) is kept where no date is known.
    `time` is what follows the date, with its T: "T05:34", "TMO".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    digits: str | None = None
    weekday: int | None = None
    time: str = ""

    @property
    def value(self) -> str:
        """The value as TIMEX3 writes it."""
        if self.digits is not None:
            return self.digits
        if self.year is None and self.month is None and self.day is None and self.part is None and self.weekday is None:
            return self.time or "XXXX"
        year = "XXXX" if self.year is None else f"BC{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        if self.part is not None:
            return f"{year}-{self.part}{self.time}"
        if self.weekday is not None and self.day is None:
            return f"{year}-WXX-{self.weekday + 1}{self.time}"
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}{self.time}" if self.day is None else f"{year}-{month}-{self.day:02d}{self.time}"

    @property
    def is_day(self) -> bool:
        """Whether this is one known day."""
        return self.year is not None and self.month is not None and self.day is not None

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day, in days since 1970-01-01; None where the year is not known."""
        if self.digits is not None:
            return _days_of_digits(self.digits)
        if self.year is None:
            return None
        if self.part is not None:
            return _days_of_part(self.year, self.part)
        if self.month is None:
            return to_days(self.year, 1, 1), to_days(self.year, 12, 31)
        if self.day is None:
            return to_days(self.year, self.month, 1), to_days(
                self.year, self.month, month_length(self.year, self.month)
            )
        return (to_days(self.year, self.month, self.day),) * 2

    @property
    def range(self) -> tuple[str, str] | None:
        """The first and the last value of what spans several units of a finer kind, such as a season or a decade."""
        if self.year is None and self.part in _SEASONS and not self.time:
            first, last = _SEASONS[self.part]
            return When(None, first).value, When(None, last).value
        if self.time or self.days is None or (self.part is None and self.digits is None):
            return None
        start, end = self.days
        if self.part in _SEASONS or self.part in _QUARTERS:
            return When(*from_days(start)[:2]).value, When(*from_days(end)[:2]).value
        return day(start).value, day(end).value

    def half(self, *, first: bool) -> tuple[str, str] | None:
        """The first and the last day of a half of a month; None of what is none.

        Of years, decades and centuries nobody agrees where "early" ends.
        """
        days = self.days
        if days is None or self.time or self.month is None or self.day is not None:
            return None
        ends = (days[0], days[0] + 14) if first else (days[0] + 14, days[1])
        return day(ends[0]).value, day(ends[1]).value

    def at(self, time: str) -> When:
        """The same date with a time of the day."""
        return replace(self, time=time)


def day(days: int) -> When:
    """The day at a number of days since 1970-01-01."""
    return When(*from_days(days))


def week(days: int, suffix: str = "") -> When:
    """The ISO week of a day."""
    thursday = days - weekday_of(days) + 3
    year = from_days(thursday)[0]
    return When(year, part=f"W{(thursday - to_days(year, 1, 1)) // 7 + 1:02d}{suffix}")


def decade(year: int) -> When:
    """The decade that begins with a year."""
    return When(digits=f"{year // 10:03d}" if year > 0 else f"BC{-year // 10:03d}")


def century(number: int) -> When:
    """The century of a number: 19 is the one from 1800 on, -5 the fifth before Christ."""
    return When(digits=f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}")


def _days_of_digits(digits: str) -> tuple[int, int]:
    before = digits.startswith("BC")
    known = digits[2:] if before else digits
    size = 10 ** (4 - len(known))
    first = int(known) * size
    if before:
        return to_days(-(first + size - 1) or -1, 1, 1), to_days(-first or -1, 12, 31)
    return to_days(first or 1, 1, 1), to_days(first + size - 1, 12, 31)


def _days_of_part(year: int, part: str) -> tuple[int, int]:
    if part.startswith("W") and part[1:3].isdigit():
        first = to_days(year, 1, 4)
        monday = first - weekday_of(first) + 7 * (int(part[1:3]) - 1)
        return (monday + 5 if part.endswith("-WE") else monday), monday + 6
    months = _SEASONS.get(part) or _QUARTERS.get(part)
    if months is None:
        return to_days(year, 1, 1), to_days(year, 12, 31)
    last_year = year if months[0] <= months[1] else _next(year)
    return to_days(year, months[0], 1), to_days(last_year, months[1], month_length(last_year, months[1]))


def _next(year: int, by: int = 1) -> int:
    """The year so many years on; there is no year 0."""
    moved = year + (year < 0) + by
    return moved - (moved <= 0)


def shifted(start: When, unit: str, by: int) -> When | None:
    """The date so many units after another, as fine as the unit; None where the start does not tell.

    Units are TIMEX3's: D, W, WE, M, Q, Y, DE, CE, and H, MI, S for times of the day, which keep the day.
    """
    if start.year is None and start.digits is None:
        return None
    span = start.days
    if span is None or abs(by) > 1_000_000:
        return None
    year, month, _ = from_days(span[0])
    if unit == "D":
        return day(span[0] + by) if start.is_day else None
    if unit in ("W", "WE"):
        known = start.is_day or (start.part or "").startswith("W")
        return week(span[0] + 7 * by, "-WE" if unit == "WE" else "") if known else None
    if unit == "M":
        total = month - 1 + by
        return When(_next(year, total // 12), total % 12 + 1) if start.month or start.part else None
    if unit == "Q":
        total = (month - 1) // 3 + by
        return When(_next(year, total // 4), part=f"Q{total % 4 + 1}")
    if unit == "Y":
        return When(_next(year, by))
    if unit == "DE":
        return decade(year - year % 10 + 10 * by) if year > 0 else None
    if unit == "CE":
        return century((year - 1) // 100 + 1 + by) if year > 0 else None
    return None


def same_day(start: When, unit: str, by: int) -> When | None:
    """The day so many weeks, months or years after a known day."""
    if start.year is None or start.month is None or start.day is None or abs(by) > 100_000:
        return None
    if unit in ("D", "W"):
        return day(to_days(start.year, start.month, start.day) + by * (7 if unit == "W" else 1))
    months = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return None
    total = start.month - 1 + by * months
    year, month = _next(start.year, total // 12), total % 12 + 1
    return When(year, month, min(start.day, month_length(year, month)))
