"""Which dates would a careful reader query, beside the date of publication or the weekday?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quoth.reader.checks.check import Check, Query, span
from quoth.reader.page import Page
from quoth.record import Reading, Span, TimeExpression
from quoth.text import Paragraph

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAMES = "January February March April May June July August September October November December".split()
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_VALUE = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?!\d)")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\b"
# A month with the number of its day, before or behind it; or figures alone.
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\.?\s(?:the\s)?\d\d?(?:st|nd|rd|th)?(?![\d:])|\b\d\d?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|"
    r"\d{4}-\d\d-\d\d|\d[/.]\d\d?[/.]\d{4}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
# "Monday (Nov. 14)", "Monday night, Nov. 14", "14 November (Monday)".
_BETWEEN = re.compile(r",?\s(?:the\s)?|\s\(")

# A year is queried only where day and month lie so near to the publication that the event may be news.
_NEAR = timedelta(days=31)
_SOON = timedelta(days=7)
# Within what distance of the publication the day of a date without a year is looked for.
_SAME_SEASON = timedelta(days=250)
# A date may be a day ahead: writer and reader live in different time zones.
_AHEAD = timedelta(days=2)
# Without a year, a day farther ahead may as well be last year's.
_FARTHEST_AHEAD, _FARTHEST_WITHOUT_YEAR = timedelta(days=60), timedelta(days=31)
_LONG = timedelta(days=90)
_MOST_YEARS = 12
# Who writes of another year names it again nearby, and right beside what is told as past; in characters. Of the five
# such dates in the 924 articles of PolNeAR none is farther than 1,103.
_NEARBY, _BESIDE = 1500, 300
# Words in a sentence that tell of another time, and words before a date that make it the name of what happened then.
_BACKGROUND = re.compile(
    r"\b(?:anniversar\w+|born|years? (?:ago|later|earlier|before|after)|birthday|commemorat\w+|last year|dated|ago)\b",
    re.IGNORECASE,
)
_NAMED_BY = re.compile(
    r"(?:\b(?:the|that|this|an?|its|his|her|their|our|my|of|from|dated|before|after|since)|['’]s?)\s$",
    re.IGNORECASE,
)
_SENTENCE = 160
_BREAK = re.compile(r"[.!?]\s+(?=[A-Z])|\n")
_PAST_VERB = re.compile(
    r"(?P<before>[A-Za-z’']+\s)?(?<![\w-])(?!(?:on|late|early)\s)(?P<verb>[A-Za-z]+)(?:\s(?:reporters|here|back|out|up|down))?(?:\s(?:on|late|early)){0,2}\s$"
)
_PAST_FORMS = frozenset(
    "said told wrote held met spoke began won lost came left made gave took ran went saw found fell rose beat flew "
    "drew put was were".split()
)
_NOT_PAST = frozenset(
    "scheduled planned slated expected based needed required postponed delayed moved proposed due called been set "
    "need indeed hundred unopposed dated was were".split()
)
_NOT_BEFORE_A_PAST = frozenset("be being is are to will would can could may might should have been not if".split())
# A word for what is to come, with nothing between it and the date that begins another clause.
_WILL = re.compile(
    r"\b(?:will|shall|plans? to|(?:is|are) (?:to|set|due|scheduled|expected|going))\b"
    r"(?:(?!\b(?:that|which|who|since|than|as|from|after)\b)[^,;:—–])*$",
    re.IGNORECASE,
)

_TO_COME = re.compile(
    r"\b(?:will|would|shall|scheduled|plan\w*|expect\w*|due|next|until|through|by|deadline|expires?|effective|upcoming)\b",
    re.IGNORECASE,
)


class _Dated(NamedTuple):
    """A calendar date of the text: which of its times it is, where it stands, and what it states."""

    number: int
    where: Span
    day: date
    stated: bool
    weekday: int | None


def _dates(reading: Reading) -> Iterator[_Dated]:
    """The dates of a reading that name a month and a day, each with the weekday that stands beside it."""
    times, text = reading.times, reading.article.text
    published = _published(reading)
    for i, time in enumerate(times):
        day = _day(time, published)
        if day is None:
            continue
        start, end = time.start, time.end
        names = _WEEKDAY.findall(time.text)
        if not names and i and _BETWEEN.fullmatch(text, times[i - 1].end, start):
            names = _alone(times[i - 1])
            start = times[i - 1].start if names else start
        if not names and i + 1 < len(times) and text[end : times[i + 1].start] == " (":
            names = _alone(times[i + 1])
            end = times[i + 1].end if names else end
        weekday = (
            next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(names[0].lower()))
            if len(names) == 1
            else None
        )
        yield _Dated(i, span(text, start, end), day, bool(_YEAR.search(time.text)), weekday)


def _day(time: TimeExpression, published: date | None) -> date | None:
    """The day of an expression that names it with its month, in the nearest year where none is known."""
    m = _VALUE.match(time.value or "")
    if m is None or time.range is not None or time.type not in ("DATE", "TIME"):
        return None
    if not _MONTH_DAY.search(time.text):
        return None
    year = m[1] if m[1].isdigit() else published and str(published.year)
    if not year:
        return None
    try:
        day = date(int(year), int(m[2]), int(m[3]))
    except ValueError:
        return None
    return _nearest(day, published) if published and m[1] == "XXXX" else day


def _alone(time: TimeExpression) -> list[str]:
    """The weekday of an expression that has no date of its own."""
    return [] if any(c.isdigit() for c in time.text) else _WEEKDAY.findall(time.text)


def _published(reading: Reading) -> date | None:
    try:
        return date.fromisoformat((reading.article.published or "")[:10])
    except ValueError:
        return None


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _nearest(day: date, published: date) -> date:
    """The day of the same name that lies nearest to the publication."""
    years = range(max(1, published.year - 1), min(9999, published.year + 1) + 1)
    return min((d for y in years if (d := _in_year(day, y)) is not None), key=lambda d: abs(d - published), default=day)


def _sentence(page: Page, where: Span) -> str:
    """The sentence around a span, as far as it goes on nearby, without the quotations in it."""
    start, end = max(0, where.start - _SENTENCE), where.end + _SENTENCE
    before, after = page.text[start : where.start], page.text[where.end : end]
    for q in page.quotations(start, end):
        # Blanks keep the places of what stands behind them.
        before = _blanked(before, q.start - start, q.end - start)
        after = _blanked(after, q.start - where.end, q.end - where.end)
    return _BREAK.split(before)[-1] + _BREAK.split(after, maxsplit=1)[0]


def _blanked(words: str, start: int, end: int) -> str:
    start, end = max(0, start), max(0, min(end, len(words)))
    return f"{words[:start]}{' ' * (end - start)}{words[end:]}" if start < end else words


def _sentence_before(text: str, where: Span) -> str:
    return _BREAK.split(text[max(0, where.start - _SENTENCE) : where.start])[-1]


def _year_off(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    published, text = _published(reading), reading.article.text
    if published is None:
        return
    page = Page(text, list(paragraphs))
    for found in _dates(reading):
        near = _nearest(found.day, published)
        if not found.stated or near.year == found.day.year or not published - _NEAR <= near <= published + _SOON:
            continue
        if abs(near.year - found.day.year) > _MOST_YEARS or page.quotations(found.where.start, found.where.end):
            continue
        if _NAMED_BY.search(text, max(0, found.where.start - 12), found.where.start):
            continue
        told_as_past = _tells_of_past(text, found.where.start)
        if _BACKGROUND.search(_sentence(page, found.where)):
            continue
        if _is_elsewhere(reading, found, _BESIDE if told_as_past else _NEARBY):
            continue
        if found.day > published and not told_as_past and _TO_COME.search(_sentence_before(text, found.where)):
            continue
        yield Query(_off(found, near, published), (found.where,))


def _is_elsewhere(reading: Reading, found: _Dated, within: int) -> bool:
    """Whether the text speaks of the year of a date, a past one, at another place too, so many characters away."""
    times, year, at = reading.times, str(found.day.year), found.where.start
    if year >= (reading.article.published or ""):
        return False
    for step in (-1, 1):
        i = found.number + step
        while 0 <= i < len(times) and abs(times[i].start - at) <= within:
            if year in times[i].text:
                return True
            i += step
    return False


def _off(found: _Dated, near: date, published: date) -> str:
    years = published.year - found.day.year or near.year - found.day.year
    distance = (near - published).days
    fits = (
        "be that very day"
        if not distance
        else f"be {_counted(distance, 'day')} {'before' if distance < 0 else 'after'} it"
    )
    side = "before" if years > 0 else "after"
    return (
        f"The text dates this to {' '.join(found.where.text.split())}, {_counted(years, 'year')} {side} "
        f"its own date of {_written(published)}; in {near.year} the day would {fits}."
    )


def _counted(number: int, unit: str) -> str:
    size = abs(number)
    return f"{_NUMBERS[size] if size < len(_NUMBERS) else size} {unit}{'' if size == 1 else 's'}"


def _written(day: date) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _weekday_disagrees(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    del paragraphs
    published = _published(reading)
    for found in _dates(reading):
        if found.weekday is None or (published is None and not found.stated):
            continue
        days = [found.day]
        if not found.stated and published is not None:
            every = (_in_year(found.day, published.year + by) for by in (-1, 0, 1))
            days = [d for d in every if d is not None and abs(d - published) <= _SAME_SEASON] or days
        if all(d.weekday() != found.weekday for d in days):
            day = _nearest(found.day, published) if published and not found.stated else found.day
            falls = _WEEKDAYS[day.weekday()].capitalize()
            named = _WEEKDAYS[found.weekday].capitalize()
            yield Query(f"The text calls {_written(day)} a {named}; in the calendar it is a {falls}.", (found.where,))


def _past_after(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    published, text = _published(reading), reading.article.text
    if published is None:
        return
    page = Page(text, list(paragraphs))
    for found in _dates(reading):
        day = found.day if found.stated else _nearest(found.day, published)
        farthest = _FARTHEST_AHEAD if found.stated else _FARTHEST_WITHOUT_YEAR
        if not published + _AHEAD <= day <= published + farthest:
            continue
        if page.quotations(found.where.start, found.where.end):
            continue
        if _tells_of_past(text, found.where.start):
            yield Query(
                f"The text tells of {_written(day)} as past; its own date is {_written(published)}, "
                f"{_counted((day - published).days, 'day')} earlier.",
                (found.where,),
            )


def _tells_of_past(text: str, start: int) -> bool:
    """Whether a date stands right behind a verb in the past tense: "said on Nov. 20"."""
    m = _PAST_VERB.search(text, max(0, start - 60), start)
    if m is None or (m["before"] or "").strip().casefold() in _NOT_BEFORE_A_PAST:
        return False
    verb = m["verb"].casefold()
    return verb in _PAST_FORMS - _NOT_PAST or (verb.endswith("ed") and len(verb) > 4 and verb not in _NOT_PAST)


def _planned_before(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[Query]:
    published, text = _published(reading), reading.article.text
    if published is None:
        return
    page = Page(text, list(paragraphs))
    for found in _dates(reading):
        if not found.stated or found.day > published - _LONG or page.quotations(found.where.start, found.where.end):
            continue
        if _WILL.search(_sentence_before(text, found.where)[-60:]):
            yield Query(
                f"The text tells of {_written(found.day)} as still to come; its own date is {_written(published)}.",
                (found.where,),
            )


DATES = (
    Check(
        "weekday_and_date",
        "high",
        "A date that falls on another weekday than the text gives it.",
        _weekday_disagrees,
    ),
    Check(
        "year_off_dateline",
        "high",
        "A full date whose day and month fit the article's own date while its year does not.",
        _year_off,
    ),
    Check(
        "past_after_dateline",
        "high",
        "An event told as past and dated after the article itself.",
        _past_after,
    ),
    Check(
        "planned_before_dateline",
        "medium",
        "An event told as still to come and dated long before the article itself.",
        _planned_before,
    ),
)
