"""What do the words of a text count from? Its date, the date spoken of last, and the tense of the clause.

News counts from its own date, and tense decides between what is past and what is to come. A history, whose years lie
far from its own date, counts from the date that it mentioned last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.reader.times.tense import CLAUSE, Tense, is_habitual, tense
from quoth.reader.times.when import When, day, from_days, month_length, weekday_of

# Fewer expressions than this that count from the day of the writing, and a text may be a history.
_NEAR_IN_NEWS = 0.1
# A text longer than this, in code points, without one weekday or "yesterday" does not count from its day: a guide or a
# paper. A shorter one may just not have come to it.
_LONG = 1000
# How many code points may stand between two months that are named in a row.
_LISTED = 25
_SPEAKING = re.compile(r"\b(?:I|we|us|[Oo]ur|[Mm]y|here|Today\sis|[Gg]ood\s(?:morning|afternoon|evening))\b")
# A month that lies so many months before the one told last belongs to the next year. Found on WikiWars.
_TURN_OF_YEAR = 6


# Figures of three digits that stand like years, and what shows them in earnest: an era, or that days are not spoken of.
_LOW_YEAR = re.compile(
    r"(?<![\d.,$£€#-])\b[1-9]\d\d\b(?=\s?[,;:)–—]|\s?-\s?\d|\.\s|\s(?:and|when|he|she|to|the|a|BC|AD|[A-Z][a-z]+)\b)"
)
_BEFORE_YEAR = re.compile(r"(?:\b(?:in|circa|ca?\.|around|after|before|until|till|since|by|from)\s|\()$", re.IGNORECASE)
_ERA = re.compile(r"\d\s?(?:BCE?|B\.C\.|AD|A\.D\.|CE)\b|\b(?:AD|A\.D\.)\s?\d")
_DAYS = re.compile(r"\b(?:yesterday|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_FEW_LOW_YEARS = 3


def is_ancient(text: str) -> bool:
    """Whether a text is a history of a time whose years have three digits."""
    low = 0
    for m in _LOW_YEAR.finditer(text):
        low += _BEFORE_YEAR.search(text, max(0, m.start() - 8), m.start()) is not None
        if low >= _FEW_LOW_YEARS:
            break
    if not low or _DAYS.search(text) is not None:
        return False
    return low >= _FEW_LOW_YEARS or _ERA.search(text) is not None


class Story:
    """What is known of time at a place of a text; `mention` moves it on."""

    def __init__(
        self, text: str, published: When | None, *, years: Sequence[int], dated: Sequence[int], close: int, near: float
    ) -> None:
        """Begin at the start of a text.

        `years` are those that it writes out, in its order, `dated` those of them that stand with a month; `near` is
        the share of expressions that count from the day of the writing, such as weekdays and "today", `close` how many
        of them leave no doubt of it, as "yesterday" does.
        """
        self.text = text
        self.published = published
        self.then: When | None = None
        self.ahead: tuple[int, int] | None = None
        self.at = (0, 0)
        # How many code points stand between the expression before and this one.
        self.passed = _LISTED + 1
        now = published.year if published is not None and published.year is not None else 0
        far = [y for y in dated if y != now and now - y != 1]
        recent = [y for y in years if abs(now - y) <= 2]
        # Found on WikiWars and GUM train: news has background, but few full dates outside of its own year.
        self.is_history = near < _NEAR_IN_NEWS and (
            (len(far) >= 4 and len(far) > 0.6 * len(dated))
            or (len(years) >= 8 and len(recent) < 0.3 * len(years))
            or (len(years) >= 3 and not recent)
        )

        self.is_timeless = not close and len(text) > _LONG and not self.is_history

    def is_today(self, start: int, end: int) -> bool:
        """Whether "today" is the day of the writing, and not these days as such."""
        if self.published is None or self.is_history:
            return False
        return not self.is_timeless or _SPEAKING.search(self.text, max(0, start - CLAUSE), end + CLAUSE) is not None

    @property
    def now(self) -> When | None:
        """The day of the writing; of a history, the last day that it spoke of."""
        return self.then or self.published if self.is_history else self.published

    @property
    def last(self) -> When | None:
        """The date spoken of last, else the day of the writing."""
        return self.then or self.published

    @property
    def is_before_christ(self) -> bool:
        """Whether the date spoken of last lies before Christ."""
        then = self.then
        return then is not None and ((then.year is not None and then.year < 0) or (then.digits or "").startswith("BC"))

    def mention(self, when: When) -> None:
        """Go on from a date that the text has just mentioned."""
        if when.year is not None or when.digits is not None:
            self.then = when

    def tense(self, start: int, end: int) -> Tense | None:
        """Whether the clause around an expression tells of the past or of the future."""
        return tense(self.text, start, end)

    def weekday(self, number: int, tense: Tense | None) -> When | None:
        """The nearest such weekday (Monday 0) before or after now, today included."""
        now = self.now
        if now is None or not now.is_day or now.days is None:
            return None
        today = now.days[0]
        back = (weekday_of(today) - number) % 7
        return day(today - back if tense != "future" or not back else today + 7 - back)

    def year_of(self, month: int, of_month: int | None, tense: Tense | None) -> int | None:
        """The year of a month, or of its day, that is named without one."""
        if self.ahead is not None:
            # "from October to March 1945": the first has the second's year, or the one before.
            return self.ahead[0] if month <= self.ahead[1] else _before(self.ahead[0])
        if self.is_history:
            generic = of_month is None and is_habitual(self.text, *self.at)
            return None if generic else self._told_year(month)
        now = self.published
        if now is None or now.year is None:
            return None if self.then is None else self.then.year
        if now.month is None:
            return now.year
        if tense is None and (told := self._listed_year(month)) is not None:
            return told
        if self.is_timeless and of_month is None and is_habitual(self.text, *self.at):
            return None
        ahead = (month, of_month or now.day or 1) > (now.month, now.day or 1)
        if tense == "future":
            return now.year if ahead or month == now.month else now.year + 1
        if tense == "past" or abs(month - now.month) > 6:
            return now.year - 1 if ahead and (tense == "past" or month - now.month > 6) else now.year
        return now.year

    def _listed_year(self, month: int) -> int | None:
        """The year of a month in a list of months that goes on from the one before: "in December and January"."""
        then = self.then
        if then is None or then.year is None or then.month is None or self.passed > _LISTED:
            return None
        return then.year if month >= then.month else _next(then.year)

    def _told_year(self, month: int) -> int | None:
        """The year that a history has come to, or the next one where the month has turned."""
        if self.then is None or self.then.days is None:
            return None
        year = from_days(self.then.days[0])[0]
        turned = self.then.month is not None and self.then.month - month >= _TURN_OF_YEAR
        return _next(year) if turned else year

    def season_year(self, first_month: int, tense: Tense | None) -> int | None:
        """The year of a season, by the month that it begins in."""
        return self.year_of(first_month, None, tense)


def _before(year: int) -> int:
    return year - 1 if year != 1 else -1


def _next(year: int) -> int:
    return year + 1 if year != -1 else 1


def clipped(year: int, month: int, of_month: int) -> When | None:
    """A day of the calendar; None where the month has no such day."""
    return When(year, month, of_month) if of_month <= month_length(year, month) else None
