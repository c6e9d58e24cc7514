"""Which day or month is a date in figures?"""

from __future__ import annotations

import re

from quoth.reader.times.dates import month_year, year_named
from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, dated
from quoth.reader.times.story import Story, clipped
from quoth.reader.times.when import When
from quoth.reader.times.words import MONTHS

_BESIDE_SLASHED = frozenset("on since by from to until through between next this - – ~".split())

# A year of two figures lies at most so many years ahead.
_AHEAD = 20


def iso(found: Found, story: Story) -> Meant | None:
    """A date in ISO 8601, with or without a time."""
    del story
    written = found.groups["iso"][0].word.upper()
    year, month, of_month = (int(x) for x in written[:10].split("-"))
    when = clipped(year, month, of_month)
    if when is None:
        return Meant("DATE") if of_month <= 31 else None
    return dated(when.at("T" + written[11:].lstrip()) if len(written) > 10 else when)


def compact(found: Found, story: Story) -> Meant | None:
    """A date in eight figures: "20161016"."""
    before = found.before.word if found.before else ""
    written = found.groups["compact"][0].word
    year, month, of_month = int(written[:4]), int(written[4:6]), int(written[6:])
    if before in ("$", "£", "€", "#", "no", "number") or not (1900 <= year < 2100 and 1 <= month <= 12 and of_month):
        return None
    del story
    return dated(clipped(year, month, of_month))


def year_month(found: Found, story: Story) -> Meant | None:
    """A month in figures: "2015-12", "12/2015"."""
    del story
    numbers = sorted(int(n) for n in re.split("[/-]", found.groups["year_month"][0].word))
    return dated(When(numbers[1], numbers[0]))


def named(found: Found, story: Story) -> Meant | None:
    """A date with a month's name between marks: "23-Sep-2020", "2020/Sep/23"."""
    del story
    parts = re.split("[/-]", found.groups["named"][0].word)
    month = next((MONTHS[p[:3]] for p in parts if p[0].isalpha()), 0)
    numbers = sorted((int(p) for p in parts if p.isdigit()), key=lambda n: n < 100)
    return dated(clipped(numbers[0], month, numbers[1])) if numbers[0] >= 1000 and numbers[1] else None


def slashed(found: Found, story: Story) -> Meant | None:
    """A date in figures: "11/8/2016" has the month first where it can have; "8.11.2016" has the day first."""
    written = found.groups["slashed"][0].word
    mark = next(c for c in written if not c.isdigit())
    parts = [int(x) for x in written.split(mark)]
    if len(parts) == 2:
        # "9/11" and "3/4" are no dates by themselves; words and other dates beside them show that they are.
        near = {t.word for t in (found.before, found.after) if t is not None}
        if written == "9/11" and not (near & {"from", "to", "–"} or _goes_on(found, story)):
            # A name by now, and of one day.
            return dated(When(2001, 9, 11))
        beside = (
            near & (_BESIDE_SLASHED - {"-"})
            or _goes_on(found, story)
            or found.has("which")
            or "day" in story.text[found.start : found.end].lower()
        )
        if mark != "/" or not beside or not 1 <= parts[0] <= 12:
            return None
        year = year_named(found, story) or _slashed_year(parts[0], parts[1], found, story)
        parts.append(year or 0)
    if parts[0] > 31:
        year, month, of_month = parts
    else:
        month, of_month, year = parts
        if mark == "." or month > 12:
            month, of_month = of_month, month
    if year < 100 and len(written.split(mark)[-1]) <= 2:
        now = story.published.year if story.published is not None and story.published.year else 2050
        year += 2000 if year + 2000 <= now + _AHEAD else 1900
    if not (1 <= month <= 12 and 1 <= of_month <= 31 and year):
        return None
    when = clipped(year, month, of_month)
    return dated(when) if when is not None else Meant("DATE")


def _slashed_year(month: int, of_month: int, found: Found, story: Story) -> int | None:
    if found.has("which"):
        return month_year(month, found, story, of_month)
    return story.year_of(month, of_month, story.tense(found.start, found.end))


def _goes_on(found: Found, story: Story) -> bool:
    """Whether a hyphen beside joins figures: "10/1-11/2", but not "9/11-related"."""
    text = story.text
    return text[found.end : found.end + 2].strip("0123456789") == "-" or (
        text[found.start - 1 : found.start] == "-" and text[max(0, found.start - 2) : found.start - 1].isdigit()
    )


def year_and_month(found: Found) -> tuple[int, int] | None:
    """The year and month of "11/2/2017" or "11/2, 2017"; None where it has no year of four figures."""
    parts, named = found.groups["slashed"][0].word.split("/"), found.first("year")
    year = parts[2] if len(parts) == 3 else named.word if named is not None else ""
    return (int(year), int(parts[0])) if len(year) == 4 and 1 <= int(parts[0]) <= 12 else None
