"""Which time expressions does a text have, and what is the value of each?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quoth.reader.times import clocks, dates, figures, periods, spans, weekdays
from quoth.reader.times.grammar import Found
from quoth.reader.times.joins import Read, joined
from quoth.reader.times.matching import matches
from quoth.reader.times.meant import Meant
from quoth.reader.times.story import Story, is_ancient
from quoth.reader.times.tense import tense
from quoth.reader.times.tokens import stretches
from quoth.reader.times.when import When
from quoth.record import TimeExpression
from quoth.text import Paragraph

_MEANINGS: dict[str, Callable[[Found, Story], Meant | None]] = {
    "date": dates.date,
    "days": dates.days,
    "iso": figures.iso,
    "named": figures.named,
    "slashed": figures.slashed,
    "year": dates.year,
    "years": dates.years,
    "decade": dates.decade,
    "century": dates.century,
    "centuries": dates.centuries,
    "season": dates.season,
    "quarter": dates.quarter,
    "fiscal": dates.fiscal,
    "holiday": dates.holiday,
    "holiday_weekend": dates.holiday_weekend,
    "year_month": figures.year_month,
    "compact": figures.compact,
    "lengths": spans.lengths,
    "period": periods.period,
    "weekday": weekdays.weekday,
    "today": spans.today,
    "deictic": spans.deictic,
    "recent": spans.recent,
    "amount": spans.amount,
    "while": spans.while_,
    "clock": clocks.clock,
    "hours": clocks.hours,
    "nth_weekday": weekdays.nth_weekday,
    "week_number": weekdays.week_number,
    "set": clocks.set_,
    "now": clocks.now,
    "once": clocks.once,
}
_AND = re.compile(r"\s*(?:,\s*)?(?:and|or|,|-|–|to|through|until|till)\s*(?:the\s|in\s)?", re.IGNORECASE)


def find_times(text: str, paragraphs: Sequence[Paragraph], published: When | None) -> list[TimeExpression]:
    """The time expressions of a text, in its order, none overlapping, with TIMEX3 types and values.

    `published` is when it was written, which relative expressions count from; without it their values have X for what
    is not known.
    """
    ancient = is_ancient(text)
    found = [
        one
        for p in paragraphs
        for tokens, characters in stretches(text, p.start, p.end, ancient=ancient)
        for one in matches(tokens, characters)
    ]
    story = Story(
        text,
        published,
        years=_years(found),
        dated=_years([one for one in found if one.has("month")]),
        close=sum(_is_close(text, one) for one in found),
        near=sum(one.rule in ("weekday", "today") for one in found) / max(1, len(found)),
    )
    read: list[Read] = []
    for i, one in enumerate(found):
        story.ahead = _ahead(text, one, found[i + 1]) if i + 1 < len(found) else None
        story.at = (one.start, one.end)
        goes_on = bool(read) and read[-1].meant.when is story.then
        story.passed = one.start - read[-1].end if goes_on else len(text)
        meant = _MEANINGS[one.rule](one, story)
        if meant is None:
            continue
        # A range does not hold the preposition before it.
        start = one.groups["from"][-1].end if one.has("from") else one.start
        start += len(text[start : one.end]) - len(text[start : one.end].lstrip())
        yearless = not (one.has("year") or one.has("that_year") or one.has("which") or one.has("spoken"))
        halved = (
            one.word("from_hour").rstrip(".")[-1:] == "m"
            or one.has("ampm")
            or one.has("in_part")
            or one.word("clock").rstrip(".")[-1:] in ("a", "p", "m")
        )
        this = Read(start, one.end, one.rule, meant, yearless, halved)
        if read and (one_of_both := joined(text, read[-1], this, published)) is not None:
            read[-1] = this = one_of_both
        else:
            read.append(this)
        # What a history only looks ahead to does not move it on.
        planned = story.then is not None and story.is_history and story.tense(one.start, one.end) == "future"
        if this.meant.when is not None and not planned:
            story.mention(this.meant.when)
    return [
        TimeExpression(
            start=r.start,
            end=r.end,
            text=text[r.start : r.end],
            type=r.meant.type,
            value=r.meant.value,
            mod=r.meant.mod,
            range=r.meant.range,
        )
        for r in read
    ]


def _is_close(text: str, one: Found) -> bool:
    """Whether an expression counts from the day of the writing beyond doubt; "on Fridays it is open" does not."""
    if one.rule == "weekday":
        return one.has("which") or tense(text, one.start, one.end) is not None
    return one.rule == "today" and (one.has("which") or one.word("today") in ("yesterday", "tomorrow", "tonight"))


def _years(found: Sequence[Found]) -> list[int]:
    """The years after Christ that expressions write out; before Christ they count as 0."""
    out = []
    for one in found:
        token = one.first("year")
        if token is not None and isinstance(token.worth, int) and (token.worth >= 100 or one.has("era")):
            out.append(0 if one.word("era").startswith("b") else token.worth)
    return out


def _ahead(text: str, one: Found, following: Found) -> tuple[int, int] | None:
    """The year and month of the date that an expression is joined to and shares the year with."""
    if one.rule == following.rule == "slashed" and text[one.end : following.start] in ("-", "–"):
        return figures.year_and_month(following)
    if one.has("year") or one.rule not in ("date", "season") or following.rule not in ("date", "season"):
        return None
    token, month = following.first("year"), following.first("month")
    if (
        token is None
        or not isinstance(token.worth, int)
        or token.worth < 100
        or not _AND.fullmatch(text, one.end, following.start)
    ):
        return None
    return (-token.worth if following.word("era").startswith("b") else token.worth), int(
        month.worth or 12
    ) if month else 12
