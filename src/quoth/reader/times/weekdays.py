"""Which day do the words for a weekday mean, and which week do those for a week?"""

from __future__ import annotations

import re

from quoth.reader.times import when as calendar
from quoth.reader.times.dates import anchor, finish, step, year_named
from quoth.reader.times.grammar import Found
from quoth.reader.times.meant import Meant, dated, nth
from quoth.reader.times.story import Story, clipped
from quoth.reader.times.when import When, shifted

_ANY = re.compile(r"\bon\sa\s$", re.IGNORECASE)


def week_number(found: Found, story: Story) -> Meant | None:
    """A week by its number in a year: "week 31"."""
    number = nth(found.groups["number"])
    named = year_named(found, story) or (story.now.year if story.now is not None else None)
    if number is None or not 1 <= number <= 53 or (found.after is not None and found.after.word in ("of", ":")):
        return None
    return dated(When(named, part=f"W{number:02d}"))


def weekday(found: Found, story: Story) -> Meant | None:
    """A weekday, in the week that words or tense show."""
    token = found.groups["weekday"][0]
    number = int(token.worth or 0)
    if token.word in ("sat", "sun", "mon", "wed", "fri", "thu", "tue", "tues", "thur", "thurs", "weds"):
        before = found.before.word if found.before else ""
        if before not in ("on", "since", "by", "until", "next", "last", "this") and not found.has("which"):
            return None
    now = story.now
    if now is None or not now.is_day or now.days is None:
        return finish(found, When(weekday=number))
    today = now.days[0]
    monday = today - (today + 3) % 7
    if _ANY.search(story.text, max(0, found.start - 6), found.start) and not found.has("part"):
        # "On a Monday": any of them.
        return finish(found, When(weekday=number))
    if found.has("week"):
        return finish(found, calendar.day(monday + 7 * step(found.word("week")) + number))
    if found.has("day"):
        return _weekday_of_day(found, story, number)
    if found.has("which"):
        by = step(found.word("which"))
        told = anchor(found.word("which"), story)
        if told is not now and told is not None and told.is_day and told.days:
            base = told.days[0]
            back = ((base + 3) % 7 - number) % 7
            back = (back or 7) if by < 0 else back - 7 if by > 0 else back
            return finish(found, calendar.day(base - back))
        if by < 0:
            return finish(found, calendar.day(today - (((today + 3) % 7 - number) % 7 or 7)))
        if by > 0 and found.word("which").split()[-1] in ("upcoming", "coming"):
            return finish(found, calendar.day(today + ((number - (today + 3) % 7) % 7 or 7)))
        if by > 0:
            ahead = (number - (today + 3) % 7) % 7 or 7
            return finish(
                found, calendar.day(monday + 7 + number if ahead < 7 and monday + number > today else today + ahead)
            )
        return finish(found, calendar.day(monday + number))
    return finish(found, story.weekday(number, story.tense(found.start, found.end)))


def nth_weekday(found: Found, story: Story) -> Meant | None:
    """A weekday by its number in a month: "the first Tuesday in November"."""
    number = -1 if found.word("nth") == "last" else nth(found.groups["nth"]) or 0
    wanted = int(found.groups["weekday"][0].worth or 0)
    month = _month_of(found, story)
    days = None if month is None else month.days
    if days is None or not -1 <= number <= 5:
        return None
    first = days[0] + (wanted - (days[0] + 3)) % 7
    day = days[1] - (days[1] + 3 - wanted) % 7 if number < 0 else first + 7 * (number - 1)
    return finish(found, calendar.day(day)) if day <= days[1] else None


def _month_of(found: Found, story: Story) -> When | None:
    """The month in which a weekday has its number: "in November 2016", "of next month"."""
    if not found.has("month"):
        base = anchor(found.word("which"), story) if found.word("which") != "the" else story.last
        return shifted(base, "M", step(found.word("which"))) if base is not None else None
    month = int(found.groups["month"][0].worth or 0)
    named = year_named(found, story) or story.year_of(month, None, story.tense(found.start, found.end))
    return None if named is None else When(named, month)


def _weekday_of_day(found: Found, story: Story, number: int) -> Meant | None:
    """A weekday with the day of a month that is not named: the nearest such month."""
    of_month, now = nth(found.groups["day"]), story.now
    if of_month is None or now is None or now.year is None or now.month is None:
        return None
    for by in (0, 1, -1, 2, -2):
        month = shifted(now, "M", by)
        when = clipped(month.year, month.month, of_month) if month and month.year and month.month else None
        if when is not None and when.days is not None and (when.days[0] + 3) % 7 == number:
            return finish(found, when)
    return finish(found, clipped(now.year, now.month, of_month))
