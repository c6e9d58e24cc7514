"""Which day or month is a date in figures?"""

from __future__ import annotations

import re

from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, dated
from quoth.reader.times.story import Story, clipped
from quoth.reader.times.when import When
from quoth.reader.times.words import MONTHS

_BESIDE_SLASHED = frozenset("on since by from to until through between next this - – ~".split())


def iso(found: Found, story: Story) -> Meant | None:
    """A date in ISO 8601, with or without a time."""
    del story
    written = found.groups["iso"][0].word.upper()
    year, month, of_month = (int(x) for x in written[:10].split("-"))
    when = clipped(year, month, of_month)
    return dated(when.at("T" + written[11:].lstrip()) if when and len(written) > 10 else when)


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
        if written == "9/11" and not near & {"from", "to", "-", "–"}:
            # A name by now, and of one day.
            return dated(When(2001, 9, 11))
        beside = near & _BESIDE_SLASHED or found.has("which") or "day" in story.text[found.start : found.end].lower()
        if mark != "/" or not beside or not 1 <= parts[0] <= 12:
            return None
        parts.append(story.year_of(parts[0], parts[1], story.tense(found.start, found.end)) or 0)
    if parts[0] > 31:
        year, month, of_month = parts
    else:
        month, of_month, year = parts
        if mark == "." or month > 12:
            month, of_month = of_month, month
    if year < 100 and len(written.split(mark)[-1]) <= 2:
        year += 2000 if year < 70 else 1900
    return dated(clipped(year, month, of_month)) if 1 <= month <= 12 and of_month and year else None
